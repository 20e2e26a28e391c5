"""What the ledger keeps, and what judging it again changes; texts and answers are invented."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pressmark import recheck as rechecking
from pressmark.errors import LedgerError
from pressmark.flow import Reading, drive, read
from pressmark.ledger import Ledger, Misquote
from pressmark.recheck import recheck
from tests.flow.reading import ASKING, AT, Model
from tests.flow.test_model import MARL, RIGHT, SOUND, TEXT
from tests.resolve.labels import Label, dismissed, rates, unmarked_says
from tests.scan.reading import PACK, article

if TYPE_CHECKING:
    from pathlib import Path

LATER = datetime(2027, 1, 1, tzinfo=UTC)
WRONG = rates("g1", "investigating_crime", body="Essex Police")


def reading(text: str = TEXT, *labels: Label, at: datetime = AT) -> Reading:
    """Return a text's reading: by a model that says these labels, or by the rules."""
    return drive(read(article(text), PACK, ASKING if labels else None, at=at), Model(labels).answer)


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Return where a ledger may stand."""
    return str(tmp_path / "ledger.db")


def test_a_reading_comes_back_as_it_was(place: str) -> None:
    """Article, record, answer and marks are those that were put, also after the ledger was closed."""
    put = reading(TEXT, *SOUND)
    with Ledger(place) as ledger:
        assert ledger.put(put)
    with Ledger(place) as ledger:
        (stored,) = ledger
    assert (stored.article, stored.record, stored.answer, stored.marks_digest) == (
        put.article,
        put.record,
        put.answer,
        put.marks_digest,
    )


def test_the_same_again_changes_nothing(place: str) -> None:
    """A second reading that says the same leaves the first, time and all; another one replaces it."""
    with Ledger(place) as ledger:
        ledger.put(reading(TEXT, *SOUND))
        assert not ledger.put(reading(TEXT, *SOUND, at=LATER))
        assert [stored.record.provenance.at for stored in ledger] == [AT]
        assert ledger.put(reading(TEXT, WRONG, dismissed("g2"), MARL, at=LATER))
        assert [stored.record.provenance.at for stored in ledger] == [LATER]
        assert len(ledger) == 1


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
        made = reading()
        ledger.put(made._replace(article=made.article.model_copy(update={"source": "a.txt"})))
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


BROKEN = {
    "another version": ("update pressmark set version = 99", "has version 99, written by a newer pressmark"),
    "an older version": ("update pressmark set version = 0", "has version 0, written by an older pressmark"),
}


@pytest.mark.parametrize(("command", "said"), BROKEN.values(), ids=BROKEN)
def test_a_ledger_of_another_version_is_not_touched(place: str, command: str, said: str) -> None:
    """The message says which version it is and what to do."""
    Ledger(place).close()
    with closing(sqlite3.connect(place)) as plain:
        plain.execute(command)
        plain.commit()
    with pytest.raises(LedgerError, match=said):
        Ledger(place)


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


def test_judging_again_changes_nothing_where_nothing_changed(place: str) -> None:
    """Neither a model's nor the rules' record is touched, and nobody is asked."""
    with Ledger(place) as ledger:
        ledger.put(reading(TEXT, *SOUND))
        ledger.put(reading("HMICFRS rated Kent Police good at investigating crime."))
        assert [one.outcome for one in recheck(ledger, PACK)] == ["same", "same"]


def test_judging_again_says_what_changed(place: str) -> None:
    """Without the second witness a label that only it disputed is verified; the ledger has that now."""
    label = rates("g1", "overall")
    text = "HMICFRS rated Kent Police good. " + TEXT
    with Ledger(place) as ledger:
        ledger.put(reading(text, label, dismissed("g2"), dismissed("g3"), MARL))
        before = [item.status for stored in ledger for item in stored.record.ratings]
        (one,) = recheck(ledger, PACK, witness=False)
        after = [item.status for stored in ledger for item in stored.record.ratings]
    assert one.outcome == "changed"
    assert len(before) == len(after)
    assert all("->" in change or ":" in change for change in one.changes)


def test_an_answer_to_other_marks_is_not_judged(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the scanner marks a text otherwise now, labels would point at the wrong words: it is outdated."""
    with Ledger(place) as ledger:
        put = reading(TEXT, *SOUND)
        ledger.put(put)
        monkeypatch.setattr(rechecking, "marks_digest", str)
        (one,) = recheck(ledger, PACK)
        assert (one.outcome, [stored.record for stored in ledger]) == ("outdated", [put.record])
