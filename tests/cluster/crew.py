"""Finders, a door and workers in one process: all of a cluster's run but Ray, one worker after another."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from pressmark.backfill.tally import Tally
from pressmark.cluster.desk import Desk, Orders, Share
from pressmark.cluster.door import Door
from pressmark.cluster.finding import Search, files_at, find
from pressmark.cluster.parts import Parts
from pressmark.ledger.inputs import BY_RULES
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def orders(out: Path, money: Path | None = None, **settings: object) -> Orders:
    """Return the orders of a worker that reads by the rules, unless settings say otherwise."""
    known = Settings.model_validate({"reader": "rules"} | settings)
    with Session(known) as session:
        asked = session.asked or BY_RULES
    return Orders(known, asked, str(out), Share(8, None, None), str(money) if money else None)


def read(places: list[Path], given: Orders, *, workers: int = 1, retry: bool = False, looks: bool = True) -> Tally:
    """Read what is new at places, and return what came of it; where nobody looks, nothing was read before."""
    door = Door(given.asked, retry=retry)
    if looks:
        door.look(given.out)
    given = given._replace(run=Parts(given.out).claim())
    search = Search({}, given.settings.max_bytes)
    files = files_at([str(place) for place in places], search, Counter())
    lots = list(find(files, door, search))
    tally = Tally()

    async def sit(number: int) -> None:
        async with Desk(given) as desk:
            for lot in lots[number::workers]:
                tally.join((await desk.read(lot)).tally)

    for number in range(workers):
        asyncio.run(sit(number))
    tally.found, tally.known, tally.set_aside, _ = door.found()
    return tally
