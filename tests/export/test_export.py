"""Exports hold what the records hold, in every format; texts are invented."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
import threading
from contextlib import closing
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.cells import from_cell
from pressmark.columns import COLUMNS, Kind, Table
from pressmark.errors import ConfigError, LedgerError
from pressmark.export import Format, export, rows, whole_file
from pressmark.ledger import Ledger
from pressmark.ledger.derived import renew
from pressmark.recheck import recheck
from tests.export.archive import archive
from tests.flow.test_model import MARL, TEXT
from tests.ledger.readings import reading
from tests.resolve.labels import dismissed, rates
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pressmark.ledger import Stored
    from pressmark_schemas.record import Quote, Rating

PARQUET: Any = import_module("pyarrow.parquet")  # it has no types
TABLES: list[Table] = list(COLUMNS)
PARSED: dict[Kind, Callable[[str], object]] = {
    "text": from_cell,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "day": str,
    "time": str,
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return a ledger with readings."""
    with archive(tmp_path_factory.mktemp("archive")) as opened:
        yield opened


def exported(ledger: Ledger, table: Table, form: Format) -> list[dict[str, Any]]:
    """Return the rows of an export, read again by a program that is not ours."""
    out = io.BytesIO()
    number = export(ledger.engine, table, form, out)
    found = READ[form](out.getvalue(), table)
    assert len(found) == number
    return found


def read_csv(data: bytes, table: Table) -> list[dict[str, Any]]:
    """Return the rows of CSV, each cell as its column's kind; an empty one is null."""
    kinds: dict[str, Kind] = {column.name: column.kind for column in COLUMNS[table]}
    reader = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
    assert reader.fieldnames == list(kinds)
    return [{name: PARSED[kinds[name]](cell) if cell else None for name, cell in row.items()} for row in reader]


def read_parquet(data: bytes, _: Table) -> list[dict[str, Any]]:
    """Return the rows of Parquet, days and times as the ledger writes them."""
    found: list[dict[str, Any]] = PARQUET.read_table(io.BytesIO(data)).to_pylist()
    return [{name: as_iso(value) for name, value in row.items()} for row in found]


def as_iso(value: object) -> object:
    """Return a day or a time in words, anything else as it is."""
    return value.isoformat() if isinstance(value, date | datetime) else value


READ: dict[Format, Callable[[bytes, Table], list[dict[str, Any]]]] = {
    "jsonl": lambda data, _: [json.loads(line) for line in data.decode().splitlines()],
    "csv": read_csv,
    "parquet": read_parquet,
}


@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize("table", TABLES)
def test_every_format_holds_the_same(ledger: Ledger, table: Table, form: Format) -> None:
    """What is read again are the ledger's rows, with all columns in order; an empty text is null in CSV."""
    names = [column.name for column in COLUMNS[table]]
    expected = [dict(zip(names, row, strict=True)) for row in rows(ledger.engine, table)]
    if form == "csv":
        expected = [{name: None if value == "" else value for name, value in row.items()} for row in expected]
    found = exported(ledger, table, form)
    assert found == expected
    assert found
    assert all(list(row) == names for row in found)


def by_place(found: list[dict[str, Any]]) -> dict[tuple[str, int], dict[str, Any]]:
    """Return rows by article and number."""
    return {(row["article"], row["number"]): row for row in found}


def checks(stored: Stored, item: Rating | Quote) -> str:
    """Return the ids of the checks that flag an item."""
    return " ".join(dict.fromkeys(stored.record.flags[number].check for number in item.flags))


def test_a_row_is_a_rating(ledger: Ledger) -> None:
    """Each rating of each record is there, with its article's facts, its first passage and its checks."""
    found = by_place(exported(ledger, "ratings", "jsonl"))
    assert len(found) == sum(len(stored.record.ratings) for stored in ledger)
    for stored in ledger:
        for number, rating in enumerate(stored.record.ratings):
            row = found[stored.article.id, number]
            same = ("body", "sector", "area", "area_words", "grade", "basis", "count", "programme", "status")
            assert [row[name] for name in same] == [getattr(rating, name) for name in same]
            assert row["evidence"] == stored.article.text[row["start"] : row["end"]] == rating.evidence[0].text
            assert (row["passages"], row["flags"]) == (len(rating.evidence), checks(stored, rating))
            assert (row["title"], row["published"]) == (stored.article.title, as_iso(stored.article.published))


