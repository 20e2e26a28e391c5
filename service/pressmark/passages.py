"""An article's text in consecutive segments, each with the items that lie over it, for whoever lights them up.

Joined, the segments are the text again. Offsets count characters, end exclusive, as in a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pressmark_schemas.record import Record

ItemKind = Literal["rating", "quote", "concern", "flag"]


class Item(NamedTuple):
    """One item of a record: what it is, and its place there, from 0."""

    kind: ItemKind
    number: int


class Segment(NamedTuple):
    """A piece of the text, and the items that lie over all of it: ratings, quotes, concerns, flags, by number."""

    start: int
    text: str
    items: tuple[Item, ...]


class _Span(NamedTuple):
    start: int
    end: int
    item: Item


def segments(text: str, record: Record) -> list[Segment]:
    """Return the segments of the text that a record's offsets count in; what lies outside it is cut off.

    Wherever an item begins or ends, so does a segment; an empty text has none.
    """
    spans = {_Span(max(one.start, 0), min(one.end, len(text)), one.item) for one in _spans(record)}
    edges = sorted({0, len(text), *chain.from_iterable((one.start, one.end) for one in spans if one.start < one.end)})
    waiting = sorted((one for one in spans if one.start < one.end), reverse=True)
    over: list[_Span] = []
    found: list[Segment] = []
    for start, end in pairwise(edges):
        over = [one for one in over if one.end > start]
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        items = {one.item for one in over}
        found.append(Segment(start, text[start:end], tuple(sorted(items, key=_place))))
    return found


_KINDS: tuple[ItemKind, ...] = ("rating", "quote", "concern", "flag")


def _place(item: Item) -> tuple[int, int]:
    return _KINDS.index(item.kind), item.number


def _spans(record: Record) -> Iterator[_Span]:
    for number, rating in enumerate(record.ratings):
        yield from (_Span(one.start, one.end, Item("rating", number)) for one in rating.evidence)
    for number, quote in enumerate(record.quotes):
        yield _Span(quote.start, quote.end, Item("quote", number))
    for number, concern in enumerate(record.concerns):
        yield from (_Span(one.start, one.end, Item("concern", number)) for one in concern.evidence)
    for number, flag in enumerate(record.flags):
        if flag.start is not None and flag.end is not None:
            yield _Span(flag.start, flag.end, Item("flag", number))
