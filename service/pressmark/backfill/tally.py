"""What a run has come to: numbers that add up, and nothing else."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pressmark.backfill.intake import Lot
    from pressmark_schemas.record import Record


class Counts(NamedTuple):
    """What one record adds to a tally; `cost` is None where no price is known."""

    relevant: bool
    ratings: int
    quotes: int
    review: int
    calls: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    cost: float | None


def counts_of(record: Record) -> Counts:
    """Return what a record adds; `review` counts its ratings and quotes that are in doubt."""
    made = record.provenance
    items = (*record.ratings, *record.quotes)
    return Counts(
        record.outcome == "read",
        len(record.ratings),
        len(record.quotes),
        sum(item.status == "review" for item in items),
        made.calls,
        made.input_tokens,
        made.cached,
        made.output_tokens,
        made.cost,
    )


@dataclass(slots=True)
class Tally:
    """Items found, and what became of them: `found` is the sum of the next six once a run has ended.

    `known` are in the ledger already, or copies of what is; `set_aside` failed in an earlier run and were not tried
    again; `left` were found but not read, since the run was stopped or had its limit.
    """

    found: int = 0
    relevant: int = 0
    irrelevant: int = 0
    failed: int = 0
    known: int = 0
    set_aside: int = 0
    left: int = 0
    ratings: int = 0
    quotes: int = 0
    review: int = 0
    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0

    @property
    def read(self) -> int:
        """Articles that were read in this run."""
        return self.relevant + self.irrelevant

    @property
    def pending(self) -> int:
        """Items found whose end is not known yet."""
        return self.found - self.read - self.failed - self.known - self.set_aside - self.left

    def take(self, lot: Lot) -> None:
        """Count what was found."""
        self.found += lot.found
        self.failed += len(lot.broken)
        self.known += lot.known
        self.set_aside += lot.set_aside
        self.left += lot.left

    def add(self, counts: Counts) -> None:
        """Count an article that was read."""
        self.relevant += counts.relevant
        self.irrelevant += not counts.relevant
        for name in ("ratings", "quotes", "review", "calls", "input_tokens", "cached_tokens", "output_tokens"):
            setattr(self, name, getattr(self, name) + getattr(counts, name))
        self.cost += counts.cost or 0.0

    def join(self, other: Tally) -> None:
        """Add what was counted elsewhere."""
        for name, number in other.as_dict().items():
            setattr(self, name, getattr(self, name) + number)

    def as_dict(self) -> dict[str, Any]:
        """Return the numbers by name."""
        return asdict(self)
