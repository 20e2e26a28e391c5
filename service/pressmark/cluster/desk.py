"""Reads lists of items as a backfill does, and writes what becomes of them: one worker's desk."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple, Self

from pressmark.backfill.bymodel import ModelDesk
from pressmark.backfill.intake import New
from pressmark.backfill.outcomes import Gone, Outcome, Read
from pressmark.backfill.tally import Tally
from pressmark.cluster.finding import unpacked
from pressmark.cluster.parts import Parts, Row
from pressmark.errors import PressmarkError
from pressmark.ledger import Ledger
from pressmark.ledger.inputs import Failed
from pressmark.limits import Limiter
from pressmark.session import Session
from pressmark.sources.quiet import quiet_libraries
from pressmark.spend import Budget
from pressmark.standards import standards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.settings import Settings


class Share(NamedTuple):
    """One worker's part of what is bounded for all: requests in flight, and requests and tokens a minute."""

    concurrency: int | None
    requests_a_minute: int | None
    tokens_a_minute: int | None


class Orders(NamedTuple):
    """What a worker is sent: settings, what is asked (see a ledger's inputs), where parts go, its share.

    `run` is the mark of the run at `out`; `money` is the ledger that its calls are paid from, None for no budget.
    """

    settings: Settings
    asked: str
    out: str
    share: Share
    money: str | None
    run: str = ""


class Told(NamedTuple):
    """What came of some items: numbers, what failed and why, and what ended the reading, if anything did."""

    tally: Tally
    said: list[str]
    ended_by: str | None


class Desk:
    """Reads with a session of its own, on one event loop; several lists at once. May be used in `async with`.

    Raises ConfigError, PackError or LedgerError where this worker's machine lacks what the settings name.
    """

    def __init__(self, orders: Orders) -> None:
        quiet_libraries()
        self._asked, self._run, self._parts = orders.asked, orders.run, Parts(orders.out)
        limiter = Limiter(
            orders.share.concurrency,
            requests_a_minute=orders.share.requests_a_minute,
            tokens_a_minute=orders.share.tokens_a_minute,
        )
        session = Session(orders.settings.model_copy(update={"ledger": None}), limiter=limiter)
        self._money = Ledger(orders.money, must_exist=True) if orders.money else None
        self._budget = None if self._money is None else Budget(self._money.engine)
        if self._budget is not None:
            session.pay_from(self._budget)
        judged_by = standards(session.pack, session.register, witness=session.settings.witness)
        self._standards = judged_by.model_dump_json()
        self._desk = ModelDesk(session, limiter, judged_by.digest)
        self._ended_by: PressmarkError | None = None

    async def __aenter__(self) -> Self:
        await self._desk.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._desk.__aexit__()
        if self._money is not None:
            self._money.close()

    async def read(self, packed: Sequence[bytes]) -> Told:
        """Read items and write what becomes of them; what cannot be paid for, or asked, is left."""
        outcomes = await asyncio.gather(*(self._read(one) for one in packed))
        read = [one for one in outcomes if isinstance(one, Read)]
        lost = [one for one in outcomes if isinstance(one, Gone)]
        try:
            await asyncio.to_thread(self._write, [self._row(one) for one in read], [_failure(one) for one in lost])
        except PressmarkError as error:
            self._ended_by = error
            return Told(Tally(left=len(packed)), [], str(error))
        tally = Tally(failed=len(lost), left=outcomes.count(None))
        for one in read:
            tally.add(one.counts)
        said = [f"{one.failed.source}: {one.failed.reason}" for one in lost]
        return Told(tally, said, str(self._ended_by) if self._ended_by else None)

    async def _read(self, packed: bytes) -> Outcome | None:
        one = unpacked(packed)
        if not isinstance(one, New):
            key, broken = one
            return Gone(key, Failed(broken.source, broken.reason))
        if self._ended_by is not None:
            return None
        try:
            (outcome,) = await self._desk.read([one])
        except PressmarkError as error:  # of the money, the endpoint or the settings: no other would fare better
            self._ended_by = self._ended_by or error
            return None
        return outcome

    def _write(self, read: list[Row], lost: list[Row]) -> None:
        if read:
            self._parts.write("articles", read, self._run)
        if lost:
            self._parts.write("failures", lost, self._run)
        if self._budget is not None:
            self._budget.close()  # nobody else could spend what a worker held that is killed

    def _row(self, one: Read) -> Row:
        rows = one.kept.rows
        (article,), (record,), (judged,) = rows["articles"], rows["records"], rows["judgements"]
        texts = {name: judged[name] for name in ("marks", "by_rules", "extraction", "witness")}
        own = {"key": one.kept.key, "source": one.kept.source, "asked": self._asked, "standards": self._standards}
        return own | {"article": article["json"], "record": record["json"], "answer": record["answer"]} | texts


def _failure(one: Gone) -> Row:
    return {"key": one.key, **one.failed._asdict()}
