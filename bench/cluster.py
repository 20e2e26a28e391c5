"""What kill -9 costs on a cluster: `python bench/cluster.py [--articles N] [--workers N] [--delay S]`; needs ray.

Reads an invented archive by a model on a Ray of this machine that is told to have more processors than there are.
A worker is killed when a quarter is written, and the command itself, with all of its Ray, at half; then the same is
run again, and once more. Each article must stand in the parts once, and what they make of a ledger be what a backfill
of the same archive makes (but for times). How fast either is, each start included, is told, too. No real model is
asked: `serving` answers, with an empty answer.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from serving import counts, serving

from pressmark.cluster.parts import Parts
from pressmark.ledger import Ledger

PRESSMARK = [sys.executable, "-m", "pressmark.cli"]
FILES = 8
FORCES = ("Kent Police", "Essex Police", "Durham Constabulary", "Gwent Police")
PATIENCE = 300


def text(number: int) -> str:
    """Return an invented article; every fifth is about no inspection."""
    if number % 5 == 4:
        return f"The fete of week {number} was a lovely day out for all, said Nell Ashby.\n"
    force, grade = FORCES[number % len(FORCES)], ("outstanding", "good", "inadequate")[number % 3]
    return f"HMICFRS visited {force} in week {number}. The force was rated {grade} at investigating crime.\n"


def written(folder: Path, articles: int) -> Path:
    """Write an archive in some files, and return their folder; each ends with a broken row and a copy of its first."""
    folder.mkdir()
    for first in range(FILES):
        rows = [json.dumps({"text": text(number)}) for number in range(first, articles, FILES)]
        (folder / f"{first}.jsonl").write_text("\n".join([*rows, "no JSON", rows[0]]) + "\n", "utf-8")
    return folder


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """Begin a command."""
    return subprocess.Popen(  # noqa: S603 - our own words
        [*PRESSMARK, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def kept(out: Path) -> Counter[str]:
    """Return how often each article stands in the parts."""
    parts = Parts(str(out))
    return Counter(row["key"] for part in parts if part.kind == "articles" for row in parts.rows(part, ["key"]))


def until(out: Path, number: int, running: subprocess.Popen[bytes]) -> None:
    """Wait until so many articles are written."""
    begun = time.monotonic()
    while sum(kept(out).values()) < number:
        if running.poll() is not None or time.monotonic() - begun > PATIENCE:
            sys.exit(f"the run ended with {running.poll()}, or stood still, before {number} articles were written")
        time.sleep(0.05)


def below(parent: int) -> dict[int, str]:
    """Return the processes that a process began, and those that these did, by what they are called."""
    parents: dict[int, tuple[int, str]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            called = place.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            parents[int(place.name)] = int(place.joinpath("stat").read_text().rpartition(")")[2].split()[1]), called
        except OSError:  # it has ended
            continue
    found: dict[int, str] = {}
    new = [parent]
    while new:
        new = [pid for pid, (by, _) in parents.items() if by in new]
        found |= {pid: parents[pid][1] for pid in new}
    return found


def disturbed(archive: Path, out: Path, articles: int, options: list[str]) -> None:
    """Kill a worker, then all, and leave what they had written."""
    running = start("cluster", archive, "--out", out, *options)
    until(out, articles // 4, running)
    worker = next(pid for pid, called in below(running.pid).items() if "MapWorker" in called)
    os.kill(worker, signal.SIGKILL)
    at = sum(kept(out).values())
    until(out, articles // 2, running)
    left = below(running.pid)
    running.kill()
    running.wait()
    print(f"a worker was killed at {at} articles written, the command at {sum(kept(out).values())} of {articles}")
    alive = sum(Path(f"/proc/{pid}").exists() for pid in left)
    print(f"{alive} of its {len(left)} processes were still there when the same was run again")


def held(ledger: Path) -> dict[str, str]:
    """Return the records of a ledger without their times, by article."""
    with Ledger(str(ledger)) as opened:
        records = (stored.record for stored in opened)
        return {one.article.id: one.model_dump_json(exclude={"provenance": {"at"}}) for one in records}


def timed(*arguments: str | Path) -> float:
    """Return how long a command takes."""
    begun = time.monotonic()
    code = start(*arguments).wait()
    if code > 1:  # broken rows end it with 1
        sys.exit(f"{arguments[0]} ended with {code}")
    return time.monotonic() - begun


def main() -> int:
    """Print what was found; return 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--delay", type=float, default=0.1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, serving("--delay", str(args.delay)) as url:
        folder = Path(name)
        known = {"MODEL": "scripted-1", "BASE_URL": url, "ANSWERS": str(folder / "answers"), "REASK": "false"}
        os.environ.update({f"PRESSMARK_{name}": value for name, value in known.items()})
        archive, out = written(folder / "archive", args.articles), folder / "parts"
        options = ["--workers", str(args.workers)]
        disturbed(archive, out, args.articles, options)
        rest = timed("cluster", archive, "--out", out, *options)
        again = timed("cluster", archive, "--out", out, *options)
        bought = counts(url).answered
        found = kept(out)
        loading = timed("load", out, "--ledger", folder / "loaded.db")
        os.environ["PRESSMARK_ANSWERS"] = str(folder / "others")
        whole = timed("cluster", archive, "--out", folder / "whole", *options)
        os.environ["PRESSMARK_ANSWERS"] = str(folder / "more")
        alone = timed("backfill", archive, "--ledger", folder / "alone.db")
        same = held(folder / "loaded.db") == held(folder / "alone.db")
        needed = sum(number % 5 != 4 for number in range(args.articles))
    once = len(found) == sum(found.values()) == args.articles
    print(f"each of {args.articles} articles stands in the parts once: {once}; the ledgers are the same: {same}")
    print(f"{bought} answers were bought, {needed} are needed")
    print(f"the rest took {rest:.0f} s, a run that finds nothing new {again:.0f} s, loading {loading:.1f} s")
    print(f"undisturbed: {whole:.0f} s with {args.workers} workers on {os.cpu_count()} cores, a backfill {alone:.0f} s")
    return int(not (once and same))


if __name__ == "__main__":
    sys.exit(main())
