"""What tables of ratings and quotes are worth: `python bench/listed.py [--records N]`.

A ledger of N records (20 000 unless told otherwise) made of the examples. The peer of each query over the
tables is the same one over the records' JSON, as a view with json_each would ask it. Before that every export is
timed, with the memory that it added to the most that the process took. Exit 1 if JSON is as fast, or JSON
lines or CSV add 32 MiB or more.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from copy import copy
from datetime import UTC, datetime
from pathlib import Path

from pressmark.articles import read_path
from pressmark.context import Context
from pressmark.export import Format, export
from pressmark.flow import Reading, drive, read
from pressmark.ledger import Ledger
from pressmark_schemas.pack import load_pack

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
JSON = """(select a.id article, r.key number, r.value->>'body' body, r.value->>'area' area, r.value->>'grade' grade,
    r.value->>'status' status, r.value->>'$.evidence[0].text' evidence
    from records d join articles a on a.id = d.article, json_each(d.json, '$.ratings') r)"""
QUERIES = {
    "count": "select count(*) from {}",
    "grades by area": "select body, area, grade, count(*) from {} group by 1, 2, 3",
    "the first in review": "select * from {} where status = 'review' order by article, number limit 100",
    "all": "select article, number, body, area, grade, evidence from {} order by article, number",
}
FORMATS: tuple[Format, ...] = ("jsonl", "csv", "parquet")


def main() -> int:
    """Print the times; return 1 if the tables are not worth it or memory grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=20_000)
    number = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder, Ledger(f"{folder}/ledger.db") as ledger:
        _fill(ledger, number)
        added = {form: _export(ledger, form, folder) for form in FORMATS}
        with closing(sqlite3.connect(ledger.place)) as plain:
            ratios = [_compare(plain, name, query) for name, query in QUERIES.items()]
    return int(min(ratios) <= 1 or max(added["jsonl"], added["csv"]) >= 32)


def _fill(ledger: Ledger, number: int) -> None:
    pack = load_pack()
    texts = [read_path(path, max_bytes=10**6) for path in sorted(EXAMPLES.glob("[!R]*.*"))]
    made = [drive(read(text, pack, at=datetime.now(UTC)), lambda _: sys.exit("the rules ask nobody")) for text in texts]
    for place in range(number):
        ledger.put(_copy(made[place % len(made)], hashlib.sha256(b"%d" % place).hexdigest()))


def _copy(reading: Reading, name: str) -> Reading:
    facts, case = reading.record.article.model_copy(update={"id": name}), copy(reading.case)
    case.context = Context(reading.article.model_copy(update={"id": name}), case.context.marks, case.context.pack)
    return reading._replace(case=case, record=reading.record.model_copy(update={"article": facts}))


def _compare(plain: sqlite3.Connection, name: str, query: str) -> float:
    def seconds(source: str) -> float:
        begun = time.perf_counter()
        plain.execute(query.format(source)).fetchall()
        return time.perf_counter() - begun

    json, table = (min(seconds(source) for _ in range(3)) for source in (JSON, "all_ratings"))
    print(f"{name:20} over JSON {json * 1000:7.0f} ms, over the table {table * 1000:7.0f} ms: {json / table:4.1f} x")
    return json / table


def _export(ledger: Ledger, form: Format, folder: str) -> int:
    begun, before = time.perf_counter(), _peak()
    with Path(folder, "out").open("wb") as out:
        rows = export(ledger.engine, "ratings", form, out)
    taken, added = time.perf_counter() - begun, _peak() - before
    print(f"{form:20} {rows} ratings, {rows / taken:7.0f} a second; {added} MiB more")
    return added


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
