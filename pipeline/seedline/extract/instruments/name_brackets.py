"""Quotation marks and brackets inside the names of instruments.

Belongs here: where they close, and what kind of thing a bracket holds. Does not belong here: whether a name goes on behind them
(`name_right`).
"""

from __future__ import annotations

from seedline.extract.instruments.tagged import Tagged

_CLOSE = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "``": "''", "`": "`"}
_LONGEST = 70  # tokens of a title in quotation marks


def closing(p: Tagged, i: int) -> int:
    """Token after the closing mark of the quotation that opens at `i`, or 0."""
    mark = p[i].text
    is_behind = i > 0 and not p[i - 1].whitespace_ and (p[i - 1].is_alpha or p[i - 1].text in ".,!?")
    if mark not in _CLOSE or (mark == '"' and (p[i].whitespace_ or is_behind)):  # a straight mark that closes
        return 0
    depth = 0
    for k in range(i + 1, min(len(p), i + _LONGEST)):
        text = p[k].text
        if mark not in '"`' and text == mark:
            depth += 1
        elif text in _CLOSE[mark]:
            if depth == 0:
                return k + 1 if k > i + 1 else 0
            depth -= 1
    return 0


def bracket(p: Tagged, i: int, stop: int) -> int:
    """Token after the bracket that closes the one at `i`, or 0."""
    return next((k + 1 for k in range(i + 1, min(stop, i + 16)) if p[k].text == ")"), 0)


def is_file(p: Tagged, i: int) -> bool:
    """Whether the bracket at `i` tells the form and size of a file: "(PDF, 214 KB)"."""
    inner = p.doc[i + 1 : i + 4]
    return len(inner) > 2 and inner[0].is_upper and inner[1].text in ",;" and inner[2].like_num


def is_acronym(p: Tagged, i: int, close: int) -> bool:
    """Whether the bracket holds an abbreviation: "MOU", "CoHA"."""
    inner = p.doc[i + 1 : close - 1].text
    capitals = sum(c.isupper() for c in inner)
    return (
        len(inner) <= 8
        and inner.isalnum()
        and inner[0].isalpha()
        and (2 * capitals > len(inner) or inner.lower() == "mou" or inner.isupper())
    )
