"""A budget in one process: what is reserved, settled, given back and refused. Amounts are invented."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from pressmark.errors import BudgetSpent, LedgerError
from pressmark.ledger import Ledger
from pressmark.spend import Account, Budget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNIT = 1_000_000_000


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a new ledger."""
    with Ledger(str(tmp_path / "ledger.db")) as opened:
        yield opened


def test_what_was_reserved_is_held_until_it_is_settled(ledger: Ledger) -> None:
    """Before the call all of it is reserved; after it only the cost is spent, and the rest comes back."""
    with Budget(ledger.engine, 10.0, ahead=1) as budget:
        hold = budget.reserve(4.0)
        assert budget.flush()[:3] == (10 * UNIT, 0, 4 * UNIT)
        hold.settle(1.5)
        assert budget.flush()[:3] == (10 * UNIT, 1.5 * UNIT, 2.5 * UNIT)
    assert Account(ledger.engine).standing() == (10 * UNIT, 1.5 * UNIT, 0, 0)


HOW = {"settled": (1.0, 1), "released": (0.0, 0), "settled without a known cost": (None, 4)}


@pytest.mark.parametrize(("cost", "spent"), HOW.values(), ids=HOW)
def test_an_unknown_cost_is_all_of_it(ledger: Ledger, cost: float | None, spent: int) -> None:
    """A call that may have been billed counts in full, one that was not for nothing; only the first word counts."""
    with Budget(ledger.engine, 10.0) as budget:
        hold = budget.reserve(4.0)
        hold.settle(cost)
        hold.settle(3.0)
        hold.release()
    assert Account(ledger.engine).standing().spent == spent * UNIT


def test_a_call_that_fails_counts_in_full(ledger: Ledger) -> None:
    """What an exception leaves unsettled in `with` may have been billed."""
    with Budget(ledger.engine, 10.0) as budget, pytest.raises(OSError, match="gone"), budget.reserve(4.0):
        raise OSError("gone")
    assert Account(ledger.engine).standing().spent == 4 * UNIT


def test_the_cap_stands_over_all_runs(ledger: Ledger) -> None:
    """A later run goes on where the last one stopped, knows the cap without being told, and may raise it."""
    with Budget(ledger.engine, 10.0) as budget:
        budget.reserve(8.0).settle(8.0)
    with Budget(ledger.engine) as budget, pytest.raises(BudgetSpent):
        budget.reserve(3.0)
    with Budget(ledger.engine, 11.0) as budget:
        budget.reserve(3.0).settle(3.0)
        with pytest.raises(BudgetSpent):
            budget.reserve(0.1)
    with Budget(ledger.engine, 5.0) as budget, pytest.raises(BudgetSpent, match=r"-6\.0000 left"):
        budget.reserve(0.1)


def test_the_error_says_what_there_is_and_what_to_do(ledger: Ledger) -> None:
    """Cap, spent, reserved, left, the next call's most, and that raising it loses nothing."""
    other = Budget(ledger.engine, 10.0, ahead=1)
    other.reserve(2.0)
    other.flush()
    with Budget(ledger.engine) as budget:
        budget.reserve(7.5).settle(7.25)
        with pytest.raises(BudgetSpent) as caught:
            budget.reserve(1.0)
    assert str(caught.value) == (
        "the budget of 10.0000 is used up: 7.2500 spent, 2.0000 reserved, 0.7500 left, and the next call may cost"
        " 1.0000; raise it and run the same again: what is done is not paid for twice"
    )


def test_without_a_cap_nothing_is_refused_and_all_is_counted(ledger: Ledger) -> None:
    """Whoever sets no budget still sees what was spent."""
    with Budget(ledger.engine) as budget:
        for _ in range(100):
            budget.reserve(1e6).settle(2.0)
    assert Account(ledger.engine).standing() == (None, 200 * UNIT, 0, 0)


