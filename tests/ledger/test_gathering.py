"""What tasks of one event loop read is written together; texts are invented."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from pressmark.errors import LedgerError
from pressmark.ledger import Ledger
from pressmark.ledger.gathering import Gathering
from pressmark.standards import standards
from tests.flow.test_model import TEXT
from tests.ledger.readings import reading
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressmark.flow import Reading

READINGS = [reading(f"{TEXT}\n\nNo {number}.", source=f"{number}.txt") for number in range(20)]
REFUSE_ONE = (
    "CREATE TRIGGER refused BEFORE INSERT ON articles WHEN new.source = '7.txt'"
    " BEGIN SELECT RAISE(ABORT, 'not this one'); END"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Return a new ledger."""
    return Ledger(str(tmp_path / "ledger.db"))


async def read(gathering: Gathering, brought: Reading) -> Reading:
    """Do as a task does that reads an article."""
    with gathering.one_more():
        await asyncio.sleep(0)
        await gathering.keep(brought)
    return brought


async def together(ledger: Ledger, readings: Sequence[Reading]) -> list[Reading | BaseException]:
    """Bring readings in tasks of their own; return what became of each."""
    gathering = Gathering(ledger, standards(PACK))
    return await asyncio.gather(*(read(gathering, one) for one in readings), return_exceptions=True)


def test_readings_of_many_tasks_share_a_transaction(ledger: Ledger) -> None:
    """All are in the ledger when their tasks go on, and they took a few transactions, not one each."""
    ledger.known(standards(PACK))
    commits: list[object] = []
    event.listen(ledger.engine, "commit", commits.append)
    assert asyncio.run(together(ledger, READINGS)) == READINGS
    assert {stored.article.id for stored in ledger} == {one.article.id for one in READINGS}
    assert len(commits) <= 2


def test_one_that_is_refused_is_its_own_task_s_error(ledger: Ledger) -> None:
    """The others are kept though they stood in the same transaction, and their tasks know nothing of it."""
    with ledger.writing() as connection:
        connection.exec_driver_sql(REFUSE_ONE)
    became = asyncio.run(together(ledger, READINGS))
    assert [isinstance(one, LedgerError) for one in became] == [number == 7 for number in range(20)]
    assert len(ledger) == 19


def test_what_was_read_is_kept_though_its_task_was_cancelled(ledger: Ledger) -> None:
    """A task that is cancelled while its record is written loses nothing; closing waits for it."""

    async def cancelled() -> bool:
        gathering = Gathering(ledger, standards(PACK))
        task = asyncio.create_task(read(gathering, READINGS[0]))
        for _ in range(3):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await gathering.aclose()
        return task.cancelled()

    assert asyncio.run(cancelled())
    assert len(ledger) == 1


def test_an_article_that_is_read_twice_at_once_is_kept_once(ledger: Ledger) -> None:
    """Two tasks that read the same article both go on, and the ledger has one record of it."""
    assert asyncio.run(together(ledger, [READINGS[0], READINGS[1], READINGS[0]])) == [*READINGS[:2], READINGS[0]]
    assert len(ledger) == 2
