"""What a grade can be given for: areas, a number of areas, or the whole body.

Neighbouring areas of one list are one target.
"""

import re
from typing import Literal

from pressmark.context import Context
from pressmark.english import LIST_JOINT, glued
from pressmark.english.patterns import MOST, SCOPE, WIDE
from pressmark.patterns import pattern
from pressmark.readers.rules.numbers import counts, singles
from pressmark.readers.rules.target import Target, is_free
from pressmark_schemas.marks import AreaMention, Passage, Span

_APART = pattern(
    r"\b(?:(?:apart|aside)\s+from|except(?:ing)?|with\s+the\s+exceptions?\s+of|other\s+than|barring)\b",
)
_APART_REACH = 60
"""Characters before an area in which words may set it apart from what is graded."""
_SAME_FOR = pattern(
    r"^,?\s(?:and|while|with)\b[^,;.]{0,24}\bsame (?:grade|mark|rating|verdict|judge?ment)"
    r" (?:for|at|in|on)\s(?:its\s|the\s)?$"
)
_ANOTHER_FOR = pattern(r"^,?\s(?:and|plus|with)(?:\s\w+){0,3}\sanother\s(?:for|at|in|on)\s(?:its\s|the\s)?$")
"""What joins areas to those of a grade that is given twice ("a good for …, and picks up another for …")."""
_IN_COLON_LIST = pattern(r"[\"']?;\s")
_ANEW = pattern(r",\s+(?:and|but|while)\s+(?:(?:its|the|their)\s+)?")
_WIDE_KINDS: tuple[tuple[Literal["scope", "count"], re.Pattern[str]], ...] = (("scope", SCOPE), ("count", MOST))
_SPELT = 4
"""Characters between "everything else" and the number that it is ("everything else – four areas")."""


def targets(context: Context, passage: Passage) -> list[Target]:
    """Return the targets of a passage, in order and without overlap."""
    found = _lists(context, passage)
    found += counts(context, passage, found)
    found += singles(context, passage, found)
    found += _wide(context, passage, found)
    return sorted(found, key=lambda target: target.start)


def _lists(context: Context, passage: Passage) -> list[Target]:
    found: list[Target] = []
    for mention in context.within(context.marks.areas, passage):
        if context.area_key(mention) is None or _is_apart(context, passage, mention):
            continue
        if found and _joins(context, found[-1].end, mention.start):
            found[-1] = found[-1]._replace(end=mention.end, areas=(*found[-1].areas, mention))
        else:
            found.append(Target(mention.start, mention.end, "areas", (mention,)))
    return found


def _is_apart(context: Context, passage: Passage, mention: AreaMention) -> bool:
    """Whether an area is set apart from what is graded ("good in all areas except efficiency")."""
    before = context.low[max(passage.start, mention.start - _APART_REACH) : mention.start]
    apart = _APART.search(before)
    return apart is not None and not set(",;:.~") & set(before[apart.end() :])


def _joins(context: Context, end: int, start: int) -> bool:
    """Whether two areas are neighbours of one list: only joints, and no other mark, between them."""
    between = context.low[end:start]
    if _SAME_FOR.search(between) or _ANOTHER_FOR.search(between):
        return True
    if _ANEW.fullmatch(between) and _requires(context, end, start):
        return False
    if len(between) > 90 or "." in between:
        return False
    gap = Span(end, start)
    if ";" in between and _IN_COLON_LIST.match(between) and ":" in context.low[context.passage_start(end) : end]:
        between = between.replace(";", ",")
    if context.within(context.marks.grades, gap) or context.within(context.marks.concerns, gap):
        return False
    return glued(between, LIST_JOINT, stops=":;~") and ", with" not in between


def _requires(context: Context, end: int, start: int) -> bool:
    """Whether an area has a verb for its grade, and the area before has another ("…, and its systems require …")."""
    here = next(mention for mention in context.marks.areas if mention.start == start)
    grades = context.within(context.marks.grades, context.marks.passages[context.passage_number(start)])
    own = any(0 <= grade.start - here.end <= 1 and grade.grade == "requires improvement" for grade in grades)
    return own and any(grade.end <= end for grade in grades)


def _wide(context: Context, passage: Passage, taken: list[Target]) -> list[Target]:
    """Return "across the board" and "most areas"; the latter is a count without a number."""
    found: list[Target] = []
    if WIDE.search(context.low, passage.start, passage.end) is None:
        return found
    for kind, wide in _WIDE_KINDS:
        for match in wide.finditer(context.low, passage.start, passage.end):
            if is_free([*taken, *found], match.start(), match.end()):
                spelt = (one.count for one in taken if one.count and 0 < one.start - match.end() <= _SPELT)
                found.append(Target(match.start(), match.end(), kind, count=next(spelt, None)))
    return found


__all__ = ["Target", "targets"]
