"""A review: what somebody decided of one item of an article, and when; an undo is a review, too.

Nothing is ever taken out of the trail. `first` is the first review of the same item, by which those of one
item are known for one another's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from pressmark_schemas.record import Concern, Quote, Rating

Kind = Literal["rating", "quote", "concern"]
Action = Literal["accept", "correct", "dismiss", "add", "undo"]
Label = Literal["accepted", "corrected", "added", "dismissed"]
Item = Rating | Quote | Concern

MODELS: dict[Kind, type[Rating | Quote | Concern]] = {"rating": Rating, "quote": Quote, "concern": Concern}


class Review(NamedTuple):
    """One row of the trail; `at` is ISO 8601 in UTC.

    `said` is what the machine said of the item then, None where it said nothing; `was` and `now` are the item
    before and after, None where there was or is none. `undoes` is the review that an undo takes back.
    """

    number: int
    article: str
    kind: Kind
    action: Action
    who: str
    at: str
    first: int
    undoes: int | None
    said: Item | None
    was: Item | None
    now: Item | None


def item_json(item: Item | None) -> str | None:
    """Return an item as JSON: what is said of it, without what checks say."""
    return None if item is None else item.model_dump_json(exclude={"status", "flags"})


def item_of(kind: Kind, text: str | None) -> Item | None:
    """Return the item of which `item_json` made JSON."""
    if text is None:
        return None
    said: dict[str, Any] = json.loads(text)
    return MODELS[kind].model_validate(said | {"status": "verified", "flags": ()})


def standing(reviews: Iterable[Review]) -> list[Review]:
    """Return the reviews that nobody took back, oldest first; an undo that was taken back takes nothing back."""
    gone: set[int] = set()
    found: list[Review] = []
    for review in sorted(reviews, reverse=True):
        if review.number in gone:
            continue
        if review.undoes is not None:
            gone.add(review.undoes)
        found.append(review)
    return found[::-1]
