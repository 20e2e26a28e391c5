"""A budget that processes share, and what a killed one leaves behind."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from pressmark.errors import BudgetSpent
from pressmark.ledger import Ledger
from pressmark.spend import Account, Budget
from tests.faces.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

UNIT = 1_000_000_000
CAP = 40


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Return a ledger with a cap."""
    place = str(tmp_path / "ledger.db")
    with Ledger(place) as ledger, Budget(ledger.engine, CAP):
        return place


def spender(place: str, seed: int, calls: int) -> subprocess.Popen[str]:
    """Start a process that spends."""
    command = [sys.executable, "-m", "tests.spend.spender", place, str(seed), str(calls)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words


def killed(place: str) -> None:
    """Let a process reserve 3, settle one of them as 0.25, say so, and die."""
    process = spender(place, 0, 0)
    assert process.stdout
    assert process.stdout.readline() == "holding\n"
    process.kill()
    process.communicate()


def test_processes_never_spend_more_than_the_cap_together(place: str) -> None:
    """At every moment what is spent and reserved is within it; what each one says it spent adds up to the nano."""
    processes = [spender(place, seed, 200) for seed in range(4)]
    with Ledger(place) as ledger:
        account = Account(ledger.engine)
        while any(process.poll() is None for process in processes):
            standing = account.standing()
            assert standing.spent + standing.reserved <= CAP * UNIT
            time.sleep(0.005)
        said = [process.communicate()[0].split() for process in processes]
        assert account.standing() == (CAP * UNIT, sum(int(spent) for spent, _ in said), 0, 0)
    assert {how for _, how in said} == {"stopped"}


def test_what_a_killed_process_held_stays_reserved(place: str) -> None:
    """It may have been billed: all that it held and had not settled counts, and nobody is given it."""
    killed(place)
    with Ledger(place) as ledger, Budget(ledger.engine, 8.0) as budget:
        standing = budget.account.standing()
        assert standing.spent == 0.25 * UNIT
        assert standing.lost == standing.reserved >= 2 * UNIT
        left = (8 * UNIT - standing.spent - standing.reserved) / UNIT
        budget.reserve(left).settle(left)
        with pytest.raises(BudgetSpent, match=r"of it by processes that ended without a word\), 0\.0000 left"):
            budget.reserve(0.001)


def test_the_bill_sets_free_what_a_killed_process_held(place: str) -> None:
    """Once it is known what its calls cost, that is spent and the rest is there again; twice said changes nothing."""
    killed(place)
    with Ledger(place) as ledger:
        account = Account(ledger.engine)
        (lost,) = account.lost()
        account.clear(lost, 1.5)
        account.clear(lost, 1.5)
        assert account.standing() == (CAP * UNIT, 1.75 * UNIT, 0, 0)


def test_who_lives_is_not_lost(place: str) -> None:
    """A process that is at work is not told of as dead, and what it settles late is right."""
    with Ledger(place) as ledger:
        process = spender(place, 0, 0)
        assert process.stdout
        process.stdout.readline()
        account = Account(ledger.engine)
        assert (account.lost(), account.standing().lost) == ([], 0)
        process.communicate("")
        standing = account.standing()
        assert (standing.spent, standing.reserved) == (0.25 * UNIT, 2 * UNIT)
