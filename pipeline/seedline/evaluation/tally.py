"""What scoring writes down: counts per document, mistakes, and which rows were right.

Belongs here: plain records. Does not belong here: any rule on what is right, any figure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Key = tuple[str, str]  # a figure, and a kind of row within it; "" stands for all kinds


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that the package says and the gold does not, or the other way round.

    Attributes:
        document: name of the labelled document.
        line: line in its text, from 1; 0 where the mistake belongs to the document as a whole.
        kind: kind of mistake, such as `missed mention`.
        text: the words in question.
        gold: what the gold says, or None where it says nothing.
        got: what the package says, or None.
    """

    document: str
    line: int
    kind: str
    text: str
    gold: str | None = None
    got: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the package: how far it trusts itself, and whether the gold agrees. `kind` parts the rows of a table."""

    table: str
    kind: str
    extractor: str
    confidence: float
    is_right: bool


@dataclass(slots=True)
class Tally:
    """Counts per document, so that any set of documents can be scored by adding up.

    `counts[figure, kind]` has one row per document and four columns: predictions that are right, labels that were
    found, predictions, labels. (The first two differ where several predictions may answer to one label.)
    `pairs` has the same for pairs of documents: shape (documents, documents, 4), filled above the diagonal.
    """

    documents: list[str]
    counts: dict[Key, Array] = field(default_factory=dict)
    pairs: dict[Key, Array] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def add(self, figure: str, document: int, *, kind: str = "", right: float = 0, found: float | None = None,
            predicted: float = 0, wanted: float = 0) -> None:  # fmt: skip
        """Adds to a figure of one document, and to its `kind`. `found` is `right` unless it is given."""
        row = (right, right if found is None else found, predicted, wanted)
        for key in {(figure, ""), (figure, kind)}:
            self.counts.setdefault(key, np.zeros((len(self.documents), 4)))[document] += row

    def add_pair(self, figure: str, left: int, right_: int, *, right: int = 0, predicted: int = 0, wanted: int = 0) -> None:
        """Adds to a figure of two documents."""
        shape = (len(self.documents), len(self.documents), 4)
        self.pairs.setdefault((figure, ""), np.zeros(shape))[min(left, right_), max(left, right_)] += (right, right, predicted, wanted)

    def mistake(self, document: str, line: int | None, kind: str, text: object, *, gold: object = None, got: object = None) -> None:
        """Notes a mistake."""
        said = [None if v is None else str(v) for v in (gold, got)]
        self.mistakes.append(Mistake(document, line or 0, kind, str(text), *said))

    def totals(self, weights: Array) -> dict[Key, Array]:
        """Sums over documents, each counted as often as its weight says.

        Args:
            weights: shape (n, documents): n ways of choosing documents.

        Returns:
            per figure and kind an array of shape (n, 4). A pair of documents counts as often as the product of both weights.
        """
        single = {key: weights @ c for key, c in self.counts.items()}
        paired = {
            key: np.stack([((weights @ c[:, :, k]) * weights).sum(axis=1) for k in range(4)], axis=1) for key, c in self.pairs.items()
        }
        return single | paired
