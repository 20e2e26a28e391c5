"""What pages take to make: `python bench/pages.py [--records N]`.

A ledger of N records (100 000 unless told otherwise): the examples, read by the rules, and copies of their rows with
other ids and days, made in SQL. Times are the best of three of a request to the application, without a network. Exit 1
if a page takes over 300 ms.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from pressmark.session import Session
from pressmark.settings import Settings
from pressmark.web.app import create_app

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TABLES = ("articles", "records", "flags", "ratings", "quotes", "readings", "queue")
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
ID = "printf('%08x%08x%048x', (n.i * 2654435761) % 4294967296, n.i, old.rowid)"
"""A copy's id: spread over all, as digests are."""
DAY = "date('2015-01-01', '+' || (n.i % 3600) || ' days')"
BACK = f"(99999999 - strftime('%Y%m%d', {DAY}))"
PLACE = f"substr(old.place, 1, 1) || {BACK} || substr({ID}, 1, 16) || substr(old.place, -6)"
AIM = 300


def main() -> int:
    """Print the times; return 1 if a page takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    number = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/ledger.db"
        settings = Settings.model_validate({"reader": "rules", "ledger": place, "client_rate": 1e6})
        with Session(settings) as session:
            for path in sorted(EXAMPLES.glob("[!R]*.*")):
                session.read(session.article(path))
        _copy(place, number)
        with Session(settings) as session:
            return int(_measure(TestClient(create_app(session), base_url="http://127.0.0.1")) > AIM)


def _copy(place: str, number: int) -> None:
    begun = time.perf_counter()
    with closing(sqlite3.connect(place)) as ledger, ledger:
        old = [name for (name,) in ledger.execute("SELECT id FROM articles")]
        for rank, name in enumerate(old):
            for table in TABLES:
                _copy_rows(ledger, table, (name, rank), number // len(old))
        _index(ledger)
    print(f"{number} records made in {time.perf_counter() - begun:.0f} s, {Path(place).stat().st_size / 1e6:.0f} MB")


def _copy_rows(ledger: sqlite3.Connection, table: str, article: tuple[str, int], times: int) -> None:
    name, rank = article
    new = ID.replace("old.rowid", str(rank))
    key = "id" if table == "articles" else "article"
    made = {
        key: new,
        "json": f"replace(old.json, '{name}', {new})",
        "published": DAY,
        "place": PLACE.replace(ID, new),
    }
    columns = [row[1] for row in ledger.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(made.get(one, f'old."{one}"') for one in columns)
    names = ", ".join(f'"{one}"' for one in columns)
    copied = f"INSERT INTO {table} ({names}) {NUMBERS} SELECT {values} FROM {table} old, n WHERE old.{key} = ?"  # noqa: S608 - our own names
    ledger.execute(copied, (times, name))


def _index(ledger: sqlite3.Connection) -> None:
    """Make the index of words anew."""
    ledger.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    ledger.execute("DELETE FROM search_keys")
    for kind, words in (("quote", "text, speaker, role, organisation"), ("rating", "evidence, NULL, NULL, NULL")):
        known = f"(article, kind, number) SELECT article, '{kind}', number FROM {kind}s"  # noqa: S608 - our own names
        ledger.execute(f"INSERT INTO search_keys {known}")
        rows = f"FROM {kind}s JOIN search_keys USING (article, number) WHERE search_keys.kind = '{kind}'"
        into = "search_words (rowid, text, speaker, role, organisation)"
        ledger.execute(f"INSERT INTO {into} SELECT search_keys.id, {words.replace('text', f'{kind}s.text')} {rows}")


def _measure(client: Any) -> float:
    def seconds(path: str) -> float:
        begun = time.perf_counter()
        client.get(path).raise_for_status()
        return time.perf_counter() - begun

    worst = 0.0
    for path in _paths(client):
        best = 1000 * min(seconds(path) for _ in range(3))
        print(f"{best:7.1f} ms  {path[:90]}")
        worst = max(worst, best)
    return worst


def _paths(client: Any) -> list[str]:
    def deep(path: str, pages: int) -> str:
        for _ in range(pages):
            path = client.get(path).text.rpartition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
            path = path.replace("&amp;", "&")
        return path

    article = client.get("/articles").text.partition('<h2><a href="')[2].partition('"')[0]
    queue = ["/review", "/review?kind=concern", "/review?check=standing.implied", "/review?body=Northumbria+Police"]
    shelf = ["/articles", "/articles?state=open", "/articles?body=Lincolnshire+Police", "/articles?outlet=Nobody"]
    found = ["/search?q=police", "/search?q=chief+const", deep("/search?q=police", 20)]
    others = [*found, *_tables(client), "/submit", "/runs", "/export"]
    return [article, *queue, deep("/review", 20), *shelf, deep("/articles", 20), *others]


def _tables(client: Any) -> Iterator[str]:
    """Yield the matrix of each round, and of the first field and body there what stands behind them."""
    page = client.get("/matrix").text
    for key in re.findall(r'<option value="([^"]+)"', page):
        yield f"/matrix?of={key}"
    for path in re.findall(r'href="(/matrix/(?:cell|body)[^"]+)"', page)[:2]:
        yield path.replace("&amp;", "&")


if __name__ == "__main__":
    sys.exit(main())
