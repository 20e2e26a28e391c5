"""`pressmark budget`: how the money of a ledger stands, and what the dead had reserved."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pressmark.ledger import Ledger
from pressmark.spend import Budget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faces.conftest import Ended

DIES = """
import os, sys
from pressmark.ledger import Ledger
from pressmark.spend import Budget
Budget(Ledger(sys.argv[1]).engine, ahead=1).reserve(2.0)
os._exit(0)
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger with a budget of 10, of which 3 were spent and 2 reserved by a process that died."""
    place = tmp_path / "ledger.db"
    with Ledger(str(place)) as opened, Budget(opened.engine, 10.0) as budget:
        budget.reserve(3.0).settle(3.0)
    subprocess.run([sys.executable, "-c", DIES, str(place)], check=True)  # noqa: S603 - our own words
    return place


def test_it_shows_how_the_budget_stands(run: Callable[..., Ended], ledger: Path) -> None:
    """Cap, spent, reserved, lost and left add up, and who died is named with what to do."""
    ended = run("budget", "--ledger", ledger)
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert [line.split()[-1] for line in lines[:5]] == ["10.0000", "3.0000", "2.0000", "2.0000", "5.0000"]
    assert "--settle OWNER=COST" in lines[-1]


def test_what_the_dead_had_reserved_is_settled(run: Callable[..., Ended], ledger: Path) -> None:
    """What the provider billed takes the place of what was reserved; the owner's first characters name it."""
    (died,) = json.loads(run("budget", "--json", "--ledger", ledger).out)["died"]
    told = json.loads(run("budget", "--json", "--ledger", ledger, "--settle", f"{died['owner'][:8]}=0.5").out)
    assert told == {"cap": 10.0, "spent": 3.5, "reserved": 0.0, "lost": 0.0, "left": 6.5, "died": [], "batches": []}


@pytest.mark.parametrize(
    ("said", "words"),
    [("nobody=1", "is no process that died"), ("x=much", "OWNER=COST"), ("x=-1", "OWNER=COST"), ("=1", "OWNER=COST")],
)
def test_wrong_use_changes_nothing(run: Callable[..., Ended], ledger: Path, said: str, words: str) -> None:
    """An owner that did not die, or a cost that is none, is refused in words."""
    before = run("budget", "--ledger", ledger).out
    ended = run("budget", "--ledger", ledger, "--settle", said)
    assert (ended.code, ended.out) == (2, "")
    assert words in " ".join(ended.err.split())
    assert run("budget", "--ledger", ledger).out == before


def test_a_ledger_without_a_budget(run: Callable[..., Ended], tmp_path: Path) -> None:
    """Where none is set, that is said."""
    Ledger(str(tmp_path / "new.db")).close()
    assert "no budget is set" in run("budget", "--ledger", tmp_path / "new.db").out
