"""The faults that a model may make: each turns a right answer into wrong ones, one fault at a time.

A fault is a wrong answer and what would be wrong in its record if nobody objected. The faults are
made of what the article itself offers (its other bodies, areas, people), since those deceive best.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pressmark.context import Context
from pressmark_schemas.answer import Answer, Dismissal, QuoteLabel, RatingLabel, UnmarkedQuote, UnmarkedRating
from pressmark_schemas.record import Quote, Rating, Record

INVENTED = "We have turned every corner that there was to turn and nobody noticed."

Wrong = Callable[[Record], bool]
"""Whether a record holds the fault as if it were right, or hides it without a word."""


class Fault(NamedTuple):
    """A wrong answer; `stands` tells whether its record lets the fault through."""

    answer: Answer
    stands: Wrong


class Source(NamedTuple):
    """What faults are made of: an article in its context and the right answer."""

    context: Context
    answer: Answer


def _with(answer: Answer, **changes: object) -> Answer:
    return answer.model_copy(update=changes)


def _swap(answer: Answer, old: RatingLabel, new: RatingLabel) -> Answer:
    return _with(answer, ratings=[new if label is old else label for label in answer.ratings])


def _swap_quote(answer: Answer, old: QuoteLabel, new: QuoteLabel) -> Answer:
    return _with(answer, quotes=[new if label is old else label for label in answer.quotes])


def _verified_rating(bodies: list[str], areas: list[str], grade: str, basis: str) -> Wrong:
    def stands(record: Record) -> bool:
        return any(_is(item, bodies, areas, grade, basis) and item.status == "verified" for item in record.ratings)

    return stands


def _is(item: Rating, bodies: list[str], areas: list[str], grade: str, basis: str) -> bool:
    return item.body in bodies and item.area in areas and (item.grade, item.basis) == (grade, basis)


def _verified_quote(context: Context, mark: str, wrong: Callable[[Quote], bool]) -> Wrong:
    start = next(quotation.start for quotation in context.marks.quotations if quotation.id == mark)

    def stands(record: Record) -> bool:
        return any(item.start == start and item.status == "verified" and wrong(item) for item in record.quotes)

    return stands


def _verified_words(words: str) -> Wrong:
    return lambda record: any(item.text == words and item.status == "verified" for item in record.quotes)


def _unflagged(context: Context, mark: str) -> Wrong:
    """Whether no doubt is told of the place of a mark."""
    place = next(
        one for one in (*context.marks.grades, *context.marks.quotations, *context.marks.concerns) if one.id == mark
    )

    def stands(record: Record) -> bool:
        return not any(
            flag.severity != "note"
            and flag.start is not None
            and flag.end is not None
            and flag.start <= place.start
            and place.end <= flag.end
            for flag in record.flags
        )

    return stands


def dropped(source: Source) -> Iterator[Fault]:
    """Leave a mark out."""
    for label in source.answer.ratings:
        rest = [one for one in source.answer.ratings if one.mark != label.mark]
        yield Fault(_with(source.answer, ratings=rest), _unflagged(source.context, label.mark))
    for label in source.answer.quotes:
        rest_quotes = [one for one in source.answer.quotes if one is not label]
        yield Fault(_with(source.answer, quotes=rest_quotes), _unflagged(source.context, label.mark))


def unknown(source: Source) -> Iterator[Fault]:
    """Label a mark that there is not."""
    for label in source.answer.ratings[:1]:
        extra = label.model_copy(update={"mark": "g99"})
        answer = _with(source.answer, ratings=[*source.answer.ratings, extra])
        yield Fault(answer, lambda record: not any(flag.check == "marks.unknown" for flag in record.flags))


def body_swapped(source: Source) -> Iterator[Fault]:
    """Give a rating to another body: one that the article names, or one of the same sector."""
    context, claims = source.context, _claims(source.answer.ratings)
    named = [name for mention in context.marks.bodies for name in context.bodies_meant(mention)]
    for label in source.answer.ratings:
        sector = context.pack.body[label.bodies[0]].sector if label.bodies[0] in context.pack.body else "police"
        others = [*named, *(row.body for row in context.pack.bodies if row.sector == sector)]
        swapped = (label.model_copy(update={"bodies": [name]}) for name in others)
        wrong = next(one for one in swapped if not _claims([one]) & claims)
        stands = _verified_rating(wrong.bodies, label.areas, label.grade, label.basis)
        yield Fault(_swap(source.answer, label, wrong), stands)


def area_swapped(source: Source) -> Iterator[Fault]:
    """Give a rating for another area: one that the article names, or one of the same round."""
    context = source.context
    named = [key for mention in context.marks.areas for key in mention.keys]
    for label in source.answer.ratings:
        programme = context.programmes[0].programme
        others = [*named, *context.pack.areas_of[programme]]
        right = {area for one in source.answer.ratings if one.grade == label.grade for area in one.areas}
        other = next((key for key in others if key not in right), None)
        if other is not None and label.areas[0].split(".")[-1] not in {"overall", "unspecified"}:
            wrong = label.model_copy(update={"areas": [other], "count": None})
            yield Fault(
                _swap(source.answer, label, wrong), _verified_rating(label.bodies, [other], label.grade, label.basis)
            )


def other_cycle(source: Source) -> Iterator[Fault]:
    """Give a rating for an area that the article's round did not inspect."""
    pack, known = source.context.pack, source.context.pack.areas_of[source.context.programmes[0].programme]
    sector, claims = source.context.sector, _claims(source.answer.ratings)
    areas = (row.area for row in pack.areas if row.area not in known and pack.sector_of_area[row.area] == sector)
    other = next(areas, None)
    for label in source.answer.ratings:
        wrong = label.model_copy(update={"areas": [other], "count": None})
        if other is not None and not _claims([wrong]) & claims:
            stands = _verified_rating(label.bodies, [other], label.grade, label.basis)
            yield Fault(_swap(source.answer, label, wrong), stands)


