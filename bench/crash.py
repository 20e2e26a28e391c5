"""What kill -9 costs: `python bench/crash.py [--runs N] [--articles N] [--seed N]`.

Reads an invented archive N times (20) by the rules, by a model, and by a model in two processes that share
ledger and money, each with half of the archive. Every process is killed at random moments, until that met
the reading midway three times a run (or 15 were), and started again until all is read. The ledger must hold
what an undisturbed run's does (but for `at`). No more answers may be bought than that run took and were in
flight at the kills, and what was bought may never cost more than the cap, which begins too low and is raised
when it is used up. No real model is asked: `serving` answers, with an empty answer, so each article is asked
about twice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from serving import counts, serving

from pressmark.calls import Prices
from pressmark.ledger import Ledger
from pressmark.spend import Account

COMMAND = [sys.executable, "-m", "pressmark.cli", "backfill"]
KILLS, MOST_KILLS, FLIGHT = 3, 15, 16
DELAY = 0.05
PRICES = Prices(input=1.0, output=4.0)
A_CALL = PRICES.of(5000, 0, 200) or 0.0
"""What one of the endpoint's answers costs."""
NANOS = 1_000_000_000
FORCES = ("Kent Police", "Essex Police", "Durham Constabulary", "Gwent Police")


class Pace(NamedTuple):
    """What an undisturbed run takes: seconds in all, and those of them in which it reads nothing yet."""

    seconds: float
    idle: float


@dataclass
class Spent:
    """What was bought from the endpoint at `url`, and the cap; each look adds what it answered since the last."""

    url: str
    cap: float
    answered: int = 0
    wrong: list[str] = field(default_factory=list[str])

    def look(self, ledger: Path) -> None:
        """Compare what was bought, and what the ledger says of it, with the cap."""
        time.sleep(5 * DELAY)  # answers to those who were killed are on their way
        self.answered += counts(self.url).answered
        told = 0.0
        if ledger.exists():
            with Ledger(str(ledger)) as opened:
                standing = Account(opened.engine).standing()
                told = (standing.spent + standing.reserved) / NANOS
        for name, money in (("bought", self.answered * A_CALL), ("told", told)):
            if money > self.cap:
                self.wrong.append(f"{name} for {money:.4f} of {self.cap:.4f}")


@dataclass
class Place:
    """Where one run reads and keeps: its archives, one a process, and its folder; by a model if money is `spent`.

    Of its kills those were `midway` that left some new records, and others not written.
    """

    folder: Path
    archives: Sequence[Path]
    spent: Spent | None = None
    kills: int = 0
    midway: int = 0

    @property
    def ledger(self) -> Path:
        """The run's ledger."""
        return self.folder / "ledger.db"

    def start(self, archive: Path) -> subprocess.Popen[str]:
        """Begin to read an archive, or go on with it."""
        command = [*COMMAND, str(archive), "--ledger", str(self.ledger)]
        known = {"PRESSMARK_ANSWERS": str(self.folder / "answers"), "PRESSMARK_READER": "rules"}
        if self.spent is not None:
            command += ["--concurrency", str(FLIGHT), "--budget", str(self.spent.cap)]
            known |= {
                "PRESSMARK_READER": "model",
                "PRESSMARK_MODEL": "scripted-1",
                "PRESSMARK_BASE_URL": self.spent.url,
                "PRESSMARK_PRICE_INPUT": str(PRICES.input),
                "PRESSMARK_PRICE_OUTPUT": str(PRICES.output),
                "PRESSMARK_MAX_OUTPUT_TOKENS": "200",
                "PRESSMARK_ATTEMPTS": "1",
            }
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=os.environ | known, text=True, **quiet)  # noqa: S603 # pyright: ignore

    def read(self, pace: Pace | None = None, drawing: random.Random | None = None) -> float:
        """Read until all is done, and return how long it took; killed at moments that are drawn, if there is a pace."""
        begun, left, records = time.monotonic(), list(self.archives), 0
        while left:
            disturbed = pace and drawing and self.midway < KILLS and self.kills < MOST_KILLS
            kills = [drawing.uniform(pace.idle, pace.seconds) if disturbed else None for _ in left]
            codes = ended([self.start(archive) for archive in left], kills)
            before, records = records, len(self)
            self.kills += codes.count(-9)
            self.midway += -9 in codes and records > before
            if self.spent is not None:
                self.spent.look(self.ledger)
                self.spent.cap *= 1.5 if 1 in codes else 1
            left = [archive for archive, code in zip(left, codes, strict=True) if code != 0]
        return time.monotonic() - begun

    def __len__(self) -> int:
        """Return how many records there are."""
        if not self.ledger.exists():
            return 0
        with Ledger(str(self.ledger)) as ledger:
            return len(ledger)

    def held(self) -> dict[str, str]:
        """Return the records without their times, by article."""
        with Ledger(str(self.ledger)) as ledger:
            records = (stored.record for stored in ledger)
            return {one.article.id: one.model_dump_json(exclude={"provenance": {"at"}}) for one in records}


