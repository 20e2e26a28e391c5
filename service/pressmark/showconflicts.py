"""What people see of conflicts: what is at odds, each side with its passages, and what corrects what; or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from pressmark.conflicts import Conflict, Edition, Side, Witness
from pressmark.terminal import Terminal, harmless

_HEADS = {
    "grade": "different grades of one inspection",
    "speaker": "the same words, different speakers",
    "name": "two spellings, one person?",
}
_WHY = {"title": "its title says so", "day": "it came out later", "url": "same address"}


def show_conflicts(conflicts: list[Conflict], terminal: Terminal | None = None) -> Iterator[str]:
    """Yield lines: each conflict with its sides and passages, and a last line that counts them."""
    out = terminal or Terminal()
    for conflict in conflicts:
        yield f"{out.paint(_HEADS[conflict.kind], 'bold')}: {_line(', '.join(part for part in conflict.about if part))}"
        for side in conflict.sides:
            yield from _side(side, out)
        yield from (f"  {_edition(edition)}" for edition in conflict.editions)
        yield ""
    counted = ", ".join(f"{sum(c.kind == kind for c in conflicts)} {kind}" for kind in _HEADS)
    yield f"{len(conflicts)} conflict{'' if len(conflicts) == 1 else 's'}: {counted}"


def conflict_json(conflict: Conflict) -> str:
    """Return a conflict as one line of JSON; days are ISO, offsets count characters."""
    return json.dumps(_plain(conflict), ensure_ascii=False, default=str)


def _side(side: Side, out: Terminal) -> Iterator[str]:
    for witness in side.witnesses:
        passage = witness.passages[0]
        place = passage.source or passage.url or passage.article[:12]
        day = f" {passage.published}" if passage.published else ""
        yield f"  {out.paint(_line(side.says), 'cyan')}  {passage.status}  {_line(place)}{day}{_copies(witness)}"
        for proof in passage.evidence[:1]:
            yield from out.hang(f"{proof.start}:{proof.end}", _line(proof.text), 4, "dim")


def _copies(witness: Witness) -> str:
    return "" if witness.copies == 1 else f" (and {witness.copies - 1} more of the same text)"


def _edition(edition: Edition) -> str:
    if edition.why == "url":
        return (
            f"{edition.earlier[:12]} and {edition.later[:12]} are editions of one text; which came later is not known"
        )
    return f"{edition.later[:12]} corrects {edition.earlier[:12]}: {_WHY[edition.why]}"


def _line(text: str) -> str:
    return " ".join(harmless(text).split())


def _plain(value: Any) -> Any:
    """Return named tuples as objects and models as what they dump, all the way down."""
    if hasattr(value, "_asdict"):
        return {name: _plain(one) for name, one in value._asdict().items()}
    if hasattr(value, "model_dump"):
        return value.model_dump()
    return [_plain(one) for one in cast("tuple[Any, ...]", value)] if isinstance(value, tuple) else value
