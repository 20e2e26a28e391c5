"""What a server bears: `python bench/web.py [--seconds S] [--pause S] [--kill]`.

A ledger on SQLite with 2,000 records is read by one client with nobody else there (idle), then 20 clients send new
articles and 20 read records, ratings and quotes for S seconds (60), the rules reading, with a pause of so many seconds
(0.1) between a client's requests. Asked are no errors (a full queue says 503, which is told and no error) and a 95th
percentile of reads below ten times the idle median. With --kill the server is killed in the middle and begun again;
then every article that was acknowledged must be read.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median, quantiles

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.backfill.archive import text, write
from tests.web.servers import API, Server

from pressmark.backfill import Wish, backfill
from pressmark.backfill.progress import Lines
from pressmark.jobs import JobBook
from pressmark.ledger import Ledger
from pressmark.ledger.tables import ARTICLES
from pressmark.limits import Limiter
from pressmark.session import Session
from pressmark.settings import Settings

RECORDS, CLIENTS, TIMES = 2000, 20, 10


@dataclass
class Load:
    """What clients do until it is over: what they were answered, how long reads took, which articles were taken."""

    address: str
    pause: float
    over: threading.Event = field(default_factory=threading.Event)
    statuses: Counter[int] = field(default_factory=Counter[int])
    reads: list[float] = field(default_factory=list[float])
    taken: set[str] = field(default_factory=set[str])

    def send(self, number: int) -> None:
        """Send new articles."""
        with closing(self._connected()) as server:
            while not self.over.is_set():
                number += CLIENTS
                status, said = self._asked(server, "POST", f"{API}/articles", json.dumps({"text": text(number)}))
                if status == HTTPStatus.ACCEPTED:
                    self.taken.add(json.loads(said)["id"])
                time.sleep(self.pause)

    def read(self, number: int, articles: list[str]) -> None:
        """Read what there is."""
        drawing = random.Random(number)  # noqa: S311 - a choice of what to read
        with closing(self._connected()) as server:
            while not self.over.is_set():
                begun = time.perf_counter()
                status, _ = self._asked(server, "GET", drawn(drawing, articles))
                if status == HTTPStatus.OK:
                    self.reads.append(time.perf_counter() - begun)
                time.sleep(self.pause)

    def _connected(self) -> HTTPConnection:
        return HTTPConnection(self.address.removeprefix("http://"), timeout=60)

    def _asked(self, server: HTTPConnection, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
        """Return what a request is answered; status 0 where nobody is there."""
        try:
            server.request(method, path, body, {"Content-Type": "application/json"})
            answer = server.getresponse()
            status, said = answer.status, answer.read()
        except (OSError, HTTPException):
            server.close()
            time.sleep(0.2)
            status, said = 0, b""
        self.statuses[status] += 1
        return status, said


def drawn(drawing: random.Random, articles: list[str]) -> str:
    """Return the address of something to read."""
    article = drawing.choice(articles)
    lists = ("records", "ratings", "quotes", "ratings?body=Kent%20Police", "records?status=review")
    return f"{API}/{drawing.choice([f'records/{article}', *lists])}"


def filled(folder: Path) -> tuple[Path, list[str]]:
    """Return a ledger with records, and the ids of their articles."""
    ledger, archive = folder / "ledger.db", write(folder / "a.jsonl", RECORDS)
    with Session(Settings.model_validate({"ledger": str(ledger), "reader": "rules"})) as session:
        backfill(session, Limiter(1), Wish([str(archive)], {}), Lines())
    with Ledger(str(ledger)) as opened:
        return ledger, [one for (one,) in opened.rows(sa.select(ARTICLES.c.id))]


def loaded(load: Load, articles: list[str], seconds: float, *, sending: int, reading: int, first: int) -> None:
    """Let clients do what they do for a while."""
    threads = [threading.Thread(target=load.send, args=(first + number,)) for number in range(sending)]
    threads += [threading.Thread(target=load.read, args=(number, articles)) for number in range(reading)]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    load.over.set()
    for thread in threads:
        thread.join()


def lost(ledger: Path, taken: set[str], seconds: float) -> int:
    """Wait until nothing waits any more, and return how many articles were taken and have no record."""
    with Ledger(str(ledger)) as opened:
        book, end = JobBook(opened.engine), time.monotonic() + seconds
        while time.monotonic() < end and {"waiting", "running"} & set(book.counts()):
            time.sleep(0.5)
        return len(taken - {one for (one,) in opened.rows(sa.select(ARTICLES.c.id))})


def trial(ledger: Path, articles: list[str], args: argparse.Namespace, part: int) -> Load:
    """Return what clients met of one server; the first is killed early on if any is to be."""
    with Server(ledger) as server:
        load = Load(server.address, args.pause)
        if args.kill and part == 0:
            threading.Timer(args.seconds / 4, server.kill).start()
        first = RECORDS + 1_000_000 * part
        loaded(load, articles, args.seconds / (1 + args.kill), sending=CLIENTS, reading=CLIENTS, first=first)
        return load


def tell(idle: Load, loads: list[Load], missing: int, *, kill: bool) -> int:
    """Print what came of it, and return 1 if anything was wrong."""
    statuses = sum((load.statuses for load in loads), Counter[int]())
    reads = [seconds for load in loads for seconds in load.reads]
    errors = sum(number for status, number in statuses.items() if status not in {200, 202, 503})
    usual, slow = median(idle.reads), quantiles(reads, n=20)[-1]
    taken = sum(len(load.taken) for load in loads)
    print(f"answers {dict(statuses)}; {taken} articles taken, {missing} of them lost")
    print(f"reads: idle median {usual * 1000:.1f} ms; {len(reads)} under load, median {median(reads) * 1000:.1f} ms,")
    print(f"95th percentile {slow * 1000:.1f} ms, {slow / usual:.1f} times the idle median (aim: below {TIMES})")
    return int(missing > 0 or (not kill and (errors > 0 or slow > TIMES * usual)))


def main() -> int:
    """Print what came of it; return 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.1)
    parser.add_argument("--kill", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ledger, articles = filled(Path(name))
        with Server(ledger) as server:
            idle = Load(server.address, args.pause)
            loaded(idle, articles, 5, sending=0, reading=1, first=0)
        loads = [trial(ledger, articles, args, part) for part in range(1 + args.kill)]
        with Server(ledger):
            missing = lost(ledger, set[str]().union(*(load.taken for load in loads)), 300)
    return tell(idle, loads, missing, kill=args.kill)


if __name__ == "__main__":
    sys.exit(main())
