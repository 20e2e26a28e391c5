"""Real servers, killed and ended: what was acknowledged is read, by whom ever, and once."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from pressmark.jobs.tables import JOBS
from pressmark.ledger import Ledger
from pressmark.web.serving import bound
from tests.endpoint.fixtures import LOOPBACK
from tests.web.servers import Server

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.block_network(allowed_hosts=LOOPBACK)


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def jobs(ledger: Path) -> dict[str, str]:
    """Return the states of a ledger's jobs."""
    with Ledger(str(ledger)) as opened:
        return {row.id: row.state for row in opened.rows(sa.select(JOBS.c.id, JOBS.c.state))}


def test_answers_are_sent_at_once() -> None:
    """Connections do not keep the end of an answer back until its beginning is acknowledged."""
    with (
        bound("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as connection,
    ):
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_kill_9_loses_nothing(tmp_path: Path) -> None:
    """All articles that were acknowledged before a server was killed are read by the next one."""
    ledger = tmp_path / "ledger.db"
    with Server(ledger) as first:
        assert first.send(0, wait=30).status_code == 201
        (reader,) = first.readers
        os.kill(reader, signal.SIGSTOP)  # or it may have read all before the server is killed
        sent = [first.send(number) for number in range(40)]
        acknowledged = {one.json()["id"] for one in sent if one.status_code == 202}
        first.kill()
        os.kill(reader, signal.SIGKILL)
    left = jobs(ledger)
    assert len(acknowledged) == 39
    assert acknowledged <= set(left)
    assert Counter(left.values())["waiting"] >= 38
    with Server(ledger) as second:
        until(lambda: set(jobs(ledger).values()) == {"done"})
        again = [second.send(number) for number in range(40)]
    assert {one.status_code for one in again} == {200}
    with Ledger(str(ledger)) as opened:
        assert {one.article.id for one in opened} == set(left)


def test_a_reader_that_is_killed_is_replaced(tmp_path: Path) -> None:
    """The server goes on, and so does the article that was being read."""
    ledger = tmp_path / "ledger.db"
    with Server(ledger) as server:
        assert server.send(0, wait=30).status_code == 201
        sent = [server.send(number) for number in range(1, 20)]
        (reader,) = server.readers
        os.kill(reader, signal.SIGKILL)
        assert {one.status_code for one in sent} == {202}
        until(lambda: set(jobs(ledger).values()) == {"done"})
        until(lambda: server.client.get("/readyz").status_code == 200)


def test_two_servers_share_a_ledger(tmp_path: Path) -> None:
    """No job is read twice, each server knows the other's, and what one leaves behind the other reads."""
    ledger = tmp_path / "ledger.db"
    with Server(ledger) as one, Server(ledger) as two, ThreadPoolExecutor(8) as pool:
        sent = [pool.submit((one, two)[number % 2].send, number) for number in range(40)]
        answers = [each.result() for each in sent]
        assert {answer.status_code for answer in answers} == {202}
        one.kill()
        until(lambda: set(jobs(ledger).values()) == {"done"})
        assert {two.state(answer.json()["id"]) for answer in answers} == {"done"}
    with Ledger(str(ledger)) as opened:  # but for the one that was being read when its server was killed
        assert opened.rows(sa.select(sa.func.count()).where(JOBS.c.tries > 1))[0][0] <= 1


def test_a_server_that_ends_hands_back(tmp_path: Path) -> None:
    """Asked to end, it ends soon and without a word; nothing is left begun, and the next server goes on."""
    ledger = tmp_path / "ledger.db"
    with Server(ledger) as server:
        for number in range(60):
            server.send(number)
        code, said = server.end()
    assert (code, said) == (-signal.SIGTERM, "")
    assert set(jobs(ledger).values()) <= {"waiting", "done"}
    with Server(ledger):
        until(lambda: set(jobs(ledger).values()) == {"done"})
