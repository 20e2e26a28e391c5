"""How fast archives go into a ledger by the rules: `python bench/backfill.py [--articles N] [--finished N]`.

The archive is JSON lines with the invented gold texts of tests/gold, each with a line of its own; every
article is relevant, which is the dearest that an archive can be, or a tenth, which is more than most hold.
Measured are articles a second with one core and with two, a process of readers each, and a second run that
finds all of them finished. Peak memory is that of the command and its largest child. No model is asked.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

from reading import gold_texts

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.conflicts.prose import prose

CORES = sorted(os.sched_getaffinity(0))
PRESSMARK = Path(sys.executable).with_name("pressmark")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--finished", type=int, default=20_000, help="short articles of the second run")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for told, texts in ARCHIVES.items():
            archive = _archive(Path(folder) / f"{told}.jsonl", islice(texts(), args.articles))
            seconds = [_seconds(archive, Path(folder) / f"{told}{count}.db", count) for count in (1, 2)]
            rates = [args.articles / one for one in seconds]
            print(f"{told} relevant: {rates[0]:.0f} articles/s on one core, {rates[1]:.0f} on two", end="")
            print(f", {rates[1] / rates[0]:.2f} x one")
        short = _archive(Path(folder) / "s.jsonl", [f"The fete was lovely, week {n}." for n in range(args.finished)])
        ledger = Path(folder) / "s.db"
        first, second = (_seconds(short, ledger, 2) for _ in range(2))
        print(f"irrelevant articles: {args.finished / first:.0f} a second; finished ones: {args.finished / second:.0f}")
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_CHILDREN,)) / 1024
    print(f"peak memory of a process {peak:.0f} MiB")


def _relevant() -> Iterator[str]:
    return cycle(gold_texts([]))


def _mixed() -> Iterator[str]:
    relevant = _relevant()
    return (text for article in relevant for text in (article, *[prose(1, 20)] * 9))


ARCHIVES: dict[str, Callable[[], Iterator[str]]] = {"all": _relevant, "a tenth": _mixed}
"""Texts without end, by how many of them are about an inspection."""


def _archive(place: Path, texts: Iterable[str]) -> Path:
    with place.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"text": f"{text}\n\nNo {number}."}) + "\n")
    return place


def _seconds(archive: Path, ledger: Path, processes: int) -> float:
    """Return how long a run takes on as many cores as processes, without the time that the command takes to start."""
    os.sched_setaffinity(0, CORES[:processes])
    empty = archive.with_name("empty.jsonl")
    empty.touch()
    times: list[float] = []
    for source, place in ((empty, ledger.with_name("none.db")), (archive, ledger)):
        begun = time.perf_counter()
        command = [PRESSMARK, "backfill", "--reader", "rules", "--ledger", place, "--processes", str(processes), source]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        times.append(time.perf_counter() - begun)
    return times[1] - times[0]


if __name__ == "__main__":
    main()
