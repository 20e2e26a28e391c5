"""Compares the ratings of a record with gold: a rating is its body, area and grade, by basis.

Ratings of areas that are not named ("good in three areas") are compared by their count, in
figures of their own. What gold calls optional counts neither way, and no more does a rating that
gold has under another basis that a careful reader could have chosen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pressmark.evaluate.names import fold
from pressmark.evaluate.tally import LEFT_EMPTY, STATED_VERIFIED, VERIFIED_RIGHT, Mistake, Score, Tally

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from pressmark.evaluate.gold import GoldBasis, GoldRating
    from pressmark_schemas.answer import Basis
    from pressmark_schemas.record import Rating

_BASES: dict[GoldBasis, Basis] = {"explicit": "stated", "restated_previous": "earlier", "implied": "implied"}
_UNNAMED = "unspecified"
_T = TypeVar("_T")


class Claim(NamedTuple):
    """What makes two ratings the same; the count matters only where the area is not named."""

    body: str | None
    area: str
    grade: str | None
    number: int | None

    @property
    def unnamed(self) -> bool:
        """Whether the text does not name the areas."""
        return self.area == _UNNAMED

    def __str__(self) -> str:
        number = f" ({self.number})" if self.number else ""
        return f"{self.body} | {self.area}{number} | {self.grade}"


def claim(body: str, area: str, grade: str, count: int | None) -> Claim:
    """Return a rating as it is compared; unnamed questions of a pillar are areas that are not named."""
    if area.rpartition(".")[2] == _UNNAMED:
        return Claim(fold(body), _UNNAMED, fold(grade), count)
    return Claim(fold(body), area, fold(grade), None)


@dataclass(frozen=True, slots=True)
class _Gold:
    """Gold's claims by basis with their ratings, and the claims that count neither way."""

    wanted: dict[Basis, dict[Claim, GoldRating]] = field(default_factory=lambda: {one: {} for one in _BASES.values()})
    neutral: set[Claim] = field(default_factory=set[Claim])

    def excused(self, basis: Basis) -> set[Claim]:
        """Claims that are no extras under a basis, though gold does not want them there."""
        return self.neutral.union(self.wanted["implied" if basis == "stated" else "stated"])

    def right(self, basis: Basis) -> set[Claim]:
        """Claims that may be verified under a basis."""
        return self.neutral.union(self.wanted[basis], self.wanted["implied"])


def score_ratings(gold: Sequence[GoldRating], found: Sequence[Rating] | None) -> Score:
    """Return the score of a record's ratings; `found` is None if there is no record."""
    known = _gold(gold)
    said: dict[Basis, dict[Claim, Rating]] = {one: {} for one in _BASES.values()}
    for rating in found or ():
        said[rating.basis].setdefault(_claim(rating), rating)
    tallies: dict[str, Tally] = {}
    mistakes: list[Mistake] = []
    for basis, have in said.items():
        missed = _without(known.wanted[basis], have)
        extra = _without(have, known.wanted[basis].keys() | known.excused(basis))
        tallies |= _counts(basis, known.wanted[basis], missed, extra)
        mistakes += _mistakes(basis, missed, extra)
    tallies[VERIFIED_RIGHT], wrong = _verified(known, found or ())
    tallies[STATED_VERIFIED] = _trusted(known.wanted["stated"], found or ())
    if not gold:
        empty = found is not None and not found
        tallies[LEFT_EMPTY] = Tally(hit=int(empty), miss=int(not empty))
    return Score(tallies, (*mistakes, *wrong))


def _without(claims: Mapping[Claim, _T], others: Container[Claim]) -> dict[Claim, _T]:
    return {one: rating for one, rating in claims.items() if one not in others}


def _counts(
    basis: Basis, wanted: Iterable[Claim], missed: Iterable[Claim], extra: Iterable[Claim]
) -> Iterator[tuple[str, Tally]]:
    """Yield the tallies of a basis: of named areas, and of those that are not named."""
    for unnamed in (False, True):
        want, miss, more = (sum(one.unnamed is unnamed for one in claims) for claims in (wanted, missed, extra))
        yield _figure(basis, unnamed=unnamed), Tally(want - miss, more, miss)


def _figure(basis: Basis, *, unnamed: bool) -> str:
    return f"ratings {basis}{' (counts only)' if unnamed else ''}"


def _gold(ratings: Iterable[GoldRating]) -> _Gold:
    known = _Gold()
    for rating in ratings:
        one = claim(rating.force, rating.area_key, rating.grade, rating.count)
        if rating.area_key_alt:
            known.neutral.add(claim(rating.force, rating.area_key_alt, rating.grade, None))
        if rating.optional:
            known.neutral.add(one)
        else:
            known.wanted[_BASES[rating.kind]].setdefault(one, rating)
    return known


def _claim(rating: Rating) -> Claim:
    return claim(rating.body, rating.area, rating.grade, rating.count)


def _verified(known: _Gold, found: Sequence[Rating]) -> tuple[Tally, list[Mistake]]:
    """Count verified ratings that are right and wrong; each counts, also where two make the same claim."""
    verified = [rating for rating in found if rating.status == "verified"]
    wrong = [rating for rating in verified if _claim(rating) not in known.right(rating.basis)]
    tally = Tally(hit=len(verified) - len(wrong), extra=len(wrong))
    return tally, [_extra(VERIFIED_RIGHT, _claim(rating), rating) for rating in wrong]


def _trusted(wanted: Mapping[Claim, GoldRating], found: Sequence[Rating]) -> Tally:
    """Count the claims that gold calls stated and the record has: those verified, and those in review."""
    stated = [rating for rating in found if rating.basis == "stated"]
    hits = {_claim(rating) for rating in stated}.intersection(wanted)
    verified = {_claim(rating) for rating in stated if rating.status == "verified"}.intersection(wanted)
    return Tally(hit=len(verified), miss=len(hits) - len(verified))


def _mistakes(basis: Basis, missed: Mapping[Claim, GoldRating], extra: Mapping[Claim, Rating]) -> Iterator[Mistake]:
    for one, gold in missed.items():
        yield Mistake(_figure(basis, unnamed=one.unnamed), None, str(one), gold.start, gold.end)
    for one, rating in extra.items():
        yield _extra(_figure(basis, unnamed=one.unnamed), one, rating)


def _extra(name: str, one: Claim, rating: Rating) -> Mistake:
    place = rating.evidence[0] if rating.evidence else None
    return Mistake(name, str(one), None, place.start if place else None, place.end if place else None)
