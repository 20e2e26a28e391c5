"""Reads items by a model: many at once on one event loop, as the session's limiter and budget allow."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Self

from pressmark.backfill.outcomes import Outcome, gone, outcome_of
from pressmark.errors import ModelError, ModelUnavailable, PressmarkError
from pressmark.sources import Broken, article_or_broken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.backfill.intake import New
    from pressmark.limits import Limiter
    from pressmark.session import Session

WIDTH = 512
"""Articles that may be under way at once where the limiter finds how many requests may be."""
_TURN = 0.0005
"""Seconds that a thread keeps the interpreter: the one that writes must ask for it again after each statement, and
would wait ten times as long by default while this one reads."""
_DEAD = 20
"""Articles in a row for which the endpoint is unavailable; then it is down, and the run stops."""


class ModelDesk:
    """Reads with a session; `standards` is the digest of what it judges by. Used in `async with`.

    Up to `width` items are read at once.
    """

    size = 1

    def __init__(self, session: Session, limiter: Limiter, standards: str, width: int = WIDTH) -> None:
        self._session, self._limiter = session, limiter
        self.width = width
        self._standards = standards
        self._unavailable = 0
        self._turn = sys.getswitchinterval()

    async def __aenter__(self) -> Self:
        sys.setswitchinterval(_TURN)
        await self._session.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        sys.setswitchinterval(self._turn)
        await self._session.__aexit__()

    @property
    def in_flight(self) -> int:
        """Requests under way."""
        return self._limiter.in_flight

    async def read(self, news: Sequence[New]) -> list[Outcome]:
        """Return what becomes of items.

        Raises BudgetSpent when the money is, ModelUnavailable when the endpoint is down, ConfigError or LedgerError
        when no article can be paid for.
        """
        return [await self._read(new) for new in news]

    async def _read(self, new: New) -> Outcome:
        await asyncio.sleep(0)  # or articles without a call would let no other task run
        article = article_or_broken(new.raw, max_bytes=self._session.settings.max_bytes)
        if isinstance(article, Broken):
            return gone(new, article.reason)
        try:
            reading = await self._session.areading(article)
        except ModelUnavailable as error:
            self._unavailable += 1
            if self._unavailable >= _DEAD:
                raise
            return gone(new, str(error), lasting=False)
        except ModelError as error:
            return gone(new, str(error))
        except PressmarkError:  # of the money, the ledger or the settings: no other article would fare better
            raise
        except Exception as error:  # noqa: BLE001 - one article must not end a run of millions
            return gone(new, f"pressmark failed on it ({type(error).__name__}: {error}); please report this article")
        self._unavailable = 0
        return outcome_of(new, reading, self._standards)
