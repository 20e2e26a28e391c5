"""When an item of today's record is the one that was reviewed.

The article's text never changes under a review, but what the machine says of it may. Two items are the same

- ratings: if passages of theirs overlap, and body, area and basis are equal; where the area is not named
  ("good in three areas") grade and count, too. So a rating may change its grade or its programme;
- quotes: if they share at least half of the stretch that both cover together. So all else may change;
- concerns: if passages of theirs overlap, and body, area and kind are equal.

What is too different is taken for another item: the reviewed one counts as gone then, and the new one as
unseen. That shows two items where there may be one, and loses neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark_schemas.record import Quote, Rating

if TYPE_CHECKING:
    from pressmark.reviewed.values import Item

_UNNAMED = "unspecified"


def claim(item: Item) -> tuple[object, ...]:
    """Return all that a reviewer judges of an item; evidence, flags and the words for an area are not of it."""
    if isinstance(item, Rating):
        return item.body, item.area, item.grade, item.basis, item.count, item.programme
    if isinstance(item, Quote):
        return item.start, item.end, item.speaker, item.role, item.organisation, item.kind
    return item.body, item.area, item.kind


def spans(item: Item) -> list[tuple[int, int]]:
    """Return where an item stands: offsets of its passages, end exclusive."""
    if isinstance(item, Quote):
        return [(item.start, item.end)]
    return [(one.start, one.end) for one in item.evidence]


def are_same(one: Item, other: Item) -> bool:
    """Tell whether two items are the same, as the module says."""
    if isinstance(one, Quote) or isinstance(other, Quote):
        return isinstance(one, Quote) and isinstance(other, Quote) and 2 * shared(one, other) >= _together(one, other)
    return _key(one) == _key(other) and shared(one, other) > 0


def shared(one: Item, other: Item) -> int:
    """Return how many characters a passage of one shares with one of the other, at most; 0 where none meet."""
    return max((min(a[1], b[1]) - max(a[0], b[0]) for a in spans(one) for b in spans(other)), default=0)


def says_the_same(one: Item | None, other: Item) -> bool:
    """Tell whether one item says just the same as the other of a place that they share."""
    return one is not None and type(one) is type(other) and claim(one) == claim(other) and shared(one, other) > 0


def _together(one: Quote, other: Quote) -> int:
    return max(one.end, other.end) - min(one.start, other.start)


def _key(item: Item) -> tuple[object, ...]:
    if not isinstance(item, Rating):
        return (type(item), *claim(item))
    unnamed = item.area.rpartition(".")[2] == _UNNAMED
    return Rating, item.body, item.area, item.basis, (item.grade, item.count) if unnamed else None
