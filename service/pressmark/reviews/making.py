"""Makes a review of a decision: finds the item as the reviewer saw it, and what becomes of it.

The last decision on an item holds, whoever made it. Nobody overrules what he has not seen, since the item's id
changes with each decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.assemble import is_partial
from pressmark.errors import ReviewError, ReviewMissing, ReviewOutdated
from pressmark.reviewed import Action, Entry, Item, Kind, Review, Reviewed, lay
from pressmark.reviewed.matching import says_the_same
from pressmark.reviewed.values import MODELS, standing
from pressmark.reviews.decisions import Accept, Add, Correct, Dismiss
from pressmark.reviews.vocabulary import faults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark_schemas.pack import Pack

_NEEDED: dict[Kind, tuple[str, ...]] = {
    "rating": ("body", "area", "grade", "basis"),
    "quote": ("kind",),
    "concern": ("body", "kind"),
}
"""Terms without which nothing is such an item."""


class Draft(NamedTuple):
    """A review that has neither number nor time; a `first` of 0 says that it is its item's first."""

    kind: Kind
    action: Action
    first: int
    said: Item | None
    was: Item | None
    now: Item | None
    undoes: int | None = None


def drafted(decision: Accept | Dismiss | Correct | Add, reviewed: Reviewed, text: str, pack: Pack) -> Draft:
    """Return what a decision makes of an item of an article with this text.

    Raises ReviewOutdated where the item is not there as it was seen, ReviewError for what does not fit.
    """
    if isinstance(decision, Add):
        item = _whole(decision.kind, _place(decision, text) | decision.given, pack)
        _refuse_twin(item, reviewed)
        return Draft(decision.kind, "add", 0, None, None, item)
    entry = _seen(decision.item, reviewed)
    was = None if entry.label == "dismissed" else entry.shown
    draft = Draft(entry.kind, decision.action, entry.first or 0, entry.said, was, entry.shown)
    if isinstance(decision, Accept):
        return draft
    if isinstance(decision, Dismiss):
        if was is None:
            raise ReviewError("this item was dismissed already; undo that, or accept the item")
        return draft._replace(now=None)
    return draft._replace(now=_corrected(decision, entry, reviewed, pack))


def drafted_undo(number: int, reviewed: Reviewed, reviews: Sequence[Review]) -> Draft:
    """Return the draft that takes back a review of an article.

    Neither a decision nor an undo can be taken back while a later decision on the same item stands. Raises
    ReviewMissing, and ReviewError for one that was taken back already.
    """
    target = next((one for one in reviews if one.number == number), None)
    if target is None:
        raise ReviewMissing(f"there is no review {number}; the trail lists what there is")
    stand = [one for one in standing(reviews) if one.first == target.first]
    if target not in stand:
        raise ReviewError(f"review {number} was taken back already; undo the undo to have it again")
    later = [one for one in stand if one.number > number and one.undoes is None]
    if later:
        raise ReviewOutdated(
            f"review {later[-1].number} of the same item by {later[-1].who} came later; undo that first"
        )
    undo = target._replace(number=reviews[-1].number + 1, action="undo", undoes=number)
    was, now = (_shown(one, target.first) for one in (reviewed, lay(reviewed.record, [*reviews, undo])))
    return Draft(target.kind, "undo", target.first, None, was, now, number)


def _shown(reviewed: Reviewed, first: int) -> Item | None:
    return next((entry.shown for entry in reviewed.live if entry.first == first), None)


def _seen(item: str, reviewed: Reviewed) -> Entry:
    for entry in reviewed.entries:
        if entry.id == item:
            return entry
    raise ReviewOutdated(f"there is no item {item} as it was shown: it was decided or read anew since; look again")


def _corrected(decision: Correct, entry: Entry, reviewed: Reviewed, pack: Pack) -> Item:
    if decision.kind != entry.kind:
        raise ReviewError(f"the item is a {entry.kind}, and the terms are a {decision.kind}'s; give a {entry.kind}'s")
    item = _whole(entry.kind, entry.shown.model_dump() | decision.given, pack)
    _refuse_twin(item, reviewed, entry)
    return item


def _whole(kind: Kind, said: dict[str, Any], pack: Pack) -> Item:
    """Return an item of which all that is needed is said, and in the pack's words."""
    lacking = [name for name in _NEEDED[kind] if said.get(name) is None]
    if lacking:
        raise ReviewError(f"a {kind} needs {', '.join(lacking)}")
    if kind == "rating":
        body = pack.body.get(said["body"])
        said["sector"] = body.sector if body else None
    item = MODELS[kind].model_validate(said)
    wrong = list(faults(item, pack))
    if wrong:
        raise ReviewError("\n".join(wrong))
    return item


def _place(decision: Add, text: str) -> dict[str, Any]:
    """Return what an item's place says of it: its words come from the article, without blanks at their ends."""
    start, end = decision.start, min(decision.end, len(text))
    words = text[start:end]
    if decision.end > len(text) or not words.strip():
        raise ReviewError(f"no words stand at {start}:{decision.end}; the text has {len(text)} characters")
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    words = text[start:end]
    place = {"start": start, "end": end, "text": words}
    shared: dict[str, Any] = {"status": "verified", "flags": ()}
    if decision.kind == "quote":
        none = dict.fromkeys(("speaker", "role", "organisation"))
        return shared | none | place | {"partial": is_partial(words), "cut": False}
    none = dict.fromkeys(("area", "count", "programme") if decision.kind == "rating" else ("area",))
    return shared | none | {"area_words": None, "evidence": (place,)}


def _refuse_twin(item: Item, reviewed: Reviewed, own: Entry | None = None) -> None:
    for entry in reviewed.live:
        if entry != own and says_the_same(entry.shown, item):
            raise ReviewError(f"{entry.id} says just this of the same place; accept that one")
