"""How a run goes on between those who read and the one who writes; texts are invented."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING

from pressmark.backfill.intake import Intake
from pressmark.backfill.outcomes import gone
from pressmark.backfill.progress import Lines
from pressmark.backfill.run import Run
from pressmark.backfill.tally import Tally
from pressmark.backfill.told import Told
from pressmark.ledger import Ledger
from pressmark.ledger.inputs import BY_RULES, Inputs
from pressmark.sources import raw_items

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressmark.backfill.intake import New
    from pressmark.backfill.outcomes import Outcome
    from pressmark.ledger.inputs import Failed, Kept

ARTICLES, MOST = 2_000, 800


class SlowInputs(Inputs):
    """Inputs of a ledger on a slow disk."""

    written = 0

    def keep(self, kept: Sequence[Kept], failed: Sequence[Failed] = ()) -> None:
        """Take a while, and write."""
        time.sleep(0.05)
        super().keep(kept, failed)
        self.written += len(kept) + len(failed)


class QuickDesks:
    """Give every item up at once, and note how many of them have waited to be written at the most."""

    size, width, in_flight = 1, 8, 0

    def __init__(self, inputs: SlowInputs) -> None:
        self._inputs = inputs
        self.read_so_far = self.most_waiting = 0

    async def read(self, news: Sequence[New]) -> list[Outcome]:
        """Return what becomes of items."""
        self.read_so_far += len(news)
        self.most_waiting = max(self.most_waiting, self.read_so_far - self._inputs.written)
        return [gone(new, "given up") for new in news]


def test_who_reads_waits_for_who_writes(tmp_path: Path) -> None:
    """However much faster reading is, only a few hundred results wait in memory; none is lost."""
    archive = tmp_path / "archive.jsonl"
    archive.write_text("".join(json.dumps({"text": f"Fenmarsh, No {n}."}) + "\n" for n in range(ARTICLES)), "utf-8")
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        inputs = SlowInputs(ledger, BY_RULES)
        desks, tally = QuickDesks(inputs), Tally()
        told = Told(ledger.engine, [str(archive)], None)
        intake = Intake(raw_items([str(archive)]), inputs)
        asyncio.run(Run(intake, inputs, tally, (Lines(), told), lambda: False).through(desks))
        assert len(ledger.failures()) == tally.failed == ARTICLES
    assert 0 < desks.most_waiting < MOST
