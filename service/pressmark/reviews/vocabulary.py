"""Whether what people say of an item fits the inspectorate's vocabulary, and what would.

Bodies, areas, grades and programmes are the pack's, since tables and gold compare them by name. Speakers, roles
and organisations are free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pressmark_schemas.record import Quote, Rating

if TYPE_CHECKING:
    from pressmark.reviewed import Item
    from pressmark_schemas.pack import Pack

_OVERALL, _UNNAMED = "overall", "unspecified"
_SHOWN = 40
"""Names that a message lists; of more it gives the nearest."""


def faults(item: Item, pack: Pack) -> Iterator[str]:
    """Yield a sentence for each term of an item that does not fit: which one, and what is allowed."""
    if isinstance(item, Quote):
        return
    if item.body not in pack.body:
        yield f"body: {pack.organisation} inspects none of the name {item.body!r}; {_allowed(item.body, pack.body)}"
    yield from _area(item.body, item.area, pack)
    if isinstance(item, Rating):
        yield from _grade(item, pack)


def _area(body: str, area: str | None, pack: Pack) -> Iterator[str]:
    if area is None or area in {_OVERALL, _UNNAMED}:
        return
    known = pack.body.get(body)
    areas = dict.fromkeys(
        row.area for row in pack.areas if known is None or pack.programme[row.programme].sector == known.sector
    )
    if area.removesuffix(f".{_UNNAMED}") not in areas:
        of = f" of {known.sector} inspections" if known else ""
        yield f"area: {area!r} is no area{of}; {_allowed(area, [_OVERALL, _UNNAMED, *areas])}"


def _grade(rating: Rating, pack: Pack) -> Iterator[str]:
    programme = None if rating.programme is None else pack.programme.get(rating.programme)
    grades = pack.rank if programme is None else programme.grades
    if rating.grade not in grades:
        given = f"{programme.programme} gave no {rating.grade!r}" if programme else f"{rating.grade!r} is no grade"
        yield f"grade: {given}; {_allowed(rating.grade, grades)}"
    body = pack.body.get(rating.body)
    rounds = [row.programme for row in pack.programmes if body is None or row.sector == body.sector]
    if rating.programme is not None and rating.programme not in rounds:
        yield f"programme: {rating.programme!r} did not inspect {rating.body}; {_allowed(rating.programme, rounds)}"
    if rating.count is not None and rating.area.rpartition(".")[2] != _UNNAMED:
        yield f"count: {rating.area!r} is one area; leave the count out, or say {_UNNAMED!r}"


def _allowed(given: str, known: Iterable[str]) -> str:
    """Say what is allowed: all of few, the nearest of many."""
    names = list(known)
    if len(names) > _SHOWN:
        near = get_close_matches(given, names, n=3, cutoff=0.4)
        return f"the nearest are {', '.join(near)}" if near else "name it as the pack's table does"
    return f"there are {', '.join(names)}"
