"""Targets that a sentence deals out one by one: "good and adequate respectively", "the former … the latter …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressmark.context import Context
from pressmark.english import LIST_JOINT, glued, number
from pressmark.patterns import rare
from pressmark.readers.rules.anchors import Anchor
from pressmark.readers.rules.target import Target, is_free
from pressmark.readers.rules.targets import targets
from pressmark_schemas.marks import AreaMention, Passage

_ORDER = rare(r"\brespectively\b|\bin that order\b", "respectively|in that order")
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "former": 0, "latter": 1}
_ONE_OF = rare(
    r"\bthe (?P<pair>former|latter)\b"
    r"|\b(?:for|in|at|on|under) the (?P<nth>first|second|third|fourth|fifth|last)"
    r"(?= of (?:those|these|them)\b|[.,;]|$| (?:and|but)\b)"
    r"|\bthe (?P<rest>others?)(?: (?P<number>one|two|three|four|five))?\b",
    "the former|the latter|the first|the second|the third|the fourth|the fifth|the last|the other",
)
"""What means an area of the list before by its place, or those that no place is told of."""


def named(context: Context, passage: Passage) -> list[Target]:
    """Return the targets of a passage; "the latter", "the first" or "the other two" are of the areas named last."""
    found = targets(context, passage)
    spelt = {target.start for target in found}  # "in the third, looking after its people, …"
    said = [one for one in _ONE_OF.finditer(context.low, *passage[:2]) if one.end() + len(", ") not in spelt]
    if all(one["rest"] for one in said):
        return found
    listed = _list_before(context, passage, found, said[0].start())
    dealt = _dealt(said, listed.areas) if listed is not None else []
    free = [one for one in found if one != listed and is_free(dealt, one.start, one.end)]
    return sorted([*free, *dealt], key=lambda target: target.start) if dealt else found


def _list_before(context: Context, passage: Passage, found: list[Target], position: int) -> Target | None:
    """Return the one list of areas that stands before a position, in its sentence or the one before."""
    before = [one for one in found if one.kind == "areas" and one.end <= position]
    number = context.passage_number(passage.start)
    if not before and number:
        before = [one for one in targets(context, context.marks.passages[number - 1]) if one.kind == "areas"]
    return before[0] if len(before) == 1 and len(before[0].areas) > 1 else None


def _dealt(said: Sequence[re.Match[str]], areas: Sequence[AreaMention]) -> list[Target]:
    """Return the areas that places in a list mean, one by one; none where the list has no such place."""
    places = [one["pair"] or one["nth"] for one in said]
    meant = [None if place is None else areas[_ORDINALS[place] :][:1] for place in places]
    if any(one == () for one in meant) or (any(one["pair"] for one in said) and len(areas) != 2):
        return []
    told = {area for one in meant if one for area in one}
    others = tuple(area for area in areas if area not in told)
    if any(one["number"] and number(one["number"]) != len(others) for one in said):
        return []
    each = (one or others for one in meant)
    return [Target(one.start(), one.end(), "areas", tuple(mine)) for one, mine in zip(said, each, strict=True) if mine]


def dealt_out(
    context: Context, passage: Passage, anchors: Sequence[Anchor], found: Sequence[Target]
) -> dict[str, Target | None]:
    """Return what each grade before a "respectively" is given for, by its mark.

    It is None where there are not as many areas as grades: then nobody knows which is whose.
    """
    said = _ORDER.search(context.low, passage.start, passage.end)
    if said is None:
        return {}
    run = _run(context, [anchor for anchor in anchors if anchor.end <= said.start()])
    bodies = {name for one in context.within(context.marks.bodies, passage) for name in one.bodies}
    if len(bodies) < 2 and not (run and glued(context.low[run[-1].end : said.start()], LIST_JOINT)):
        return {}
    lists = [target for target in found if target.kind == "areas" and len(target.areas) == len(run) > 1]
    if not lists:
        return dict.fromkeys((anchor.mark for anchor in run), None)
    behind = [target for target in lists if target.start >= said.end()]
    near = behind[0] if behind else lists[-1]
    areas = [Target(area.start, area.end, "areas", (area,)) for area in near.areas]
    return {anchor.mark: area for anchor, area in zip(run, areas, strict=True)}


def _run(context: Context, anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """Return the last grades that nothing but commas and "and" parts."""
    first = len(anchors) - 1
    while first > 0 and glued(context.low[anchors[first - 1].end : anchors[first].start], LIST_JOINT):
        first -= 1
    return anchors[max(0, first) :]