def earlier_as_current(source: Source) -> Iterator[Fault]:
    """Pass a former inspection's grade for this one's."""
    stated = {
        (body, area, one.grade)
        for one in source.answer.ratings
        if one.basis == "stated"
        for body in one.bodies
        for area in one.areas
    }
    for label in source.answer.ratings:
        claims = {(body, area, label.grade) for body in label.bodies for area in label.areas}
        if label.basis == "earlier" and not claims & stated:
            wrong = label.model_copy(update={"basis": "stated"})
            yield Fault(
                _swap(source.answer, label, wrong), _verified_rating(label.bodies, label.areas, label.grade, "stated")
            )


def dismissed_rating(source: Source) -> Iterator[Fault]:
    """Dismiss a rating that no other mark gives as well as an ordinary word."""
    for label in source.answer.ratings:
        rest = [one for one in source.answer.ratings if one.mark != label.mark]
        if label.basis == "implied" or _claims([label]) <= _claims(rest):
            continue
        dismissal = Dismissal(mark=label.mark, reason="not_a_rating")
        answer = _with(source.answer, ratings=rest, dismissed=[*source.answer.dismissed, dismissal])
        yield Fault(answer, _unflagged(source.context, label.mark))


def _claims(labels: list[RatingLabel]) -> set[tuple[str, str, str, str]]:
    return {(body, area, one.grade, one.basis) for one in labels for body in one.bodies for area in one.areas}


def ordinary_word(source: Source) -> Iterator[Fault]:
    """Pass an ordinary word for a rating."""
    grades = {mark.id: mark.grade for mark in source.context.marks.grades}
    bodies = list(source.context.main_bodies[:1])
    areas = [label.areas[0] for label in source.answer.ratings][:1] or ["overall"]
    right = {(body, area, one.grade) for one in source.answer.ratings for body in one.bodies for area in one.areas}
    for item in source.answer.dismissed:
        grade = grades.get(item.mark)
        if grade is not None and bodies and (bodies[0], areas[0], grade) not in right:
            label = RatingLabel(mark=item.mark, bodies=bodies, areas=areas, grade=grade, basis="stated", count=None)
            answer = _with(
                source.answer,
                ratings=[*source.answer.ratings, label],
                dismissed=[one for one in source.answer.dismissed if one is not item],
            )
            yield Fault(answer, _verified_rating(bodies, areas, grade, "stated"))


def speaker_swapped(source: Source) -> Iterator[Fault]:
    """Give words to another person of the article, or to one it does not name."""
    people = [person.name for person in source.context.marks.people if person.name and " " in person.name]
    for label in source.answer.quotes:
        if label.speaker is not None:
            other = next((name for name in people if name != label.speaker), "Bo Finch")
            wrong = label.model_copy(update={"speaker": other})
            stands = _verified_quote(source.context, label.mark, lambda quote, other=other: quote.speaker == other)
            yield Fault(_swap_quote(source.answer, label, wrong), stands)


def role_of_another(source: Source) -> Iterator[Fault]:
    """Give a speaker another's role."""
    roles = [person.role for person in source.context.marks.people if person.role]
    for label in source.answer.quotes:
        other = next((role for role in roles if role.casefold() != (label.role or "").casefold()), "Harbour Master")
        if label.speaker is not None and other not in (label.role or "") and (label.role or other) not in other:
            wrong = label.model_copy(update={"role": other})
            stands = _verified_quote(source.context, label.mark, lambda quote, other=other: quote.role == other)
            yield Fault(_swap_quote(source.answer, label, wrong), stands)


def organisation_of_another(source: Source) -> Iterator[Fault]:
    """Give a speaker another's organisation."""
    named = [name for mention in source.context.marks.bodies for name in source.context.bodies_meant(mention)]
    for label in source.answer.quotes:
        other = next((name for name in [*named, "HMICFRS"] if name != label.organisation), None)
        if label.speaker is not None and other is not None:
            wrong = label.model_copy(update={"organisation": other})
            stands = _verified_quote(source.context, label.mark, lambda quote, other=other: quote.organisation == other)
            yield Fault(_swap_quote(source.answer, label, wrong), stands)


