"""Passage: the grade's own sentence or list ties it to its area, and says that it is a grade."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.english import BACKWARD, FORWARD, LIST_JOINT, glued, goes_on, hoped_for
from pressmark.english.patterns import AT_NOTHING, LINE_BEFORE, NEGATED, ORDER, RATING_NOUN_AFTER, RATING_VERB
from pressmark.extraction import Finding, RatingItem
from pressmark_schemas.marks import GradeWord, Span

_FAR = 3_000
"""Characters; no list of areas under one grade is as long."""
_NOT_NAMED = frozenset({"overall", "unspecified"})
_BACK, _FORTH = BACKWARD | LIST_JOINT, FORWARD | LIST_JOINT


def area_named(case: Case) -> Iterator[Finding]:
    """passage.area: the area is not named in the grade's passage, or other things stand between the two."""
    for index, item in enumerate(case.extraction.ratings):
        if item.area.split(".")[-1] in _NOT_NAMED or not item.marks:
            continue
        if not item.words:
            said = f"no words for {item.area} stand beside the grade"
            yield Finding("passage.area", "doubt", said, item.evidence[0], "rating", index)
        elif not any(_tied(case, mark, words) for mark, words in _pairs(case, item)):
            said = f"more than small words stand between the grade and {item.area}: it may be another one's"
            yield Finding("passage.area", "doubt", said, item.evidence[0], "rating", index)


def _pairs(case: Case, item: RatingItem) -> Iterator[tuple[Span, Span]]:
    """Yield a rating's grade words, each with the area's words near it; in a long text most pairs are far apart."""
    starts = [words.start for words in item.words]
    for mark in case.grade_spans(item):
        near = slice(bisect_left(starts, mark.start - _FAR), bisect_left(starts, mark.end + _FAR))
        yield from ((mark, words) for words in item.words[near])


def _tied(case: Case, mark: Span, words: Span) -> bool:
    """Whether only small words and other areas of a list stand between a grade and an area."""
    context = case.context
    first, last = (mark.end, words.start) if mark.end <= words.start else (words.end, mark.start)
    if context.within(context.marks.grades, Span(first, last)):
        return False
    if first > last:
        return False
    between = context.bare(first, last)
    same = case.passage(mark.start) == case.passage(words.start)
    if not same and case.passage(words.start).kind != "item":
        return False
    return glued(between, _FORTH if mark.end <= words.start else _BACK) or not same


def rival(case: Case) -> Iterator[Finding]:
    """passage.rival: another grade beside the area is joined to it as well; it may be that one's."""
    for index, item in enumerate(case.extraction.ratings):
        pairs = [(mark, words) for mark, words in _pairs(case, item) if _tied(case, mark, words)]
        if pairs and all(_has_rival(case, item.grade, words) for _, words in pairs):
            said = f"another grade stands beside {item.area}, too"
            yield Finding("passage.rival", "doubt", said, item.evidence[0], "rating", index)


def _has_rival(case: Case, grade: str, words: Span) -> bool:
    """Whether a different grade word is joined to an area and is not joined to something behind it."""
    place = case.passage(words.start)
    for mark in case.context.within(case.context.marks.grades, place):
        behind = mark.end <= words.start
        announces = goes_on(case.context.low, mark.end)
        if mark.grade != grade and announces is behind and _tied(case, mark, words):
            return True
    return False


def is_rating(case: Case) -> Iterator[Finding]:
    """passage.rated: nothing in the sentence says that the word is a grade that was given."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis != "implied" and item.marks and not any(rated(case, span) for span in case.grade_spans(item)):
            said = f"no word of rating stands with {item.grade!r}"
            yield Finding("passage.rated", "doubt", said, item.evidence[0], "rating", index)


def rated(case: Case, mark: Span) -> bool:
    """Whether words of rating, quotation marks or a table's line say that a grade is given at a mark."""
    text, passage = case.context.low, case.passage(mark.start)
    before, after = text[passage.start : mark.start], text[mark.end : passage.end]
    quoted = isinstance(mark, GradeWord) and case.context.quoted(mark)
    copula = re.search(r"\b(?:is|are|was|were|as|remained|remains)\b[\s\"'\w]{0,24}$", before) is not None
    return (
        quoted
        or RATING_VERB.search(before) is not None
        or RATING_NOUN_AFTER.match(after) is not None
        or LINE_BEFORE.search(before) is not None
        or (copula and case.context.has_own_inspectorate)
        or (isinstance(mark, GradeWord) and mark.grade == "requires improvement")
    )


def denied(case: Case) -> Iterator[Finding]:
    """passage.denied: the clause denies the grade, or hopes for it."""
    for index, item in enumerate(case.extraction.ratings):
        for span in case.grade_spans(item):
            passage = case.passage(span.start)
            clause = re.split(r"[;:]|, (?:but|while|and)\b", case.context.low[passage.start : span.start])[-1]
            said_before = case.context.text[passage.start : span.start]
            doubts = {
                "denied": NEGATED.search(AT_NOTHING.sub("", clause)),
                "hoped for": hoped_for(clause),
                "ordered": ORDER.search(said_before),
            }
            word = next((word for word, doubt in doubts.items() if doubt), "")
            if word:
                said = f"{item.grade!r} seems to be {word} here"
                yield Finding("passage.denied", "doubt", said, span_of(span), "rating", index)


def synonym(case: Case) -> Iterator[Finding]:
    """passage.synonym: the grade is only told in a journalist's word for it."""
    for index, item in enumerate(case.extraction.ratings):
        if _only_synonyms(case, item):
            said = f"the article's word for {item.grade!r} is not the inspectorate's"
            yield Finding("passage.synonym", "doubt", said, item.evidence[0], "rating", index)


def _only_synonyms(case: Case, item: RatingItem) -> bool:
    marks = [mark for mark in case.grade_spans(item) if isinstance(mark, GradeWord)]
    return bool(marks) and all(mark.form == "synonym" for mark in marks)


def span_of(mark: Span) -> Span:
    """Return a mark's place alone."""
    return Span(mark.start, mark.end)