def test_a_call_that_cost_more_than_it_might_is_counted(ledger: Ledger) -> None:
    """An endpoint that does not keep to its limits is told of as it is, and stops what follows."""
    with Budget(ledger.engine, 10.0, ahead=1) as budget:
        budget.reserve(4.0).settle(11.0)
        with pytest.raises(BudgetSpent, match=r"11\.0000 spent, 0\.0000 reserved, -1\.0000 left"):
            budget.reserve(0.1)
        budget.account.set_cap(20 * UNIT)
        budget.reserve(3.0).settle(5.0)
        budget.reserve(2.0)
        assert budget.flush() == (20 * UNIT, 16 * UNIT, 2 * UNIT, 0)


def test_threads_wait_for_what_calls_give_back(ledger: Ledger) -> None:
    """Where only one call fits at a time, many threads take turns and none is refused; the sum is exact."""
    with Budget(ledger.engine, 6.0) as budget:

        def call() -> None:
            for _ in range(5):
                budget.reserve(4.0).settle(0.0625)

        threads = [threading.Thread(target=call) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert Account(ledger.engine).standing() == (6 * UNIT, 30 * 0.0625 * UNIT, 0, 0)


def test_tasks_wait_as_threads_do(ledger: Ledger) -> None:
    """Awaited, the same: no task is refused while another's call is under way, and the last are."""
    with Budget(ledger.engine, 5.0) as budget:

        async def call() -> bool:
            try:
                hold = await budget.areserve(4.0)
            except BudgetSpent:
                return False
            await asyncio.sleep(0)
            hold.settle(0.5)
            return True

        async def calls() -> list[bool]:
            return await asyncio.gather(*(call() for _ in range(12)))

        done = asyncio.run(calls())
    assert done.count(True) == 3  # after three, 3.5 are left
    assert Account(ledger.engine).standing() == (5 * UNIT, 1.5 * UNIT, 0, 0)


def test_who_is_cancelled_holds_nothing(ledger: Ledger) -> None:
    """A task that is cancelled while the database is asked for it leaves no call under way."""
    with Budget(ledger.engine, 4.0, ahead=1) as budget:

        async def cancelled() -> None:
            task = asyncio.create_task(budget.areserve(4.0))
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert task.cancelled()

        asyncio.run(cancelled())
        budget.reserve(4.0).settle(1.0)
        with pytest.raises(BudgetSpent):
            budget.reserve(4.0)
    assert Account(ledger.engine).standing() == (4 * UNIT, UNIT, 0, 0)


def test_what_comes_back_while_the_database_is_asked_is_seen(ledger: Ledger) -> None:
    """A call that ends just then pays for the next one, which is not refused."""
    with Budget(ledger.engine, 4.0, ahead=1) as budget:
        under_way = budget.reserve(4.0)

        def ends(_: object) -> None:
            under_way.release()

        event.listen(ledger.engine, "commit", ends)
        assert budget.offer(3.0) is not None


def test_blocks_shrink_as_the_money_runs_out(ledger: Ledger) -> None:
    """One process's block leaves another enough to work with, until single calls are all that is left."""
    first, second = (Budget(ledger.engine, 10.0) for _ in range(2))
    for budget in (first, second):
        for _ in range(4):
            budget.reserve(1.0)
    standing = first.flush()
    assert standing.reserved <= 10 * UNIT
    first.close()
    second.close()
    assert first.account.standing()[1:] == (0, 8 * UNIT, 0)


def test_a_database_that_goes_away_stops_what_costs(ledger: Ledger) -> None:
    """Where nothing can be reserved nothing is bought; the message names the place."""
    budget = Budget(ledger.engine, 10.0)
    with ledger.engine.begin() as connection:
        connection.exec_driver_sql("drop table holds")
    with pytest.raises(LedgerError, match=r"nothing more is bought \(.*ledger\.db: .*holds"):
        budget.reserve(1.0)
