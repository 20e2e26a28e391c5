"""What the ledger keeps, and which databases it takes for one; texts and answers are invented."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pressmark.errors import LedgerError
from pressmark.ledger import Ledger, Misquote
from pressmark.standards import standards
from tests.flow.reading import AT
from tests.flow.test_model import MARL, RIGHT, SOUND, TEXT
from tests.ledger.readings import WRONG, reading
from tests.resolve.labels import dismissed, unmarked_says
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.flow import Reading

LATER = datetime(2027, 1, 1, tzinfo=UTC)


def test_a_reading_comes_back_as_it_was(place: str) -> None:
    """Article, record, answer and marks are those that were put, also after the ledger was closed."""
    put = reading(TEXT, *SOUND)
    with Ledger(place) as ledger:
        assert ledger.put(put, standards(PACK))
    with Ledger(place) as ledger:
        (stored,) = ledger
    assert (stored.article, stored.record, stored.answer) == (put.article, put.record, put.case.answer)
    assert (stored.marks, stored.by_rules) == (put.case.context.marks, put.by_rules)
    assert (stored.extraction, stored.witness) == (put.case.extraction, put.case.witness)


def test_the_same_again_changes_nothing(place: str) -> None:
    """A second reading that says the same leaves the first, time and all; another one replaces it."""
    with Ledger(place) as ledger:
        ledger.put(reading(TEXT, *SOUND))
        assert not ledger.put(reading(TEXT, *SOUND, at=LATER))
        assert [stored.record.provenance.at for stored in ledger] == [AT]
        assert ledger.put(reading(TEXT, WRONG, dismissed("g2"), MARL, at=LATER))
        assert [stored.record.provenance.at for stored in ledger] == [LATER]
        assert len(ledger) == 1


def test_another_answer_is_kept_though_the_record_is_the_same(place: str) -> None:
    """What is judged again later is what the model said last, also where it made no difference."""
    first, second = (reading(TEXT, RIGHT, dismissed("g2", why), MARL) for why in ("negated", "unclear"))
    assert first.record == second.record
    with Ledger(place) as ledger:
        assert [ledger.put(one, standards(PACK)) for one in (first, second, second)] == [True, True, False]
        (stored,) = ledger
    assert stored.answer == second.case.answer


def test_what_was_misquoted_is_kept_beside_what_stands(place: str) -> None:
    """An unmarked item whose words do not stand in the article is in the misquotes, with the nearest passage."""
    with Ledger(place) as ledger:
        ledger.put(reading(TEXT, RIGHT, dismissed("g2"), MARL, unmarked_says("We shall hire fewer people", "Ann Marl")))
        (misquote,) = ledger.misquotes()
    assert isinstance(misquote, Misquote)
    assert (misquote.kind, misquote.claimed) == ("quote", "We shall hire fewer people")
    assert "We shall hire more people" in (misquote.stands or "")
    assert "fewer" in misquote.difference


def test_failures_are_kept_until_the_source_is_read(place: str) -> None:
    """One row a source; what is read at last is no failure any more."""
    with Ledger(place) as ledger:
        ledger.fail("a.txt", "it is empty")
        ledger.fail("a.txt", "it is binary")
        assert ledger.failures() == [("a.txt", "it is binary")]
        ledger.put(reading(source="a.txt"))
        assert ledger.failures() == []


def test_flags_can_be_asked_for_in_plain_sql(place: str) -> None:
    """The tables open in sqlite3 as they are: flags by article and number, in WAL mode."""
    with Ledger(place) as ledger:
        put = reading(TEXT, WRONG, dismissed("g2"), MARL)
        ledger.put(put)
    with closing(sqlite3.connect(place)) as plain:
        rows = plain.execute('select "check", severity from flags order by number').fetchall()
        assert plain.execute("pragma journal_mode").fetchone() == ("wal",)
    assert rows == [(flag.check, flag.severity) for flag in put.record.flags]
    assert rows


def test_many_may_write_at_once(place: str) -> None:
    """Threads with ledgers of their own lose nothing and wait for one another."""
    readings = [reading(f"HMICFRS rated Kent Police good at investigating crime in week {n}.") for n in range(40)]

    def write(part: list[Reading]) -> None:
        with Ledger(place) as ledger:
            for one in part:
                ledger.put(one)

    Ledger(place).close()
    threads = [threading.Thread(target=write, args=(readings[start::4] + readings[:5],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Ledger(place) as ledger:
        assert sorted(stored.article.id for stored in ledger) == sorted(one.article.id for one in readings)


@pytest.mark.parametrize("place", ["/nowhere/at/all.db", "nosuch://host/db", "sqlite+nodriver:///x"])
def test_a_ledger_that_cannot_be_opened_says_so(place: str) -> None:
    """A folder that is not there or a database without a driver is a LedgerError that names it."""
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(place)


def test_another_programs_database_is_not_touched(place: str) -> None:
    """Its tables stay as they are, and the message names them."""
    with closing(sqlite3.connect(place)) as plain:
        plain.execute("create table songs (name text)")
    with pytest.raises(LedgerError, match=r"another program's database \(tables: songs\)"):
        Ledger(place)
    with closing(sqlite3.connect(place)) as plain:
        assert plain.execute("select name from sqlite_master").fetchall() == [("songs",)]


def test_a_ledger_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    """A mistyped path is an error, and no empty ledger."""
    with pytest.raises(LedgerError, match="there is no ledger at"):
        Ledger(str(tmp_path / "absent.db"), must_exist=True)
    assert list(tmp_path.iterdir()) == []


def test_no_password_is_shown() -> None:
    """What a message says of a URL holds no secret, and a missing driver is called one."""
    with pytest.raises(LedgerError, match=r"needs a driver|cannot be opened") as caught:
        Ledger("mysql://u:planted-secret@127.0.0.1/x")
    assert "planted-secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Somebody's notes are neither read nor overwritten."""
    notes = tmp_path / "notes.txt"
    notes.write_text("Not a database at all, but long enough to look at. " * 40)
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(str(notes))
    assert notes.read_text().startswith("Not a database")
