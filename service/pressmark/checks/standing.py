"""Standing: an earlier grade is not sold as this inspection's, and an implied one not as stated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pressmark.checks.case import Case
from pressmark.english import clause_end
from pressmark.english.frames import framed, is_past, lead, told_of_then
from pressmark.english.patterns import BRACKET, CLOSED, COLUMNS, FROM
from pressmark.english.times import (
    AS_BEFORE,
    BECAME,
    CURRENT,
    EARLIER,
    FORMER,
    MOVED,
    REVISIT,
    SEPARATE,
    SHIFT,
    UNCHANGED,
    UNSURE,
    WAS,
)
from pressmark.extraction import Finding, RatingItem
from pressmark.patterns import pattern
from pressmark_schemas.marks import GradeWord, Passage, Span, Spanned

_AHEAD, _OPENING = 60, 26
"""Characters behind a grade, and at the beginning of its sentence, that may say when it was given."""
_LEAD = 30
"""Characters before a grade in which words lead to it: "from", "kept its"."""
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
_ANOTHER = pattern(
    r"\b(?:(?:its|the) (?:very )?first (?:\w+ )?(?:inspection|report|visit|assessment|peel)"
    r"|first (?:inspected|graded)|predecessors?|under (?:its|the|their) (?:former|old|last|previous)|came out in"
    r"|(?:initially|originally) \w+ed)\b"
)
"""What may tell of another inspection than the one that is news."""
_GOES_ON = pattern(r"[\"']?(?:it|they|there (?:was|were)|that)\b")
_PRESENT = pattern(r"\b(?:is|are|has|have|requires?)\b|'(?:s|re)\s")


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
    """Whether the clause of a grade, or what its sentence opens with, speaks of a former inspection."""
    text, passage = case.context.low, case.passage(position)
    if _IN_MONTH.match(text, passage.start, position) or SEPARATE.search(text, passage.start, position):
        return True
    if _is_former(case, position) or _in_frame(case, passage, position):
        return True
    before, behind = _own_clause(case, position)
    if told := list(EARLIER.finditer(before + behind)):
        return CURRENT.search(before, told[-1].end()) is None
    if _ANOTHER.search(text, passage.start, position) or _ANOTHER.search(behind):
        return CURRENT.search(before + behind) is None
    return _past_year(case, passage, position, before + behind)


def _own_clause(case: Case, position: int) -> tuple[str, str]:
    """Return what a grade's clause says before it and, from the grade on, behind it."""
    text, passage = case.context.low, case.passage(position)
    end = _own_end(text, position, min(position + _AHEAD, passage.end))
    return lead(text, _own_start(case, passage, position), position), text[position:end]


def _past_year(case: Case, passage: Passage, position: int, clause: str) -> bool:
    """Whether a clause or its sentence's opening names a year before that of the news, and none of now."""
    text = case.context.low
    opening = text[passage.start : passage.start + _OPENING] if not SHIFT.search(text, passage.start, position) else ""
    parts = [opening, clause, *_WHEN.findall(text, passage.start, position)]
    years = [year for part in parts for year in _ONE_YEAR.findall(_SINCE.sub("", part))]
    return bool(years) and not CURRENT.search(clause) and is_past(max(years), case.context.year)


def _in_frame(case: Case, passage: Passage, position: int) -> bool:
    """Whether a sentence's opening, or that of the sentence that it goes on from, sets a grade in the past."""
    low, news = case.context.low, case.context.year
    if framed(low, passage.start, position, news) or told_of_then(low, passage.start, position):
        return True
    if case.context.headed_then(passage):
        return True
    number = case.context.passage_number(position)
    before = case.context.marks.passages[max(0, number - 1)]
    clause = low[_own_start(case, passage, position) : position + len("requires")]
    goes_on = number and _GOES_ON.match(low, passage.start) and not _PRESENT.search(clause)
    if not goes_on or CURRENT.search(clause):
        return False
    return case.context.of_inspection(before) and framed(low, before.start, before.end, news)


