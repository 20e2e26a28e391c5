"""How fast a ledger is judged again: `python bench/recheck.py [--records N] [--peer N]`.

The records are of invented articles of real length (tests/gold, each with a line more, so that all differ), read
by a scripted model that answers as gold does. They are judged again after nothing changed, after a check was
added, and after parts of pressmark changed; the last is played by altering the digest that tells of the part.

The peer is reading the articles again: the real pipeline, `Session.aread` with a ledger, through a scripted
endpoint in a process of its own that takes 50 ms for each answer, 32 articles in flight. It is measured on some
articles and reckoned for all. The endpoint's time alone, N x 50 ms / 32, is told as well: what reading would
take if pressmark did nothing. No model is asked while records are judged again. Exit 1 if the aim is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.endpoint.faults import Labelled  # noqa: E402
from tests.endpoint.gold import GoldDocument, read_gold  # noqa: E402
from tests.endpoint.oracle import label  # noqa: E402
from tests.endpoint.server import MODEL, ScriptedEndpoint  # noqa: E402

from pressmark import checks  # noqa: E402
from pressmark.articles import read_text  # noqa: E402
from pressmark.calls import ModelCall, ModelOptions, Prices, Reply  # noqa: E402
from pressmark.flow import Asking, drive, read  # noqa: E402
from pressmark.ledger import Ledger  # noqa: E402
from pressmark.prompting import article_passages, load_prompt  # noqa: E402
from pressmark.recheck import recheck  # noqa: E402
from pressmark.scan import scan  # noqa: E402
from pressmark.session import Session  # noqa: E402
from pressmark.settings import Settings  # noqa: E402
from pressmark.standards import Standards, standards  # noqa: E402
from pressmark_schemas.answer import Answer  # noqa: E402
from pressmark_schemas.article import Article  # noqa: E402
from pressmark_schemas.pack import load_pack  # noqa: E402

PACK = load_pack()
ASKING = Asking(load_prompt("label"), ModelOptions(MODEL, "http://127.0.0.1:9/v1"), Prices())
SECONDS, IN_FLIGHT, AIM = 0.05, 32, 20
GOLD = read_gold([ROOT / "tests" / "gold"])


class Case(NamedTuple):
    """Something that changed: parts of pressmark by the beginning of their name, and whether the aim holds for it."""

    told: str
    stale: tuple[str, ...]
    is_aim: bool


CASES = (
    Case("nothing", (), is_aim=True),
    Case("one module of checks, passage", ("checks.passage",), is_aim=True),
    Case("one module of checks, quotes", ("checks.quotes",), is_aim=True),
    Case("all checks", ("checks.",), is_aim=False),
    Case("the resolver", ("resolve",), is_aim=True),
    Case("the rule reader", ("rules",), is_aim=False),
    Case("the scanner", ("scan",), is_aim=False),
    Case("everything, as by another pack", ("",), is_aim=False),
)


def main() -> int:
    """Print what was compared; return 1 if a record is not as it was, or the aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--peer", type=int, default=400, help="articles that are really read again")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        peer = _read_again(args.peer, Path(folder)) * args.records
        ideal = args.records * SECONDS / IN_FLIGHT
        print(f"reading {args.records} articles again: {peer:.1f} s (the endpoint alone: {ideal:.1f} s)")
        place = f"{folder}/ledger.db"
        _fill(place, args.records)
        print(f"judging them again, {'after a change of':36} seconds   faster than reading   than the endpoint alone")
        reached = [_measured(place, case, peer, ideal) for case in CASES]
        return int(not all([*reached, _with_a_new_check(place, peer, ideal)]))


def _measured(place: str, case: Case, peer: float, ideal: float) -> bool:
    """Print how long a case takes; tell whether all records are as they were, and the aim is met if it holds."""
    _age(place, case.stale)
    taken, outcomes = _judged(place)
    _show(case.told, taken, peer, ideal)
    return set(outcomes) == {"same"} and (not case.is_aim or peer >= AIM * taken)


def _with_a_new_check(place: str, peer: float, ideal: float) -> bool:
    """Measure records that were judged without a check, and that it puts into review now."""
    every = checks.CHECKS
    checks.CHECKS = tuple(one for one in every if one is not checks.quotes.office)
    _judged(place, jobs=1)
    checks.CHECKS = every
    taken, outcomes = _judged(place)
    _show(f"a check is new, {outcomes['changed']} records change", taken, peer, ideal)
    return outcomes["changed"] > 0 and peer >= AIM * taken


