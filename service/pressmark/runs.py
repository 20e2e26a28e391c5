"""Runs of the command over a ledger: when, over what, by whom, what came of it and what it cost.

A run says at its end how it ended. One that has not, and whose process is gone, was killed; what it had
noted last is what is known.
"""

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import sqlalchemy as sa

from pressmark.databases import reading, writing
from pressmark.processes import Process, this_process

Ending = Literal["done", "interrupted", "stopped"]
"""`stopped` is by an error, a budget that is used up among them."""

State = Ending | Literal["under way", "killed"]


class Counts(NamedTuple):
    """What came of a run so far; `cost` is money, None where it is not known."""

    articles: int = 0
    relevant: int = 0
    ratings: int = 0
    quotes: int = 0
    review: int = 0
    failures: int = 0
    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None


class Task(NamedTuple):
    """What a run is to do: a command, its sources, and who reads."""

    command: str
    sources: tuple[str, ...]
    reader: str
    model: str | None = None


class Run(NamedTuple):
    """A run as the ledger knows it; times are ISO."""

    id: str
    task: Task
    started: str
    ended: str | None
    state: State
    counts: Counts


_meta = sa.MetaData()
_runs = sa.Table(
    "runs",
    _meta,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("command", sa.Text, nullable=False),
    sa.Column("sources", sa.Text, nullable=False),
    sa.Column("reader", sa.String(16), nullable=False),
    sa.Column("model", sa.Text),
    sa.Column("host", sa.String(255), nullable=False),
    sa.Column("pid", sa.Integer, nullable=False),
    sa.Column("seen", sa.String(32), nullable=False),
    sa.Column("started", sa.String(32), nullable=False),
    sa.Column("ended", sa.String(32)),
    sa.Column("ending", sa.String(16)),
    *(sa.Column(name, sa.Integer, nullable=False) for name in Counts._fields if name != "cost"),
    sa.Column("cost", sa.Float),
)


def add_tables(metadata: sa.MetaData) -> None:
    """Add the table of runs to a ledger's own."""
    _runs.to_metadata(metadata)


class Runs:
    """The runs of a ledger, whose engine it is given. Raises LedgerError when the database refuses."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def begin(self, task: Task) -> str:
        """Note that this process begins a run, and return its id."""
        by, run = this_process(), uuid.uuid4().hex
        said = task._asdict() | {"sources": json.dumps(task.sources, ensure_ascii=False)}
        row = {"id": run, "started": by.seen, **said, **by._asdict(), **Counts()._asdict()}
        self._write(_runs.insert().values(row))
        return run

    def note(self, run: str, counts: Counts) -> None:
        """Note what came of a run so far."""
        self._write(_of(run).values(seen=_now(), **counts._asdict()))

    def end(self, run: str, counts: Counts, ending: Ending) -> None:
        """Note what came of a run, and how it ended."""
        now = _now()
        self._write(_of(run).values(seen=now, ended=now, ending=ending, **counts._asdict()))

    def latest(self, number: int = 50) -> list[Run]:
        """Return the latest runs, last begun first."""
        asked = sa.select(_runs).order_by(_runs.c.started.desc(), _runs.c.id).limit(number)
        with reading(self._engine, "the runs cannot be read") as connection:
            return [_run(row) for row in connection.execute(asked).mappings()]

    def _write(self, change: sa.Insert | sa.Update) -> None:
        with writing(self._engine, "the run cannot be noted") as connection:
            connection.execute(change)


def _of(run: str) -> sa.Update:
    return _runs.update().where(_runs.c.id == run)


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _run(found: sa.RowMapping) -> Run:
    sources: Sequence[str] = json.loads(found["sources"])
    alive = Process(found["host"], found["pid"], found["seen"]).alive
    return Run(
        id=found["id"],
        task=Task(found["command"], tuple(sources), found["reader"], found["model"]),
        started=found["started"],
        ended=found["ended"],
        state=found["ending"] or ("under way" if alive else "killed"),
        counts=Counts(*(found[name] for name in Counts._fields)),
    )
