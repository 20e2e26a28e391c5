"""The book of jobs: takes tasks in, gives each job to one owner at a time, and knows what became of it.

Whoever reads holds a lease. An owner that is gone loses its jobs, at once where that can be known and at the
end of the lease where not; what it still does with one then counts for nothing.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from pressmark.databases import reading, writing
from pressmark.jobs.tables import JOBS
from pressmark.jobs.values import LEASE, Claimed, Job, QueueFull, Task
from pressmark.processes import Process, this_process

_FAILS = "the jobs cannot be kept"
_MOST_TRIES = 3
"""So often a job is begun whose owner dies; who begins it again might die of it."""
_DIED = f"its reader ended without a word, {_MOST_TRIES} times; read this article by hand, and please report it"
_JOB = tuple(JOBS.c[name] for name in Job._fields)
_WAITING, _RUNNING = JOBS.c.state == "waiting", JOBS.c.state == "running"
_FREE = {"owner": None, "host": None, "pid": None, "until": None}


class JobBook:
    """The jobs of a ledger, whose engine it is given. Processes may share the database.

    Everything raises LedgerError when the database refuses.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def accept(self, task: Task, room: int) -> Job:
        """Write a task down and return its job; the same again is the same job, unless it failed.

        Another task for the article takes the place of the older one. Raises QueueFull when `room` jobs wait.
        """
        job = task.article.id
        row = {"id": job, "digest": task.digest, "state": "waiting", "article": task.article.model_dump_json()}
        with writing(self._engine, _FAILS) as connection:
            same = sa.and_(JOBS.c.id == job, JOBS.c.digest == row["digest"], JOBS.c.state != "failed")
            known = connection.execute(sa.select(*_JOB).where(same)).one_or_none()
            if known is not None:
                return Job(*known)
            waiting = connection.execute(sa.select(sa.func.count()).where(_WAITING)).scalar_one()
            if waiting >= room:
                raise QueueFull(f"{waiting} articles wait to be read, and no more may; send this one again later")
            connection.execute(JOBS.delete().where(JOBS.c.id == job))
            connection.execute(JOBS.insert().values(row | {"tries": 0, "accepted": _now()}))
            return Job(*connection.execute(sa.select(*_JOB).where(JOBS.c.id == job)).one())

    def find(self, jobs: Collection[str]) -> list[Job]:
        """Return the jobs with some ids, as far as there are any."""
        with reading(self._engine, _FAILS) as connection:
            return [Job(*row) for row in connection.execute(sa.select(*_JOB).where(JOBS.c.id.in_(jobs)))]

    def is_done(self, task: Task) -> bool:
        """Whether just this task was done last for its article."""
        asked = sa.select(JOBS.c.id).where(JOBS.c.digest == task.digest, JOBS.c.id == task.article.id)
        with reading(self._engine, _FAILS) as connection:
            return connection.execute(asked.where(JOBS.c.state == "done")).first() is not None

    def counts(self) -> dict[str, int]:
        """Return how many jobs are in each state that any is in."""
        asked = sa.select(JOBS.c.state, sa.func.count().label("number")).group_by(JOBS.c.state)
        with reading(self._engine, _FAILS) as connection:
            return {row.state: row.number for row in connection.execute(asked)}

    def claim(self, owner: str) -> Claimed | None:
        """Make the job that has waited longest an owner's, and return it; None if none waits."""
        lost = sa.and_(_RUNNING, JOBS.c.until < time.time())
        first = sa.select(JOBS.c.id, JOBS.c.article).where(_WAITING).order_by(JOBS.c.accepted, JOBS.c.id).limit(1)
        with reading(self._engine, _FAILS) as connection:
            if connection.execute(sa.select(JOBS.c.id).where(_WAITING | lost).limit(1)).first() is None:
                return None
        with writing(self._engine, _FAILS) as connection:
            _take_back(connection, lost)
            row = connection.execute(first).one_or_none()
            if row is None:
                return None
            by = {"owner": owner, "host": this_process().host, "pid": this_process().pid}
            begun = {"state": "running", "until": time.time() + LEASE, "begun": _now(), "tries": JOBS.c.tries + 1}
            mine = JOBS.update().where(JOBS.c.id == row.id, _WAITING)
            taken = connection.execute(mine.values(**by, **begun)).rowcount
            return Claimed(row.id, row.article) if taken else None

    def prolong(self, owners: Sequence[str]) -> None:
        """Let the jobs of owners be theirs for a lease from now."""
        self._change(_of(owners).values(until=time.time() + LEASE))

    def finish(self, job: str, owner: str) -> None:
        """Say that an owner's job is done: its record is in the ledger."""
        self._change(_held(job, owner).values(state="done", article=None, reason=None, ended=_now(), **_FREE))

    def fail(self, job: str, owner: str, reason: str) -> None:
        """Say that an owner's job has failed, and why."""
        self._change(_held(job, owner).values(state="failed", reason=reason, ended=_now(), **_FREE))

    def again(self, job: str) -> None:
        """Let a job that failed wait once more."""
        failed = JOBS.update().where(JOBS.c.id == job, JOBS.c.state == "failed")
        self._change(failed.values(state="waiting", reason=None, tries=0, begun=None, ended=None))

    def ahead(self, job: Job) -> int:
        """Return how many wait that were accepted before a job."""
        asked = sa.select(sa.func.count()).where(_WAITING, JOBS.c.accepted < job.accepted)
        with reading(self._engine, _FAILS) as connection:
            return connection.execute(asked).scalar_one()

    def failed(self, number: int = 50) -> list[Job]:
        """Return the jobs that failed last."""
        asked = sa.select(*_JOB).where(JOBS.c.state == "failed").order_by(JOBS.c.ended.desc(), JOBS.c.id)
        with reading(self._engine, _FAILS) as connection:
            return [Job(*row) for row in connection.execute(asked.limit(number))]

    def hand_back(self, owner: str) -> None:
        """Let others do what an owner did not come to; that was no try."""
        self._change(_of([owner]).values(state="waiting", tries=JOBS.c.tries - 1, **_FREE))

    def bury(self, owner: str) -> None:
        """Let others do what an owner left that has died."""
        with writing(self._engine, _FAILS) as connection:
            _take_back(connection, _RUNNING & (JOBS.c.owner == owner))

    def take_up(self) -> None:
        """Let others do what processes of this machine left that are gone; for a process that begins."""
        asked = sa.select(JOBS.c.owner, JOBS.c.host, JOBS.c.pid).where(_RUNNING).distinct()
        with writing(self._engine, _FAILS) as connection:
            owners = [(row.owner, Process(row.host, row.pid, "")) for row in connection.execute(asked)]
            dead = [owner for owner, process in owners if process.gone or process.is_this]
            _take_back(connection, _RUNNING & JOBS.c.owner.in_(dead))

    def _change(self, change: sa.Update) -> None:
        with writing(self._engine, _FAILS) as connection:
            connection.execute(change)


def _held(job: str, owner: str) -> sa.Update:
    return _of([owner]).where(JOBS.c.id == job)


def _of(owners: Sequence[str]) -> sa.Update:
    return JOBS.update().where(_RUNNING, JOBS.c.owner.in_(owners))


def _take_back(connection: sa.Connection, which: sa.ColumnElement[bool]) -> None:
    """Let running jobs wait again; those that were begun too often have failed."""
    worn = JOBS.update().where(which, JOBS.c.tries >= _MOST_TRIES)
    connection.execute(worn.values(state="failed", reason=_DIED, ended=_now(), **_FREE))
    connection.execute(JOBS.update().where(which).values(state="waiting", **_FREE))


def _now() -> str:
    return datetime.now(UTC).isoformat()
