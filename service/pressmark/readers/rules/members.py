"""Areas that a later sentence tells to be among those that were counted.

"Good in three areas and adequate in two. … Leadership is one of the two." names one of the adequate
ones. It does so only where the number, and how many are named, leave no choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pressmark.english import IS_ONE, glued, number
from pressmark.english.patterns import COUNT, IT_IS, ONE_OF_THEM, THE_NTH, THE_SO_MANY
from pressmark.readers.rules.binding import Bound
from pressmark.readers.rules.targets import Target, targets

if TYPE_CHECKING:
    from pressmark.context import Context
    from pressmark_schemas.marks import Passage

_IS_OF = IS_ONE | {"the", "among", "amongst"}
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_REACH = 6
"""Passages behind a number in which some that it counts may be named."""


def with_members(context: Context, bounds: Sequence[Bound]) -> list[Bound]:
    """Return all that grades are given for, with areas that are named later, in the order of the text."""
    return sorted([*bounds, *_named_later(context, bounds)], key=lambda bound: bound.passage.start)


def _named_later(context: Context, bounds: Sequence[Bound]) -> Iterator[Bound]:
    """Yield the areas that a sentence names for a grade with a number before it."""
    graded = {bound.passage for bound in bounds if any(target.kind == "areas" for target in bound.targets)}
    counted = [bound for bound in bounds if _number(bound) is not None and not bound.anchor.implied]
    by_passage: dict[int, list[Bound]] = {}
    for bound in counted:
        by_passage.setdefault(context.passage_number(bound.passage.start), []).append(bound)
    passages = context.marks.passages
    for here in sorted({n for first in by_passage for n in range(first + 1, first + 1 + _REACH)}):
        if here < len(passages) and passages[here] not in graded:
            near = [bound for n in range(here - _REACH, here) for bound in by_passage.get(n, ())]
            yield from _members(context, passages[here], near, by_passage.get(here - 1, ()))


def _members(context: Context, passage: Passage, near: Sequence[Bound], last: Sequence[Bound]) -> Iterator[Bound]:
    """Yield the areas of a sentence with the one grade that has them; `last` are those of the sentence before."""
    lists = [target for target in targets(context, passage) if target.kind == "areas"]
    if not lists:
        return
    size, it_is = _size(context, passage, lists), IT_IS.match(context.low, passage.start)
    meant = [bound for bound in near if _number(bound) == size]
    if size is None and ONE_OF_THEM.match(context.low, passage.start):
        meant = list(last)
    if it_is and it_is.end() == lists[0].start:
        meant = [bound for bound in last if _number(bound) == 1]
    if len(meant) == 1:
        yield Bound(meant[0].anchor, passage, (lists[0],))


def _size(context: Context, passage: Passage, lists: Sequence[Target]) -> int | None:
    """Return the number of which a sentence names some, or all, if as many are named as it says."""
    all_of_them = THE_SO_MANY.match(context.low, passage.start)
    if all_of_them and number(all_of_them["number"]) == len(lists[0].areas):
        return len(lists[0].areas)
    nth = THE_NTH.search(context.low, passage.start, lists[0].start)
    if nth:
        return _NTH[nth["nth"]]
    for match in COUNT.finditer(context.low, passage.start, passage.end):
        before = [one for one in lists if one.end <= match.start()]
        named = len(before[-1].areas) if before else 0
        between = context.low[before[-1].end : match.start()] if before else ""
        if not before or not glued(between, _IS_OF):
            continue
        said, total = number(match["number"]), match["total"] and number(match["total"])
        if "among" in between:
            return total or said
        if said == named and (total or (named > 1 and between.endswith(" the "))):
            return total or named
    return None


def _number(bound: Bound) -> int | None:
    return next((target.count for target in bound.targets if target.count is not None), None)