def ended(running: Sequence[subprocess.Popen[str]], kills: Sequence[float | None]) -> list[int]:
    """Kill each process at its moment, in seconds from now, or wait for its end; return the exit codes."""
    begun = time.monotonic()
    for process, moment in sorted(zip(running, kills, strict=True), key=lambda pair: pair[1] or 0.0):
        try:
            process.wait(None if moment is None else max(0.0, begun + moment - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
    codes: list[int] = []
    for process in running:
        _, said = process.communicate()
        if process.returncode not in {0, 1, -9} or (process.returncode == 1 and "budget" not in said):
            sys.exit(f"a run ended with {process.returncode}: {said}")
        codes.append(process.returncode)
    return codes


def text(number: int) -> str:
    """Return an invented article; every fifth is about no inspection."""
    if number % 5 == 4:
        return f"The fete of week {number} was a lovely day out for all, said Nell Ashby.\n"
    force, grade = FORCES[number % len(FORCES)], ("outstanding", "good", "inadequate")[number % 3]
    return f"HMICFRS visited {force} in week {number}. The force was rated {grade} at investigating crime.\n"


def written(folder: Path, articles: int) -> list[Path]:
    """Write an archive in two halves, and return their files."""
    halves = [folder / f"{half}.jsonl" for half in "ab"]
    for number, half in enumerate(halves):
        rows = [json.dumps({"text": text(one)}) for one in range(number, articles, 2)]
        half.write_text("\n".join(rows) + "\n", "utf-8")
    return halves


def trial(kind: str, runs: int, folder: Path, url: str | None, drawing: random.Random) -> int:
    """Print what came of the runs of one kind; return 1 if any went wrong."""
    halves = [folder / "a.jsonl", folder / "b.jsonl"]
    one = [folder / "all.jsonl"] if "two" not in kind else halves
    plain = Place(folder / f"{kind} undisturbed", one, Spent(url, 1e6) if url else None)
    plain.folder.mkdir()
    pace = Pace(plain.read(), plain.read())
    whole = plain.held()
    least = plain.spent.answered if plain.spent else 0
    kills = midway = same = worst = 0
    wrong: list[str] = []
    for number in range(runs):
        place = Place(folder / f"{kind} {number}", one, Spent(url, least * A_CALL / 2) if url else None)
        place.folder.mkdir()
        place.read(pace, drawing)
        kills, midway, same = kills + place.kills, midway + place.midway, same + (place.held() == whole)
        if place.spent is not None:
            wrong += place.spent.wrong
            worst = max(worst, twice := place.spent.answered - least)
            if twice > place.kills * FLIGHT:
                wrong.append(f"{twice} answers bought twice after {place.kills} kills")
    bought = f", at most {worst} of {least} answers bought twice ({FLIGHT} in flight)" if url else ""
    print(
        f"{kind}: {len(whole)} records, {kills} kills ({midway} midway), {same} of {runs} ledgers the same{bought}",
        flush=True,
    )
    for line in wrong:
        print(f"  {line}")
    return int(same < runs or bool(wrong))


def main() -> int:
    """Print what came of each kind of run; return 1 if any went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    drawing = random.Random(args.seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as name, serving("--delay", str(DELAY)) as url:
        folder = Path(name)
        halves = written(folder, args.articles)
        (folder / "all.jsonl").write_text("".join(half.read_text("utf-8") for half in halves), "utf-8")
        kinds = {"rules": None, "model": url, "model, two processes": url}
        return max(trial(kind, args.runs, folder, at, drawing) for kind, at in kinds.items())


if __name__ == "__main__":
    sys.exit(main())
