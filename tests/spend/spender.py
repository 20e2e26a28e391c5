"""A process that spends: `python -m tests.spend.spender LEDGER SEED CALLS`; 0 calls: it holds money until it is killed.

Each call reserves 1.0 and costs a part of it by chance. Prints what it spent, in nanos, and whether it was stopped.
"""

from __future__ import annotations

import random
import sys

from pressmark.errors import BudgetSpent
from pressmark.ledger import Ledger
from pressmark.spend import Budget


def main() -> None:
    """Spend until all calls are made or the budget is used up."""
    place, seed, calls = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    chance, spent = random.Random(seed), 0  # noqa: S311 - no secret
    with Ledger(place) as ledger, Budget(ledger.engine, ahead=4) as budget:
        if not calls:
            holds = [budget.reserve(1.0) for _ in range(3)]
            holds.pop().settle(0.25)
            budget.flush()
            print("holding", flush=True)  # noqa: T201 - the parent waits for it
            sys.stdin.read()
        for _ in range(calls):
            cost = chance.randrange(1_000_000_000)
            try:
                budget.reserve(1.0).settle(cost / 1e9)
            except BudgetSpent:
                print(spent, "stopped")  # noqa: T201
                return
            spent += cost
    print(spent, "done")  # noqa: T201


if __name__ == "__main__":
    main()
