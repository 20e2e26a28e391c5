"""What a grade can be given for: areas, a number of areas, or the whole body.

Neighbouring areas of one list are one target. Numbers count areas only where they say so, or
where they repeat such a number ("good in three areas, adequate in five").
"""

import re
from typing import Literal, NamedTuple

from pressmark.context import Context
from pressmark.english import COUNTED_AS, IS_ONE, LIST_JOINT, glued, number
from pressmark.english.patterns import COUNT, MOST, NOT_SO, NUMBER_AHEAD, ONE_MORE, OTHER_THINGS, SCOPE, THAT_GRADED, WIDE
from pressmark.patterns import pattern
from pressmark_schemas.marks import AreaMention, GradeWord, Passage, Span

_BARE_END = pattern(
    r"\s*(?:(?:more|others?|further)\b)?\s*(?:[,.;:)~(-]|$"
    r"|\b(?:and|but|while|with|were|was|as|of|including|that (?:remain(?:ed|s)?|(?:are|were) left))\b|[\"'])",
)
_BEFORE_NUMBER = frozenset("in for on at just only a further another the other remaining".split())
_TOTAL = pattern(r"\b(?:(?<!total )of|across|in each of|each of|under)\s+(?:the|its|their|those|our|all|these)?\s*$")
_NO_COUNT = pattern(
    r"\b(?:(?:that|this|it) (?:is|was) the"
    r"|by|(?<!picked )(?<!racked )(?<!notched )(?<!chalked )(?<!ended )up|down|slid|slipped|rose|risen|fell|fallen|dropped|climbed|jumped|moved|gone|went|lost|gained)\s$"
)
"""What makes "two grades" a distance, and "the one area" that of the sentence before."""
_PRONOUN_ONE = pattern(r"\b(?:that|this|odd|no|the|bar|any|which|every|each|new|big) one$")
_ALL_BUT = pattern(r"\ball (?:but|bar|except) $")
_REST = pattern(r"\b(?:others?|remaining|rest)\b")
"""What makes "all eight of the others" no whole."""
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
_MOST_AREAS = 14
_SPELT = 4
"""Characters between "everything else" and the number that it is ("everything else – four areas")."""
_BESIDE = 50
"""Characters round a number in which a grade may begin that it counts areas of."""


class Target(NamedTuple):
    """A list of areas, a count of unnamed ones, or everything; `these` points back at a list before."""

    start: int
    end: int
    kind: Literal["areas", "count", "scope"]
    areas: tuple[AreaMention, ...] = ()
    count: int | None = None  # pyright: ignore[reportIncompatibleMethodOverride] - of a tuple, which nobody asks
    these: bool = False


def targets(context: Context, passage: Passage) -> list[Target]:
    """Return the targets of a passage, in order and without overlap."""
    found = _lists(context, passage)
    found += _counts(context, passage, found)
    found += _singles(context, passage, found)
    found += _wide(context, passage, found)
    return sorted(found, key=lambda target: target.start)


def _free(found: list[Target], match: re.Match[str]) -> bool:
    return not any(target.start < match.end() and match.start() < target.end for target in found)


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


def _counts(context: Context, passage: Passage, taken: list[Target]) -> list[Target]:
    found: list[Target] = []
    for match in COUNT.finditer(context.low, passage.start, passage.end):
        these = (match["these"] or "").lower()
        if not _free(taken, match) or _is_total(context, passage, match):
            continue
        if _NO_COUNT.search(context.low, max(passage.start, match.start() - 16), match.start()):
            continue
        if not match["noun"] and not _counts_areas(context, match, passage, found):
            continue
        if not match["noun"] and OTHER_THINGS.search(context.lead(passage, match.start())):
            continue
        if NOT_SO.match(context.low, match.end()):
            continue
        if not match["noun"] and _PRONOUN_ONE.search(context.low, passage.start, match.end("number")):
            continue
        count = number(match["total"] if _of_graded(context, match, taken) else match["number"])
        all_but = _ALL_BUT.search(context.low, passage.start, match.start())
        if all_but:
            left = number(match["total"]) - count if match["total"] else None
            found.append(Target(all_but.start(), match.end(), "count", count=left))
        elif re.match(r"(?:in |for |across )?all|each|every", these) and not _REST.search(match[0]):
            found.append(Target(match.start(), match.end(), "scope"))
        elif count <= _MOST_AREAS:
            found.append(
                Target(
                    match.start(),
                    match.end(),
                    "count",
                    count=count,
                    these=these.startswith(("these", "those", "both")),
                )
            )
    return found


