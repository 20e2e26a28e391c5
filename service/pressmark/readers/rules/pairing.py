"""Targets that a sentence deals out one by one: "adequate and good respectively", "the former … the latter …"."""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.context import Context
from pressmark.english import LIST_JOINT, glued
from pressmark.patterns import pattern
from pressmark.readers.rules.anchors import Anchor
from pressmark.readers.rules.targets import Target, targets
from pressmark_schemas.marks import Passage

_ORDER = pattern(r"\brespectively\b|\bin that order\b")
_OF_TWO = pattern(r"\bthe (?P<which>former|latter)\b")


def named(context: Context, passage: Passage) -> list[Target]:
    """Return the targets of a passage; "the former" and "the latter" are the two areas that were named last."""
    found = targets(context, passage)
    said = list(_OF_TWO.finditer(context.low, passage.start, passage.end))
    if not said:
        return found
    pair = _two_before(context, passage, found, said[0].start())
    if pair is None:
        return found
    meant = {"former": pair.areas[0], "latter": pair.areas[1]}
    dealt = [Target(one.start(), one.end(), "areas", (meant[one["which"]],)) for one in said]
    return sorted([*(one for one in found if one != pair), *dealt], key=lambda target: target.start)


def _two_before(context: Context, passage: Passage, found: list[Target], position: int) -> Target | None:
    """Return the list of two areas that stands last before a position, in its sentence or the one before."""
    before = [one for one in found if one.kind == "areas" and one.end <= position]
    number = context.passage_number(passage.start)
    if not before and number:
        before = [one for one in targets(context, context.marks.passages[number - 1]) if one.kind == "areas"]
    areas = [mention for one in before for mention in one.areas]
    if len(areas) != 2:
        return None
    return before[-1] if len(before) == 1 else None


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
