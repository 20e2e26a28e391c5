"""Grades that differ: the same body and area in the same programme, as far as that can be told."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from pressmark.conflicts.values import Claim, Dispute
from pressmark_schemas.pack import Pack, Programme
from pressmark_schemas.record import Rating, Record


class _Placed(NamedTuple):
    """A claim with how its programme is known: the article names it, its day lies in the window, or both."""

    claim: Claim
    named: bool
    dated: bool


def grade_disputes(records: Sequence[Record], pack: Pack) -> Iterator[Dispute]:
    """Yield a dispute for each (body, area, programme) of which articles state different grades."""
    by_key: dict[tuple[str, str, str], list[_Placed]] = {}
    for number, record in enumerate(records):
        for rating in record.ratings:
            if rating.basis != "stated" or rating.area == "unspecified":
                continue
            claim = Claim(number, rating.grade, rating.grade, rating)
            programme, dated = _programme(rating, record.article.published, pack)
            if programme is not None:
                placed = _Placed(claim, rating.programme is not None, dated)
                by_key.setdefault((rating.body, rating.area, programme), []).append(placed)
    for key, placed in by_key.items():
        claims = _contested(placed)
        if claims:
            yield Dispute("grade", key, claims)


def _contested(placed: Sequence[_Placed]) -> tuple[Claim, ...]:
    """Return the claims that another can be compared with and contradicts.

    Two that both name the programme can be compared, and two that were both published in its window.
    """
    named = differ(one.claim for one in placed if one.named)
    dated = differ(one.claim for one in placed if one.dated)
    return tuple(one.claim for one in placed if (one.named and named) or (one.dated and dated))


def differ(claims: Iterable[Claim]) -> bool:
    """Whether two articles differ; one that contradicts itself alone is left to the checks of its record."""
    sides: dict[int, set[str]] = {}
    for claim in claims:
        sides.setdefault(claim.article, set()).add(claim.side)
    return len({frozenset(named) for named in sides.values()}) > 1


def _programme(rating: Rating, day: date | None, pack: Pack) -> tuple[str | None, bool]:
    """Return the programme that a rating belongs to, and whether the day of publication lies in its window."""
    if rating.programme is not None:
        row = pack.programme.get(rating.programme)
        return rating.programme, row is not None and day is not None and _in_window(day, row)
    if day is None:
        return None, False
    rows = [row for row in pack.programmes if row.sector == rating.sector and _in_window(day, row)]
    # Windows may overlap (crime data integrity ran beside PEEL); the area tells which it is.
    fitting = [row for row in rows if rating.area in pack.areas_of[row.programme]] or rows
    return (fitting[0].programme, True) if len(fitting) == 1 else (None, False)


def _in_window(day: date, row: Programme) -> bool:
    return row.since <= day <= (row.until or date.max)