def _is_former(case: Case, position: int) -> bool:
    """Whether something came "from" a grade to the next, which it "has become", or from which a comma parts it."""
    low, passage = case.context.low, case.passage(position)
    grades = case.context.within(case.context.marks.grades, passage)
    number = [grade.start for grade in grades].index(position) if any(g.start == position for g in grades) else None
    if number is None:
        return False
    grade, following = grades[number], grades[number + 1] if number + 1 < len(grades) else None
    if number and WAS.fullmatch(low, grades[number - 1].end, position):
        return True
    if following is not None and BECAME.fullmatch(low, grade.end, following.start):
        return True
    return FROM.search(low, max(passage.start, position - _LEAD), position) is not None


def _own_start(case: Case, passage: Passage, position: int) -> int:
    """Return where what leads to a grade may begin; one that something came to "from A" begins behind A."""
    former = _moved_from(case, position)
    return passage.start if former is None else former.end


def _moved_from(case: Case, position: int) -> GradeWord | None:
    """Return the grade that something came from to the grade at a position."""
    before = case.context.within(case.context.marks.grades, Span(case.passage(position).start, position))
    return before[-1] if before and MOVED.fullmatch(case.context.low, before[-1].end, position) else None


def _own_end(text: str, position: int, end: int) -> int:
    """Return where a grade's clause ends: before what it was before, or what is said of it as a grade."""
    others = (said.search(text, position, end) for said in (FORMER, AS_BEFORE))
    return min([clause_end(text, position, end), *(other.start() for other in others if other)])


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
        now_first = case.context.now_first(passage)
        return "untold" if now_first is None else (beside.start == mark.start) is not now_first
    outside = next((a for a, b in pairs if BRACKET.fullmatch(low, a.end, b.start) and CLOSED.match(low, b.end)), None)
    if outside is None:
        return None
    then = case.context.bracketed_then(passage)
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
        told = "".join(_own_clause(case, mark.start))
        if _column(case, mark) is True or _tells(case, mark) or _says_then(case, told, sure=sure):
            return True
        several = len(case.context.within(case.context.marks.grades, passage)) > 1
        alike = several and not _moved_from(case, mark.start) and not _has_stated(case, passage)
        if alike and _says_then(case, case.context.low[passage.start : passage.end], sure=sure):
            return True
    return False


def _says_then(case: Case, told: str, *, sure: bool) -> bool:
    """Whether words tell of an earlier time, or of a year in which today's inspection cannot have been."""
    if any(sure or not UNSURE.fullmatch(match[0]) for match in EARLIER.finditer(told)):
        return True
    news = case.context.year
    return any(news is None or int(year) < news - 1 for year in _ONE_YEAR.findall(told))


def _has_stated(case: Case, passage: Passage) -> bool:
    """Whether a sentence holds a grade that is told as today's."""
    now = (item for item in case.extraction.ratings if item.basis == "stated")
    return any(passage.start <= mark.start < passage.end for item in now for mark in case.grade_spans(item))


def _has_grade_of_now(case: Case, item: RatingItem) -> bool:
    """Whether a grade of today is told as well of the same area, so that a pluperfect can only mean then."""
    now = (other for other in case.extraction.ratings if other.basis == "stated")
    return any((other.body, other.area) == (item.body, item.area) for other in now)


def _tells(case: Case, mark: Spanned) -> bool:
    """Whether a grade came before another, lies in a frame of the past, or is said to be what it was."""
    low, passage = case.context.low, case.passage(mark.start)
    if _is_former(case, mark.start) or _in_frame(case, passage, mark.start):
        return _IN_MONTH.match(low, passage.start, mark.start) is None
    same = AS_BEFORE.search(low, mark.end, passage.end) or UNCHANGED.search(low, mark.end, passage.end)
    return same is not None or any(
        is_past(year[:4], case.context.year) for year in _WHEN.findall(low, passage.start, mark.start)
    )
