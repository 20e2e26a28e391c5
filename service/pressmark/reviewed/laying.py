"""Lays people's decisions over a record: of each item the last one that stands holds.

It goes on holding after the record was made again while the machine says of the item what it said then, or
says now what people decided. Otherwise the decision is `stale`: what people said is shown, and waits for
somebody to look. A dismissal of what is gone needs nobody; where another claim took its place, that waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pressmark.reviewed.matching import are_same, claim, says_the_same, shared, spans
from pressmark.reviewed.values import Item, Kind, Label, Review, standing
from pressmark_schemas.answer import digest_of
from pressmark_schemas.record import Record

_OTHER = (0, 0)


class Entry(NamedTuple):
    """One item: what the machine says of it (None: nothing) and what is to be shown, with status and flags.

    `number` is its place among the record's items of its kind; those that the record does not have follow.
    `last` is the review that holds or is stale, `first` the first review that the item ever had.
    """

    kind: Kind
    number: int
    said: Item | None
    shown: Item
    label: Label | None = None
    stale: bool = False
    last: Review | None = None
    first: int | None = None

    @property
    def id(self) -> str:
        """What names the item as it is now: after another decision, or another reading, it has another id."""
        seen = [claim(self.shown), spans(self.shown), self.last.number if self.last else None, self.stale]
        return f"{self.kind}-{digest_of(seen)[:16]}"

    @property
    def waits(self) -> bool:
        """Whether somebody should look at it."""
        return self.label != "dismissed" and self.shown.status == "review"


class Reviewed(NamedTuple):
    """A record and its items as people left them; `entries` go by kind and number."""

    record: Record
    entries: tuple[Entry, ...]

    @property
    def live(self) -> list[Entry]:
        """The items that were not dismissed."""
        return [entry for entry in self.entries if entry.label != "dismissed"]

    @property
    def shown(self) -> Record:
        """The record as people left it: its items are those that live, with their statuses."""
        items: dict[Kind, list[Item]] = {kind: [] for kind, _ in _kinds(self.record)}
        for entry in self.live:
            items[entry.kind].append(entry.shown)
        return self.record.model_copy(update={f"{kind}s": tuple(those) for kind, those in items.items()})

    @property
    def settled(self) -> bool:
        """Whether no item waits for anybody."""
        return not any(entry.waits for entry in self.entries)


class _Thread(NamedTuple):
    """The reviews of one item: the `last` decision that stands, if any, and what tells the item again.

    `known` is what the machine said of it then, and what people decided.
    """

    kind: Kind
    first: int
    last: Review | None
    known: tuple[Item | None, Item | None]


def lay(record: Record, reviews: Iterable[Review] = ()) -> Reviewed:
    """Return a record's items with the reviews of its article laid over them."""
    said = [Entry(kind, number, item, item) for kind, items in _kinds(record) for number, item in enumerate(items)]
    threads = _threads(list(reviews))
    if not threads:
        return Reviewed(record, tuple(said))
    places = _places(said, threads)
    decided = [thread.last.now for thread in threads if thread.last and thread.last.now]
    entries = [
        _with(entry, places[index]) if index in places else entry
        for index, entry in enumerate(said)
        if index in places or not any(says_the_same(now, entry.shown) for now in decided)
    ]
    matched = {thread.first for thread in places.values()}
    lost = list(_lost(record, [thread for thread in threads if thread.first not in matched]))
    return Reviewed(
        record, tuple(entry for kind, _ in _kinds(record) for entry in entries + lost if entry.kind == kind)
    )


def _kinds(record: Record) -> tuple[tuple[Kind, Sequence[Item]], ...]:
    return ("rating", record.ratings), ("quote", record.quotes), ("concern", record.concerns)


def _threads(reviews: Sequence[Review]) -> list[_Thread]:
    by_first: dict[int, list[Review]] = {}
    for review in sorted(reviews):
        if review.action != "undo":
            by_first.setdefault(review.first, []).append(review)
    stand = {review.number for review in standing(reviews)}
    return [_thread(made, [review for review in made if review.number in stand]) for made in by_first.values()]


def _thread(made: Sequence[Review], stand: Sequence[Review]) -> _Thread:
    if not stand:
        return _Thread(made[-1].kind, made[-1].first, None, (made[-1].said, None))
    last = stand[-1]
    return _Thread(last.kind, last.first, last, (last.said, last.now))


def _places(said: Sequence[Entry], threads: Sequence[_Thread]) -> dict[int, _Thread]:
    """Return the threads by the index of the item that each is about, the likest first; an item has one at most."""
    pairs = [
        (_likeness(entry.shown, thread), -index, thread)
        for thread in threads
        for index, entry in enumerate(said)
        if entry.kind == thread.kind
    ]
    found: dict[int, _Thread] = {}
    placed: set[int] = set()
    for likeness, index, thread in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if likeness > _OTHER and -index not in found and thread.first not in placed:
            found[-index] = thread
            placed.add(thread.first)
    return found


def _likeness(item: Item, thread: _Thread) -> tuple[int, int]:
    """Return how like an item is to what is known of a reviewed one; `_OTHER` if it is another.

    One that says what the machine said then is likelier than one that says what people decided: this may be there
    beside it by now, and what they decided of the former must not be lost.
    """
    like = [
        (place if says_the_same(known, item) else 1, shared(known, item))
        for place, known in zip((3, 2), thread.known, strict=True)
        if known is not None and are_same(known, item)
    ]
    return max(like, default=_OTHER)


def _with(entry: Entry, thread: _Thread) -> Entry:
    """Return an item that the machine has with what people decided of it."""
    said, last = entry.shown, thread.last
    if last is None:
        return entry._replace(first=thread.first)
    entry = entry._replace(last=last, first=last.first)
    holds = claim(said) in {claim(one) for one in (last.said, last.now) if one is not None}
    if last.now is None:
        return entry._replace(label="dismissed") if holds else _stale(entry, said)
    shown = said if claim(said) == claim(last.now) else last.now.model_copy(update={"flags": said.flags})
    entry = entry._replace(label=_label(last.said, last.now))
    return entry._replace(shown=_settled(shown)) if holds else _stale(entry, shown)


def _lost(record: Record, threads: Iterable[_Thread]) -> Iterator[Entry]:
    """Yield what people decided of items that the machine does not have: it never had them, or they are gone."""
    numbers = {kind: len(items) for kind, items in _kinds(record)}
    for kind, first, last, _ in threads:
        if last is None or last.now is None:
            continue
        entry = Entry(kind, numbers[kind], None, last.now, _label(last.said, last.now), last=last, first=first)
        yield entry._replace(shown=_settled(last.now)) if last.said is None else _stale(entry, last.now)
        numbers[kind] += 1


def _label(said: Item | None, now: Item) -> Label:
    if said is None:
        return "added"
    return "accepted" if claim(said) == claim(now) else "corrected"


def _settled(item: Item) -> Item:
    return item.model_copy(update={"status": "verified"})


def _stale(entry: Entry, shown: Item) -> Entry:
    return entry._replace(stale=True, shown=shown.model_copy(update={"status": "review"}))
