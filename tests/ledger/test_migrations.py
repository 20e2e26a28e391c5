"""Ledgers of older versions: what they hold is in today's tables afterwards, or nothing has happened to them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from pressmark import export
from pressmark.columns import COLUMNS
from pressmark.errors import LedgerError
from pressmark.ledger import Ledger, migrations
from pressmark.ledger.migrations import MIGRATIONS, VERSION
from pressmark.recheck import recheck
from pressmark.reviews import queue
from pressmark.search import search
from pressmark.spend import Account, Budget
from tests.flow.test_model import MARL, RIGHT, SOUND, TEXT
from tests.ledger.readings import WRONG, reading
from tests.resolve.labels import dismissed, unmarked_says
from tests.scan.reading import PACK

FIRST = """
create table pressmark (version integer not null, primary key (version));
create table articles (id varchar(64) not null, source text, title text, published varchar(10), url text, outlet text,
    json text not null, primary key (id));
create table records (article varchar(64) not null, outcome varchar(16) not null, reader varchar(16) not null,
    model text, at varchar(32) not null, marks_digest varchar(64) not null, answer text not null, json text not null,
    primary key (article), foreign key(article) references articles (id));
create table flags (article varchar(64) not null, number integer not null, "check" varchar(40) not null,
    severity varchar(8) not null, message text not null, start integer, "end" integer,
    primary key (article, number), foreign key(article) references articles (id));
create table misquotes (article varchar(64) not null, number integer not null, kind varchar(8) not null,
    claimed text not null, stands text, difference text not null,
    primary key (article, number), foreign key(article) references articles (id));
create table failures (source varchar(500) not null, reason text not null, at varchar(32) not null,
    primary key (source));
insert into pressmark values (1);
"""
"""What version 1 made of an empty file."""

CREATED = {1: FIRST, 3: (Path(__file__).parent / "version3.sql").read_text("utf-8")}
"""What versions made of an empty file; that of the second was never more than a step."""

TABLES = dict.fromkeys(("articles", "records", "flags", "misquotes"), "*") | {"failures": "source, reason, at"}
"""The tables of version 1, and the columns that they had."""
LISTED = ("ratings", "quotes", "readings")
"""What version 3 had beside them that follows from records."""
READINGS = (
    reading(TEXT, *SOUND),
    reading(f"{TEXT} More.", WRONG, dismissed("g2"), MARL, unmarked_says("We shall hire fewer people", "Ann Marl")),
    reading(f"{TEXT} Else.", RIGHT, dismissed("g2"), MARL),
    reading("HMICFRS rated Kent Police good at investigating crime."),
)
NEW = {"provenance": {"register_name", "register_digest"}}
"""What records of version 1 did not have."""


@pytest.fixture(params=CREATED)
def old(request: pytest.FixtureRequest, place: str, tmp_path: Path) -> str:
    """Return where a ledger of an older version stands that holds some readings and a failure."""
    made = str(tmp_path / "today.db")
    with Ledger(made) as ledger:
        for one in READINGS:
            ledger.put(one)
        ledger.fail("a.txt", "it is empty")
    with closing(sqlite3.connect(place)) as plain:
        plain.executescript(CREATED[request.param])
        plain.execute("attach ? as today", (made,))
        for table in (*TABLES, *(LISTED if request.param == 3 else ())):
            names = ", ".join(f'"{name}"' for _, name, *_ in plain.execute(f"pragma main.table_info({table})"))
            plain.execute(f"insert into main.{table} ({names}) select {names} from today.{table}")  # noqa: S608 - ours
        for one in READINGS:
            text = one.record.model_dump_json(by_alias=True, exclude=NEW if request.param == 1 else None)
            plain.execute("update records set json = ? where article = ?", (text, one.article.id))
        plain.commit()
    return place


def rows(place: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that the tables of version 1 hold."""
    with closing(sqlite3.connect(place)) as plain:
        return {
            table: plain.execute(f"select {columns} from {table} order by 1, 2").fetchall()  # noqa: S608 - our own names
            for table, columns in TABLES.items()
        }


def version(place: str) -> int:
    """Return which version a ledger is of."""
    with closing(sqlite3.connect(place)) as plain:
        ((found,),) = plain.execute("select version from pressmark").fetchall()
        return found


def test_nothing_is_lost(old: str) -> None:
    """All rows of the older tables are there as they were, and the readings are those that were put."""
    before = rows(old)
    assert all(before.values())
    with Ledger(old) as ledger:
        stored = {one.article.id: one.record for one in ledger}
    assert (rows(old), version(old)) == (before, VERSION)
    assert stored == {one.article.id: one.record for one in READINGS}


def test_what_was_never_filed_is_judged_once(old: str) -> None:
    """Records of version 1, of which nobody kept what was judged, are judged again, and then passed over."""
    with Ledger(old) as ledger:
        first = list(recheck(ledger, PACK))
        second = list(recheck(ledger, PACK))
    assert [one.outcome for one in first + second] == ["same"] * 8
    assert [one.judged for one in first + second] == [True] * 4 + [False] * 4


