"""What two grades of a sentence share: what something moved from and to, and what an apposition says of it before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pressmark.context import Context
from pressmark.english.moves import APPOSED, BECAME, WAS
from pressmark.english.patterns import SO_WAS, TO_FROM, UP_FROM
from pressmark.readers.rules.anchors import Anchor
from pressmark.readers.rules.targets import Target
from pressmark_schemas.marks import Span


def share(low: str, anchors: Sequence[Anchor], given: dict[str, list[Target]]) -> None:
    """Let "from A to B", "A, up from B" and "A has become B" share what is `given` to them, by mark."""
    for left, right in pairwise(anchors):
        between = low[left.end : right.start]
        moves = any(move.fullmatch(between) for move in (TO_FROM, BECAME, WAS))
        if moves or (not given[right.mark] and UP_FROM.search(between)):
            both = [one for one in given[left.mark] if one.start < right.start] or given[right.mark]
            given[left.mark] = given[left.mark] or both
            given[right.mark] = given[right.mark] or both


def so_was(low: str, anchors: Sequence[Anchor], target: Target) -> Anchor | None:
    """Return the grade that a target shares over its former one ("good, up from adequate, and so was …")."""
    before = [anchor for anchor in anchors if anchor.end <= target.start]
    if len(before) < 2 or not SO_WAS.fullmatch(low, before[-1].end, target.start):
        return None
    between = low[before[-2].end : before[-1].start]
    return before[-2] if UP_FROM.search(between) or TO_FROM.fullmatch(between) else None


def apposed(context: Context, anchor: Anchor, found: Sequence[Target]) -> list[Target]:
    """Return the last area of a list that a grade is told of besides (", an area in which it had been …")."""
    before = [target for target in found if target.end <= anchor.start]
    if not before or before[-1].kind != "areas":
        return []
    last = before[-1]
    if context.within(context.marks.grades, Span(last.end, anchor.start)):
        return []
    if APPOSED.match(context.low, last.end, anchor.start) is None:
        return []
    return [last._replace(start=last.areas[-1].start, areas=last.areas[-1:])]
