"""Tells a table's line from a sentence: "Area – Grade", "Grade: areas", "A, good; B, inadequate"."""

from __future__ import annotations

import re

from pressmark.context import Context
from pressmark.english.moves import WAS_IN_BRACKETS
from pressmark.english.patterns import COLUMNS, LINE_BEFORE, PREPOSITION_AFTER
from pressmark.patterns import pattern
from pressmark.readers.rules.targets import Target
from pressmark_schemas.marks import Passage, Span

ALONE = " \t\n\"'*.:,|"
"""What may stand beside a grade that is alone in its line."""
_HEAD = pattern(r"[\"'*]*\s*(?:[:~-]|(?:was|were|is|are)\b)")
_COMMENT = pattern(r"[\"'*]*(?:\s(?:again|still|too|overall|once more|this time|now))?(?:[,;.(]|\s[(~-])")
"""What leads from a row's grade to what is said of it ("Efficiency: good, for the second time")."""
_BRACKET = pattern(r"\s\([\"']?")
_IN_LIST, _ENDS = pattern(r",\s[\"']?"), pattern(r"[\"']?(?:;|\.?[\"']?$)")
"""What stands on either side of a grade in "… were: efficiency, good; people, inadequate"."""


def is_line(context: Context, passage: Passage, sides: tuple[str, str], back: list[Target], *, near: bool) -> bool:
    """Whether a line is a table's row: "Area – Grade", "Grade: areas", "Kent Police: good at …"."""
    before, after = sides[0], _first_column(context, passage, sides)
    if not before.strip(ALONE):
        listed = passage.kind == "item" and PREPOSITION_AFTER.match(after) is not None
        return near and (listed or _HEAD.match(after) is not None)
    if LINE_BEFORE.search(before) and not after.strip(ALONE + ";)"):
        return near
    if back and _joined_by_mark(before, after, Span(back[-1].start - passage.start, back[-1].end - passage.start)):
        return True
    named = [mention for mention in context.within(context.marks.bodies, passage) if mention.bodies]
    if not named or before[: named[0].start - passage.start].strip():
        return False
    return re.fullmatch(r"\s*[:~-]\s*[\"']?", before[named[0].end - passage.start :]) is not None


def _joined_by_mark(before: str, after: str, area: Span) -> bool:
    """Whether nothing but a mark joins an area to a grade: "A (good)", "A, good; B, …", "A: good, as it was"."""
    if _BRACKET.fullmatch(before, area.end):
        return after.lstrip("\"'").startswith(")")
    if WAS_IN_BRACKETS.search(before, area.end):
        return True
    if _IN_LIST.fullmatch(before, area.end):
        return _ENDS.match(after) is not None and ";" in before + after.lstrip("\"'")[:1]
    return area.start == 0 and _COMMENT.match(after) is not None and LINE_BEFORE.search(before) is not None


def _first_column(context: Context, passage: Passage, sides: tuple[str, str]) -> str:
    """Return what stands behind a grade, without another grade in a table's next column."""
    at = passage.start + len(sides[0])
    grades = [grade for grade in context.within(context.marks.grades, passage) if grade.start >= at]
    if len(grades) == 2 and COLUMNS.fullmatch(context.low, grades[0].end, grades[1].start):
        return context.low[grades[1].end : passage.end]
    return sides[1]
