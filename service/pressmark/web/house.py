"""What a server has, put together once: its session and ledger, who reads, who watches, who may come in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, NamedTuple, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request

from pressmark.errors import ConfigError
from pressmark.jobs import JobBook
from pressmark.ledger import Ledger
from pressmark.session import Session
from pressmark.web.disputes import Disputes
from pressmark.web.intake import Intake
from pressmark.web.metrics import Metrics
from pressmark.web.security import Sessions, Tokens, load_tokens
from pressmark.web.security.origins import Origins, origins_of
from pressmark.web.standing import Standing
from pressmark.web.watch import Watch
from pressmark.web.work import Staff

_T = TypeVar("_T")
_TURNS = 1
"""Articles that are taken in at once: more would only make those wait who look at something (bench/web.py)."""


class House(NamedTuple):
    """A server's parts. Those who read begin and end with the application."""

    session: Session
    ledger: Ledger
    jobs: JobBook
    intake: Intake
    watch: Watch
    staff: Staff
    standing: Standing
    disputes: Disputes
    metrics: Metrics
    tokens: Tokens
    sessions: Sessions
    origins: Origins
    turns: CapacityLimiter

    async def take_in(self, work: Callable[[], _T]) -> _T:
        """Do what it takes to take an article in, in a thread, when it is its turn."""
        return await to_thread.run_sync(work, limiter=self.turns)


def furnished(session: Session) -> House:
    """Return the house of a session. Raises ConfigError without a ledger, or for tokens or an address that are none."""
    ledger, settings = session.ledger, session.settings
    if ledger is None:
        raise ConfigError("a server needs a ledger: name one with --ledger or PRESSMARK_LEDGER")
    tokens, origins = load_tokens(settings.tokens, settings.token_file), origins_of(settings.public_url)
    jobs, standing = JobBook(ledger.engine), Standing(ledger.engine)
    return House(
        session=session,
        ledger=ledger,
        jobs=jobs,
        intake=Intake(ledger, jobs, session.asked, settings.queue),
        watch=Watch(jobs),
        staff=Staff(settings, jobs),
        standing=standing,
        disputes=Disputes(ledger, session.pack),
        metrics=Metrics(jobs, standing),
        tokens=tokens,
        sessions=Sessions(tokens, secure=origins.secure),
        origins=origins,
        turns=CapacityLimiter(_TURNS),
    )


async def _house(request: Request) -> House:  # awaited, as what `access` asks
    return request.app.state.house


InHouse = Annotated[House, Depends(_house)]
"""What routes ask for to have the server's parts."""
