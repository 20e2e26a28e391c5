"""Standing: an earlier grade is not sold as this inspection's, and an implied one not as stated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pressmark.checks.case import Case
from pressmark.checks.told import moved_from, own_clause, past, says_then, tells
from pressmark.english.frames import own_verb
from pressmark.english.patterns import BRACKET, CLOSED, COLUMNS
from pressmark.english.times import REVISIT
from pressmark.extraction import Finding, RatingItem
from pressmark.tableheads import bracketed_then, now_first
from pressmark_schemas.marks import Passage, Spanned


def implied(case: Case) -> Iterator[Finding]:
    """standing.implied: the article implies the grade and does not state it."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "implied":
            said = f"the article does not state {item.grade!r}; it is implied"
            yield Finding("standing.implied", "doubt", said, item.evidence[0], "rating", index)


def current(case: Case) -> Iterator[Finding]:
    """standing.current: the sentence speaks of an earlier inspection, yet the grade passes for today's."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "stated" and item.marks and all(past(case, span.start) for span in case.grade_spans(item)):
            said = "the sentence speaks of an earlier time; the grade may be that of a former inspection"
            yield Finding("standing.current", "doubt", said, item.evidence[0], "rating", index)


def revisit(case: Case) -> Iterator[Finding]:
    """standing.revisit: the article tells of a revisit, which gives no grades; they may be the last inspection's."""
    found = REVISIT.search(case.context.low, case.context.article.start)
    programme = case.context.programme
    if found is None or (programme is not None and programme.programme.startswith("Crime Data")):
        return
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "stated":
            said = f"the article tells of a {found[0]}; the grade may be the last full inspection's"
            yield Finding("standing.revisit", "doubt", said, item.evidence[0], "rating", index)


def columns(case: Case) -> Iterator[Finding]:
    """standing.columns: two grades stand side by side in a table's line, and its head does not tell them apart so."""
    for index, item in enumerate(case.extraction.ratings):
        sides = [side for mark in case.grade_spans(item) if (side := _column(case, mark)) is not None]
        if sides and (item.basis == "earlier") not in sides:
            said = "two grades stand side by side; see which column is today's"
            yield Finding("standing.columns", "doubt", said, item.evidence[0], "rating", index)


def _column(case: Case, mark: Spanned) -> bool | str | None:
    """Return whether a mark's column is a former inspection's; a word if the table's head does not tell."""
    low, passage = case.context.low, case.passage(mark.start)
    if mark.start in case.context.cells:
        return None
    grades = case.context.within(case.context.marks.grades, passage)
    pairs = [(a, b) for a, b in pairwise(grades) if mark.start in {a.start, b.start}]
    beside = next((a for a, b in pairs if COLUMNS.fullmatch(low, a.end, b.start)), None)
    if beside is not None:
        is_first = now_first(case.context, passage)
        return "untold" if is_first is None else (beside.start == mark.start) is not is_first
    outside = next((a for a, b in pairs if BRACKET.fullmatch(low, a.end, b.start) and CLOSED.match(low, b.end)), None)
    if outside is None:
        return None
    then = bracketed_then(case.context, passage)
    return "untold" if then is None else (outside.start != mark.start) is then


def earlier(case: Case) -> Iterator[Finding]:
    """standing.earlier: nothing beside the grade says for certain that it is an earlier inspection's."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "earlier" and not _told(case, item):
            said = "no word beside the grade says for certain that it is an earlier one"
            yield Finding("standing.earlier", "doubt", said, item.evidence[0], "rating", index)


def _told(case: Case, item: RatingItem) -> bool:
    """Whether the clause of a grade tells of an earlier time, or the sentence of one whose grades are all earlier."""
    sure = _has_grade_of_now(case, item)
    for mark in case.grade_spans(item):
        passage = case.passage(mark.start)
        before, behind = own_clause(case, passage, mark.start)
        told = own_verb(before) + behind
        if _column(case, mark) is True or tells(case, mark) or says_then(case, told, sure=sure):
            return True
        several = len(case.context.within(case.context.marks.grades, passage)) > 1
        alike = several and not moved_from(case, passage, mark.start) and not _has_stated(case, passage)
        if alike and says_then(case, case.context.low[passage.start : passage.end], sure=sure):
            return True
    return False


def _has_stated(case: Case, passage: Passage) -> bool:
    """Whether a sentence holds a grade that is told as today's."""
    now = (item for item in case.extraction.ratings if item.basis == "stated")
    return any(passage.start <= mark.start < passage.end for item in now for mark in case.grade_spans(item))


def _has_grade_of_now(case: Case, item: RatingItem) -> bool:
    """Whether a grade of today is told as well of the same area, so that a pluperfect can only mean then."""
    now = (other for other in case.extraction.ratings if other.basis == "stated")
    return any((other.body, other.area) == (item.body, item.area) for other in now)
