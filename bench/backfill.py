"""How fast archives go into a ledger by the rules: `python bench/backfill.py [--articles N] [--finished N]`.

The archive is JSON lines with the invented gold texts of tests/gold, each with a line of its own; every
article is relevant, which is the dearest that an archive can be. Measured are articles a second with one
process and with two, and a second run that finds all of them finished. Peak memory is that of the command
and its largest child. No model is asked.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from reading import gold_texts

PRESSMARK = Path(sys.executable).with_name("pressmark")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--finished", type=int, default=20_000, help="short articles of the second run")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = _archive(Path(folder) / "a.jsonl", list(islice(cycle(gold_texts([])), args.articles)))
        rates = [args.articles / _seconds(archive, Path(folder) / f"{count}.db", count) for count in (1, 2)]
        print(f"rules into a ledger: {rates[0]:.0f} articles/s in one process, {rates[1]:.0f} in two")
        print(f"two processes are {rates[1] / rates[0]:.2f} x one")
        short = _archive(Path(folder) / "s.jsonl", [f"The fete was lovely, week {n}." for n in range(args.finished)])
        ledger = Path(folder) / "s.db"
        first, second = (_seconds(short, ledger, 2) for _ in range(2))
        print(f"irrelevant articles: {args.finished / first:.0f} a second; finished ones: {args.finished / second:.0f}")
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_CHILDREN,)) / 1024
    print(f"peak memory of a process {peak:.0f} MiB")


def _archive(place: Path, texts: list[str]) -> Path:
    with place.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"text": f"{text}\n\nNo {number}."}) + "\n")
    return place


def _seconds(archive: Path, ledger: Path, processes: int) -> float:
    """Return how long a run takes, without the time that the command takes to start."""
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
