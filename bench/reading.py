"""What the benches of reading share: the texts, and how long a reading takes on one core.

Process time is measured, not the clock, and of several runs the best counts: what others do on
the machine disturbs it least.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pressmark.articles import read_text
from pressmark.context import Context
from pressmark.evaluate import read_gold
from pressmark.flow import drive, read
from pressmark.readers import rules
from pressmark.scan import scan
from pressmark_schemas.pack import Pack, load_pack

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
ROOM = 8_000_000
"""Bytes: no bench is refused for its length."""

Reading = Callable[[str, Pack], object]


def scan_and_rules(text: str, pack: Pack) -> object:
    """Scan a text and label its marks."""
    article = read_text(text, max_bytes=ROOM)
    return rules.read(Context(article, scan(article, pack), pack))


def whole_way(text: str, pack: Pack) -> object:
    """Take a text the whole way by the rule reader: scan, label, resolve, check, record."""

    def no_model(_: object) -> object:
        raise AssertionError("the rule reader asks nobody")

    return drive(read(read_text(text, max_bytes=ROOM), pack, at=datetime.now(UTC)), no_model)  # type: ignore[arg-type]


def best(reading: Reading, text: str, runs: int) -> float:
    """Return the least seconds of process time that a reading took in some runs."""
    pack = load_pack()
    taken: list[float] = []
    for _ in range(runs):
        gc.collect()
        begun = time.process_time()
        reading(text, pack)
        taken.append(time.process_time() - begun)
    return min(taken)


def gold_texts(folders: Sequence[Path]) -> list[str]:
    """Return the texts of gold folders."""
    return [one.text for one in read_gold(folders or [GOLD])]


def joined(texts: Sequence[str], length: int) -> str:
    """Return texts one after another, from the first again when there are no more, cut to a length."""
    whole = "\n\n".join(texts)
    return "\n\n".join([whole] * (length // len(whole) + 1))[:length]
