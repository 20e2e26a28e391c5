"""Runs: what was read in bulk, what waits, what it cost, and what could not be read, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import sqlalchemy as sa
from starlette.responses import Response

from pressmark.jobs import JobState
from pressmark.ledger.tables import FAILURES
from pressmark.runs import Runs
from pressmark.spend import Account
from pressmark.spend.money import shown
from pressmark.web.pages.routes import pages
from pressmark.web.pages.visit import Visitor

if TYPE_CHECKING:
    from pressmark.ledger import Ledger
    from pressmark.runs import State

router = pages()
_RUNS, _FAILURES = 25, 50
"""How many runs and failures are shown."""
_STATES: dict[State, str] = {
    "done": "It is done.",
    "under way": "It is under way; what it has noted last is shown.",
    "interrupted": "It was interrupted. The same command goes on where it stopped.",
    "stopped": "An error or a used-up budget stopped it. See to that; the same command goes on where it stopped.",
    "killed": "Its process is gone without a word. The same command goes on where it stopped.",
}


class Failure(NamedTuple):
    """An input that could not be read; what is not `lasting` may be read the next time. `at` is ISO 8601."""

    source: str
    reason: str
    at: str
    lasting: bool


@router.get("/runs")
def runs(visit: Visitor) -> Response:
    """Show the latest runs, the jobs, the account, and what failed last."""
    house = visit.house
    facts: dict[str, Any] = {
        "runs": Runs(house.ledger.engine).latest(_RUNS),
        "states": _STATES,
        "jobs": dict.fromkeys(get_args(JobState), 0) | house.jobs.counts(),
        "failed": house.jobs.failed(_FAILURES),
        "account": Account(house.ledger.engine).standing(),
        "money": shown,
        "failures": _failures(house.ledger),
        "unread": house.ledger.rows(sa.select(sa.func.count()).select_from(FAILURES))[0][0],
    }
    return visit.page("runs.html", **facts)


def _failures(ledger: Ledger) -> list[Failure]:
    asked = sa.select(*(FAILURES.c[name] for name in Failure._fields))
    return [Failure(*row) for row in ledger.rows(asked.order_by(FAILURES.c.at.desc()).limit(_FAILURES))]
