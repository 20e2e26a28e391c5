"""What is counted: the figures by name, and hits, extras and misses of each.

Counts of texts add up to those of a collection, so a figure of many texts needs nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Measure = Literal["precision", "recall", "f1"]

VERIFIED_RIGHT = "verified ratings that are right"
STATED_VERIFIED = "stated hits that are verified"
LEFT_EMPTY = "texts without a rating left empty"
EXACT, OVERLAP = "quotes, exact span", "quotes, half overlap"
VERIFIED_QUOTES_RIGHT = "verified quotes that are right"
RIGHT_QUOTES_VERIFIED = "right quotes that are verified"
FIELDS = ("speaker", "role", "organisation", "kind")

FIGURES: dict[str, Measure] = {
    "ratings stated": "f1",
    "ratings stated (counts only)": "f1",
    "ratings earlier": "f1",
    "ratings earlier (counts only)": "f1",
    "ratings implied": "f1",
    "ratings implied (counts only)": "f1",
    VERIFIED_RIGHT: "precision",
    STATED_VERIFIED: "recall",
    LEFT_EMPTY: "recall",
    EXACT: "f1",
    OVERLAP: "f1",
    **dict.fromkeys((f"quotes, {field}" for field in FIELDS), "f1"),
    VERIFIED_QUOTES_RIGHT: "precision",
    RIGHT_QUOTES_VERIFIED: "recall",
}
"""Every figure in the order in which it is shown, with the measure that it is judged by."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a reader and gold agree (`hit`), it says more (`extra`), gold says more (`miss`)."""

    hit: int = 0
    extra: int = 0
    miss: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.extra + other.extra, self.miss + other.miss)

    @property
    def cases(self) -> int:
        """How many times there was something to count."""
        return self.hit + self.extra + self.miss

    @property
    def precision(self) -> float:
        """The part of what was said that is right; 1 where nothing was said."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The part of gold that was found; 1 where gold holds nothing."""
        return self.hit / (self.hit + self.miss) if self.hit + self.miss else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to count."""
        return 2 * self.hit / (2 * self.hit + self.extra + self.miss) if self.cases else 1.0

    def measured(self, measure: Measure) -> float:
        """Return one of the three."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}[measure]


Tallies = Mapping[str, Tally]
"""Tallies by the name of their figure; a figure that is not there had nothing to count."""


def total(tallies: Iterable[Tallies]) -> dict[str, Tally]:
    """Return the sums, all figures in their order."""
    sums = dict.fromkeys(FIGURES, Tally())
    for one in tallies:
        for name, tally in one.items():
            sums[name] += tally
    return sums


@dataclass(frozen=True, slots=True)
class Mistake:
    """One disagreement: what was said and what gold wants (None: nothing), and where in the text.

    `start` and `end` are None where the record gives no place.
    """

    figure: str
    said: str | None
    wanted: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of one text and the disagreements behind them."""

    tallies: Tallies
    mistakes: tuple[Mistake, ...] = ()
