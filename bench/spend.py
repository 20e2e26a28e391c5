"""What money costs: `python bench/spend.py [--calls N] [--ledger URL]`.

Reserves and settles N calls (20 000 unless told otherwise) in a ledger, in turns with the peer, which
writes each of both to the database at once: one call after another; with 128 tasks under way; and in two
processes that share the ledger. A call costs an eighth of the most that it might, as English does.
Exit 1 if a call's money takes a millisecond or more, or the sums are not exact.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable

from pressmark.ledger import Ledger
from pressmark.spend import Account, Budget

MOST, COST, UNIT = 0.01, 0.00125, 1_000_000_000
IN_FLIGHT = 128
LIMIT = 0.001


def main() -> int:
    """Print the four rates; return 1 if one is too low or a sum is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--ledger", help="an SQLAlchemy URL; a file of its own if not given")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.ledger or f"{folder}/ledger.db"
        with Ledger(place) as ledger:
            account = Account(ledger.engine)
            before = account.standing().spent
            few = max(200, asked.calls // 20)
            peer = _timed(lambda: _at_once(account, few), few)
            budget = Budget(ledger.engine, 1e6)
            one = _timed(lambda: _in_turn(budget, asked.calls), asked.calls)
            many = _timed(lambda: asyncio.run(_in_flight(budget, asked.calls)), asked.calls)
            budget.close()
            with multiprocessing.get_context("spawn").Pool(2) as pool:
                pool.map(_elsewhere, [(place, 1)] * 2)  # both are there before the clock starts
                two = _timed(lambda: pool.map(_elsewhere, [(place, asked.calls)] * 2), 2 * asked.calls)
            calls = few + 4 * asked.calls + 2
            standing = account.standing()
        is_exact = standing.spent - before == calls * round(COST * UNIT) and standing.reserved == 0
    rates = {"each at once (the peer)": peer, "in turn": one, f"{IN_FLIGHT} tasks": many, "two processes": two}
    for name, seconds in rates.items():
        print(
            f"{name:24} {seconds * 1e6:8.1f} microseconds a call  {1 / seconds:9.0f} a second  {peer / seconds:6.1f} x"
        )
    print(f"sums exact: {is_exact}; {standing.spent / UNIT:.2f} spent")
    return int(max(one, many, two) >= LIMIT or not is_exact)


def _timed(spend: Callable[[], object], calls: int) -> float:
    begun = time.perf_counter()
    spend()
    return (time.perf_counter() - begun) / calls


def _at_once(account: Account, calls: int) -> None:
    """Reserve and settle each call in the database, with a transaction for either."""
    most, cost = round(MOST * UNIT), round(COST * UNIT)
    for _ in range(calls):
        account.post("peer", 0, 0, most, most)
        account.post("peer", cost, 0)


def _in_turn(budget: Budget, calls: int) -> None:
    for _ in range(calls):
        budget.reserve(MOST).settle(COST)


async def _in_flight(budget: Budget, calls: int) -> None:
    left = iter(range(calls))

    async def work() -> None:
        for _ in left:
            hold = await budget.areserve(MOST)
            await asyncio.sleep(0)
            hold.settle(COST)

    await asyncio.gather(*(work() for _ in range(IN_FLIGHT)))


def _elsewhere(work: tuple[str, int]) -> None:
    place, calls = work
    with Ledger(place) as ledger, Budget(ledger.engine) as budget:
        _in_turn(budget, calls)


if __name__ == "__main__":
    sys.exit(main())
