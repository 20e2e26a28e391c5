"""The numbers of areas that stand beside a grade, and what is left of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pressmark.checks.case import Case
from pressmark.context import WHOLES
from pressmark.english import COUNTED_AS, glued, number
from pressmark.english.patterns import (
    COUNT,
    NUMBER_AHEAD,
    ONE_MORE,
    OTHER_THINGS,
    OTHERS_BEFORE,
    OTHERS_BEHIND,
    THAT_GRADED,
)
from pressmark.extraction import RatingItem
from pressmark.patterns import pattern
from pressmark_schemas.marks import Span, Spanned

_BETWEEN = COUNTED_AS | frozenset(
    "again now still however overall only just merely even by inspectors watchdog inspectorate looked examined "
    "inspected tested covered reviewed beneath under these those pillars too".split()
)
"""Words that may stand between a number and the grade that is its own."""
_JOINING = frozenset("and also plus as well besides in for at on its the their how it too".split())
"""Words that may stand between a grade, areas that it names, and the number of others."""
_VAGUE = pattern(
    r"\b(?:from|(?<!no fewer )(?<!no less )than|at (?:least|most)|over|nearly|almost|about|around|up to|some"
    r"|all but)\s$"
)
"""What makes a number another one, or none that is certain ("from two goods to five", "at least three")."""
_RELATIVE = pattern(r"\b(?:which|that|where)\b")
_FAR = 200
"""Characters; no number stands farther from its grade."""
_NEAR = 12
"""Characters before a number in which a word tells what kind of number it is."""
_NOT_NAMED = frozenset({"overall", "unspecified"})


class Said(NamedTuple):
    """A number of areas that a grade is given for, and where it stands; `others` are beside those named before."""

    number: int
    start: int
    others: bool


def tied(case: Case, item: RatingItem) -> Iterator[Said]:
    """Yield the numbers that nothing but small words join to an item's grade."""
    low = case.context.low
    for mark in case.grade_spans(item):
        passage = case.passage(mark.start)
        lead = NUMBER_AHEAD.match(low, mark.end, passage.end)
        match = COUNT.match(low, lead.end(), passage.end) if lead else None
        match = match or _before(case, mark, passage) or _joined(case, mark, passage)
        if match is not None and not _is_vague(case, mark, match):
            yield _said(low, match, mark)
        elif match is None and ONE_MORE.search(low, max(passage.start, mark.start - _FAR), mark.start):
            yield Said(1, mark.start, others=False)


def _joined(case: Case, mark: Spanned, passage: Spanned) -> re.Match[str] | None:
    """Return the number behind areas that a grade is given for as well ("good for efficiency and two other areas")."""
    context = case.context
    low, behind = context.low, context.within(context.marks.grades, Span(mark.end, mark.end + _FAR))
    match = COUNT.search(low, mark.end, min(behind[0].start if behind else passage.end, mark.end + _FAR))
    if match is None or not glued(context.bare(mark.end, match.start()), _JOINING, stops=";:"):
        return None
    return None if behind and glued(low[match.end() : behind[0].start], COUNTED_AS) else match


def _before(case: Case, mark: Spanned, passage: Spanned) -> re.Match[str] | None:
    """Return the number before a grade that belongs to no grade before it."""
    context = case.context
    start = max(passage.start, mark.start - _FAR)
    for match in reversed(list(COUNT.finditer(context.low, start, mark.start))):
        if context.within(context.marks.grades, Span(match.end(), mark.start)):
            return None
        if glued(context.bare(match.end(), mark.start), _BETWEEN, stops=";:"):
            grades = context.within(context.marks.grades, Span(start, match.start()))
            ahead = grades and NUMBER_AHEAD.fullmatch(context.low, grades[-1].end, match.start())
            return None if ahead else match
    return None


def _is_vague(case: Case, mark: Spanned, match: re.Match[str]) -> bool:
    """Whether a number is not certain, may count other things, or counts pillars, which articles know by name."""
    passage = case.passage(mark.start)
    if _VAGUE.search(case.context.low, max(passage.start, match.start() - _NEAR), match.start()):
        return True
    if match["of"] and not match["total"] and THAT_GRADED.match(case.context.low, match.end()):
        return True
    if match["noun"]:
        return "pillar" in match["noun"]
    return OTHER_THINGS.search(case.context.lead(passage, match.start())) is not None


def _said(low: str, match: re.Match[str], mark: Spanned) -> Said:
    between = low[match.end() : mark.start]
    graded = match["total"] and (THAT_GRADED.match(low, match.end()) or _RELATIVE.search(between))
    others = OTHERS_BEFORE.search(low, max(0, match.start() - _NEAR), match.end()) or OTHERS_BEHIND.match(
        low, match.end()
    )
    said = number(match["total"] if graded else match["number"])
    return Said(said, match.start(), others is not None)


def left(case: Case, item: RatingItem, said: Said) -> int:
    """Return how many areas a number leaves beside those that are named with its grade."""
    starts = ((one.words or one.evidence)[0].start for one in named_with(case, item))
    return said.number - sum(not said.others or start >= said.start for start in starts)


def named_with(case: Case, item: RatingItem) -> list[RatingItem]:
    """Return the ratings of areas that are named with the grade of an item that counts areas."""
    key = item.body, item.grade, item.basis
    same = [one for one in case.extraction.ratings if (one.body, one.grade, one.basis) == key]
    return [one for one in same if one.area not in _NOT_NAMED | WHOLES]


def is_rest(case: Case, item: RatingItem) -> bool:
    """Whether an item counts what is left of a number beside its grade."""
    return any(item.count == left(case, item, said) for said in tied(case, item))
