"""What a report and a matrix take: `python bench/report.py [--articles N] [--records N]`.

The report is of N articles (1 000) that are read by the rules before: invented, each of a body, a round and grades
of its own. The matrix is of a ledger that lists ratings of N records (100 000), written straight into its tables;
its peer is the same count without the index. Seconds are the process's own, as others may use the machine. Exit 1
if the report takes 10 s or 5 MB, if the slowest round takes 300 ms, or if the index is worth nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from pressmark.articles import read_text
from pressmark.flow import drive, read
from pressmark.ledger import Ledger
from pressmark.ledger.tables import ARTICLES, META
from pressmark.matrix import matrix, rounds
from pressmark.report import write_report
from pressmark_schemas.article import Article
from pressmark_schemas.pack import Pack, Programme, load_pack

FILL = "Officers met residents in {} to hear what they made of it, and a councillor asked how long it would take. "
PLACES = "the library|the market hall|a school|the town hall|a tent on the green|the old mill".split("|")
SAID = "we have {} more {} than we had {} months ago, and people tell us they {} it"
WORDS = ((40, 55, 70, 85, 90), ("officers", "call handlers", "detectives", "cells"), (6, 9, 12, 18), ("see", "feel"))
ODD = 0.02
"""The share of articles that get their grades wrong."""


def main() -> int:
    """Print the times and sizes; return 1 if one is too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--records", type=int, default=100_000)
    asked, pack = parser.parse_args(), load_pack()
    with tempfile.TemporaryDirectory() as folder:
        taken, size = _report(f"{folder}/report.db", pack, asked.articles)
        slowest, without = _matrix(f"{folder}/matrix.db", pack, asked.records)
    return int(taken >= 10 or size >= 5e6 or slowest >= 0.3 or without <= slowest)


def _report(place: str, pack: Pack, number: int) -> tuple[float, int]:
    with Ledger(place) as ledger:
        for one in range(number):
            ledger.put(drive(read(_article(one, pack), pack, at=datetime.now(UTC)), lambda _: sys.exit("asked")))
        out = Path(f"{place}.html")
        begun = time.process_time()
        with out.open("wb") as file:
            write_report(ledger, pack, file)
        taken, size = time.process_time() - begun, out.stat().st_size
    print(f"report of {number} articles: {taken:.1f} s, {size / 1e6:.2f} MB")
    return taken, size


def _article(number: int, pack: Pack) -> Article:
    """Return an invented article of some 2 500 characters: a body in a round, eight grades, four quotes."""
    random = Random(number)  # noqa: S311 - not for secrets
    programme = random.choice(pack.programmes[:8])
    body = random.choice([one.body for one in pack.bodies if one.sector == "police" and one.inspected])
    text = f"HMICFRS has inspected {body}. {_graded(body, programme, pack, odd=random.random() < ODD)}\n\n"
    filled = "".join(FILL.format(random.choice(PLACES)) for _ in range(12))
    said = [SAID.format(*map(random.choice, WORDS)) for _ in range(4)]
    chief, commissioner = f"Ann {body[:4]}more", f"Ruth {body[:4]}wood"
    text += f"{filled}\n\nChief Constable {chief} said: “{said[0].capitalize()}.” {filled[:300]}\n\n"
    text += f"{commissioner}, the Police and Crime Commissioner, said: “{said[1].capitalize()}.”\n\n"
    text += f"“{said[2].capitalize()} in week {number},” she said. “{said[3].capitalize()}.”\n"
    day = programme.since + timedelta(days=random.randrange(200))
    article = read_text(text, published=day, url=f"https://news.example/{number}", max_bytes=10**6)
    return article.model_copy(update={"title": f"How {body} fared, by our reporter {number}", "outlet": "The Ferret"})


def _graded(body: str, programme: Programme, pack: Pack, *, odd: bool) -> str:
    """Return the sentences of grades: the same for all who write of a body and a round, but for the odd ones."""
    random = Random(f"{body} {programme.programme} {odd}")  # noqa: S311 - not for secrets
    own = pack.areas_of[programme.programme]
    graded = [pack.label[key].lower() for key in own if own[key].graded]
    by_grade: dict[str, list[str]] = {}
    for area in random.sample(graded, min(8, len(graded))):
        by_grade.setdefault(random.choice(programme.grades), []).append(area)
    return " ".join(f"It was rated {grade} at {', '.join(areas)}." for grade, areas in by_grade.items())


def _matrix(place: str, pack: Pack, records: int) -> tuple[float, float]:
    """Return the seconds of the slowest round, and of the same without the index."""
    with Ledger(place) as ledger:
        with ledger.writing() as connection:
            for rows in _listed(pack, records):
                articles = [{"id": key, "json": ""} for key in {row["article"] for row in rows}]
                connection.execute(ARTICLES.insert(), articles)
                connection.execute(META.tables["ratings"].insert(), rows)
        found = rounds(ledger.engine)
        slowest = max(min(_seconds(ledger, pack, one) for _ in range(3)) for one in found)
        with ledger.writing() as connection:
            connection.execute(sa.text("DROP INDEX ix_ratings_cells"))
        without = max(_seconds(ledger, pack, one) for one in found)
    print(f"matrix of {records} records, slowest of {len(found)} rounds: {slowest * 1e3:.0f} ms,", end=" ")
    print(f"without the index {without * 1e3:.0f} ms")
    return slowest, without


def _listed(pack: Pack, records: int) -> Iterator[list[dict[str, Any]]]:
    random = Random(1)  # noqa: S311 - not for secrets
    bodies = {key: [one.body for one in pack.bodies if one.sector == key] for key in pack.sectors}
    for start in range(0, records, 1000):
        yield [
            row
            for number in range(start, min(start + 1000, records))
            for row in _ratings(number, random.choice(pack.programmes), bodies, pack, random)
        ]


def _ratings(number: int, of: Programme, bodies: dict[str, list[str]], pack: Pack, random: Random) -> Any:
    key, body = hashlib.sha256(b"%d" % number).hexdigest(), random.choice(bodies[of.sector])
    areas = random.sample([*pack.areas_of[of.programme], "overall", "unspecified"], 6)
    shared = {"article": key, "body": body, "sector": of.sector, "programme": of.programme, "evidence": "x" * 180}
    for place, area in enumerate(areas):
        basis = random.choice(["stated", "stated", "stated", "earlier"])
        own = {"number": place, "area": area, "grade": random.choice(of.grades), "basis": basis, "status": "verified"}
        yield shared | own


def _seconds(ledger: Ledger, pack: Pack, of: Any) -> float:
    begun = time.process_time()
    matrix(ledger.engine, pack, of)
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
