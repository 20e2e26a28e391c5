"""Standing: an earlier grade is not sold as this inspection's, and an implied one not as stated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pressmark.checks.case import Case
from pressmark.english import clause_end, clause_start
from pressmark.english.patterns import COLUMNS, CURRENT, EARLIER
from pressmark.extraction import Finding, RatingItem
from pressmark.patterns import pattern

_REVISIT = pattern(r"\b(?:revisit|follow-up (?:visit|inspection|report|letter)|progress letter)")
_AHEAD, _OPENING = 60, 26
"""Characters behind a grade, and at the beginning of its sentence, that may say when it was given."""
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_IN_MONTH = pattern(
    r"\W*(?:back )?(?:in|last) (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b(?! 20)",
)
"""A sentence that begins with a month of no year: that of another report than the one that is news."""


def implied(case: Case) -> Iterator[Finding]:
    """standing.implied: the article implies the grade and does not state it."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "implied":
            said = f"the article does not state {item.grade!r}; it is implied"
            yield Finding("standing.implied", "doubt", said, item.evidence[0], "rating", index)


def current(case: Case) -> Iterator[Finding]:
    """standing.current: the sentence speaks of an earlier inspection, yet the grade passes for today's."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "stated" and item.marks and all(_past(case, span.start) for span in case.grade_spans(item)):
            said = "the sentence speaks of an earlier time; the grade may be that of a former inspection"
            yield Finding("standing.current", "doubt", said, item.evidence[0], "rating", index)


def _past(case: Case, position: int) -> bool:
    """Whether the clause of a grade, or its sentence's opening, speaks of a former inspection."""
    text, passage = case.context.low, case.passage(position)
    start = clause_start(text, passage.start, position)
    clause = text[start : clause_end(text, position, min(position + _AHEAD, passage.end))]
    if EARLIER.search(clause) or _IN_MONTH.match(text, passage.start, position):
        return True
    published = case.context.article.published
    years = [
        int(year) for part in (text[passage.start : passage.start + _OPENING], clause) for year in _YEAR.findall(part)
    ]
    return bool(years) and not CURRENT.search(clause) and (published is None or max(years) < published.year)


def revisit(case: Case) -> Iterator[Finding]:
    """standing.revisit: the article tells of a revisit, which gives no grades; they may be the last inspection's."""
    found = _REVISIT.search(case.context.low, case.context.article.start)
    programme = case.context.programme
    if found is None or (programme is not None and programme.programme.startswith("Crime Data")):
        return
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "stated":
            said = f"the article tells of a {found[0]}; the grade may be the last full inspection's"
            yield Finding("standing.revisit", "doubt", said, item.evidence[0], "rating", index)


def columns(case: Case) -> Iterator[Finding]:
    """standing.columns: two grades stand side by side in a table's line; only their order says which is today's."""
    for index, item in enumerate(case.extraction.ratings):
        for mark in case.grade_spans(item):
            grades = case.context.within(case.context.marks.grades, case.passage(mark.start))
            pairs = [(a, b) for a, b in pairwise(grades) if mark.start in {a.start, b.start}]
            if any(COLUMNS.fullmatch(case.context.low, a.end, b.start) for a, b in pairs):
                said = "two grades stand side by side; see which column is today's"
                yield Finding("standing.columns", "doubt", said, item.evidence[0], "rating", index)
                break


def earlier(case: Case) -> Iterator[Finding]:
    """standing.earlier: nothing beside the grade says that it is an earlier inspection's."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "earlier" and not _told(case, item):
            said = "no word beside the grade says that it is an earlier one"
            yield Finding("standing.earlier", "doubt", said, item.evidence[0], "rating", index)


def _told(case: Case, item: RatingItem) -> bool:
    text = case.context.low
    return any(EARLIER.search(text, s.start, s.end) or _YEAR.search(text, s.start, s.end) for s in item.evidence)