def _is_total(context: Context, passage: Passage, match: re.Match[str]) -> bool:
    """Whether a number is that of all areas ("across nine areas"), and no grade leads to it ("good across nine areas")."""
    total = _TOTAL.search(context.low, max(passage.start, match.start() - 16), match.start())
    return total is not None and grade_ahead(context, passage, match.start()) is None


def grade_ahead(context: Context, passage: Passage, position: int) -> GradeWord | None:
    """Return the grade that leads to a number of areas at a position ("good in only …"), be it given or denied."""
    grades = context.within(context.marks.grades, Span(passage.start, position))
    ahead = grades and NUMBER_AHEAD.fullmatch(context.low, grades[-1].end, position)
    return grades[-1] if ahead else None


def _of_graded(context: Context, match: re.Match[str], taken: list[Target]) -> bool:
    """Whether an area is told to be one of so many that are graded so ("crime, one of three areas graded good")."""
    named = [target.end for target in taken if target.kind == "areas" and target.end <= match.start()]
    if not match["total"] or not named or not glued(context.low[named[-1] : match.start()], IS_ONE):
        return False
    graded = THAT_GRADED.match(context.low, match.end())
    grades = context.within(context.marks.grades, Span(match.end(), match.end() + _BESIDE))
    return graded is not None and any(glued(context.low[graded.end() : one.start], COUNTED_AS) for one in grades[:1])


def _singles(context: Context, passage: Passage, found: list[Target]) -> list[Target]:
    """Return a count of one for each grade that is one more beside others that are counted, and of nothing named."""
    counts = [target.end for target in found if target.kind == "count"]
    grades = context.within(context.marks.grades, passage)
    ends = [*(grade.start for grade in grades), passage.end][1:]
    singles: list[Target] = []
    for grade, end in zip(grades, ends, strict=True):
        one = ONE_MORE.search(context.low, passage.start, grade.start)
        ahead = NUMBER_AHEAD.match(context.low, grade.end)
        goes_on = ahead is not None and COUNT.match(context.low, ahead.end())
        if one and not goes_on and counts and counts[0] <= one.start() and not context.within(context.marks.areas, Span(grade.end, end)):
            singles.append(Target(one.start(), grade.start, "count", count=1))
    return [one for one in singles if not any(one.start < target.end and target.start < one.end for target in found)]


def _counts_areas(context: Context, match: re.Match[str], passage: Passage, found: list[Target]) -> bool:
    """Whether a number without a noun counts areas: beside a grade, or after a count that says so."""
    beside = context.within(context.marks.grades, Span(match.start() - _BESIDE, match.end() + _BESIDE))
    if any(
        0 <= grade.start - match.end() < 24 and glued(context.low[match.end() : grade.start], COUNTED_AS)
        for grade in beside
    ):
        return True
    after = any(
        0 <= match.start() - grade.end <= 24 and glued(context.low[grade.end : match.start()], _BEFORE_NUMBER)
        for grade in beside
    )
    counted = any(target.kind == "count" for target in found) or bool(match["of"])
    return (after or counted) and _BARE_END.match(context.low, match.end(), passage.end) is not None


def _wide(context: Context, passage: Passage, taken: list[Target]) -> list[Target]:
    """Return "across the board" and "most areas"; the latter is a count without a number."""
    found: list[Target] = []
    if WIDE.search(context.low, passage.start, passage.end) is None:
        return found
    for kind, wide in _WIDE_KINDS:
        for match in wide.finditer(context.low, passage.start, passage.end):
            if _free([*taken, *found], match):
                spelt = (one.count for one in taken if one.count and 0 < one.start - match.end() <= _SPELT)
                found.append(Target(match.start(), match.end(), kind, count=next(spelt, None)))
    return found
