"""One article of a report: its ratings by the passage that proves them, its quotes and criticism, with their doubts."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from pressmark.look import name_of
from pressmark.reviewed import Entry, Reviewed
from pressmark_schemas.article import Article
from pressmark_schemas.record import ArticleFacts, Concern, Evidence, Flag, Quote, Rating, Record

It = TypeVar("It", Rating, Quote, Concern)


class Item(NamedTuple, Generic[It]):
    """An item as people left it, what is to be said of its status, and what checks have to say of it."""

    it: It
    label: str
    flags: tuple[Flag, ...]


class Proof(NamedTuple):
    """A passage, and all ratings that it is shown for."""

    text: str
    ratings: list[Item[Rating]]


class Card(NamedTuple):
    """An article as it is shown, by its title or its first words; `body` is that of all its ratings, if it is one.

    `notes` are flags that are about none of its items.
    """

    facts: ArticleFacts
    name: str
    body: str | None
    proofs: tuple[Proof, ...]
    quotes: tuple[Item[Quote], ...]
    concerns: tuple[Item[Concern], ...]
    notes: tuple[Flag, ...]
    verified: int
    open: int


def card(article: Article, reviewed: Reviewed) -> Card:
    """Return an article's card; each rating stands under the first passage that names its area, once."""
    record, live = reviewed.record, reviewed.live
    used = {number for entry in reviewed.entries for number in (entry.said or entry.shown).flags}
    still = sum(entry.waits for entry in live)
    ratings = [_item(it, entry, record) for entry in live if isinstance(it := entry.shown, Rating)]
    proofs: dict[Evidence, Proof] = {}
    for rating in ratings:
        place = _proof(rating.it)
        proofs.setdefault(place, Proof(place.text, [])).ratings.append(rating)
    return Card(
        record.article,
        name_of(article),
        ratings[0].it.body if len({one.it.body for one in ratings}) == 1 else None,
        tuple(proofs.values()),
        tuple(_item(it, entry, record) for entry in live if isinstance(it := entry.shown, Quote)),
        tuple(_item(it, entry, record) for entry in live if isinstance(it := entry.shown, Concern)),
        tuple(flag for number, flag in enumerate(record.flags) if number not in used),
        len(live) - still,
        still,
    )


def _item(it: It, entry: Entry, record: Record) -> Item[It]:
    """Return an item; what people settled is called so, and the doubts that they looked at are gone."""
    settled = it.status == "verified" and entry.label is not None
    flags = () if settled else tuple(record.flags[number] for number in it.flags)
    return Item(it, entry.label if settled and entry.label else it.status, flags)


def _proof(rating: Rating) -> Evidence:
    words = rating.area_words
    return next((one for one in rating.evidence if words and words in one.text), rating.evidence[0])
