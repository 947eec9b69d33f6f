"""Words of packs as patterns.

Belongs here: what ingest and extraction both make of a list of words. Does not belong here: the words (packs), what a match means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
