"""Finds what stands right beside a grade and is sure to tell of a former inspection, or of both.

That is a table's other column, brackets, a move "from A to B" or "up from A", and "just as it was".
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from pressmark.context import Context
from pressmark.english import clause_end, clause_start
from pressmark.english.frames import is_present, told_of_then
from pressmark.english.moves import (
    AS_BEFORE,
    BECAME,
    MOVED,
    OPENS_AS_BEFORE,
    SAME_NEXT,
    UNCHANGED,
    WAS,
    WAS_IN_BRACKETS,
)
from pressmark.english.patterns import BRACKET, CLOSED, COLUMNS, FROM
from pressmark.english.times import CURRENT, REMAINED, SEPARATE
from pressmark.patterns import pattern
from pressmark.readers.rules.anchors import Anchor
from pressmark.tableheads import bracketed_then, headed_then, now_first
from pressmark_schemas.marks import GradeWord

_AHEAD = 60
"""Characters behind a grade in which a word may still say when it was given."""
_LEAD = 40
"""Characters before a grade in which "from" leads to it."""
_WAS = pattern(r"\b(?:was|were|had been)\b[^.;,]{0,24}$")
_NOW = pattern(r"[\"']?,?\s(?:(?:and|but)\s)?now\s(?:an?\s)?[\"']?")
_IS_NOW = pattern(r"[^.;:]{0,60}\b(?:is|are|['’]re|it's)\s+now\b")
_PAST = pattern(r"\b(?:was|were|had|got|gave|received)\b")
_COLON = pattern(r"[^.;:]*:\s[\"']?$")
"""What leads to the grade that was told of before a colon ("the verdict is unchanged: adequate")."""


class Place:
    """A grade in its sentence: `start` and `end` are those of its own clause, up to the next grade."""

    def __init__(self, context: Context, anchor: Anchor) -> None:
        self.context, self.anchor, self.low = context, anchor, context.low
        self.number = context.passage_number(anchor.start)
        self.passage = context.marks.passages[self.number]
        self.start = context.once(clause_start, self.passage.start, anchor.start)
        self.grades = context.within(context.marks.grades, self.passage)
        self.index = next(index for index, grade in enumerate(self.grades) if grade.start == anchor.start)

    @cached_property
    def end(self) -> int:
        """Where what is said of this grade ends: at the clause's border, or the next grade that does not join it."""
        end = clause_end(self.low, self.anchor.end, min(self.anchor.end + _AHEAD, self.passage.end))
        following = self.following
        if following is None or following.start >= end or " and " in self.low[self.anchor.end : following.start]:
            return end
        return following.start

    @property
    def before(self) -> GradeWord | None:
        """The grade word before it in its sentence."""
        return self.grades[self.index - 1] if self.index else None

    @property
    def following(self) -> GradeWord | None:
        """The grade word behind it in its sentence."""
        return self.grades[self.index + 1] if self.index + 1 < len(self.grades) else None

    @cached_property
    def moved(self) -> bool:
        """Whether something came to the grade "from" the one before."""
        before = self.before
        return before is not None and MOVED.fullmatch(self.low, before.end, self.anchor.start) is not None

    @property
    def is_present(self) -> bool:
        """Whether its own clause is told in the present tense."""
        if self.low.startswith(("requires", "require "), self.anchor.start):
            return _PAST.search(self.low, self.start, self.anchor.start) is None
        return is_present(self.low, self.start, self.anchor.start)


def is_former(place: Place) -> bool:
    """Whether something sure to tell of a former inspection stands with a grade."""
    return (
        _in_former_column(place)
        or _bracketed(place)
        or headed_then(place.context, place.passage)
        or _was_before(place)
        or _of_another(place)
        or _came_from(place)
        or place.context.once(told_of_then, place.passage.start, place.anchor.start)
    )


def is_same(place: Place) -> bool:
    """Whether a grade is said to be today's and the former one as well."""
    low, anchor, passage = place.low, place.anchor, place.passage
    if not place.index and OPENS_AS_BEFORE.match(low, passage.start, anchor.start):
        return True
    if len(place.grades) == 1 and SAME_NEXT.match(low, passage.end + 1):
        return True
    colon = _COLON.fullmatch(low, passage.start, anchor.start)
    if REMAINED.search(low, passage.start if colon else place.start, place.end):
        return True
    behind = low[anchor.end : passage.end]
    if "change" in behind and UNCHANGED.search(behind):
        return True
    end = place.following.start if place.following else passage.end
    return AS_BEFORE.search(low, anchor.end, end) is not None


def _in_former_column(place: Place) -> bool:
    """Whether another grade in a table's line is today's ("Efficiency | Good | Adequate")."""
    number, low = place.index, place.low
    beside = [COLUMNS.fullmatch(low, a.end, b.start) is not None for a, b in pairwise(place.grades)]
    if number and beside[number - 1]:
        return now_first(place.context, place.passage) is not False
    return number < len(beside) and beside[number] and now_first(place.context, place.passage) is False


def _bracketed(place: Place) -> bool:
    """Whether a grade stands in brackets behind today's ("Good (Adequate)", "Good (was Adequate)")."""
    low, anchor, before = place.low, place.anchor, place.before
    lead = low[place.passage.start : anchor.start]
    if "(" in lead and WAS_IN_BRACKETS.search(lead):
        return True
    if before is None or not BRACKET.fullmatch(low, before.end, anchor.start) or not CLOSED.match(low, anchor.end):
        return False
    return bracketed_then(place.context, place.passage) is not False


def _was_before(place: Place) -> bool:
    """Whether the sentence sets what was against what is now ("we were adequate and are now outstanding")."""
    low, end = place.low, place.passage.end
    if low.find(" now", place.anchor.end, end) < 0 or not _WAS.search(low, place.passage.start, place.anchor.start):
        return False
    following = place.following
    if following is not None and _NOW.fullmatch(low, place.anchor.end, following.start):
        return True
    return _IS_NOW.search(low, place.anchor.end, end) is not None


def _of_another(place: Place) -> bool:
    """Whether the grade is that of a separate inspection, which is not said to be news as well."""
    low, passage = place.low, place.passage
    if "separate" not in low[passage.start : place.anchor.start]:
        return False
    separate = SEPARATE.search(low, passage.start, place.anchor.start)
    return separate is not None and CURRENT.search(low, passage.start, passage.end) is None


def _came_from(place: Place) -> bool:
    """Whether something came "from" the grade, or it "has become" the next one."""
    low, anchor = place.low, place.anchor
    if place.before is not None and WAS.fullmatch(low, place.before.end, anchor.start):
        return True
    if FROM.search(low, max(place.passage.start, anchor.start - _LEAD), anchor.start):
        return True
    return place.following is not None and BECAME.fullmatch(low, anchor.end, place.following.start) is not None
