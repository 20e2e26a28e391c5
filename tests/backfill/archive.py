"""Invented archives for tests, and a look into the ledgers that they end in."""

from __future__ import annotations

import json
from pathlib import Path

from pressmark.ledger import Ledger

FORCES = ("Kent Police", "Essex Police", "Durham Constabulary", "Gwent Police")
GRADES = ("outstanding", "good", "inadequate")


def text(number: int) -> str:
    """Return an invented article; every fifth is about no inspection."""
    if number % 5 == 4:
        return f"The fete of week {number} was a lovely day out for all, said Nell Ashby.\n"
    force, grade = FORCES[number % len(FORCES)], GRADES[number % len(GRADES)]
    return f"HMICFRS visited {force} in week {number}. The force was rated {grade} at investigating crime.\n"


def write(place: Path, count: int, extra: tuple[str, ...] = ()) -> Path:
    """Write articles as JSON lines, with some lines more, and return the file."""
    rows = [json.dumps({"text": text(number), "title": f"Week {number}"}) for number in range(count)]
    place.write_text("\n".join([*rows, *extra]) + "\n", "utf-8")
    return place


def held(place: Path) -> dict[str, str]:
    """Return the records of a ledger without their times, by article."""
    with Ledger(str(place)) as ledger:
        return {
            stored.record.article.id: stored.record.model_dump_json(exclude={"provenance": {"at"}}) for stored in ledger
        }
