"""Whether words say that a grade is given: a verb of rating, quotation marks, a table's line, the place of a noun."""

from __future__ import annotations

from pressmark.checks.case import Case
from pressmark.english import FORWARD, LIST_JOINT, glued, goes_on
from pressmark.english.moves import MOVED
from pressmark.english.patterns import FROM, LINE_BEFORE, RATING_NOUN_AFTER, RATING_VERB, SINGLE_BEFORE
from pressmark.patterns import pattern
from pressmark_schemas.marks import GradeWord, Span, Spanned

_COPULA = pattern(r"\b(?:is|are|was|were|been|as|now|remained|remains)\b[\s\"'\w]{0,24}$")
_NOUN_AFTER = pattern(r"[\"'*]*\s*(?:$|[.,;:)]|(?:for|in|at|on|and|to|from|too|as|has|was|is|became)\b)")
"""What stands behind a grade that is a noun ("earned a good for efficiency") and behind no adjective."""
_A_WORD = pattern(r"\w")
_JOINED = pattern(r"(?:\band|,)\s+[\"'*]*$")


def rated(case: Case, mark: Spanned) -> bool:
    """Whether the words at a mark say that a grade is given there."""
    return any(some(case, mark) for some in (_shown, _goes_with_another, _goes_to_another, _leads, _heads, answers))


def _shown(case: Case, mark: Spanned) -> bool:
    """Whether a mark's own words show it."""
    text, passage = case.context.low, case.passage(mark.start)
    before, after = text[passage.start : mark.start], text[mark.end : passage.end]
    return (
        RATING_VERB.search(before) is not None
        or RATING_NOUN_AFTER.match(after) is not None
        or LINE_BEFORE.search(before) is not None
        or (SINGLE_BEFORE.search(before) is not None and _NOUN_AFTER.match(after) is not None)
        or (_COPULA.search(before) is not None and case.context.has_own_inspectorate)
        or (isinstance(mark, GradeWord) and _is_grade(case, mark))
    )


def _is_grade(case: Case, mark: GradeWord) -> bool:
    """Whether a word is a grade by its form alone: in quotation marks, in the plural, or "requires improvement"."""
    plural = case.context.low[mark.start : mark.end].endswith("s")
    return mark.grade == "requires improvement" or plural or case.context.quoted(mark)


def _goes_with_another(case: Case, mark: Spanned) -> bool:
    """Whether a grade goes with one before it: "from A to B", "was A at this and B at that"."""
    low, passage = case.context.low, case.passage(mark.start)
    before = case.context.within(case.context.marks.grades, Span(passage.start, mark.start))
    if not before:
        return False
    joined = _JOINED.search(low, before[-1].end, mark.start) is not None and goes_on(low, mark.end)
    return MOVED.fullmatch(low, before[-1].end, mark.start) is not None or (joined and _shown(case, before[0]))


def _goes_to_another(case: Case, mark: Spanned) -> bool:
    """Whether something went from a grade to the next one."""
    low, passage = case.context.low, case.passage(mark.start)
    after = case.context.within(case.context.marks.grades, Span(mark.end, passage.end))
    moved = bool(after) and MOVED.fullmatch(low, mark.end, after[0].start) is not None
    return moved and FROM.search(low[passage.start : mark.start]) is not None


def _heads(case: Case, mark: Spanned) -> bool:
    """Whether a line holds a grade alone, and the line before it an area alone."""
    context, passage = case.context, case.passage(mark.start)
    number = context.passage_number(mark.start)
    line = context.marks.passages[number - 1] if number else passage
    areas = context.within(context.marks.areas, line)
    if len(areas) != 1 or "sentence" in {line.kind, passage.kind}:
        return False
    sides = (*_sides(case, passage, mark), *_sides(case, line, areas[0]))
    return not any(map(str.isalnum, "".join(sides)))


def _sides(case: Case, passage: Spanned, mark: Spanned) -> tuple[str, str]:
    return case.context.low[passage.start : mark.start], case.context.low[mark.end : passage.end]


def _leads(case: Case, mark: Spanned) -> bool:
    """Whether a grade opens its sentence or line and leads to an area ("Inadequate for managing offenders.")."""
    context, passage = case.context, case.passage(mark.start)
    areas = context.within(context.marks.areas, Span(mark.end, passage.end)) if _opens(case, passage, mark) else ()
    if not areas or not goes_on(context.low, mark.end):
        return False
    return glued(context.bare(mark.end, areas[0].start), FORWARD | LIST_JOINT)


def answers(case: Case, mark: Spanned) -> bool:
    """Whether a grade is the answer to a question that names an area ("Efficiency? Good, again.")."""
    context, passage = case.context, case.passage(mark.start)
    question = context.marks.passages[max(0, context.passage_number(mark.start) - 1)]
    if not context.low[question.start : question.end].rstrip().endswith("?"):
        return False
    return _opens(case, passage, mark) and bool(context.within(context.marks.areas, question))


def _opens(case: Case, passage: Spanned, mark: Spanned) -> bool:
    """Whether no word stands before a mark in its passage."""
    return _A_WORD.search(case.context.low, passage.start, mark.start) is None
