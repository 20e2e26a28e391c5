"""What a ledger knows of the runs over it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pressmark.ledger import Ledger
from pressmark.runs import Counts, Ending, Runs, Task

if TYPE_CHECKING:
    from pathlib import Path

TASK = Task("backfill", ("archive.jsonl.gz", "“quoted” name"), "model", "small-1")
SOME = Counts(articles=7, relevant=3, ratings=2, quotes=4, review=1, failures=1, calls=3, input_tokens=900)
DIES = f"""
import os, sys
from pressmark.ledger import Ledger
from pressmark.runs import Counts, Runs, Task
runs = Runs(Ledger(sys.argv[1]).engine)
runs.note(runs.begin({TASK!r}), {SOME!r})
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Return where a ledger stands."""
    place = str(tmp_path / "ledger.db")
    Ledger(place).close()
    return place


@pytest.mark.parametrize("ending", ["done", "interrupted", "stopped"])
def test_a_run_is_known_by_its_end(place: str, ending: Ending) -> None:
    """What it was to do, what came of it, what it cost, and how it ended; its times are in order."""
    with Ledger(place) as ledger:
        runs = Runs(ledger.engine)
        name = runs.begin(TASK)
        (begun,) = runs.latest()
        assert (begun.id, begun.state, begun.ended, begun.counts) == (name, "under way", None, Counts())
        runs.note(name, SOME)
        assert [run.counts for run in runs.latest()] == [SOME]
        runs.end(name, SOME._replace(cost=0.25), ending)
        (run,) = runs.latest()
    assert (run.task, run.state, run.counts) == (TASK, ending, SOME._replace(cost=0.25))
    assert run.ended is not None
    assert run.started <= run.ended


def test_a_run_that_was_killed_is_told(place: str) -> None:
    """Nobody ended it and its process is gone: what it noted last is there."""
    assert subprocess.run([sys.executable, "-c", DIES, place], check=False).returncode == -9  # noqa: S603 - our own words
    with Ledger(place) as ledger:
        (run,) = Runs(ledger.engine).latest()
    assert (run.state, run.ended, run.counts) == ("killed", None, SOME)


def test_the_latest_come_first(place: str) -> None:
    """Runs are listed from the last one begun, as many as are asked for."""
    with Ledger(place) as ledger:
        runs = Runs(ledger.engine)
        names = [runs.begin(TASK) for _ in range(4)]
        assert [run.id for run in runs.latest(3)] == names[:0:-1]