def _judged(place: str, jobs: int | None = None) -> tuple[float, Counter[str]]:
    """Judge a ledger again; return the seconds that it took, and how many records came to what."""
    with Ledger(place) as ledger:
        begun = time.perf_counter()
        outcomes = Counter(one.outcome for one in recheck(ledger, PACK, jobs=jobs))
        return time.perf_counter() - begun, outcomes


def _show(told: str, taken: float, peer: float, ideal: float) -> None:
    print(f"{'':27}{told:36} {taken:7.2f}   {peer / taken:12.1f} x   {ideal / taken:14.1f} x")


def _age(place: str, parts: tuple[str, ...]) -> None:
    """Have all records judged by standards that differ from today's in some parts."""
    today = standards(PACK)
    aged = {name: f"older {digest}" if name.startswith(parts) else digest for name, digest in today.parts.items()}
    then = Standards(parts=aged if parts else today.parts, register_name=None)
    with closing(sqlite3.connect(place)) as plain:
        plain.execute("insert or ignore into standards values (?, ?)", (then.digest, then.model_dump_json()))
        plain.execute("update judgements set standards = ?", (then.digest,))
        plain.commit()


def _documents(count: int) -> Iterator[GoldDocument]:
    """Yield gold documents in turn, each text with a line more that no other has."""
    for number in range(count):
        document = GOLD[number % len(GOLD)]
        yield document.model_copy(update={"text": f"{document.text}\n\nEdition {number}."})


def _fill(place: str, count: int) -> None:
    """Have some processes read articles into a ledger."""
    Ledger(place).close()
    documents = list(_documents(count))
    with ProcessPoolExecutor() as pool:
        parts = [documents[start : start + 100] for start in range(0, count, 100)]
        list(pool.map(partial(_put, place), parts))


def _put(place: str, documents: list[GoldDocument]) -> None:
    today = standards(PACK)
    with Ledger(place) as ledger:
        for article, answer in map(_answered, documents):
            reply = Reply(answer, MODEL, "json_schema", 0, 0, 0)
            ledger.put(drive(read(article, PACK, ASKING, at=datetime.now(UTC)), partial(_said, reply)), today)


def _answered(document: GoldDocument) -> tuple[Article, Answer]:
    """Return a document's article and what gold says of its marks."""
    article = read_text(document.text)
    return article, label(document, article, scan(article, PACK))


def _said(reply: Reply, _: ModelCall) -> Reply:
    return reply


def _read_again(count: int, folder: Path) -> float:
    """Return the seconds for an article that the real pipeline takes to read articles anew."""
    with _endpoint(count) as url:
        settings = Settings(
            model=MODEL, base_url=url, reask=False, ledger=f"{folder}/peer.db", answers=folder / "answers"
        )
        return asyncio.run(_read_all(settings, [document.text for document in _documents(count)]))


async def _read_all(settings: Settings, texts: list[str]) -> float:
    """Read texts, 32 at a time; the first is not counted, since it makes client and connection."""
    async with Session(settings) as session:
        gate = asyncio.Semaphore(IN_FLIGHT)

        async def read_one(text: str) -> None:
            async with gate:
                await session.aread(session.article(text))

        await read_one(texts[0])
        begun = time.perf_counter()
        await asyncio.gather(*map(read_one, texts[1:]))
        return (time.perf_counter() - begun) / (len(texts) - 1)


@contextmanager
def _endpoint(count: int) -> Iterator[str]:
    """Run the scripted endpoint in another process; it takes its time over each answer."""
    ours, theirs = Pipe()
    process = Process(target=_serve, args=(theirs, count))
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send("enough")
        process.join()


def _serve(pipe: Connection, count: int) -> None:
    """Serve what gold says, made beforehand: the endpoint is to take time, and no core of the reader's."""
    articles = {article.text[article.start :]: answer for article, answer in map(_answered, _documents(count))}

    def slowly(text: str, /) -> Labelled:
        time.sleep(SECONDS)
        (body,) = article_passages(text)
        return Labelled(body, articles[body])

    with ScriptedEndpoint(slowly) as endpoint:
        pipe.send(endpoint.url)
        pipe.recv()


if __name__ == "__main__":
    sys.exit(main())
