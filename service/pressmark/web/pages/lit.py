"""An article's text in pieces, each with what lies over it, so that a page can light it up and refer to the panel.

Joined, the pieces are the text: not a character is added or lost, as people's selections are counted in it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pressmark.passages import Item, segments
from pressmark.web.pages.cards import Board, Card, Note
from pressmark_schemas.record import Rating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark_schemas.record import Record

Lit: TypeAlias = Card | Note


class End(NamedTuple):
    """Where a passage of an item ends; `id` names the place in the page, `at-` and the item's anchor for the first."""

    lit: Lit
    id: str


class Piece(NamedTuple):
    """A piece of the text. `over` lie over it, and `ends` end with it; `look` names its style."""

    text: str
    look: str
    over: tuple[Lit, ...]
    ends: tuple[End, ...]


def pieces(text: str, board: Board, record: Record, steps: Mapping[str, int]) -> list[Piece]:
    """Return a text's pieces; `steps` are the grades' colours."""
    laid, known = _laid(board, record)
    found = segments(text, laid)
    over = [tuple(sorted((known[item] for item in one.items), key=lambda lit: lit.number)) for one in found]
    behind, ended = [*over[1:], ()], Counter[str]()
    return [
        Piece(one.text, _look(lit, steps), lit, tuple(_end(item, ended) for item in lit if item not in after))
        for one, lit, after in zip(found, over, behind, strict=True)
    ]


def _end(lit: Lit, ended: Counter[str]) -> End:
    ended[lit.anchor] += 1
    times = ended[lit.anchor]
    return End(lit, f"at-{lit.anchor}" if times == 1 else f"at-{lit.anchor}-{times}")


def _laid(board: Board, record: Record) -> tuple[Record, dict[Item, Lit]]:
    """Return a record of what is lit alone, and what each of its items is."""
    cards = [card for card in board.cards if isinstance(card, Card)]
    notes = [card for card in board.cards if isinstance(card, Note)]
    kinds = {kind: [card for card in cards if card.entry.kind == kind] for kind in ("rating", "quote", "concern")}
    laid = {f"{kind}s": tuple(card.entry.shown for card in found) for kind, found in kinds.items()}
    known: dict[Item, Lit] = {
        Item(card.entry.kind, number): card for found in kinds.values() for number, card in enumerate(found)
    }
    known |= {Item("flag", number): note for number, note in enumerate(notes)}
    return record.model_copy(update={**laid, "flags": tuple(note.flag for note in notes)}), known


def _look(lit: tuple[Lit, ...], steps: Mapping[str, int]) -> str:
    """Return the names of a piece's style: of what kinds it is, whether any of it waits, and its grade if it is one."""
    names = {item.entry.kind if isinstance(item, Card) else "note" for item in lit}
    waits = {"open"} if any(isinstance(item, Card) and item.entry.waits for item in lit) else set[str]()
    shown = [item.entry.shown for item in lit if isinstance(item, Card)]
    grades = {steps.get(item.grade, 0) for item in shown if isinstance(item, Rating)}
    step = {f"step{grades.pop()}"} if len(grades) == 1 else set[str]()
    return " ".join(sorted(names | waits | step))
