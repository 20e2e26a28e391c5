"""The side panel of an article: its items in the order of the text, each with its doubts, and notes on the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from pressmark.reviewed import Entry
from pressmark.reviewed.matching import spans

if TYPE_CHECKING:
    from pressmark.reviewed import Reviewed
    from pressmark_schemas.record import Flag, Record

State: TypeAlias = Literal["open", "stale", "verified", "accepted", "corrected", "added", "dismissed"]


class Card(NamedTuple):
    """An item with the flags that concern it; `number` is what the text refers to it by, from 1."""

    number: int
    entry: Entry
    flags: tuple[Flag, ...]

    @property
    def anchor(self) -> str:
        """What names it in the page."""
        return anchor(self.entry)

    @property
    def state(self) -> State:
        """How it stands with the item."""
        if self.entry.stale:
            return "stale"
        return self.entry.label or ("open" if self.entry.waits else "verified")

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where it stands."""
        return spans(self.entry.shown)


class Note(NamedTuple):
    """A flag that is about no item: something may be missing, or the article as a whole is in doubt."""

    number: int
    flag: Flag

    @property
    def anchor(self) -> str:
        """What names it in the page."""
        return f"note-{self.number}"

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where it stands, if anywhere."""
        place = self.flag.start, self.flag.end
        return [(place[0], place[1])] if place[0] is not None and place[1] is not None else []


class Board(NamedTuple):
    """All that is said of an article; what was dismissed stands apart."""

    cards: tuple[Card | Note, ...]
    dismissed: tuple[Card, ...]

    @property
    def open(self) -> int:
        """How many items wait for somebody."""
        return sum(isinstance(card, Card) and card.entry.waits for card in self.cards)


def board(reviewed: Reviewed) -> Board:
    """Return the panel of a record as people left it."""
    record = reviewed.record
    gone = [entry for entry in reviewed.entries if entry.label == "dismissed"]
    found: list[Entry | Flag] = sorted([*reviewed.live, *_loose(reviewed)], key=_place)
    cards = tuple(_card(number, one, record) for number, one in enumerate(found, 1))
    return Board(cards, tuple(Card(0, entry, flags_of(entry, record)) for entry in gone))


def anchor(entry: Entry) -> str:
    """Return what names an item in its article's page."""
    return f"{entry.kind}-{entry.number}"


def flags_of(entry: Entry, record: Record) -> tuple[Flag, ...]:
    """Return the flags that concern an item, doubts before notes."""
    found = [record.flags[number] for number in entry.shown.flags]
    return tuple(sorted(found, key=lambda flag: flag.severity == "note"))


def _loose(reviewed: Reviewed) -> Iterator[Flag]:
    used = {number for entry in reviewed.entries for number in entry.shown.flags}
    return (flag for number, flag in enumerate(reviewed.record.flags) if number not in used)


def _place(one: Entry | Flag) -> tuple[int, int]:
    if isinstance(one, Entry):
        return spans(one.shown)[0]
    return (-1 if one.start is None else one.start), (-1 if one.end is None else one.end)


def _card(number: int, one: Entry | Flag, record: Record) -> Card | Note:
    return Card(number, one, flags_of(one, record)) if isinstance(one, Entry) else Note(number, one)


def following(cards: Sequence[Card | Note]) -> dict[str, str]:
    """Return for each card the anchor of the item that waits next behind it, or first; its own where none waits."""
    waiting = [number for number, card in enumerate(cards) if isinstance(card, Card) and card.entry.waits]
    found: dict[str, str] = {}
    for number, card in enumerate(cards):
        others = [one for one in waiting if one != number]
        then = next((one for one in others if one > number), others[0] if others else number)
        found[card.anchor] = cards[then].anchor
    return found
