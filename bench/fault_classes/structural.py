"""Faults against what can be counted or looked up: marks, grades, rounds, the article's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fault_classes.fault import Fault, Source, claims, verified, verified_words
from pressmark_schemas.answer import UnmarkedQuote, UnmarkedRating

INVENTED = "We have turned every corner that there was to turn and nobody noticed."
_NEGATION = re.compile(r"\b(?:not|never|no)\b |n['’]t\b")
_NUMBER = re.compile(r"\b\d+\b|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
_MIN_WORDS = 5
_NAMELESS = {"kind": "person", "speaker": None, "role": None, "organisation": None}


def dropped(source: Source) -> Iterator[Fault]:
    """Leave a mark out."""
    answer = source.answer
    for mark in dict.fromkeys(label.mark for label in answer.ratings):
        yield source.fault(source.untold(mark), ratings=[one for one in answer.ratings if one.mark != mark])
    for label in answer.quotes:
        yield source.fault(source.untold(label.mark), quotes=[one for one in answer.quotes if one is not label])


def unknown(source: Source) -> Iterator[Fault]:
    """Label a mark that there is not."""
    for label in source.answer.ratings[:1]:
        extra = label.model_copy(update={"mark": "g99"})
        yield source.fault(
            lambda record: not any(flag.check == "marks.unknown" for flag in record.flags),
            ratings=[*source.answer.ratings, extra],
        )


def other_cycle(source: Source) -> Iterator[Fault]:
    """Give a rating for an area that the article's round did not inspect."""
    context = source.context
    pack, inspected = context.pack, context.pack.areas_of[context.programmes[0].programme]
    keys = (row.area for row in pack.areas if pack.sector_of_area[row.area] == context.sector)
    other = next((key for key in keys if key not in inspected), None)
    for label in source.answer.ratings if other else ():
        wrong = label.model_copy(update={"areas": [other], "count": None})
        if not claims([wrong]) & source.right:
            yield source.relabelled(label, wrong)


def invention(source: Source) -> Iterator[Fault]:
    """Add words and a rating that the article does not hold."""
    quotes = [*source.answer.unmarked_quotes, UnmarkedQuote(words=INVENTED, **_NAMELESS)]
    yield source.fault(verified_words(INVENTED), unmarked_quotes=quotes)
    for body in source.context.main_bodies[:1]:
        words = f"{body} was rated excellent at everything under the sun"
        rating = UnmarkedRating(words=words, body=body, area="overall", grade="outstanding", basis="stated")
        yield source.fault(
            lambda record, words=words: any(one.text == words for item in record.ratings for one in item.evidence),
            unmarked_ratings=[*source.answer.unmarked_ratings, rating],
        )


def lost_negation(source: Source) -> Iterator[Fault]:
    """Misquote without the "not"."""
    return _altered(source, lambda words: _NEGATION.sub("", words, count=1))


def changed_number(source: Source) -> Iterator[Fault]:
    """Misquote with another number."""
    return _altered(source, lambda words: _NUMBER.sub("eleven", words, count=1))


def _altered(source: Source, change: Callable[[str], str]) -> Iterator[Fault]:
    """Yield misquotes: a quotation's words, changed, as if no mark held them."""
    for quotation in source.context.marks.quotations:
        words = source.context.text[quotation.start : quotation.end]
        changed = change(words)
        if changed != words and len(words.split()) >= _MIN_WORDS:
            quotes = [*source.answer.unmarked_quotes, UnmarkedQuote(words=changed, **_NAMELESS)]
            yield source.fault(verified_words(changed), unmarked_quotes=quotes)


def changed_grade(source: Source) -> Iterator[Fault]:
    """Label a mark with another grade than its word's."""
    for label in source.answer.ratings:
        wrong = label.model_copy(update={"grade": "good" if label.grade != "good" else "outstanding"})
        if not label.mark.startswith("c") and not claims([wrong]) & source.right:
            yield source.relabelled(label, wrong)


def outside_scale(source: Source) -> Iterator[Fault]:
    """Add a grade that there is not."""
    for label in source.answer.ratings[:2]:
        place = source.place(label.mark)
        body, area = label.bodies[0], label.areas[0]
        words = source.context.text[place.start : place.end]
        rating = UnmarkedRating(words=words, body=body, area=area, grade="excellent", basis="stated")
        yield source.fault(verified({(body, area, "excellent", "stated")}), unmarked_ratings=[rating])
