"""Why a grade word gives no grade, by the words of its sentence: it is denied, hoped for, asked about, or another's."""

from pressmark.context import Context
from pressmark.english import clause_start, hoped_for, orders
from pressmark.english.givers import other_giver
from pressmark.english.patterns import (
    AMONG_BODIES,
    ASKED,
    AT_NOTHING,
    COMPARED,
    NEGATED,
    OR_OTHER,
    OUT_OF_REACH,
)
from pressmark.patterns import pattern
from pressmark.readers.rules.signs import came_to
from pressmark.readers.rules.strangers import in_scale, is_others
from pressmark_schemas.answer import Reason
from pressmark_schemas.marks import GradeWord, Passage, Span

_WITH_COMMA = pattern(r"[\"']*,\s(?:it|they|the|we)\s")
"""What ends the clause of a grade that is denied ("while none was outstanding, the force …")."""
_ANY_OR = pattern(r"\b(?:any|or|nor)\b[^,;:]{0,30}$")
_NOT_ONLY = pattern(r"\b(?:not only|no doubt|not just|nothing but|not merely|not least)\b")
_LAST = 40
"""Characters before a grade in which the words that lead to it stand."""


def not_given(context: Context, passage: Passage, grade: GradeWord, *, follows: bool) -> Reason | None:
    """Return why the words of its sentence make a grade one that no inspectorate gave, or nobody got, if they do."""
    text = context.low
    before, after = text[passage.start : grade.start], text[grade.end : passage.end]
    clause = text[_clause_of(context, passage, grade) : grade.start]
    if _negated(clause.rpartition(", when ")[2], before) or _denied(before, after):
        return "negated"
    if in_scale(context, grade) or AMONG_BODIES.search(before):
        return "no_body"
    moved = follows and came_to(context, passage, grade)
    if (
        _asked(text, passage)
        or orders(context.text, text, passage.start, grade.start)
        or (not moved and _hoped(context, clause, grade))
    ):
        return "hoped_for"
    if is_others(context, passage, before) or context.once(other_giver, passage.start, grade.start, passage.end):
        return "other_inspectorate"
    return None


def _asked(low: str, passage: Passage) -> bool:
    """Whether a sentence asks whether something is so."""
    return ASKED.match(low, passage.start) is not None and low[passage.start : passage.end].rstrip(" \"'").endswith("?")


def _clause_of(context: Context, passage: Passage, grade: GradeWord) -> int:
    """Return where a grade's clause begins: behind another grade and a comma, if any ("none outstanding, it was …")."""
    start = context.once(clause_start, passage.start, grade.start)
    before = context.within(context.marks.grades, Span(start, grade.start))
    return next((one.end for one in reversed(before) if _WITH_COMMA.match(context.low, one.end)), start)


def _denied(before: str, after: str) -> bool:
    """Whether a grade is given for nothing, or is the border of those that are ("lower than", "or better")."""
    if AT_NOTHING.match(after) or OR_OTHER.match(after) or OUT_OF_REACH.match(after):
        return True
    return COMPARED.search(before[-_LAST:]) is not None


def _hoped(context: Context, clause: str, grade: GradeWord) -> bool:
    """Whether a grade is hoped for, by other words than those of an area ("plans for the future")."""
    return hoped_for(clause) and hoped_for(context.bare(grade.start - len(clause), grade.start))


def _negated(clause: str, before: str) -> bool:
    if _NOT_ONLY.search(clause):
        return False
    found = list(NEGATED.finditer(AT_NOTHING.sub("", clause)))
    if found and len(clause) - found[-1].end() < 70:
        return True
    return NEGATED.search(before[-60:]) is not None and _ANY_OR.search(before) is not None
