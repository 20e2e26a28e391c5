"""Who is believed to live."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from pressmark.processes import Process, this_process

HERE = this_process()
LONG_AGO = "2020-01-01T00:00:00+00:00"


def ended() -> int:
    """Return the number of a process that was and is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_this_process_lives_however_long_ago_it_was_seen() -> None:
    """It can be asked for; so can its parent, whoever it belongs to."""
    for pid in (os.getpid(), os.getppid(), 1):
        assert Process(HERE.host, pid, LONG_AGO).alive
        assert not Process(HERE.host, pid, LONG_AGO).gone
    assert HERE.is_this


def test_a_process_that_ended_is_gone_at_once() -> None:
    """However lately it was seen."""
    process = Process(HERE.host, ended(), HERE.seen)
    assert (process.gone, process.alive, process.is_this) == (True, False, False)


@pytest.mark.parametrize(("minutes", "alive"), [(1, True), (14, True), (16, False)])
def test_another_machine_is_known_by_its_last_word(minutes: int, alive: bool) -> None:  # noqa: FBT001 - a table
    """Nobody knows whether its process is gone; one that was silent for a quarter of an hour is believed dead."""
    process = Process("elsewhere", os.getpid(), (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat())
    assert (process.gone, process.alive, process.is_this) == (False, alive, False)