def scare_quote(source: Source) -> Iterator[Fault]:
    """Pass a title or a word in scare marks for speech."""
    quotations = {mark.id for mark in source.context.marks.quotations}
    people = [person for person in source.context.marks.people if person.name]
    for item in source.answer.dismissed:
        if item.mark in quotations and people:
            label = QuoteLabel(mark=item.mark, kind="person", speaker=people[0].name, role=None, organisation=None)
            answer = _with(
                source.answer,
                quotes=[*source.answer.quotes, label],
                dismissed=[one for one in source.answer.dismissed if one is not item],
            )
            yield Fault(answer, _verified_quote(source.context, item.mark, lambda _: True))


def document_as_person(source: Source) -> Iterator[Fault]:
    """Give the words of a report to somebody."""
    people = [person.name for person in source.context.marks.people if person.name]
    for label in source.answer.quotes:
        if label.kind == "document":
            wrong = label.model_copy(update={"kind": "person", "speaker": people[0] if people else None})
            stands = _verified_quote(source.context, label.mark, lambda quote: quote.kind == "person")
            yield Fault(_swap_quote(source.answer, label, wrong), stands)


def invention(source: Source) -> Iterator[Fault]:
    """Add words and a rating that the article does not hold."""
    quote = UnmarkedQuote(words=INVENTED, kind="person", speaker=None, role=None, organisation=None)
    yield Fault(
        _with(source.answer, unmarked_quotes=[*source.answer.unmarked_quotes, quote]),
        _verified_words(INVENTED),
    )
    body = next(iter(source.context.main_bodies), None)
    if body is not None:
        words = f"{body} was rated excellent at everything under the sun"
        rating = UnmarkedRating(words=words, body=body, area="overall", grade="outstanding", basis="stated")
        yield Fault(
            _with(source.answer, unmarked_ratings=[*source.answer.unmarked_ratings, rating]),
            lambda record: any(one.text == words for item in record.ratings for one in item.evidence),
        )


_NEGATION = re.compile(r"\b(?:not|never|no)\b |n['’]t\b")
_NUMBER = re.compile(r"\b\d+\b|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")


def _altered(source: Source, change: Callable[[str], str]) -> Iterator[Fault]:
    """Yield misquotes: a quotation's words, changed, as if no mark held them."""
    for quotation in source.context.marks.quotations:
        words = source.context.text[quotation.start : quotation.end]
        changed = change(words)
        if changed != words and len(words.split()) >= 5:
            quote = UnmarkedQuote(words=changed, kind="person", speaker=None, role=None, organisation=None)
            answer = _with(source.answer, unmarked_quotes=[*source.answer.unmarked_quotes, quote])
            yield Fault(
                answer,
                _verified_words(changed),
            )


def lost_negation(source: Source) -> Iterator[Fault]:
    """Misquote without the "not"."""
    return _altered(source, lambda words: _NEGATION.sub("", words, count=1))


def changed_number(source: Source) -> Iterator[Fault]:
    """Misquote with another number."""
    return _altered(source, lambda words: _NUMBER.sub("eleven", words, count=1))


def changed_grade(source: Source) -> Iterator[Fault]:
    """Label a mark with another grade than its word's."""
    for label in source.answer.ratings:
        other = "good" if label.grade != "good" else "outstanding"
        right = {(one.grade, area) for one in source.answer.ratings for area in one.areas}
        if not label.mark.startswith("c") and not any((other, area) in right for area in label.areas):
            wrong = label.model_copy(update={"grade": other})
            yield Fault(
                _swap(source.answer, label, wrong), _verified_rating(label.bodies, label.areas, other, label.basis)
            )


def outside_scale(source: Source) -> Iterator[Fault]:
    """Add a grade that there is not."""
    for label in source.answer.ratings[:2]:
        words = source.context.text[slice(*_place(source.context, label.mark))]
        rating = UnmarkedRating(
            words=words, body=label.bodies[0], area=label.areas[0], grade="excellent", basis="stated"
        )
        answer = _with(source.answer, unmarked_ratings=[rating])
        yield Fault(answer, _verified_rating(label.bodies, label.areas, "excellent", "stated"))


def _place(context: Context, mark: str) -> tuple[int, int]:
    found = next(one for one in (*context.marks.grades, *context.marks.concerns) if one.id == mark)
    return found.start, found.end


STRUCTURAL: dict[str, Callable[[Source], Iterator[Fault]]] = {
    "mark dropped": dropped,
    "mark unknown": unknown,
    "area of another cycle": other_cycle,
    "unmarked invention": invention,
    "misquote, lost negation": lost_negation,
    "misquote, changed number": changed_number,
    "changed grade": changed_grade,
    "grade outside the scale": outside_scale,
}
SEMANTIC: dict[str, Callable[[Source], Iterator[Fault]]] = {
    "body swapped": body_swapped,
    "area swapped": area_swapped,
    "earlier as current": earlier_as_current,
    "dismissed rating": dismissed_rating,
    "ordinary word as rating": ordinary_word,
    "speaker swapped": speaker_swapped,
    "role of another": role_of_another,
    "organisation of another": organisation_of_another,
    "scare quote as speech": scare_quote,
    "document as person": document_as_person,
}
