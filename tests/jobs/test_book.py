"""The book of jobs: what was promised is kept, is one owner's at a time, and outlives its owners."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from pressmark.articles import read_text
from pressmark.jobs import JobBook, QueueFull, Task
from pressmark.jobs.tables import JOBS
from pressmark.ledger import Ledger
from pressmark_schemas.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give an empty ledger."""
    with Ledger(str(tmp_path / "ledger.db")) as opened:
        yield opened


@pytest.fixture
def book(ledger: Ledger) -> JobBook:
    """Give its book of jobs."""
    return JobBook(ledger.engine)


def task(number: int = 0, url: str | None = None, asked: str = "rules") -> Task:
    """Return a task for an invented article."""
    return Task(read_text(f"Week {number}: the force was rated good.", url=url), asked)


def state(book: JobBook, one: Task) -> str:
    """Return the state of a task's job."""
    return book.find([one.article.id])[0].state


def test_the_same_again_is_the_same_job(book: JobBook) -> None:
    """A task that waits, runs or is done is not taken in twice."""
    first = book.accept(task(), 1)
    assert (first.id, first.state) == (task().article.id, "waiting")
    assert book.accept(task(), 1) == first
    claimed = book.claim("a")
    assert claimed is not None
    assert book.accept(task(), 1).state == "running"
    book.finish(first.id, "a")
    assert book.accept(task(), 1).state == "done"
    assert book.is_done(task())


@pytest.mark.parametrize("other", [task(url="http://a.test/"), task(asked="another model")])
def test_another_task_for_the_article_takes_the_place(book: JobBook, other: Task) -> None:
    """Other facts, or another reader, are read anew; what is still done for the older task counts for nothing."""
    book.accept(task(), 9)
    book.claim("a")
    assert book.accept(other, 9).state == "waiting"
    book.finish(task().article.id, "a")
    assert state(book, task()) == "waiting"
    claimed = book.claim("b")
    assert claimed is not None
    assert Article.model_validate_json(claimed.article) == other.article


def test_what_failed_is_tried_when_it_is_sent_again(book: JobBook) -> None:
    """A failed job keeps its reason until then."""
    book.accept(task(), 1)
    book.claim("a")
    book.fail(task().article.id, "a", "it is cursed")
    assert book.find([task().article.id])[0].reason == "it is cursed"
    assert book.claim("a") is None
    again = book.accept(task(), 1)
    assert (again.state, again.reason) == ("waiting", None)


def test_the_queue_is_bounded(book: JobBook) -> None:
    """No more may wait than there is room for; what is known is still answered."""
    book.accept(task(1), 2)
    book.accept(task(2), 2)
    with pytest.raises(QueueFull, match="2 articles wait"):
        book.accept(task(3), 2)
    assert book.accept(task(1), 2).state == "waiting"
    book.claim("a")
    assert book.accept(task(3), 2).state == "waiting"


def test_who_waited_longest_is_next(book: JobBook) -> None:
    """Jobs are claimed in the order in which they came."""
    came = [book.accept(task(number), 9).id for number in range(5)]
    claimed = [book.claim("a") for _ in came]
    assert [one.id for one in claimed if one] == came
    assert book.claim("a") is None


def test_no_job_is_claimed_twice(ledger: Ledger, book: JobBook) -> None:
    """Of many who claim at once, each gets jobs of its own, whichever connection it comes by."""
    for number in range(60):
        book.accept(task(number), 99)

    def claims(owner: str) -> list[str]:
        with Ledger(ledger.place) as opened:
            mine = JobBook(opened.engine)
            return [one.id for one in iter(lambda: mine.claim(owner), None)]

    with ThreadPoolExecutor() as pool:
        claimed = [job for jobs in pool.map(claims, "abcd") for job in jobs]
    assert sorted(claimed) == sorted(task(number).article.id for number in range(60))


def test_a_lease_that_runs_out_is_lost(ledger: Ledger, book: JobBook) -> None:
    """A job whose owner was not heard of is claimed by another; one that was prolonged is not."""
    book.accept(task(), 1)
    book.claim("a")
    with ledger.writing() as connection:
        connection.execute(JOBS.update().values(until=0.0))
    book.prolong(["a"])
    assert book.claim("b") is None
    with ledger.writing() as connection:
        connection.execute(JOBS.update().values(until=0.0))
    assert book.claim("b") is not None
    book.finish(task().article.id, "a")
    assert state(book, task()) == "running"
    book.finish(task().article.id, "b")
    assert state(book, task()) == "done"


def test_the_jobs_of_the_dead_are_taken_up(ledger: Ledger, book: JobBook) -> None:
    """A process that begins lets others do what a process that is gone had begun, and leaves the living theirs."""
    for number in range(2):
        book.accept(task(number), 9)
        book.claim(f"owner {number}")
    pids = {"owner 0": 2**22 + 1, "owner 1": 1}  # above what Linux gives, and one that always lives
    with ledger.writing() as connection:
        for owner, pid in pids.items():
            connection.execute(JOBS.update().where(JOBS.c.owner == owner).values(pid=pid))
    book.take_up()
    assert [state(book, task(number)) for number in range(2)] == ["waiting", "running"]


def test_an_article_that_kills_is_given_up(book: JobBook) -> None:
    """After three owners that died of it a job has failed, and says so; one handed back was no try."""
    book.accept(task(), 1)
    book.claim("a")
    book.hand_back("a")
    for owner in "bcd":
        assert book.claim(owner) is not None
        book.bury(owner)
    job = book.find([task().article.id])[0]
    assert job.state == "failed"
    assert job.reason is not None
    assert "3 times" in job.reason


def test_what_is_done_keeps_no_second_copy(ledger: Ledger, book: JobBook) -> None:
    """The article of a finished job is in the ledger already, and no longer in the job."""
    book.accept(task(), 1)
    book.claim("a")
    book.finish(task().article.id, "a")
    assert ledger.rows(sa.select(JOBS.c.article, JOBS.c.owner)) == [(None, None)]
    assert book.counts() == {"done": 1}
