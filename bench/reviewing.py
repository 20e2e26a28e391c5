"""What a page of the queue and of a search takes: `python bench/reviewing.py [--records N]`.

A ledger of N records (20 000 unless told otherwise) of the texts of tests/gold, read by the rules and each taken N / 85
times with other ids and days. Times are the best of three, for the first page and for one far behind, of 50 items
each. The peer of the queue is a search for what waits in the records' JSON. Exit 1 if a page takes over 100 ms.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pressmark.articles import read_text
from pressmark.flow import Reading, drive, read
from pressmark.ledger import Ledger
from pressmark.ledger.inputs import Inputs, Kept
from pressmark.ledger.rows import Rows, article_rows, derived_rows, record_rows
from pressmark.reviewed import lay
from pressmark.reviews import Wanted, count_waiting, queue, waiting_by_check
from pressmark.search import search
from pressmark_schemas.pack import load_pack

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
JSON = """select d.article, q.key from records d, json_each(d.json, '$.quotes') q
    where q.value->>'status' = 'review' order by d.json->>'$.article.published' desc limit 50"""
AIM = 100


def main() -> int:
    """Print the times; return 1 if a page takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=20_000)
    number = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder, Ledger(f"{folder}/ledger.db") as ledger:
        _fill(ledger, number)
        slowest = max(_timed(name, run) for name, run in _pages(ledger))
        with closing(sqlite3.connect(ledger.place)) as plain:
            _timed("the same over JSON", lambda: plain.execute(JSON).fetchall())
        size = Path(ledger.place).stat().st_size / 1e6
    print(f"{number} records, {size:.0f} MB; the slowest page took {slowest:.0f} ms")
    return int(slowest > AIM)


def _fill(ledger: Ledger, number: int) -> None:
    pack, begun = load_pack(), time.perf_counter()
    texts = [
        json.loads(path.read_text("utf-8"))["text"]
        for path in sorted(GOLD.rglob("*.json"))
        if "floors" not in path.parts
    ]
    articles = [read_text(text, max_bytes=10**6) for text in texts]
    made = [
        drive(read(one, pack, at=datetime.now(UTC)), lambda _: sys.exit("the rules ask nobody")) for one in articles
    ]
    rows = [article_rows(one.article) | record_rows(one.record, one.case) for one in made]
    inputs = Inputs(ledger, "rules")
    for first in range(0, number, 500):
        places = range(first, min(first + 500, number))
        inputs.keep([_copy(made[place % len(made)], rows[place % len(made)], place) for place in places])
    print(f"filled in {time.perf_counter() - begun:.0f} s")


def _copy(reading: Reading, rows: Rows, place: int) -> Kept:
    name, day = hashlib.sha256(b"%d" % place).hexdigest(), date(2024, 1, 1) + timedelta(days=place % 700)
    record = reading.record.model_copy(
        update={"article": reading.record.article.model_copy(update={"id": name, "published": day})}
    )
    own = {
        table: [row | ({"id": name} if table == "articles" else {"article": name}) for row in found]
        for table, found in rows.items()
    }
    own["records"][0]["json"] = record.model_dump_json(by_alias=True)
    return Kept(name, str(place), name, own | derived_rows(lay(record), len(reading.article.text)))


def _pages(ledger: Ledger) -> Iterator[tuple[str, Callable[[], object]]]:
    checks = waiting_by_check(ledger)
    rarest = min(checks, key=checks.__getitem__)
    body = queue(ledger, Wanted(kind="rating"), limit=1).items[0].entry.shown.model_dump()["body"]
    deep = None
    for _ in range(20):
        deep = queue(ledger, after=deep, limit=200).after
    yield f"queue, {count_waiting(ledger)} wait", lambda: queue(ledger)
    yield "queue, 4000 behind", lambda: queue(ledger, after=deep)
    yield f"queue, {rarest}, {checks[rarest]}", lambda: queue(ledger, Wanted(check=rarest))
    yield "queue, a body", lambda: queue(ledger, Wanted(body=body))
    yield "queue, a body's ratings", lambda: queue(ledger, Wanted(body=body, kind="rating"))
    yield "queue, concerns", lambda: queue(ledger, Wanted(kind="concern"))
    yield "count", lambda: count_waiting(ledger)
    yield "count of a kind", lambda: count_waiting(ledger, Wanted(kind="quote"))
    yield "counts by check", lambda: waiting_by_check(ledger)
    yield "search, a frequent word", lambda: search(ledger.engine, "police")
    yield "search, two words", lambda: search(ledger.engine, "chief constable")
    yield "search, a beginning", lambda: search(ledger.engine, "investig")
    yield "search, nothing", lambda: search(ledger.engine, "zyzzyva constable")


def _timed(name: str, run: Callable[[], object]) -> float:
    def seconds() -> float:
        begun = time.perf_counter()
        run()
        return time.perf_counter() - begun

    best = 1000 * min(seconds() for _ in range(3))
    print(f"{name:36} {best:7.1f} ms")
    return best


if __name__ == "__main__":
    sys.exit(main())
