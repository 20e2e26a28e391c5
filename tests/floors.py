"""Accuracy floors of the rule reader: `python -m tests.floors GOLD`; GOLD holds real/, recast/ and score.py.

The gold is not part of the project; where it is at hand, no change may fall below these figures.
They only rise.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMAND = [str(Path(sys.executable).with_name("pressmark")), "extract", "--reader", "rules", "--json"]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least F1 of one of the score's figures over some folders of gold."""

    folders: tuple[str, ...]
    figure: str
    least: float


REAL, BOTH = ("real",), ("real", "recast")
FLOORS = (
    Floor(REAL, "ratings stated", 0.95),
    Floor(REAL, "quotes, exact span", 0.93),
    Floor(REAL, "quotes, speaker", 0.95),
    Floor(BOTH, "ratings stated", 0.80),
    Floor(BOTH, "quotes, half overlap", 0.90),
)


def main() -> int:
    """Print every figure beside its floor; return 1 if one is below."""
    gold = Path(sys.argv[1])
    scores = {folders: score(gold, folders) for folders in {floor.folders for floor in FLOORS}}
    rows = [(floor, scores[floor.folders].get(floor.figure, 0.0)) for floor in FLOORS]
    sys.stdout.writelines(f"{line}\n" for line in table(rows))
    return 1 if any(found < floor.least for floor, found in rows) else 0


def score(gold: Path, folders: tuple[str, ...]) -> dict[str, float]:
    """Return the F1 of every figure that the gold's own script gives for the rule reader."""
    chosen = [part for name in folders for part in ("--gold", str(gold / name))]
    done = subprocess.run(  # noqa: S603 - the gold's own script
        [sys.executable, str(gold / "score.py"), "--json", *chosen, "--", *COMMAND],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return {name: figures["f1"] for name, figures in json.loads(done.stdout).items()}


def table(rows: list[tuple[Floor, float]]) -> list[str]:
    """Return the rows as aligned lines."""
    lines = [f"{'gold':14} {'figure':22} {'floor':>6} {'F1':>6}"]
    for floor, found in rows:
        verdict = "" if found >= floor.least else "  BELOW"
        lines.append(f"{' + '.join(floor.folders):14} {floor.figure:22} {floor.least:6.3f} {found:6.3f}{verdict}")
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
