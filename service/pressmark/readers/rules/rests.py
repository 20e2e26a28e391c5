"""What is left of a number of areas beside those that are named with its grade.

"Three areas, one of them crime" leaves two. "Three other areas" are beside those named before, and
hold those that are named behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressmark.context import WHOLES
from pressmark.english.patterns import OTHERS_BEFORE, OTHERS_BEHIND
from pressmark.readers.rules.targets import Target

if TYPE_CHECKING:
    from pressmark.context import Context
    from pressmark_schemas.answer import RatingLabel
    from pressmark_schemas.marks import AreaMention

NOT_NAMED = frozenset({"unspecified", "overall"})
_OTHERS_REACH = 11
"""Characters before a number in which a word may say that it counts what was not named."""


def nearest(counts: Sequence[Target], position: int) -> Target:
    """Return the count nearest to a grade; one with a number before "everything else"."""
    return min(counts, key=lambda target: (target.count is None, abs(target.start - position)))


def left_beside(context: Context, body: str, count: Target, named: Sequence[AreaMention]) -> int | None:
    """Return how many areas a count leaves beside those named with it; None if it has no number."""
    if count.count is None:
        return None
    since = count.start if _is_of_others(context, count) else 0
    keys = {context.area_key(mention, body) for mention in named if mention.start >= since} - {None}
    return max(0, count.count - len(keys))


def counts_others(context: Context, targets: Sequence[Target]) -> bool:
    """Whether a number is that of the areas that were not named before it ("good in the remaining four")."""
    return any(_is_of_others(context, target) for target in targets if target.kind == "count")


def _is_of_others(context: Context, count: Target) -> bool:
    before = OTHERS_BEFORE.search(context.low, max(0, count.start - _OTHERS_REACH), count.end)
    return (before or OTHERS_BEHIND.match(context.low, count.end)) is not None


def rest_of_counts(labels: list[RatingLabel], others: set[str]) -> list[RatingLabel]:
    """Let a count say what is left beside the areas that are named elsewhere in the article.

    Of `others`, the marks that count what was not named before, only those named later are part.
    """
    last: dict[tuple[str, str, str], dict[str, int]] = {}
    for number, label in enumerate(labels):
        for body in label.bodies:
            last.setdefault((body, label.grade, label.basis), {}).update(dict.fromkeys(label.areas, number))
    left: list[RatingLabel] = []
    for number, label in enumerate(labels):
        since = number if label.mark in others else 0
        places = last[label.bodies[0], label.grade, label.basis] if label.count is not None else {}
        left.append(_rest(label, {area for area, place in places.items() if place >= since}))
    return left


def _rest(label: RatingLabel, named: set[str]) -> RatingLabel:
    if label.count is None:
        return label
    here = [area for area in label.areas if area not in NOT_NAMED]
    elsewhere = named - NOT_NAMED - WHOLES - set(here)
    left = label.count - len(elsewhere)
    if left > 0:
        return label.model_copy(update={"count": left})
    return label.model_copy(update={"count": None, "areas": here or sorted(elsewhere)})
