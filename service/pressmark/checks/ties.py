"""What ties a grade to an area's words: small words, a list, or that there is nothing else in the clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.checks.given import answers
from pressmark.english import BACKWARD, FORWARD, LIST_JOINT, begins_anew, glued
from pressmark.english.moves import MOVED
from pressmark.english.patterns import COLUMNS, COUNT, FROM, SCOPE, UP_FROM
from pressmark.extraction import RatingItem
from pressmark.patterns import pattern
from pressmark_schemas.marks import Span, Spanned

_FAR = 3_000
"""Characters; no list of areas under one grade is as long."""
_BACK, _FORTH = BACKWARD | LIST_JOINT, FORWARD | LIST_JOINT
_BRACKET = pattern(r"[\"']*\s\((?:\w+:?\s)?[\"']?")
_COLON = pattern(r"[\"'*]*:\s[\"'*]*")
_BORDER = pattern(r";|,?\s(?:but|while|whereas|although)\s")
"""Where another part of a sentence begins, with a grade of its own."""


def pairs(case: Case, item: RatingItem) -> Iterator[tuple[Spanned, Span]]:
    """Yield a rating's grade words, each with the area's words near it; in a long text most pairs are far apart."""
    starts = [words.start for words in item.words]
    for mark in case.grade_spans(item):
        near = slice(bisect_left(starts, mark.start - _FAR), bisect_left(starts, mark.end + _FAR))
        yield from ((mark, words) for words in item.words[near])


def tied(case: Case, mark: Spanned, words: Spanned) -> bool:
    """Whether a grade is joined to an area, or to another grade that is: by a table's columns, or a move from or to."""
    grades = case.context.within(case.context.marks.grades, _between(mark, words))
    if not grades:
        return joined(case, mark, words)
    return mark.start in columns(case, words) or (len(grades) == 1 and _moved(case, mark, grades[0], words))


def _between(mark: Spanned, words: Spanned) -> Span:
    return Span(mark.end, words.start) if mark.end <= words.start else Span(words.end, mark.start)


def joined(case: Case, mark: Spanned, words: Spanned) -> bool:
    """Whether only small words and other areas of a list stand between a grade and an area."""
    context, (first, last) = case.context, _between(mark, words)
    if first > last or context.within(context.marks.grades, Span(first, last)):
        return False
    between = context.bare(first, last)
    same = case.passage(mark.start) == case.passage(words.start)
    if not same:
        return case.passage(words.start).kind == "item" or (words.end <= mark.start and answers(case, mark))
    if mark.end <= words.start:
        return glued(between, _FORTH)
    return glued(between, _BACK) and not begins_anew(between, context.low, mark.end)


def _moved(case: Case, mark: Spanned, other: Spanned, words: Spanned) -> bool:
    """Whether the grade between a grade and an area is the one that it moved from or to, and is joined to the area."""
    low, (one, two) = case.context.low, sorted((mark, other), key=lambda grade: grade.start)
    start = case.passage(one.start).start
    moved = MOVED.fullmatch(low, one.end, two.start) is not None and FROM.search(low[start : one.start]) is not None
    return (moved or UP_FROM.search(low, one.end, two.start) is not None) and joined(case, other, words)


def columns(case: Case, words: Spanned) -> list[int]:
    """Return where the grades of an area's line in a table begin ("Efficiency | Good | Adequate", "… Good (Good)")."""
    low, end, starts = case.context.low, words.end, list[int]()
    for grade in case.context.within(case.context.marks.grades, Span(words.end, case.passage(words.start).end)):
        border = _BRACKET if starts else _COLON
        if not (COLUMNS.fullmatch(low, end, grade.start) or border.fullmatch(low, end, grade.start)):
            break
        starts.append(grade.start)
        end = grade.end
    return starts


def alone(case: Case, mark: Spanned, words: Spanned) -> bool:
    """Whether a grade and an area are the only ones of their part of a sentence, and none is counted there."""
    context, low, passage = case.context, case.context.low, case.passage(mark.start)
    first, last = min(mark.start, words.start), max(mark.end, words.end)
    if not passage.start <= first <= last <= passage.end or _BORDER.search(low, first, last):
        return False
    before = [border.end() for border in _BORDER.finditer(low, passage.start, first)]
    behind = _BORDER.search(low, last, passage.end)
    part = Span(before[-1] if before else passage.start, behind.start() if behind else passage.end)
    areas, grades = (context.within(marks, part) for marks in (context.marks.areas, context.marks.grades))
    if len(areas) != 1 or COUNT.search(low, part.start, part.end) or SCOPE.search(low, part.start, part.end):
        return False
    return all(grade.start == mark.start or FROM.search(low, part.start, grade.start) for grade in grades)
