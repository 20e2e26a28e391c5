"""Grades that are nobody's: of a scale that is explained, of another inspectorate, of a link to another story."""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.context import Context
from pressmark.english.patterns import OTHER_SUBJECT
from pressmark.patterns import pattern
from pressmark.readers.rules.targets import Target
from pressmark_schemas.marks import GradeWord, Passage, Span

_JOINT = pattern(r"[\"']?(?:,|,? or|,? and| to|/)\s*[\"']?")
_SCALE = pattern(
    r"\b(?:scale|rang(?:e|es|ed|ing)|running|runs|anything|anywhere|everything)\b[^.;]{0,40}\bfrom\s[\"']?$"
)
"""What leads to the first of a scale's two ends ("judged on a scale from outstanding to inadequate")."""
_REACH = 200
"""Characters on either side of a grade word in which the rest of a scale may stand."""
_WITHIN = 10
"""Passages back in which an inspectorate that is named still speaks."""


def in_scale(context: Context, grade: GradeWord) -> bool:
    """Whether a grade word stands in a row of three or more different ones: a scale that is explained."""
    marks = context.within(context.marks.grades, Span(grade.start - _REACH, grade.end + _REACH))
    first = last = next(number for number, mark in enumerate(marks) if mark is grade)
    while first > 0 and _in_row(context, marks, first - 1):
        first -= 1
    while last + 1 < len(marks) and _in_row(context, marks, last):
        last += 1
    return len({mark.grade for mark in marks[first : last + 1]}) >= 3 or _is_end(context, marks, first, last)


def _is_end(context: Context, marks: Sequence[GradeWord], first: int, last: int) -> bool:
    """Whether a grade is one of two that a scale reaches from and to."""
    start = marks[first].start
    return first < last and _SCALE.search(context.low, max(0, start - _REACH), start) is not None


def _in_row(context: Context, marks: Sequence[GradeWord], number: int) -> bool:
    """Whether nothing but a comma or "or" stands between a grade word and the next one."""
    return _JOINT.fullmatch(context.low, marks[number].end, marks[number + 1].start) is not None


def is_stray_heading(context: Context, passage: Passage, found: list[Target]) -> bool:
    """Whether a heading far down names no body and no area: a link to another story."""
    if passage.kind != "heading" or passage.block < 4 or any(target.kind == "areas" for target in found):
        return False
    return not context.within(context.marks.bodies, passage)


def is_others(context: Context, passage: Passage, before: str) -> bool:
    """Whether another inspectorate speaks here, or a school or hospital is what is graded."""
    named = [m for m in context.within(context.marks.bodies, passage) if m.form != "place" and m.start < passage.end]
    if OTHER_SUBJECT.search(before) and not any(m.start < passage.start + len(before) for m in named):
        return True
    if not context.has_other_inspectorate:
        return False
    number = context.passage_number(passage.start)
    for near in reversed(context.marks.passages[max(0, number - _WITHIN) : number + 1]):
        mentions = context.within(context.speaking, near)
        if near == passage and not mentions and any(mention.form == "name" for mention in named):
            return False
        if mentions:
            own = any(mention.own for mention in mentions)
            return not own or not (near.kind == "heading" or context.speaking[0].own)
    return not context.speaking[0].own