def test_an_older_ledger_gets_the_tables_of_a_new_one(old: str, tmp_path: Path) -> None:
    """What the migrations make is what the tables say: columns, keys and references."""
    Ledger(old).close()
    Ledger(str(tmp_path / "new.db")).close()
    assert described(old) == described(str(tmp_path / "new.db"))


def test_what_an_older_ledger_says_is_listed(old: str, tmp_path: Path) -> None:
    """Ratings, quotes, flags and articles of its records stand in today's tables as if they were put today."""
    with Ledger(old) as ledger, Ledger(str(tmp_path / "today.db")) as today:
        for table in COLUMNS:
            listed = [tuple(row) for row in export.rows(ledger.engine, table)]
            assert listed == [tuple(row) for row in export.rows(today.engine, table)]
            assert bool(listed) == (table != "reviews")


def test_what_waits_in_an_older_ledger_is_in_the_queue_and_in_the_index(old: str, tmp_path: Path) -> None:
    """As if its readings were put today."""
    with Ledger(old) as ledger, Ledger(str(tmp_path / "today.db")) as today:
        waiting = [(item.record.article.id, item.entry) for item in queue(ledger).items]
        assert waiting == [(item.record.article.id, item.entry) for item in queue(today).items]
        assert waiting
        found, put = ({*search(one.engine, "investigating").found} for one in (ledger, today))
        assert found == put
        assert found


def test_an_older_ledger_has_an_account(old: str) -> None:
    """Money can be reserved and spent as in a new one."""
    with Ledger(old) as ledger:
        with Budget(ledger.engine, 2.0) as budget:
            budget.reserve(1.0).settle(0.5)
        assert Account(ledger.engine).standing() == (2_000_000_000, 500_000_000, 0, 0)


def described(place: str) -> dict[str, Any]:
    """Return what there is to say of a database's tables."""
    engine = sa.create_engine(f"sqlite:///{place}")
    seen = sa.inspect(engine)
    found = {
        table: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in seen.get_columns(table)],
            seen.get_pk_constraint(table)["constrained_columns"],
            sorted(
                (key["constrained_columns"], key["referred_table"], key["referred_columns"])
                for key in seen.get_foreign_keys(table)
            ),
            seen.get_indexes(table),
        )
        for table in seen.get_table_names()
    }
    found |= {view: seen.get_view_definition(view) for view in seen.get_view_names()}
    engine.dispose()
    return found


def test_a_migration_that_fails_leaves_the_older_ledger(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement that the database refuses undoes those before it; the ledger can be opened later."""
    before, was = rows(old), version(old)
    with monkeypatch.context() as patch:
        patch.setattr(
            migrations, "MIGRATIONS", {**MIGRATIONS, VERSION: (*MIGRATIONS[VERSION], "create table nonsense")}
        )
        with pytest.raises(LedgerError, match="cannot be opened"):
            Ledger(old)
    assert (rows(old), version(old)) == (before, was)
    Ledger(old).close()
    assert (rows(old), version(old)) == (before, VERSION)


DIES = """
import os, sys
import sqlalchemy as sa
from pressmark.ledger import Ledger
@sa.event.listens_for(sa.Engine, "after_cursor_execute")
def die(connection, cursor, statement, *_):
    if statement.startswith("UPDATE pressmark"):
        os._exit(9)
Ledger(sys.argv[1])
"""
OPENS = "import sys; from pressmark.ledger import Ledger; Ledger(sys.argv[1]).close()"


def started(code: str, place: str) -> subprocess.Popen[bytes]:
    """Start a process of ours."""
    return subprocess.Popen([sys.executable, "-c", code, place])  # noqa: S603 - our own words


def test_a_crash_leaves_the_older_ledger(old: str) -> None:
    """A process that dies with all statements done but the last word unsaid has changed nothing."""
    before, was = rows(old), version(old)
    assert started(DIES, old).wait() == 9
    assert (rows(old), version(old)) == (before, was)


def test_processes_that_open_at_once_migrate_once(old: str) -> None:
    """One makes the tables, the others wait for it and find them made."""
    before = rows(old)
    assert [process.wait() for process in [started(OPENS, old) for _ in range(3)]] == [0, 0, 0]
    assert (rows(old), version(old)) == (before, VERSION)


@pytest.mark.parametrize("other", [0, VERSION + 1, 99])
def test_a_ledger_of_no_known_version_is_not_touched(place: str, other: int) -> None:
    """Neither a newer one nor one of before the first: the message says which version it is and what to do."""
    Ledger(place).close()
    with closing(sqlite3.connect(place)) as plain:
        plain.execute("update pressmark set version = ?", (other,))
        plain.commit()
    with pytest.raises(LedgerError, match=rf"has version {other}, and this pressmark knows .* name another"):
        Ledger(place)
    assert version(place) == other
