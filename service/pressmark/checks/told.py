"""What stands beside a grade and tells of a former inspection, of both, or of what may be either."""

from __future__ import annotations

from pressmark.checks.case import Case
from pressmark.english import clause_end
from pressmark.english.frames import framed, is_past, lead, opening, shifts, told_of_then
from pressmark.english.moves import AS_BEFORE, BECAME, FORMER, MOVED, OPENS_AS_BEFORE, SAME_NEXT, UNCHANGED, WAS
from pressmark.english.patterns import FROM
from pressmark.english.times import CURRENT, EARLIER, MONTH_FRAME, SEPARATE, UNLIKE, UNSURE
from pressmark.patterns import pattern, rare
from pressmark.tableheads import headed_then
from pressmark_schemas.marks import GradeWord, Passage, Span, Spanned

_AHEAD, _OPENING = 60, 26
"""Characters behind a grade, and at the beginning of its sentence, that may say when it was given."""
_LEAD = 30
"""Characters before a grade in which words lead to it: "from", "kept its"."""
_ONE_YEAR = rare(r"(?<!\d[/~-])\b(?:19|20)\d\d\b(?![/~-]\d)", "19|20")
"""A year that is not part of a round's name ("2023-25")."""
_SINCE = rare(r"\bsince\b[^.,;]{0,24}\b20\d\d\b", "since")
"""A year from which on something is so: it is so now."""
_SINCE_THEN = pattern(r"\b(?:after|following|since)\s(?:the|its|their)\s(?:last|previous|20\d\d)\s\w+")
"""An inspection behind which anything may have been graded."""
_WHEN = rare(r"\b20\d\d, when\b", ", when")
"""A year that a whole clause is told of."""
_ANOTHER = pattern(
    r"\b(?:(?:its|the) (?:very )?first (?:\w+ )?(?:inspection|report|visit|assessment|peel)"
    r"|first (?:inspected|graded)|predecessors?|under (?:its|the|their) (?:former|old|last|previous)|came out in"
    r"|(?:initially|originally) \w+ed|(?:last|former|previous) (?:chief|commissioner|boss)"
    r"|(?:before|when) (?:he|she|i|we) \w+)\b"
)
"""What may tell of another inspection than the one that is news."""
_GOES_ON = pattern(r"[\"']?(?:it|they|there (?:was|were)|that)\b")
_PRESENT = pattern(r"\b(?:is|are|has|have|requires?)\b|'(?:s|re)\s")


def past(case: Case, position: int) -> bool:
    """Whether the clause of a grade, or what its sentence opens with, speaks of a former inspection."""
    text, passage = case.context.low, case.passage(position)
    if MONTH_FRAME.match(text, passage.start, position) or SEPARATE.search(text, passage.start, position):
        return True
    if _is_former(case, passage, position) or _in_frame(case, passage, position) or _goes_on(case, passage, position):
        return True
    before, behind = own_clause(case, passage, position)
    if told := list(EARLIER.finditer(before + behind)):
        return CURRENT.search(before, told[-1].end()) is None
    if _ANOTHER.search(text, passage.start, position) or _ANOTHER.search(behind):
        return CURRENT.search(before + behind) is None
    return _past_year(case, passage, position, before + behind)


def own_clause(case: Case, passage: Passage, position: int) -> tuple[str, str]:
    """Return what a grade's clause says before it and, from the grade on, behind it."""
    text = case.context.low
    end = _own_end(text, position, min(position + _AHEAD, passage.end))
    return case.context.once(lead, _own_start(case, passage, position), position), UNLIKE.sub("", text[position:end])


def _past_year(case: Case, passage: Passage, position: int, clause: str) -> bool:
    """Whether a clause or its sentence's opening names a year before that of the news, and none of now."""
    text = case.context.low
    parts = [
        "" if shifts(text, passage.start, position) else opening(text, passage.start, _OPENING),
        clause,
        *_WHEN.findall(text, passage.start, position),
    ]
    years = [year for part in parts for year in _ONE_YEAR.findall(_SINCE.sub("", part))]
    return bool(years) and not CURRENT.search(clause) and is_past(max(years), _news(case))


def _in_frame(case: Case, passage: Passage, position: int) -> bool:
    """Whether a sentence's opening, or that of the sentence that it goes on from, sets a grade in the past."""
    low, news = case.context.low, _news(case)
    if framed(low, passage.start, position, news) or case.context.once(told_of_then, passage.start, position):
        return True
    if headed_then(case.context, passage):
        return True
    before = case.context.marks.passages[max(0, case.context.passage_number(position) - 1)]
    goes_on = _GOES_ON.match(low, passage.start) is not None and _goes_on(case, passage, position)
    return goes_on and case.context.of_inspection(before)


