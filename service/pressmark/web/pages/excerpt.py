"""The words of an article that a doubt is about, with what stands around them."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pressmark.web.pages.cards import Card
    from pressmark_schemas.article import Article

_AROUND = 220
"""Characters before and behind that are shown at most."""


_LOOK, _NAME = 400, 90
"""Characters that are looked at for a name of an article without a title, and that it has at most."""


class Excerpt(NamedTuple):
    """Words with what stands before and behind them."""

    before: str
    words: str
    behind: str


def name_of(article: Article) -> str:
    """Return what an article is called: its title, or the words that it begins with."""
    begins = shorten(article.text[article.start :][:_LOOK], _NAME, placeholder=" …")
    return article.title or begins or article.id[:12]


def excerpt(text: str, card: Card) -> Excerpt:
    """Return where a card's item stands, at the place of its gravest doubt if it has several."""
    places = card.spans
    flagged = [(flag.start, flag.end) for flag in card.flags]
    start, end = next((place for place in places if place in flagged), places[0])
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, behind = text[first:start], text[end:last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        behind = behind.rpartition(" ")[0] + " …"
    return Excerpt(before, text[start:end], behind)
