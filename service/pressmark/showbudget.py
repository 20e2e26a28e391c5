"""How a budget stands, as lines for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressmark.spend.money import NANOS, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.spend import Held, Standing


def show_budget(standing: Standing, lost: Sequence[Held]) -> Iterator[str]:
    """Yield lines: what may be spent, was spent, is reserved and left, and who died with money reserved."""
    sums = {
        "budget": standing.cap,
        "spent": standing.spent,
        "reserved": standing.reserved,
        "  by processes that died": standing.lost or None,
        "left": standing.left,
    }
    if standing.cap is None:
        yield "no budget is set: backfill --budget sets one"
    yield from (f"{name:<26}{shown(amount):>14}" for name, amount in sums.items() if amount is not None)
    for held in lost:
        yield f"{held.owner}  {shown(held.amount)}  process {held.by.pid} on {held.by.host}, {held.by.seen[:16]}"
    if lost:
        yield "See what the provider billed for these, and say so: pressmark budget --settle OWNER=COST"


def budget_json(standing: Standing, lost: Sequence[Held]) -> dict[str, Any]:
    """Return the same as values for JSON, money as numbers."""
    sums = standing._asdict() | {"left": standing.left}
    told = {name: None if amount is None else amount / NANOS for name, amount in sums.items()}
    died = [{"owner": one.owner, "amount": one.amount / NANOS, **one.by._asdict()} for one in lost]
    return told | {"died": died}
