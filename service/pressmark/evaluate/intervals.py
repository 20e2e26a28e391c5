"""Bootstrap intervals: how far a figure would move with other texts of the same sort.

Texts are drawn with replacement, as many as there are, since ratings and quotes of one text are
right or wrong together. The interval holds the middle 95 % of 1 000 draws (percentiles); the seed
is fixed, so the same scores give the same interval. It knows nothing of texts of another sort.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.evaluate.tally import FIGURES, Tallies, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAWS, LEVEL, SEED = 1000, 0.95, 20240229


@dataclass(frozen=True, slots=True)
class Interval:
    """The ends of an interval of a figure's measure, both between 0 and 1."""

    low: float
    high: float


def intervals(texts: Sequence[Tallies]) -> dict[str, Interval]:
    """Return the interval of every figure that has something to count, by name.

    `texts` are the tallies of each text. A draw in which a figure has nothing to count is left out for it.
    """
    rows = [[count for name in FIGURES for count in _counts(one.get(name))] for one in texts]
    drawing = random.Random(SEED)  # noqa: S311 - statistics, not secrets
    drawn: dict[str, list[float]] = {name: [] for name in FIGURES}
    for _ in range(DRAWS if rows else 0):
        chosen = drawing.choices(rows, k=len(rows))
        sums = [sum(column) for column in zip(*chosen, strict=True)]
        for number, (name, measure) in enumerate(FIGURES.items()):
            tally = Tally(*sums[3 * number : 3 * number + 3])
            if tally.cases:
                drawn[name].append(tally.measured(measure))
    return {name: _middle(sorted(values)) for name, values in drawn.items() if values}


def _counts(tally: Tally | None) -> tuple[int, int, int]:
    return (tally.hit, tally.extra, tally.miss) if tally else (0, 0, 0)


def _middle(ordered: Sequence[float]) -> Interval:
    outside = int(len(ordered) * (1 - LEVEL) / 2)
    return Interval(ordered[outside], ordered[-1 - outside])
