"""The waterfall of a decision as an SVG picture, for reports and pull requests.

Belongs here: drawing. Does not belong here: what is drawn (`explanation`).
"""

from __future__ import annotations

import html

from seedline.review.explanation import Explanation

_ROW, _LEFT, _WIDTH, _TOP = 26, 210, 420, 62
_ONE, _TWO, _INK, _GRID = "#2e7d32", "#c62828", "#222", "#bbb"


def waterfall(explanation: Explanation) -> str:
    """The decision as an SVG document: one bar a feature, from the sum before it to the sum after it, in bits."""
    steps = explanation.steps
    sums = [0.0, *(s.total for s in steps)]
    low, high = min(sums) - 1, max(sums) + 1

    def x(bits: float) -> float:
        return round(_LEFT + _WIDTH * (bits - low) / (high - low), 1)

    height = _TOP + _ROW * (len(steps) + 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + 90}" height="{height}" font-family="sans-serif" font-size="13">',
        f"<title>{html.escape(explanation.title)}</title>",
        f'<text x="10" y="22" font-size="15" font-weight="bold" fill="{_INK}">{html.escape(explanation.title)}</text>',
        f'<text x="10" y="44" fill="{_INK}">Weights of evidence in bits; probability of one: {explanation.row["score"]:.4f}</text>',
        f'<line x1="{x(0)}" x2="{x(0)}" y1="{_TOP - 6}" y2="{height - 10}" stroke="{_GRID}"/>',
    ]
    for i, step in enumerate(steps):
        y = _TOP + _ROW * i
        start, end = sorted((x(step.total - step.weight), x(step.total)))
        label = html.escape(f"{step.feature}: {step.level}" if step.level else step.feature)
        parts += [
            f'<text x="{_LEFT - 10}" y="{y + 16}" text-anchor="end" fill="{_INK}">{label}</text>',
            f'<rect x="{start}" y="{y + 3}" width="{max(round(end - start, 1), 1)}" height="{_ROW - 8}"'
            f' fill="{_ONE if step.weight > 0 else _TWO}"/>',
            f'<text x="{end + 6}" y="{y + 16}" fill="{_INK}">{step.weight:+.1f}</text>',
        ]
    y = _TOP + _ROW * len(steps)
    parts += [
        f'<text x="{_LEFT - 10}" y="{y + 18}" text-anchor="end" font-weight="bold" fill="{_INK}">sum</text>',
        f'<text x="{x(sums[-1])}" y="{y + 18}" text-anchor="middle" font-weight="bold" fill="{_INK}">{sums[-1]:+.1f}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
