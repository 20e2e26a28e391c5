"""Gold and records made by hand, for tests of what is counted. All names and words are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressmark.evaluate.gold import GoldQuote, GoldRating
from pressmark_schemas.record import Evidence, Quote, Rating

if TYPE_CHECKING:
    from pressmark.evaluate.tally import Score

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "gold"
BODY = "Avon & Somerset Constabulary"
TEXT = (
    "Kent Police is good at preventing crime, HMICFRS says. “It was a long road and we walked it,”"
    " said Chief Constable Ada Quill. She called the report “fair, and worth every minute”."
)


def gold_rating(**said: Any) -> GoldRating:
    """Return a gold rating: good at preventing crime, unless told otherwise."""
    base = {"force": BODY, "area_key": "preventing_crime", "grade": "good", "kind": "explicit"}
    return GoldRating.model_validate({**base, "evidence": "x", "start": 0, "end": 1, **said})


def rating(**said: Any) -> Rating:
    """Return a verified rating that agrees with `gold_rating()`, unless told otherwise."""
    base = {"body": BODY, "area": "preventing_crime", "grade": "good", "basis": "stated", "count": None}
    more = {"sector": "police", "area_words": None, "programme": None, "status": "verified", "flags": ()}
    evidence = (Evidence(start=0, end=1, text="x"),)
    return Rating.model_validate({**base, **more, "evidence": evidence, **said})


def gold_quote(start: int, end: int, **said: Any) -> GoldQuote:
    """Return a gold quote of these characters."""
    base = {"speaker": "Ada Quill", "role": "Chief Constable", "organisation": "Kent Police"}
    return GoldQuote.model_validate({**base, "kind": "person", "text": "x", "start": start, "end": end, **said})


def quote(start: int, end: int, **said: Any) -> Quote:
    """Return a quote of these characters that agrees with `gold_quote`."""
    base = {"speaker": "Ada Quill", "role": "Chief Constable", "organisation": "Kent Police"}
    more = {"partial": False, "cut": False, "status": "verified", "flags": ()}
    return Quote.model_validate({**base, **more, "kind": "person", "text": "x", "start": start, "end": end, **said})


def document(**said: Any) -> dict[str, Any]:
    """Return a gold file's content that has no fault."""
    evidence = "Kent Police is good at preventing crime"
    return {
        "id": "sample",
        "outlet": "The Quill",
        "text": TEXT,
        "gold": {
            "programme": None,
            "ratings": [
                {
                    "force": "Kent Police",
                    "area_key": "preventing_crime",
                    "grade": "good",
                    "kind": "explicit",
                    "evidence": evidence,
                    "start": 0,
                    "end": len(evidence),
                }
            ],
            "quotes": [
                _said("It was a long road and we walked it,"),
                _said("fair, and worth every minute"),
            ],
        },
        **said,
    }


def _said(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    whose = {"speaker": "Ada Quill", "role": "Chief Constable", "organisation": "Kent Police"}
    return {"text": words, "start": start, "end": start + len(words), "kind": "person", **whose}


def write(folder: Path, name: str, content: object) -> Path:
    """Write a JSON file and return its path."""
    path = folder / name
    path.write_text(json.dumps(content), "utf-8")
    return path


def counts(score: Score, *, empty: bool = False) -> dict[str, tuple[int, int, int]]:
    """Return hit, extra and miss of each figure that has something to count (of all if `empty`)."""
    return {name: (tally.hit, tally.extra, tally.miss) for name, tally in score.tallies.items() if tally.cases or empty}
