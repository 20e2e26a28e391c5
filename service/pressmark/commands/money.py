"""What the command for a ledger's budget does: shows how it stands, and settles what the dead had reserved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pressmark.commands.ending import DONE, ends_in_words, kept, say
from pressmark.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressmark.spend import Held


@ends_in_words
def budget(over: Mapping[str, Any], settled: Mapping[str, float], *, as_json: bool) -> int:
    """Print how a budget stands; `settled` are owners that died, with what the provider's bill says of their calls."""
    from pressmark.batchbook import BatchBook  # noqa: PLC0415 - for this command alone
    from pressmark.showbudget import Reserved, budget_json, show_budget  # noqa: PLC0415
    from pressmark.spend import Account  # noqa: PLC0415

    with kept(over, "look for a budget in") as (_, ledger):
        account = Account(ledger.engine)
        lost = account.lost()
        for owner, cost in settled.items():
            account.clear(_lost(lost, owner), cost)
        standing, held = account.standing(), {one.owner: one for one in account.batches()}
        batches = [(held[batch.key], batch) for batch in BatchBook(ledger.engine).batches() if batch.key in held]
        reserved = Reserved(account.lost(), batches)
    say(json.dumps(budget_json(standing, reserved)) if as_json else "\n".join(show_budget(standing, reserved)))
    return DONE


def _lost(lost: Sequence[Held], owner: str) -> Held:
    """Return what the owner held whose name begins so. Raises ConfigError unless it is just one that died."""
    found = [held for held in lost if held.owner.startswith(owner)]
    if len(found) != 1:
        known = ", ".join(held.owner for held in lost) or "nobody"
        raise ConfigError(f"{owner!r} is no process that died with money reserved; those are: {known}")
    return found[0]
