"""One article of a report: its ratings by the passage that proves them, its quotes and criticism, with their doubts."""

from __future__ import annotations

from textwrap import shorten
from typing import Generic, NamedTuple, TypeVar

from pressmark_schemas.article import Article
from pressmark_schemas.record import ArticleFacts, Concern, Evidence, Flag, Quote, Rating, Record

_LOOK, _NAME = 400, 90
"""Characters that are looked at for a name of an article without a title, and that it has at most."""

It = TypeVar("It", Rating, Quote, Concern)


class Item(NamedTuple, Generic[It]):
    """An item and what checks have to say of it."""

    it: It
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


def card(article: Article, record: Record) -> Card:
    """Return a record's card; each rating stands under the first passage that names its area, once."""
    items = (*record.ratings, *record.quotes, *record.concerns)
    used = {number for one in items for number in one.flags}
    still = sum(one.status == "review" for one in items)
    proofs: dict[Evidence, Proof] = {}
    for rating in record.ratings:
        place = _proof(rating)
        proofs.setdefault(place, Proof(place.text, [])).ratings.append(_item(rating, record))
    return Card(
        record.article,
        record.article.title
        or shorten(article.text[article.start :][:_LOOK], _NAME, placeholder=" …")
        or article.id[:12],
        record.ratings[0].body if len({one.body for one in record.ratings}) == 1 else None,
        tuple(proofs.values()),
        tuple(_item(one, record) for one in record.quotes),
        tuple(_item(one, record) for one in record.concerns),
        tuple(flag for number, flag in enumerate(record.flags) if number not in used),
        len(items) - still,
        still,
    )


def _item(it: It, record: Record) -> Item[It]:
    return Item(it, tuple(record.flags[number] for number in it.flags))


def _proof(rating: Rating) -> Evidence:
    words = rating.area_words
    return next((one for one in rating.evidence if words and words in one.text), rating.evidence[0])
