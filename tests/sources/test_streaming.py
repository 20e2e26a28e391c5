"""However long an archive is, reading it takes no more memory."""

from __future__ import annotations

import gzip
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from pressmark.sources import Broken, raw_items
from tests.sources.crawl import URL, record
from tests.sources.making import json_lines, packed_zstd, parquet, put, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

FEW, MANY = 200, 2000


def rows(count: int) -> list[dict[str, str]]:
    """Return so many rows, of which no two are the same."""
    return [{"id": str(n), "text": f"{n} times Fenmarsh was visited. " * 20, "url": f"{URL}/{n}"} for n in range(count)]


def records(count: int) -> list[bytes]:
    """Return so many WARC records."""
    return [record(row["text"].encode(), row["url"]) for row in rows(count)]


ARCHIVES: dict[str, Callable[[int], bytes]] = {
    "a.jsonl": lambda count: json_lines(rows(count)),
    "a.jsonl.gz": lambda count: gzip.compress(json_lines(rows(count))),
    "a.jsonl.zst": lambda count: packed_zstd(json_lines(rows(count))),
    "a.csv": lambda count: table(rows(count)),
    "a.parquet": lambda count: parquet(rows(count), group=count),
    "a.warc": lambda count: b"".join(records(count)),
    "a.warc.gz": lambda count: b"".join(map(gzip.compress, records(count))),
    "whole.warc.gz": lambda count: gzip.compress(b"".join(records(count))),
    "cut.warc": lambda count: record(b"", longer=10**9) * count,
    "open.csv": lambda count: b'id,text\r\n1,"' + (b"x" * 99 + b"\r\n") * 6 * count,
    "long.jsonl": lambda count: b"x" * 600 * count,
    "blank.warc": lambda count: b"\r\n" * 300 * count,
}


def peak(place: str, count: int) -> int:
    """Return the greatest memory, in bytes, that Python holds while items are read one by one."""
    next(raw_items([place]), None)  # imports are made
    tracemalloc.start()
    try:
        found = sum(not isinstance(item, Broken) for item in raw_items([place], max_bytes=2000))
        assert found in {0, count}
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture(scope="module")
def alone() -> Iterator[Executor]:
    """Return a process that does nothing else: garbage of other tests that is cleared meanwhile would count, too."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        yield process


@pytest.mark.parametrize("name", ARCHIVES)
def test_memory_does_not_grow_with_the_archive(tmp_path: Path, alone: Executor, name: str) -> None:
    """Ten times as many rows or records, or a row or a gap that is ten times as long, need what fewer need."""
    places = {count: put(tmp_path, f"{count}/{name}", ARCHIVES[name](count)) for count in (FEW, MANY)}
    few, many = (alone.submit(peak, place, count).result() for count, place in places.items())
    assert many < 1.2 * few + 50_000
