"""Items by what lists name them with: an article, a kind and a number, as they stand after people's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from pressmark.errors import ReviewMissing
from pressmark.reviews import Trail, Waiting

if TYPE_CHECKING:
    from pressmark.reviewed import Kind, Reviewed
    from pressmark.web.pages.visit import Visit

Named: TypeAlias = "tuple[str, Kind, int]"


def items_of(visit: Visit, named: Iterable[Named]) -> Iterator[Waiting]:
    """Yield items with their records; what is gone meanwhile is left out. Raises LedgerError."""
    trail = Trail(visit.house.ledger, visit.house.session.pack)
    known: dict[str, Reviewed | None] = {}
    for article, *name in named:
        if article not in known:
            known[article] = _reviewed(trail, article)
        reviewed = known[article]
        if reviewed is not None:
            yield from (Waiting(reviewed.record, one) for one in reviewed.live if [one.kind, one.number] == name)


def _reviewed(trail: Trail, article: str) -> Reviewed | None:
    try:
        return trail.reviewed(article)
    except ReviewMissing:
        return None
