"""`python -m seedline.evaluation FOLDER`: tags to mentions, and a check of all labels in the folder.

Belongs here: that command. Does not belong here: `seedline evaluate` (see `seedline.cli`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from seedline.errors import SeedlineError
from seedline.evaluation.annotation import label
from seedline.evaluation.gold import FACTS, Gold


def main(arguments: list[str]) -> int:
    """Converts and checks one folder; exit codes as for `seedline`: 0, or 2 for a numbered error or wrong usage."""
    if len(arguments) != 1:
        print("usage: python -m seedline.evaluation FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    try:
        documents, mentions = label(folder)
        print(f"{documents} document(s), {mentions} mention(s)")
        if any(folder.glob(f"*{FACTS}")):
            gold = Gold.read(folder)
            print(f"{len(gold.documents)} document(s) ready to be scored")
    except SeedlineError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
