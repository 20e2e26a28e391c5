"""How long comparing an archive takes: `python bench/conflicts.py`, 20 000 invented records on one core.

Every record has five ratings and three quotes over a text of some 400 words with a footer that all
share; each twentieth text is a copy, some with other grades, speakers or spellings. `--hot` makes all
of them speak of one body in one round, with grades at random, so that every record is in dispute.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.conflicts.making import entry, quote, rating
from tests.conflicts.prose import prose

from pressmark.conflicts import Entry, find_conflicts
from pressmark_schemas.pack import load_pack

RECORDS = 20_000
MOST = 30.0
"""Seconds."""

_GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
_SYLLABLES = ("bar", "ker", "len", "dow", "min", "ster", "ald", "wick", "thor", "ham", "fen", "lock")
_FIRST = ("Ada", "Ben", "Cora", "Dean", "Elsie", "Frank", "Grace", "Hugh", "Ivy", "Jack", "Kate", "Liam")
_ROLES = ("Chief Constable", "Deputy Chief Constable", "Police and Crime Commissioner", "Superintendent")
_FOOTER = prose(0, 4)


def made(count: int, *, hot: bool) -> list[Entry]:
    """Return records, the same for the same arguments."""
    random = Random(count)  # noqa: S311 - not for secrets
    pack = load_pack()
    bodies = [row.body for row in pack.bodies if row.sector == "police"][: 1 if hot else None]
    areas = sorted(pack.areas_of["PEEL 2023-25"])
    return [_entry(number, random, bodies, areas, hot=hot) for number in range(count)]


def _entry(number: int, random: Random, bodies: list[str], areas: list[str], *, hot: bool) -> Entry:
    day = date(2023, 10, 1) + timedelta(days=random.randrange(700))
    body = random.choice(bodies)
    text = prose(number - number % 20 if number % 20 == 1 else number + 1, 20)
    usual = _GRADES[len(body) % 5]
    grades = [random.choice(_GRADES) if hot or random.random() < 0.01 else usual for _ in range(5)]
    programme = random.choice(("PEEL 2023-25", None))
    ratings = [
        rating(grade, body=body, area=area, programme=programme)
        for grade, area in zip(grades, random.sample(areas, 5), strict=True)
    ]
    quotes = [
        quote(_words(number, place, random), _name(random), role=random.choice(_ROLES), organisation=body)
        for place in range(3)
    ]
    return entry(f"{text} {_FOOTER}", *ratings, *quotes, source=f"{number}.txt", published=day)


def _words(number: int, place: int, random: Random) -> str:
    stock = random.random() < 0.02
    return "We will go on working with our partners" if stock else prose(number * 3 + place + 1_000_000, 2)


def _name(random: Random) -> str:
    return f"{random.choice(_FIRST)} {''.join(random.choices(_SYLLABLES, k=2)).capitalize()}"


def main() -> int:
    """Print the seconds and what was found; return 1 if it took too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--hot", action="store_true", help="all speak of one body in one round")
    args = parser.parse_args()
    entries = made(args.records, hot=args.hot)
    pack = load_pack()
    started = time.perf_counter()
    conflicts = find_conflicts(entries, pack)
    seconds = time.perf_counter() - started
    kinds = {kind: sum(one.kind == kind for one in conflicts) for kind in ("grade", "speaker", "name")}
    print(f"{args.records} records compared in {seconds:.1f} s: {kinds}")
    return int(seconds > MOST)


if __name__ == "__main__":
    sys.exit(main())
