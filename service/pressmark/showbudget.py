"""How a budget stands, as lines for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.spend.money import NANOS, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.batchbook import Batch
    from pressmark.spend import Held, Standing


class Reserved(NamedTuple):
    """What is reserved and not for a call under way: by processes that died, and for batches."""

    lost: Sequence[Held]
    batches: Sequence[tuple[Held, Batch]]


def show_budget(standing: Standing, reserved: Reserved) -> Iterator[str]:
    """Yield lines: what may be spent, was spent, is reserved and left, for which batches, and who died with some."""
    sums = {
        "budget": standing.cap,
        "spent": standing.spent,
        "reserved": standing.reserved,
        "  for batches": sum(held.amount for held, _ in reserved.batches) or None,
        "  by processes that died": standing.lost or None,
        "left": standing.left,
    }
    if standing.cap is None:
        yield "no budget is set: backfill --budget sets one"
    yield from (f"{name:<26}{shown(amount):>14}" for name, amount in sums.items() if amount is not None)
    for held, batch in reserved.batches:
        name, status = (batch.state.id, batch.state.status) if batch.state else (batch.key, "not confirmed")
        yield f"{name}  {shown(held.amount)}  {status}, of {batch.begun[:16]}"
    if reserved.batches:
        yield "What batches did not cost is set free when they are collected: pressmark batch collect"
    for held in reserved.lost:
        yield f"{held.owner}  {shown(held.amount)}  process {held.by.pid} on {held.by.host}, {held.by.seen[:16]}"
    if reserved.lost:
        yield "See what the provider billed for these, and say so: pressmark budget --settle OWNER=COST"


def budget_json(standing: Standing, reserved: Reserved) -> dict[str, Any]:
    """Return the same as values for JSON, money as numbers."""
    sums = standing._asdict() | {"left": standing.left}
    told = {name: None if amount is None else amount / NANOS for name, amount in sums.items()}
    died = [{"owner": one.owner, "amount": one.amount / NANOS, **one.by._asdict()} for one in reserved.lost]
    return told | {"died": died, "batches": [_batch_json(held, batch) for held, batch in reserved.batches]}


def _batch_json(held: Held, batch: Batch) -> dict[str, Any]:
    state = batch.state
    told = {"id": state.id if state else None, "status": state.status if state else None}
    return {"key": held.owner, **told, "amount": held.amount / NANOS}