def test_a_row_is_a_quote(ledger: Ledger) -> None:
    """Each quote of each record is there."""
    found = by_place(exported(ledger, "quotes", "jsonl"))
    assert len(found) == sum(len(stored.record.quotes) for stored in ledger)
    for stored in ledger:
        for number, quote in enumerate(stored.record.quotes):
            row = found[stored.article.id, number]
            assert {name: row[name] for name in quote.model_dump(exclude={"flags"})} == quote.model_dump(
                exclude={"flags"}
            )
            assert row["flags"] == checks(stored, quote)


def test_a_row_is_a_flag(ledger: Ledger) -> None:
    """Each flag of each record is there."""
    found = by_place(exported(ledger, "flags", "jsonl"))
    assert len(found) == sum(len(stored.record.flags) for stored in ledger)
    for stored in ledger:
        for number, flag in enumerate(stored.record.flags):
            row = found[stored.article.id, number]
            assert {name: row[name] for name in flag.model_dump()} == flag.model_dump()


def test_a_row_is_an_article(ledger: Ledger) -> None:
    """Each article is there, with what its record says in sum and what it took."""
    found = {row["article"]: row for row in exported(ledger, "articles", "jsonl")}
    assert len(found) == len(ledger)
    for stored in ledger:
        row, record, made = found[stored.article.id], stored.record, stored.record.provenance
        assert (row["outcome"], row["characters"]) == (record.outcome, len(stored.article.text))
        counted = [len(record.ratings), len(record.quotes), len(record.concerns)]
        assert [row["ratings"], row["quotes"], row["concerns"]] == counted
        in_review = [one for one in (*record.ratings, *record.quotes, *record.concerns) if one.status == "review"]
        assert row["review"] == len(in_review)
        same = ("reader", "model", "served_model", "prompt", "calls", "input_tokens", "output_tokens", "cost")
        assert [row[name] for name in same] == [getattr(made, name) for name in same]
        assert (row["cached_tokens"], row["at"]) == (made.cached, made.at.isoformat())


def test_the_archive_has_what_is_tested(ledger: Ledger) -> None:
    """Nothing above is true because there is nothing: nulls, models, costs, implied ratings, several passages."""
    ratings, articles = exported(ledger, "ratings", "jsonl"), exported(ledger, "articles", "jsonl")
    assert {row["basis"] for row in ratings} == {"stated", "implied", "earlier"}
    assert {row["status"] for row in ratings} == {"verified", "review"}
    assert {row["outcome"] for row in articles} == {"read", "irrelevant"}
    assert [row["cost"] for row in articles if row["reader"] == "model"] == [0.0012]
    assert exported(ledger, "flags", "jsonl")


