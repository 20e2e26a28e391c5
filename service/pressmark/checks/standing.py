"""Standing: an earlier grade is not sold as this inspection's, and an implied one not as stated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pressmark.checks.case import Case
from pressmark.english import clause_end, clause_start
from pressmark.english.patterns import COLUMNS
from pressmark.english.times import CURRENT, EARLIER, FORMER, MOVE, MOVED, PLUPERFECT, SEPARATE
from pressmark.extraction import Finding, RatingItem
from pressmark.patterns import pattern
from pressmark_schemas.marks import GradeWord, Passage, Span, Spanned

_REVISIT = pattern(r"\b(?:revisit|follow-up (?:visit|inspection|report|letter)|progress letter)")
_AHEAD, _OPENING = 60, 26
"""Characters behind a grade, and at the beginning of its sentence, that may say when it was given."""
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_ONE_YEAR = pattern(r"(?<!\d[/~-])\b(?:19|20)\d\d\b(?![/~-]\d)")
"""A year that is not part of a round's name ("2023-25")."""
_SINCE = pattern(r"\bsince\b[^.,;]{0,24}\b20\d\d\b")
"""A year from which on something is so: it is so now."""
_WHEN = pattern(r"\b20\d\d, when\b")
"""A year that a whole clause is told of."""
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
    before = text[_own_start(case, passage, position) : position]
    clause = before + text[position : _own_end(text, position, min(position + _AHEAD, passage.end))]
    if _IN_MONTH.match(text, passage.start, position) or SEPARATE.search(text, passage.start, position):
        return True
    if told := list(EARLIER.finditer(clause)):
        return CURRENT.search(before, told[-1].end()) is None
    news = case.context.year
    parts = [text[passage.start : passage.start + _OPENING], clause, *_WHEN.findall(text, passage.start, position)]
    years = [int(year) for part in parts for year in _ONE_YEAR.findall(_SINCE.sub("", part))]
    return bool(years) and not CURRENT.search(clause) and (news is None or max(years) < news)


def _own_start(case: Case, passage: Passage, position: int) -> int:
    """Return where a grade's clause begins; one that something came "from A to" begins behind A."""
    former = _moved_from(case, position)
    return clause_start(case.context.low, passage.start, position) if former is None else former.end


def _moved_from(case: Case, position: int) -> GradeWord | None:
    """Return the grade that something came from to the grade at a position."""
    before = case.context.within(case.context.marks.grades, Span(case.passage(position).start, position))
    return before[-1] if before and MOVED.fullmatch(case.context.low, before[-1].end, position) else None


def _own_end(text: str, position: int, end: int) -> int:
    """Return where a grade's clause ends: before what it was before, or what is said of it as a grade."""
    former = FORMER.search(text, position, end)
    return min(clause_end(text, position, end), former.start() if former else end)


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
    """standing.columns: two grades stand side by side in a table's line, and its head does not tell them apart so."""
    for index, item in enumerate(case.extraction.ratings):
        sides = [side for mark in case.grade_spans(item) if (side := _column(case, mark)) is not None]
        if sides and (item.basis == "earlier") not in sides:
            said = "two grades stand side by side; see which column is today's"
            yield Finding("standing.columns", "doubt", said, item.evidence[0], "rating", index)


def _column(case: Case, mark: Spanned) -> bool | str | None:
    """Return whether a mark's column is a former inspection's; a word if the table's head does not tell."""
    passage = case.passage(mark.start)
    if mark.start in case.context.cells:
        return None
    grades = case.context.within(case.context.marks.grades, passage)
    pairs = [(a, b) for a, b in pairwise(grades) if mark.start in {a.start, b.start}]
    found = next((a for a, b in pairs if COLUMNS.fullmatch(case.context.low, a.end, b.start)), None)
    if found is None:
        return None
    now_first = case.context.now_first(passage)
    return "untold" if now_first is None else (found.start == mark.start) is not now_first


def earlier(case: Case) -> Iterator[Finding]:
    """standing.earlier: nothing beside the grade says that it is an earlier inspection's."""
    for index, item in enumerate(case.extraction.ratings):
        if item.basis == "earlier" and not _told(case, item):
            said = "no word beside the grade says that it is an earlier one"
            yield Finding("standing.earlier", "doubt", said, item.evidence[0], "rating", index)


def _told(case: Case, item: RatingItem) -> bool:
    """Whether the passages of a grade tell of an earlier time; "up from A to B" tells it of A."""
    text = case.context.low
    if any(_column(case, mark) is True for mark in case.grade_spans(item)):
        return True
    contrast = any(other.basis == "stated" for other in case.extraction.ratings)
    moved = any(_moved_from(case, mark.start) for mark in case.grade_spans(item))
    for place in item.evidence:
        told = MOVE.sub("", text[place.start : place.end]) if moved else text[place.start : place.end]
        found = (match[0] for match in EARLIER.finditer(told))
        if any(contrast or not PLUPERFECT.fullmatch(phrase) for phrase in found) or _YEAR.search(told):
            return True
    return False
