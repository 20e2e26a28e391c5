"""How fast the command starts: one article by the rule reader, beside `import pydantic, typer`.

Runs take turns, so that a busy machine slows them alike; medians are compared. The aim is that
the rule reader takes under 2.5 times the imports that any such command needs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "examples" / "northumbria.txt"
PRESSMARK = Path(sys.executable).with_name("pressmark")
BASE = "import pydantic, typer"
_NOT_OURS = ("PRESSMARK_", "OPENAI_", "PYTHONDONTWRITEBYTECODE")
"""Variables that would change what is timed; the last would have the code compiled at each run."""
COMMANDS: dict[str, list[str | Path]] = {
    BASE: [sys.executable, "-c", BASE],
    "pressmark --help": [PRESSMARK, "--help"],
    "pressmark extract": [PRESSMARK, "extract", "--reader", "rules", ARTICLE],
    "pressmark extract --json": [PRESSMARK, "extract", "--reader", "rules", "--json", ARTICLE],
}


def main() -> None:
    """Time every command and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="runs of each command")
    runs = parser.parse_args().runs
    for command in COMMANDS.values():  # compiles what is not compiled yet
        seconds(command)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    base = statistics.median(times[BASE])
    for name, taken in times.items():
        middle = statistics.median(taken)
        fastest = f"(fastest {min(taken) * 1000:.0f} ms)"
        print(f"{name:26} {middle * 1000:6.0f} ms  {middle / base:4.2f} x   {fastest}")


def seconds(command: list[str | Path]) -> float:
    """Run a command where no settings are, and return how long it took."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)}
    begun = time.perf_counter()
    subprocess.run(command, check=True, env=env, cwd=ROOT / "bench", stdout=subprocess.DEVNULL)  # noqa: S603
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
