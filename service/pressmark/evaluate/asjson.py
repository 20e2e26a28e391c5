"""An evaluation as JSON, one line: what programs read of it.

`pressmark.evaluation/1`: figures by name, each with its three measures, counts and interval (null
where there is nothing to count); groups, disagreements and floors where they were asked for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pressmark.evaluate.intervals import DRAWS, LEVEL, SEED
from pressmark.evaluate.listing import passage
from pressmark.evaluate.tally import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.evaluate.asked import Asked
    from pressmark.evaluate.evaluation import Evaluation

SCHEMA = "pressmark.evaluation/1"


def evaluation_json(made: Evaluation, asked: Asked, unmet: Sequence[str] = ()) -> str:
    """Return an evaluation as one line of JSON; the same scores give the same bytes."""
    said: dict[str, Any] = {
        "schema": SCHEMA,
        "texts": len(made.texts),
        "readers": made.readers,
        "failed": [{"id": text, "error": why} for text, why in made.failures],
        "interval": {"level": LEVEL, "draws": DRAWS, "seed": SEED, "drawn": "texts"},
        "figures": _figures(made),
    }
    if asked.by:
        said["by"] = asked.by
        said["groups"] = {
            name: {"texts": len(group.texts), "figures": _figures(group)} for name, group in made.by(asked.by).items()
        }
    if asked.errors:
        said["errors"] = list(_errors(made))
    if asked.floors:
        said["floors_not_met"] = list(unmet)
    return json.dumps(said, ensure_ascii=False)


def _figures(made: Evaluation) -> dict[str, dict[str, Any]]:
    ends = made.intervals
    return {
        name: {
            "precision": tally.precision if tally.cases else None,
            "recall": tally.recall if tally.cases else None,
            "f1": tally.f1 if tally.cases else None,
            "hit": tally.hit,
            "extra": tally.extra,
            "miss": tally.miss,
            "judged_by": FIGURES[name],
            "low": ends[name].low if name in ends else None,
            "high": ends[name].high if name in ends else None,
        }
        for name, tally in made.figures.items()
    }


def _errors(made: Evaluation) -> Iterator[dict[str, Any]]:
    for gold, mistake in made.mistakes:
        start, end = mistake.start, mistake.end
        yield {
            "id": gold.id,
            "figure": mistake.figure,
            "said": mistake.said,
            "wanted": mistake.wanted,
            "start": start,
            "end": end,
            "passage": None if start is None or end is None else passage(gold.text, start, end),
        }
