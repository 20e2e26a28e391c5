"""Whom a grade is given to: bodies named before it, behind it, in a list, or spoken of as "the force"."""

from __future__ import annotations

from pressmark.context import Context
from pressmark.english.patterns import BODIES_AFTER, NOBODY, SHARED_FATE
from pressmark.patterns import pattern
from pressmark.readers.rules.binding import Bound
from pressmark_schemas.marks import BodyMention, Passage, Span, Spanned

_LISTED = pattern(
    r"(?:'s)?(?:,|,? and| &|,? as well as|,? both)\s+(?:the\s+|both\s+)?"
    r"(?:its\s+(?:neighbour|partner|sister force),?\s+)?"
)
_UNLIKE = pattern(
    r"\b(?:unlike|like|than|compared (?:with|to)|as (?:at|with|in)|beats?|beating|pipped|outperform(?:s|ed)"
    r"|outsh(?:ines|one)|overt(?:akes|ook|aken)|ahead of)\s(?:the\s)?$"
)
"""What stands before a body that is only compared with the one that is graded."""
_WITH_WHICH = pattern(r",\s(?:\w+\s)?(?:which|who|whom|whose)\s[^,]*$")
"""What opens a clause about the one before ("Norfolk, with which Suffolk shares its engines, was rated …")."""
_SO_WAS = pattern(r"(?:,|;|\band)\s(?:and\s)?(?:as|so),?(?:\stoo,?)?\s(?:is|are|was|were|does|do|did)\s(?:the\s)?$")
"""What leads from a grade to a body that shares it ("…, as was Essex Police")."""
_THE_GRADE = pattern(
    r",\s(?:which is )?(?:also )?the (?:same )?(?:grade|rating|mark|judge?ment|verdict)\s(?:that |which )?(?:the )?$"
)
"""What leads from a grade to a body that was "also given" it."""
_WAS_GIVEN = pattern(r"\s(?:was|were|had|has)?\s?(?:also\s)?(?:been\s)?(?:given|got|received|earned|handed|awarded)\b")
_SO_IS = pattern(r"so,?(?: too,?)? (?:is|are|was|were|does|do|did) (?:the )?$")
"""What leads to such a body in a sentence of its own ("So is Essex.")."""
_NO_MORE = pattern(r"[\"']?(?:[.,;:!?]|$)")
_GROUP = {"both": 2, "the two": 2, "each of the two": 2, "all three": 3, "the three": 3, "all four": 4, "the four": 4}


def subjects(context: Context, item: Bound) -> tuple[str, ...]:
    """Return the bodies that a grade is given to; none where it is given to nobody in particular."""
    if item.anchor.start in context.cells:
        return context.bodies_meant(context.cells[item.anchor.start].body)[:1]
    given = _given_to(context, item)
    return tuple(dict.fromkeys((*given, *_sharing(context, item)))) if given else ()


def _given_to(context: Context, item: Bound) -> tuple[str, ...]:
    anchor = item.anchor
    passage = context.marks.passages[context.passage_number(anchor.start)]
    mentions = context.within(context.marks.bodies, passage)
    inside = [
        m
        for m in mentions
        if (_may_be_subject(context, m) or context.opens(passage, m)) and not _is_aside(context, passage, m, anchor)
    ]
    before = [mention for mention in inside if mention.end <= anchor.start]
    after = [mention for mention in inside if mention.start >= anchor.end and mention.bodies]
    since = before[-1].end if before else passage.start
    group = _group_of(context, passage, since, anchor.start)
    if group:
        return group
    if after and BODIES_AFTER.match(context.low[anchor.end : after[0].start]) and not (before and before[-1].bodies):
        return _listed(context, after)
    if NOBODY.search(context.low, since, anchor.start):
        return ()
    if before and before[-1].bodies:
        return _last_group(context, before)
    named = [mention for mention in before if mention.bodies]
    if named:
        return _last_group(context, named)
    return context.focus(passage.start + 1)


def _is_aside(context: Context, passage: Passage, mention: BodyMention, anchor: Spanned) -> bool:
    """Whether a body is only compared with the one that is graded, or stands in a clause about it between commas."""
    if _UNLIKE.search(context.low, passage.start, mention.start):
        return not context.low.startswith(", which", mention.end)
    opening = _WITH_WHICH.search(context.low, passage.start, mention.start)
    return opening is not None and context.low.find(",", mention.end, anchor.start) >= 0


def _sharing(context: Context, item: Bound) -> tuple[str, ...]:
    """Return the bodies that are said to share a grade: behind it ("as was Essex"), or right after its sentence."""
    number = context.passage_number(item.anchor.start)
    end = context.marks.passages[number].end
    after = context.within(context.marks.bodies, Span(item.anchor.end, end))
    found = [one for one in after if one.bodies and _shares(context, item.anchor.end, one)]
    if not found and number + 1 < len(context.marks.passages):
        following = context.marks.passages[number + 1]
        after = context.within(context.marks.bodies, following)
        found = [one for one in after if one.bodies and _SO_IS.fullmatch(context.low, following.start, one.start)]
    if not found or context.within(context.marks.grades, Span(item.anchor.end, found[0].start)):
        return ()
    given = _NO_MORE.match(context.low, found[-1].end) or _WAS_GIVEN.match(context.low, found[-1].end)
    return _listed(context, found) if given else ()


def _shares(context: Context, grade_end: int, mention: BodyMention) -> bool:
    return any(some.search(context.low, grade_end, mention.start) for some in (_SO_WAS, _THE_GRADE))


def _may_be_subject(context: Context, mention: BodyMention) -> bool:
    if not mention.bodies or context.is_subject(mention):
        return True
    return context.low[mention.end : mention.end + 2] == "'s"


def _group_of(context: Context, passage: Passage, start: int, end: int) -> tuple[str, ...]:
    """Return the bodies that "both forces" or "all three" are: those named last together, or all there are."""
    match = SHARED_FATE.search(context.low, start, end)
    if match is None:
        return ()
    size = _GROUP[match["both"].lower()]
    here = _distinct(context, [m for m in context.marks.bodies if m.bodies and passage.start <= m.start < end])
    if len(here) == size:
        return here
    return context.main_bodies if len(context.main_bodies) == size else ()


def _last_group(context: Context, mentions: list[BodyMention]) -> tuple[str, ...]:
    """Return the last bodies of a passage that stand in one list."""
    first = len(mentions) - 1
    while first > 0 and mentions[first - 1].bodies and _neighbours(context, mentions[first - 1], mentions[first]):
        first -= 1
    return _distinct(context, mentions[first:])


def _listed(context: Context, mentions: list[BodyMention]) -> tuple[str, ...]:
    end = 1
    while end < len(mentions) and _neighbours(context, mentions[end - 1], mentions[end]):
        end += 1
    return _distinct(context, mentions[:end])


def _neighbours(context: Context, left: BodyMention, right: BodyMention) -> bool:
    return _LISTED.fullmatch(context.low[left.end : right.start]) is not None


def _distinct(context: Context, mentions: list[BodyMention]) -> tuple[str, ...]:
    names: list[str] = []
    for mention in mentions:
        meant = context.bodies_meant(mention)
        if len(meant) > 1:
            meant = tuple(name for name in meant if name in context.main_bodies)[:1]
        names.extend(meant)
    return tuple(dict.fromkeys(names))
