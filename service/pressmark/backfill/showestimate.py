"""What a dry run came to, for people and as one JSON event."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pressmark.backfill.estimate import ENOUGH
from pressmark.backfill.progress import emit

if TYPE_CHECKING:
    from pressmark.backfill.dryrun import Gauging
    from pressmark.backfill.estimate import Estimate, Range

_FOUND = {
    "relevant": "relevant",
    "irrelevant": "irrelevant: no model would be asked",
    "known": "known: in the ledger already, or copies",
    "failed": "cannot be read",
    "set_aside": "failed before, not tried again (--retry-failures)",
    "left": "beyond the limit",
}


def show_gauging(gauging: Gauging, *, as_json: bool) -> None:
    """Print what was counted, what a model would take, and by what that is known."""
    if as_json:
        emit("estimate", _values(gauging))
        return
    tally, expected = gauging.tally, gauging.estimate
    lines = [f"{tally.found:>9,} found"]
    lines += [f"{number:>9,} {words}" for name, words in _FOUND.items() if (number := getattr(tally, name))]
    lines.append(f"{gauging.characters:>9,} characters in relevant articles")
    lines += [f"{number:>9,} {kind} passed over" for kind, number in sorted(gauging.passed.items())]
    if expected is None:
        lines.append("No model would be asked: the rules cost nothing.")
    else:
        lines += [f"{gauging.load.articles:>9,} articles that a model would be asked about", *_estimated(expected)]
    sys.stdout.write("\n".join(lines) + "\n")


def _estimated(expected: Estimate) -> list[str]:
    rows = [("calls", expected.calls), ("tokens in", expected.input_tokens), ("tokens out", expected.output_tokens)]
    lines = [f"{name:>10}  {_whole(value)}" for name, value in rows]
    if expected.cost is None:
        lines.append(f"{'cost':>10}  not known: set PRESSMARK_PRICE_INPUT and PRESSMARK_PRICE_OUTPUT")
    else:
        low, likely, high = expected.cost
        lines.append(f"{'cost':>10}  {likely:,.2f} ({low:,.2f} to {high:,.2f})")
    return [*lines, _why(expected)]


def _whole(value: Range) -> str:
    return f"{value.likely:,.0f} ({value.low:,.0f} to {value.high:,.0f})"


def _why(expected: Estimate) -> str:
    if expected.by == "past answers":
        return f"By {expected.past:,} past answers of this model in the ledger; 19 of 20 such sums lie within."
    return (
        f"By the prompts themselves: {expected.past} past answers of this model are known, and it takes {ENOUGH}.\n"
        "What a model writes, and how often it is asked again, is a guess within wide bounds; thinking is not in it."
    )


def _ranges(expected: Estimate) -> dict[str, Any]:
    return {
        "by": expected.by,
        "past": expected.past,
        "calls": expected.calls._asdict(),
        "input_tokens": expected.input_tokens._asdict(),
        "output_tokens": expected.output_tokens._asdict(),
        "cost": expected.cost and expected.cost._asdict(),
    }


def _values(gauging: Gauging) -> dict[str, Any]:
    tally, expected = gauging.tally, gauging.estimate
    counted = {name: getattr(tally, name) for name in ("found", *_FOUND)}
    return counted | {
        "characters": gauging.characters,
        "asked_about": gauging.load.articles,
        "estimate": expected and _ranges(expected),
        "passed": dict(gauging.passed),
        "stopped": gauging.stopped,
    }
