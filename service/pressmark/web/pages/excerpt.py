"""The words of an article that a doubt is about, with what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pressmark.web.pages.cards import Card

_AROUND = 220
"""Characters before and behind that are shown at most."""


class Excerpt(NamedTuple):
    """Words with what stands before and behind them."""

    before: str
    words: str
    behind: str


def excerpt(text: str, card: Card) -> Excerpt:
    """Return where a card's item stands, at the place of its gravest doubt if it has several."""
    places = card.spans
    flagged = [(flag.start, flag.end) for flag in card.flags]
    return around(text, *next((place for place in places if place in flagged), places[0]))


def around(text: str, start: int, end: int) -> Excerpt:
    """Return the words at a place with what stands around them."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, behind = text[first:start], text[end:last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        behind = behind.rpartition(" ")[0] + " …"
    return Excerpt(before, text[start:end], behind)
