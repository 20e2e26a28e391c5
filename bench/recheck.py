"""How fast a ledger is judged again: `python bench/recheck.py [--records N] [--peer N]`.

The records are of invented articles of real length (tests/gold, each with a line more, so that all differ), read
by a scripted model that answers as gold does. They are judged again after nothing changed, after a check was
added, and after parts of pressmark changed; the last is played by altering the digest that tells of the part.

The peer is reading the articles again: the real pipeline, `Session.aread` with a ledger, through a scripted
endpoint in a process of its own that takes 50 ms for each answer, 32 articles in flight; by default settings,
where a second question may be asked, and with one question each. It is measured on some articles and reckoned
for all. Beside them stands the endpoint's time alone, N x 50 ms / 32: what reading would take if pressmark did
nothing at all. No model is asked while records are judged again. Exit 1 if the aim is missed, which is 20 times
the speed of reading by default settings where a module of checks or the resolver changed, or nothing did.
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

from tests.endpoint.answers import GoldAnswers  # noqa: E402
from tests.endpoint.faults import Labelled  # noqa: E402
from tests.endpoint.gold import GoldDocument, read_gold  # noqa: E402
from tests.endpoint.oracle import label  # noqa: E402
from tests.endpoint.server import MODEL, ScriptedEndpoint  # noqa: E402

from pressmark import checks  # noqa: E402
from pressmark.articles import read_text  # noqa: E402
from pressmark.calls import ModelCall, ModelOptions, Prices, Reply  # noqa: E402
from pressmark.flow import Asking, drive, read  # noqa: E402
from pressmark.ledger import Ledger  # noqa: E402
from pressmark.prompting import build_call, load_prompt  # noqa: E402
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


class Change(NamedTuple):
    """What changed: parts of pressmark by the beginning of their name, and whether the aim holds for it."""

    told: str
    stale: tuple[str, ...]
    is_aim: bool


CHANGES = (
    Change("nothing", (), is_aim=True),
    Change("one module of checks, passage", ("checks.passage",), is_aim=True),
    Change("one module of checks, quotes", ("checks.quotes",), is_aim=True),
    Change("all checks", ("checks.",), is_aim=False),
    Change("the resolver", ("resolve",), is_aim=True),
    Change("the rule reader", ("rules",), is_aim=False),
    Change("the scanner", ("scan",), is_aim=False),
    Change("everything, as by another pack", ("",), is_aim=False),
)


class Peers(NamedTuple):
    """Seconds that other ways to judge all records take: reading them again, and the endpoint alone."""

    default: float
    one_question: float
    endpoint: float


def main() -> int:
    """Print what was compared; return 1 if a record is not as it was, or the aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--peer", type=int, default=300, help="articles that are really read again")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        default, one = (_read_again(args.peer, Path(folder), reask=reask) * args.records for reask in (True, False))
        peers = Peers(default, one, args.records * SECONDS / IN_FLIGHT)
        print(f"reading {args.records} articles again: {peers.default:.1f} s by default, ", end="")
        print(f"{peers.one_question:.1f} s with one question each; the endpoint alone {peers.endpoint:.1f} s")
        place = f"{folder}/ledger.db"
        _fill(place, args.records)
        print(f"{'judging again after a change of':40} seconds   times as fast as: default, one question, endpoint")
        met = [_measured(place, change, peers) for change in CHANGES]
        return int(not all([*met, _with_a_new_check(place, peers)]))


def _measured(place: str, change: Change, peers: Peers) -> bool:
    """Print how long it takes; tell whether all records are as they were, and the aim is met where it holds."""
    _age(place, change.stale)
    taken, outcomes = _judged(place)
    _show(change.told, taken, peers)
    return set(outcomes) == {"same"} and (not change.is_aim or peers.default >= AIM * taken)


def _with_a_new_check(place: str, peers: Peers) -> bool:
    """Measure records that were judged without a check, and that it puts into review now."""
    every = checks.CHECKS
    checks.CHECKS = tuple(one for one in every if one is not checks.quotes.office)
    _judged(place, jobs=1)
    checks.CHECKS = every
    taken, outcomes = _judged(place)
    _show(f"a check is new, {outcomes['changed']} records change", taken, peers)
    return outcomes["changed"] > 0 and peers.default >= AIM * taken


def _judged(place: str, jobs: int | None = None) -> tuple[float, Counter[str]]:
    """Judge a ledger again; return the seconds that it took, and how many records came to what."""
    with Ledger(place) as ledger:
        begun = time.perf_counter()
        outcomes = Counter(one.outcome for one in recheck(ledger, PACK, jobs=jobs))
        return time.perf_counter() - begun, outcomes


def _show(told: str, taken: float, peers: Peers) -> None:
    print(f"{told:40} {taken:7.2f} {'':19}", *(f"{seconds / taken:10.1f}" for seconds in peers))


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


def _read_again(count: int, folder: Path, *, reask: bool) -> float:
    """Return the seconds for an article that the real pipeline takes to read articles anew."""
    with _endpoint(count) as url:
        kept = {"ledger": f"{folder}/peer-{reask}.db", "answers": folder / f"answers-{reask}"}
        settings = Settings.load({}, dotenv=None, model=MODEL, base_url=url, reask=reask, **kept)
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
    known = GoldAnswers(_documents(count), PACK)
    for article, _ in map(_answered, _documents(count)):
        call = build_call(ASKING.prompt, PACK, article, scan(article, PACK), ASKING.options)
        known(call.messages[-1].content)

    def slowly(text: str, /) -> Labelled:
        time.sleep(SECONDS)
        return known(text)

    with ScriptedEndpoint(slowly) as endpoint:
        pipe.send(endpoint.url)
        pipe.recv()


if __name__ == "__main__":
    sys.exit(main())
