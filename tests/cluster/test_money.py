"""What workers may cost together: the scripted endpoint answers, no real model does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pressmark.ledger import Ledger
from pressmark.spend import Account, Budget
from tests.backfill.archive import write
from tests.cluster.crew import orders, read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint

NANOS = 1_000_000_000


def test_workers_never_spend_more_than_the_budget(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """All pay from one account; who finds it used up leaves the rest, and what was read is written."""
    ledger = tmp_path / "money.db"
    with Ledger(str(ledger)) as opened:
        Budget(opened.engine, 0.1).close()
    given = orders(
        tmp_path / "parts",
        ledger,
        reader="model",
        model="scripted-1",
        base_url=endpoint.url,
        answers=tmp_path / "answers",
        price_input=1.0,
        price_output=4.0,
        max_output_tokens=1000,
        reask=False,
    )
    archives = [write(tmp_path / "a.jsonl", 60)]
    tally = read(archives, given, workers=2)
    assert tally.left > 0
    assert tally.read + tally.left == 60
    with Ledger(str(ledger)) as opened:
        account = Account(opened.engine)
        standing = account.standing()
        assert standing.spent == pytest.approx(tally.cost * NANOS)
        assert 0 < standing.spent <= 0.1 * NANOS
        assert standing.reserved == 0  # nobody keeps what they did not spend
        account.set_cap(100 * NANOS)
    again = read(archives, given, workers=2)
    assert (again.left, again.known, again.read) == (0, tally.read, tally.left)