def _goes_on(case: Case, passage: Passage, position: int) -> bool:
    """Whether a sentence in the past tense comes, in its paragraph, behind one that is set in the past."""
    low = case.context.low
    clause = low[_own_start(case, passage, position) : position + len("requires")]
    before = case.context.marks.passages[max(0, case.context.passage_number(position) - 1)]
    if before == passage or before.block != passage.block or _PRESENT.search(clause) or CURRENT.search(clause):
        return False
    if framed(low, before.start, before.end - 1, _news(case)) or _all_earlier(case, before):
        return True
    return not low[passage.start : position].strip(" \"'•*") and _past_year(
        case, before, before.end, low[before.start : before.end]
    )


def _all_earlier(case: Case, passage: Passage) -> bool:
    """Whether a sentence holds grades, and all of them are told as former ones."""
    times = {
        item.basis
        for item in case.extraction.ratings
        for mark in case.grade_spans(item)
        if passage.start <= mark.start < passage.end
    }
    return times == {"earlier"}


def _is_former(case: Case, passage: Passage, position: int) -> bool:
    """Whether something came "from" a grade, it "has become" the next one, or is what the one before "was"."""
    low = case.context.low
    if FROM.search(low, max(passage.start, position - _LEAD), position):
        return True
    grades = case.context.within(case.context.marks.grades, passage)
    before = [grade.end for grade in grades if grade.end <= position][-1:]
    here = [grade.end for grade in grades if grade.start == position]
    behind = [grade.start for grade in grades if grade.start > position][:1]
    if any(WAS.fullmatch(low, end, position) for end in before):
        return True
    return any(BECAME.fullmatch(low, end, start) for end in here for start in behind)


def _own_start(case: Case, passage: Passage, position: int) -> int:
    """Return where what leads to a grade may begin; one that something came to "from A" begins behind A."""
    former = moved_from(case, passage, position)
    return passage.start if former is None else former.end


def moved_from(case: Case, passage: Passage, position: int) -> GradeWord | None:
    """Return the grade that something came from to the grade at a position."""
    before = case.context.within(case.context.marks.grades, Span(passage.start, position))
    return before[-1] if before and MOVED.fullmatch(case.context.low, before[-1].end, position) else None


def _own_end(text: str, position: int, end: int) -> int:
    """Return where a grade's clause ends: before what it was before, or what is said of it as a grade."""
    others = (said.search(text, position, end) for said in (FORMER, AS_BEFORE))
    return min([clause_end(text, position, end), *(other.start() for other in others if other)])


def says_then(case: Case, told: str, *, sure: bool) -> bool:
    """Whether words tell of an earlier time, or of a year in which today's inspection cannot have been."""
    told = _SINCE_THEN.sub("", told)
    if any(sure or not UNSURE.fullmatch(match[0]) for match in EARLIER.finditer(told)):
        return True
    news = case.context.year
    last = _news(case) if news is None else news - 1
    return any(is_past(year, last) for year in _ONE_YEAR.findall(told))


def _news(case: Case) -> int | None:
    """Return the year of the news; where none is told, the last one that is named, or one more beside a grade of now.

    A grade of the last year that an undated article names may be its news.
    """
    years = [mention.day.year for mention in case.context.marks.dates]
    if case.context.year is not None or not years:
        return case.context.year
    return max(years) + any(item.basis == "stated" for item in case.extraction.ratings)


def tells(case: Case, mark: Spanned) -> bool:
    """Whether a grade came before another, lies in a frame of the past, or is said to be what it was."""
    low, passage = case.context.low, case.passage(mark.start)
    if _is_former(case, passage, mark.start) or _in_frame(case, passage, mark.start):
        return MONTH_FRAME.match(low, passage.start, mark.start) is None
    same = (
        OPENS_AS_BEFORE.match(low, passage.start)
        or AS_BEFORE.search(low, mark.end, passage.end)
        or UNCHANGED.search(low, mark.end, passage.end)
        or SAME_NEXT.match(low, passage.end + 1)
    )
    return same is not None or any(
        is_past(year[:4], _news(case)) for year in _WHEN.findall(low, passage.start, mark.start)
    )