def test_no_cell_of_csv_is_a_formula(ledger: Ledger) -> None:
    """Title, outlet and words of an article that tries are there, each with an apostrophe before it."""
    out = io.BytesIO()
    export(ledger.engine, "quotes", "csv", out)
    cells = [cell for row in csv.reader(io.StringIO(out.getvalue().decode(), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {*"=+-@\t\r"}]
    assert {'\'=HYPERLINK("http://127.0.0.1/","Kent Police")', "'-1+1"} <= {*cells}
    assert [cell for cell in cells if cell.startswith("'=cmd|' /C calc'!A0")]


@pytest.mark.parametrize("form", READ)
def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, form: Format) -> None:
    """Rows stand by article and place, whatever the order in which they were put."""
    first, second = io.BytesIO(), io.BytesIO()
    for out in (first, second):
        export(ledger.engine, "quotes", form, out)
    assert first.getvalue() == second.getvalue()
    places = [(row["article"], row["number"]) for row in exported(ledger, "quotes", form)]
    assert places == sorted(places)


def test_a_mark_is_for_csv_alone(ledger: Ledger) -> None:
    """With it a program that looks for one knows UTF-8; other formats are refused."""
    with_mark, without = io.BytesIO(), io.BytesIO()
    export(ledger.engine, "ratings", "csv", with_mark, bom=True)
    export(ledger.engine, "ratings", "csv", without)
    assert with_mark.getvalue() == b"\xef\xbb\xbf" + without.getvalue()
    with pytest.raises(ConfigError, match="jsonl is read without one"):
        export(ledger.engine, "ratings", "jsonl", io.BytesIO(), bom=True)


def test_parquet_says_what_it_needs(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow the message names the extra; the other formats do without."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"pip install 'pressmark\[parquet\]'"):
        exported(ledger, "ratings", "parquet")
    assert exported(ledger, "ratings", "csv")


def test_an_empty_ledger_gives_an_empty_table(tmp_path: Path) -> None:
    """Columns and no row, in every format."""
    with Ledger(str(tmp_path / "empty.db")) as empty:
        assert [exported(empty, "ratings", form) for form in READ] == [[], [], []]
        out = io.BytesIO()
        export(empty.engine, "ratings", "parquet", out)
    assert PARQUET.read_schema(io.BytesIO(out.getvalue())).names == [one.name for one in COLUMNS["ratings"]]


def test_a_backfill_may_write_meanwhile(tmp_path: Path) -> None:
    """Every article that was there is exported whole, once, while others come and are replaced."""
    texts = [f"HMICFRS rated Kent Police good at investigating crime in week {n}." for n in range(120)]
    with Ledger(str(tmp_path / "busy.db")) as ledger:
        for text in texts[:60]:
            ledger.put(reading(text))
        there = {stored.article.id for stored in ledger}
        others = threading.Thread(target=lambda: [ledger.put(reading(text)) for text in texts[60:]])
        others.start()
        while others.is_alive():
            found = exported(ledger, "ratings", "csv")
            assert there <= {row["article"] for row in found}
            assert len(by_place(found)) == len(found)
        others.join()
        assert len(exported(ledger, "ratings", "csv")) == 120


def test_a_ledger_that_goes_away_is_told(tmp_path: Path) -> None:
    """A table that is not there is a LedgerError, not a half file."""
    place, out = tmp_path / "broken.db", tmp_path / "out.csv"
    out.write_text("an older export")
    with Ledger(str(place)) as broken:
        broken.put(reading("HMICFRS rated Kent Police good at investigating crime."))
        with closing(sqlite3.connect(place)) as plain:
            plain.execute("drop table quotes")
        with pytest.raises(LedgerError, match="no such table: quotes"), whole_file(str(out)) as file:
            export(broken.engine, "quotes", "csv", file)
    assert [path.name for path in tmp_path.glob("out*")] == ["out.csv"]
    assert out.read_text() == "an older export"


@pytest.mark.parametrize("table", TABLES)
def test_the_views_open_in_plain_sqlite(ledger: Ledger, table: Table) -> None:
    """They have the documented columns and hold what is exported, in a program that knows nothing of pressmark."""
    with closing(sqlite3.connect(ledger.place)) as plain:
        plain.row_factory = sqlite3.Row
        found = plain.execute(f"select * from all_{table} order by 1, 7").fetchall()  # noqa: S608 - our own name
    names = [column.name for column in COLUMNS[table]]
    assert all(row.keys() == names for row in found)
    assert [tuple[Any, ...](row) for row in found] == [tuple(row) for row in rows(ledger.engine, table)]


def test_rows_follow_their_record(tmp_path: Path) -> None:
    """A reading that takes the place of another takes that of its rows too."""
    made = reading("HMICFRS rated Kent Police good at investigating crime, and inadequate at responding to the public.")
    fewer = made.record.model_copy(update={"ratings": made.record.ratings[:1], "flags": ()})
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        for record, number in ((made.record, 2), (fewer, 1)):
            ledger.put(made._replace(record=record))
            assert len(exported(ledger, "ratings", "jsonl")) == number
            assert [row["ratings"] for row in exported(ledger, "articles", "jsonl")] == [number]


def test_rows_follow_what_is_judged_again(tmp_path: Path) -> None:
    """What another standard puts out of review is verified in the export as well."""
    labels = (rates("g1", "overall"), dismissed("g2"), dismissed("g3"), MARL)
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        ledger.put(reading(f"HMICFRS rated Kent Police good. {TEXT}", *labels))
        before = exported(ledger, "ratings", "jsonl")
        assert [one.outcome for one in recheck(ledger, PACK, witness=False)] == ["changed"]
        after = exported(ledger, "ratings", "jsonl")
        (stored,) = ledger
    assert before != after
    assert [row["status"] for row in after] == [rating.status for rating in stored.record.ratings]


def test_rows_can_be_made_of_records(tmp_path: Path) -> None:
    """A ledger whose tables are made anew, as an older one's, gets the rows that it had."""
    with archive(tmp_path) as ledger:
        before = {table: list(rows(ledger.engine, table)) for table in TABLES}
        with ledger.writing() as connection:
            connection.exec_driver_sql("UPDATE ratings SET grade = 'invented'")
            renew(connection)
        assert {table: list(rows(ledger.engine, table)) for table in TABLES} == before
