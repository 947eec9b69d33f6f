"""Questions that bear no label, as interviews print them in bold: "You have said that ... What did you mean?"

Belongs here: which paragraphs are such questions. Does not belong here: labels, and whose the answers below are (turns).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedline.extract.reading import Reading
from seedline.extract.statements.headings import Stretch

FEWEST = 2
LONGEST = 500
ADDRESSED = re.compile(r"\b[Yy]ou(?:rs?)?\b")


def unmarked(reading: Reading, parts: Sequence[Stretch], labelled: Sequence[bool]) -> list[int]:
    """The numbers of the parts that ask and bear no label; none if few of them address somebody, or if questions bear labels here.

    Args:
        parts: of the text, in order.
        labelled: whether each bears a label.
    """
    texts = [reading.quote(part.start, part.end).rstrip() for part in parts]
    asks = [n for n, text in enumerate(texts) if text.endswith("?") and len(text) <= LONGEST and parts[n].role == "body"]
    bare = [n for n in asks if not labelled[n]]
    is_asked = sum(ADDRESSED.search(texts[n]) is not None for n in bare) >= FEWEST
    return bare if is_asked and len(asks) - len(bare) < FEWEST else []
