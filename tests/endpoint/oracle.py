"""The oracle: what a perfect reader would say of an article's marks, taken from gold labels.

`label` is pure. A gold rating goes to the grade marks in its passages, a gold quote to the
quotation that covers it best; what no mark covers is added as an unmarked item, and every mark
that is left is dismissed. It does not judge the gold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from pressmark_schemas.answer import (
    Answer,
    Basis,
    Dismissal,
    QuoteLabel,
    RatingLabel,
    Reason,
    UnmarkedQuote,
    UnmarkedRating,
)
from pressmark_schemas.marks import ConcernPhrase, GradeWord, Span, Spanned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressmark_schemas.article import Article
    from pressmark_schemas.marks import Marks, Quotation
    from tests.endpoint.gold import GoldDocument, GoldQuote, GoldRating

Mark = TypeVar("Mark", GradeWord, ConcernPhrase)

_ITEM = re.compile(r"\s*(?:[-–—•*·]|\d+[.)])\s")
_BASIS: dict[str, Basis] = {"explicit": "stated", "implied": "implied", "restated_previous": "earlier"}


@dataclass(frozen=True, slots=True)
class _Claim:
    """One rating that a mark bears."""

    mark: str
    body: str
    area: str
    grade: str
    basis: Basis
    count: int | None


def label(doc: GoldDocument, article: Article, marks: Marks) -> Answer:
    """Return the answer that gold gives; offsets of `doc` and `marks` count the same text."""
    claims: list[_Claim] = []
    unmarked: list[UnmarkedRating] = []
    for rating in doc.gold.ratings:
        bearing = _marks_of(rating, article.text, marks)
        claims += [_claim(rating, mark) for mark in bearing]
        if not bearing and not rating.optional:
            unmarked.append(_unmarked_rating(rating, article.text))
    quotes, loose = _quotes(doc.gold.quotes, marks.quotations, article.text)
    ratings = _ratings(claims)
    used = {item.mark for item in [*ratings, *quotes]}
    return Answer(
        ratings=ratings,
        quotes=quotes,
        concerns=[],
        dismissed=list(_dismissals(marks, used)),
        unmarked_ratings=unmarked,
        unmarked_quotes=loose,
    )


def _marks_of(rating: GoldRating, text: str, marks: Marks) -> list[str]:
    """Return the ids of the marks that bear a rating; none if no mark does."""
    same = [grade for grade in marks.grades if grade.grade == rating.grade]
    passages = [Span(passage.start, passage.end) for passage in (rating, *rating.mentions)]
    inside = [mark.id for passage in passages for mark in _nearest(_within(same, passage), rating, passage, text)]
    if rating.kind == "implied":
        return [mark.id for mark in _within(marks.concerns, passages[0])][:1] or inside[:1]
    if inside:
        return list(dict.fromkeys(inside))
    around = _within(same, _paragraph(text, passages[0])) or _lead_in(same, text, passages[0])
    return [min(around, key=lambda mark: _gap(mark, passages[0])).id] if around else []


def _within(marks: Iterable[Mark], passage: Spanned) -> list[Mark]:
    return [mark for mark in marks if passage.start <= mark.start and mark.end <= passage.end]


def _nearest(marks: list[GradeWord], rating: GoldRating, passage: Spanned, text: str) -> list[GradeWord]:
    """Of several marks keep the one next to the words of the area, if these stand in the passage."""
    at = text.find(rating.area, passage.start, passage.end) if rating.area else -1
    if len(marks) < 2 or at < 0 or rating.area is None:
        return marks
    area = Span(at, at + len(rating.area))
    return [min(marks, key=lambda mark: _gap(mark, area))]


def _lead_in(marks: list[GradeWord], text: str, passage: Spanned) -> list[GradeWord]:
    """Return the last of the marks before a list's item: the words that lead the list in hold its grade."""
    line = _paragraph(text, passage)
    if not _ITEM.match(text, line.start, line.end):
        return []
    return [mark for mark in marks if mark.end <= line.start][-1:]


def _gap(one: Spanned, other: Spanned) -> int:
    return max(0, other.start - one.end, one.start - other.end)


def _paragraph(text: str, passage: Spanned) -> Span:
    end = text.find("\n", passage.end)
    return Span(text.rfind("\n", 0, passage.start) + 1, len(text) if end < 0 else end)


def _claim(rating: GoldRating, mark: str) -> _Claim:
    return _Claim(mark, rating.force, rating.area_key, rating.grade, _BASIS[rating.kind], rating.count)


def _unmarked_rating(rating: GoldRating, text: str) -> UnmarkedRating:
    return UnmarkedRating(
        words=text[rating.start : rating.end],
        body=rating.force,
        area=rating.area_key,
        grade=rating.grade,
        basis=_BASIS[rating.kind],
    )


def _ratings(claims: Iterable[_Claim]) -> list[RatingLabel]:
    """Return one label for all areas that a mark gives a body, and one for bodies with the same areas."""
    areas: dict[tuple[str, str, str, Basis, int | None], list[str]] = defaultdict(list)
    for claim in claims:
        key = (claim.mark, claim.grade, claim.body, claim.basis, claim.count)
        if claim.area not in areas[key]:
            areas[key].append(claim.area)
    bodies: dict[tuple[str, str, Basis, int | None, tuple[str, ...]], list[str]] = defaultdict(list)
    for (mark, grade, body, basis, count), keys in areas.items():
        bodies[mark, grade, basis, count, tuple(keys)].append(body)
    return [
        RatingLabel(mark=mark, bodies=names, areas=list(keys), grade=grade, basis=basis, count=count)
        for (mark, grade, basis, count, keys), names in bodies.items()
    ]


def _quotes(
    gold: Sequence[GoldQuote], quotations: Sequence[Quotation], text: str
) -> tuple[list[QuoteLabel], list[UnmarkedQuote]]:
    """Return a label for each gold quote that a mark covers by half, and the others as unmarked quotes."""
    labels: list[QuoteLabel] = []
    loose: list[UnmarkedQuote] = []
    left = list(quotations)
    for quote in gold:
        best = max(left, key=lambda mark: _overlap(mark, quote), default=None)
        if best is not None and _overlap(best, quote) >= 0.5:
            left.remove(best)
            labels.append(QuoteLabel(mark=best.id, kind=_kind(quote), **_speaker(quote)))
        elif not quote.optional:
            words = text[quote.start : quote.end]
            loose.append(UnmarkedQuote(words=words, kind=_kind(quote), **_speaker(quote)))
    return labels, loose


def _overlap(mark: Spanned, quote: GoldQuote) -> float:
    """Return the shared part of two stretches, as a share of both together."""
    shared = min(mark.end, quote.end) - max(mark.start, quote.start)
    return max(0, shared) / (max(mark.end, quote.end) - min(mark.start, quote.start))


def _kind(quote: GoldQuote) -> Literal["person", "document"]:
    return "document" if quote.kind == "report" else "person"


def _speaker(quote: GoldQuote) -> dict[str, str | None]:
    return {"speaker": quote.speaker, "role": quote.role, "organisation": quote.organisation}


def _dismissals(marks: Marks, used: set[str]) -> Iterator[Dismissal]:
    """Yield a dismissal for every mark that has no label."""
    numbered: list[tuple[str, Reason]] = [
        *((mark.id, "not_speech") for mark in marks.quotations),
        *((mark.id, "not_a_rating") for mark in marks.grades),
        *((mark.id, "unclear") for mark in marks.concerns),
    ]
    for mark, reason in numbered:
        if mark not in used:
            yield Dismissal(mark=mark, reason=reason)
