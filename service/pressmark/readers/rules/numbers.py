"""Numbers of areas that have no names, as targets.

A number counts areas where a noun says so, where it stands beside a grade, or where it repeats such
a number ("good in three areas, adequate in five").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pressmark.english import COUNTED_AS, IS_ONE, glued, number
from pressmark.english.patterns import COUNT, NOT_SO, NUMBER_AHEAD, ONE_MORE, OTHER_THINGS, SO_OFTEN, THAT_GRADED
from pressmark.patterns import pattern
from pressmark.readers.rules.target import Target, is_free
from pressmark_schemas.marks import GradeWord, Passage, Span

if TYPE_CHECKING:
    from pressmark.context import Context

_BARE_END = pattern(
    r"\s*(?:(?:more|others?|further)\b)?\s*(?:[,.;:)~(-]|$"
    r"|\b(?:and|but|while|with|were|was|as|of|including|that (?:remain(?:ed|s)?|(?:are|were) left))\b|[\"'])",
)
_BEFORE_NUMBER = frozenset("in for on at just only a further another the other remaining final last".split())
_TOTAL = pattern(r"\b(?:(?<!total )of|across|in each of|each of|under)\s+(?:the|its|their|those|our|all|these)?\s*$")
_NO_COUNT = pattern(
    r"\b(?:(?:that|this|it) (?:is|was) the"
    r"|by|(?<!picked )(?<!racked )(?<!notched )(?<!chalked )(?<!ended )up|down|slid|slipped|rose|risen|fell|fallen"
    r"|dropped|climbed|jumped|moved|gone|went|lost|gained)\s$"
)
"""What makes "two grades" a distance, and "the one area" that of the sentence before."""
_PRONOUN_ONE = pattern(r"\b(?:that|this|odd|no|the|bar|any|which|every|each|new|big) one$")
_ALL_BUT = pattern(r"\ball (?:but|bar|except) $")
_ALL_OF_THEM = pattern(r"(?:in |for |across )?all|each|every")
_REST = pattern(r"\b(?:others?|remaining|rest)\b")
"""What makes "all eight of the others" no whole."""
_MOST_AREAS = 14
_BEFORE = 16
"""Characters before a number in which the words stand that make it none of areas."""
_LEAD = 100
"""Characters before a number in which the grade may begin that leads to it."""
_BESIDE = 50
"""Characters round a number in which a grade may begin that it counts areas of."""


def counts(context: Context, passage: Passage, taken: Sequence[Target]) -> list[Target]:
    """Return the numbers of areas in a passage that `taken` leaves free; "all nine areas" is everything."""
    found: list[Target] = []
    for match in COUNT.finditer(context.low, passage.start, passage.end):
        if is_free(taken, match.start(), match.end()) and _is_of_areas(context, match, passage, found):
            found.extend(_target(context, match, passage, taken))
    return found


def singles(context: Context, passage: Passage, found: Sequence[Target]) -> list[Target]:
    """Return the counts of grades: of one more beside others that are counted, and of what is given "three times"."""
    counted = [target.end for target in found if target.kind == "count"]
    grades = context.within(context.marks.grades, passage)
    ends = [*(grade.start for grade in grades), passage.end][1:]
    more: list[Target] = []
    for grade, end in zip(grades, ends, strict=True):
        if often := SO_OFTEN.match(context.low, grade.end, passage.end):
            more.append(Target(often.start(), often.end(), "count", count=max(2, number(often["number"]))))
            continue
        start = max(passage.start, grade.start - _BESIDE)
        one = ONE_MORE.search(context.low, start, grade.start) if counted else None
        if one and counted[0] <= one.start() and not _has_areas_behind(context, grade, end):
            more.append(Target(one.start(), grade.start, "count", count=1))
    return [target for target in more if is_free(found, target.start, target.end)]


def _has_areas_behind(context: Context, grade: GradeWord, end: int) -> bool:
    """Whether a number of areas comes right behind a grade, or one is named before `end`."""
    ahead = NUMBER_AHEAD.match(context.low, grade.end)
    counts_on = ahead is not None and COUNT.match(context.low, ahead.end()) is not None
    return counts_on or bool(context.within(context.marks.areas, Span(grade.end, end)))


def grade_ahead(context: Context, passage: Passage, position: int) -> GradeWord | None:
    """Return the grade that leads to a number of areas at a position ("good in only …"), be it given or denied."""
    grades = context.within(context.marks.grades, Span(max(passage.start, position - _LEAD), position))
    ahead = grades and NUMBER_AHEAD.fullmatch(context.low, grades[-1].end, position)
    return grades[-1] if ahead else None


def _is_of_areas(context: Context, match: re.Match[str], passage: Passage, found: list[Target]) -> bool:
    """Whether a number is one of areas that a grade may be given for."""
    low, start = context.low, max(passage.start, match.start() - _BEFORE)
    if _NO_COUNT.search(low, start, match.start()) or NOT_SO.match(low, match.end()):
        return False
    if _TOTAL.search(low, start, match.start()) and grade_ahead(context, passage, match.start()) is None:
        return False
    if match["noun"]:
        return True
    if any(
        grade.end + 1 == match.start() for grade in context.within(context.marks.grades, Span(start, match.start()))
    ):
        return False  # "an outstanding one"
    if _PRONOUN_ONE.search(low, passage.start, match.end("number")) or not _counts_areas(
        context, match, passage, found
    ):
        return False
    return OTHER_THINGS.search(context.lead(passage, match.start())) is None


def _counts_areas(context: Context, match: re.Match[str], passage: Passage, found: list[Target]) -> bool:
    """Whether a number without a noun counts areas: beside a grade, or after a count that says so."""
    beside = context.within(context.marks.grades, Span(match.start() - _BESIDE, match.end() + _BESIDE))
    if any(
        0 <= grade.start - match.end() < 24 and glued(context.low[match.end() : grade.start], COUNTED_AS)
        for grade in beside
    ):
        return True
    after = any(
        0 <= match.start() - grade.end <= 24 and glued(context.low[grade.end : match.start()], _BEFORE_NUMBER)
        for grade in beside
    )
    after = after or grade_ahead(context, passage, match.start()) is not None
    counted = any(target.kind == "count" for target in found) or bool(match["of"])
    return (after or counted) and _BARE_END.match(context.low, match.end(), passage.end) is not None


def _target(context: Context, match: re.Match[str], passage: Passage, taken: Sequence[Target]) -> Iterator[Target]:
    """Yield what a number of areas stands for, if it is one that a round may have."""
    these, count = match["these"] or "", number(match["number"])
    all_but = _ALL_BUT.search(context.low, max(passage.start, match.start() - _BEFORE), match.start())
    if all_but:
        left = number(match["total"]) - count if match["total"] else None
        yield Target(all_but.start(), match.end(), "count", count=left)
    elif _ALL_OF_THEM.match(these) and not _REST.search(match[0]):
        yield Target(match.start(), match.end(), "scope")
    elif count <= _MOST_AREAS:
        count = number(match["total"]) if _of_graded(context, match, taken) else count
        back = these.startswith(("these", "those", "both"))
        yield Target(match.start(), match.end(), "count", count=count, these=back)


def _of_graded(context: Context, match: re.Match[str], taken: Sequence[Target]) -> bool:
    """Whether an area is told to be one of so many that are graded so ("crime, one of three areas graded good")."""
    named = [target.end for target in taken if target.kind == "areas" and target.end <= match.start()]
    if not match["total"] or not named or not glued(context.low[named[-1] : match.start()], IS_ONE):
        return False
    graded = THAT_GRADED.match(context.low, match.end())
    grades = context.within(context.marks.grades, Span(match.end(), match.end() + _BESIDE))
    return graded is not None and any(glued(context.low[graded.end() : one.start], COUNTED_AS) for one in grades[:1])
