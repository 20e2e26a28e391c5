"""A crawl goes through whole: `python bench/warc.py [--size MB]` (200 MB).

A WARC file as crawlers write them is made on the spot: for each page a request and a response, most of the pages
about no inspection, some of them invented gold texts; images, pages that are gone, and every hundredth record broken
in one of several ways. `pressmark backfill` reads it by the rules in all cores. Printed are how long it took, the
greatest memory (PSS) of a process and of all in the first and last tenth, and what became of the records. Exit 1 if
one of them is not accounted for, or memory grew by more than 5 %.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from memory import COMMAND, Look, flat, look
from reading import gold_texts

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.conflicts.prose import prose
from tests.sources.crawl import INFO, block, page, record

PASSED = {"info": "WARC warcinfo", "request": "WARC request", "no page": "WARC response that is no page"}
"""How the command calls what is no page that was found, by what was written."""
NAVIGATION = "<nav><ul>" + "<li><a href='/section/of/the/paper'>Sport and weather</a></li>" * 400 + "</ul></nav>"
EVERY_BROKEN, EVERY_IMAGE, EVERY_RELEVANT = 100, 10, 25


def main() -> int:
    """Print what became of a crawl; return 1 if it is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=200, help="MB of the archive")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = write(folder / "crawl.warc", args.size * 1_000_000)
        size = (folder / "crawl.warc").stat().st_size / 1e6
        print(f"{size:.0f} MB, {sum(written.values())} records: {told(written)}", flush=True)
        begun = time.perf_counter()
        looks, end = backfilled(folder)
        seconds = time.perf_counter() - begun
        print(f"read in {seconds:.0f} s: {told(Counter(end))}; passed over: {told(Counter(end['passed']))}")
        return int(not (accounted(written, end) and flat(looks)))


def told(counts: Counter[str]) -> str:
    """Return counts in words."""
    return ", ".join(f"{count} {name}" for name, count in counts.items() if isinstance(count, int) and count)


def write(place: Path, size: int) -> Counter[str]:
    """Write a crawl of at least so many bytes; return how many records of each kind it has."""
    written: Counter[str] = Counter()
    with place.open("wb") as file:
        for kind, content in records():
            written[kind] += 1
            file.write(content)
            if file.tell() >= size:
                return written
    return written


def records() -> Iterator[tuple[str, bytes]]:
    """Yield records without end, each with what it is."""
    yield "info", INFO
    number, texts = 0, cycle(gold_texts([]))
    while True:
        number += 1
        url = f"https://echo.example/{number}"
        yield "request", block("request", url, f"GET /{number} HTTP/1.1\r\n\r\n".encode())
        if number % EVERY_IMAGE == 0:
            yield "no page", record(bytes(range(256)) * 100, url, sent="Content-Type: image/png")
            continue
        relevant = number % EVERY_RELEVANT == 1
        text = f"{next(texts) if relevant else prose(number, 20)}\n\nNo {number}."
        whole = record(
            page(text, f"<title>News {number}</title>").replace("<body>", f"<body>{NAVIGATION}").encode(), url
        )
        if number % EVERY_BROKEN == 2:
            yield "broken", BROKEN[number // EVERY_BROKEN % len(BROKEN)](whole, url)
        else:
            yield "page", whole


BROKEN = (
    lambda whole, _: whole[: len(whole) // 2] + b"\r\n\r\n",
    lambda whole, _: whole.replace(b"Content-Length", b"Content-Size"),
    lambda whole, _: whole.replace(b"WARC/1.0", b"WXRC/1.0", 1),
    lambda _, url: record(b"<html><body></body></html>", url),
    lambda _, url: record(b"fff\r\n<html>", url, sent="Content-Type: text/html\r\nTransfer-Encoding: chunked"),
    lambda _, url: record(b"\x1b\x02\x00", url, sent="Content-Type: text/html\r\nContent-Encoding: br"),
)
"""Ways in which a record breaks: what is written instead of one that is whole."""


def backfilled(folder: Path) -> tuple[list[Look], dict[str, Any]]:
    """Read the crawl; return the memory each second, and the command's last event."""
    command = [*COMMAND, "--reader", "rules", "--json", "--ledger", str(folder / "l.db"), str(folder / "crawl.warc")]
    looks: list[Look] = []
    with (folder / "events.jsonl").open("w+", encoding="utf-8") as events:
        quiet = {"stdout": events, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, env=os.environ | {"PRESSMARK_MODEL": ""}, **quiet) as process:  # noqa: S603
            while process.poll() is None:
                looks.append(look(process.pid))
                time.sleep(1)
        events.seek(0)
        return looks[:-1], json.loads(events.readlines()[-1])


def accounted(written: Counter[str], end: dict[str, Any]) -> bool:
    """Whether each record is an article, a failure, or known to be no page."""
    passed = {name: end["passed"].get(word, 0) for name, word in PASSED.items()}
    read = end["relevant"] + end["irrelevant"] + end["known"]
    met = read == written["page"] and end["failed"] == written["broken"]
    return met and passed == {name: written[name] for name in PASSED}


if __name__ == "__main__":
    sys.exit(main())
