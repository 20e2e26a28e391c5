"""Sends articles in batches: what the rules or stored answers settle is recorded at once, the rest goes out.

A batch is written down, with the money that its requests hold, before it is created, and once more when its id is
known; what lies between is cleared up by `standing.mend`.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from pressmark.batch.desk import Desk, advance, source_of
from pressmark.batch.parcel import Limits, Parcel
from pressmark.batch.standing import mend
from pressmark.batchbook import Request, new_batch
from pressmark.calls import ModelCall
from pressmark.errors import ModelUnavailable
from pressmark.readers.model.batches import Unconfirmed
from pressmark.readers.model.lines import request_line
from pressmark.readers.model.modes import tokens_of
from pressmark.spend.budget import used_up
from pressmark.spend.money import nanos

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.spend import Standing
    from pressmark_schemas.article import Article

_LIMITS = Limits()


@dataclass(slots=True)
class Submitted:
    """How many articles there were, were recorded at once, wait in a batch already, or are too long; what went out.

    `tokens` is about how many input tokens the requests have, `batches` are their ids. `left` are those that the
    budget did not hold; `ended_by` says so then, and what to do.
    """

    articles: int = 0
    recorded: int = 0
    waiting: int = 0
    too_long: int = 0
    requests: int = 0
    left: int = 0
    tokens: float = 0.0
    batches: list[str] = field(default_factory=list[str])
    ended_by: str | None = None


def submit(articles: Iterable[Article], desk: Desk, limits: Limits = _LIMITS) -> Submitted:
    """Send what nobody answered yet, in as many batches as the limits need; memory does not grow with the articles.

    With a purse each request holds the most that it may cost; nothing is sent from the first on for which the budget
    holds too little. Raises ModelUnavailable when the endpoint takes no file or no batch; what went out before is
    remembered, and the same again sends the rest. Raises LedgerError, and ConfigError where a purse knows no most.
    """
    mend(desk)
    counts = Submitted()
    with _Outgoing(desk, limits, counts) as outgoing:
        for article in articles:
            counts.articles += 1
            reached = advance(desk.flow(article), desk.store)
            if isinstance(reached, ModelCall):
                outgoing.add(reached, article)
            else:
                desk.keep(reached)
                counts.recorded += 1
        outgoing.send()
    if counts.left and desk.purse is not None:
        counts.ended_by = _why(counts.left, desk.purse.budget.account.standing())
    return counts


def _why(left: int, standing: Standing) -> str:
    return (
        f"{used_up(standing)}; {left} articles are not sent: collect the batches that wait, which sets free what they"
        " did not cost, or raise the budget, and submit the same again"
    )


class _Outgoing:
    """The parcel that is being filled; a full one is sent."""

    def __init__(self, desk: Desk, limits: Limits, counts: Submitted) -> None:
        self._desk = desk
        self._limits = limits
        self._counts = counts
        self._parcel = Parcel(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parcel.close()

    def add(self, call: ModelCall, article: Article) -> None:
        """Put in a call, unless it waits already or the budget is used up."""
        if call.digest in self._parcel or self._desk.book.is_waiting(call.digest):
            self._counts.waiting += 1
            return
        line = request_line(call)
        if len(line) > self._limits.size:
            self._counts.too_long += 1
            self._desk.fail(source_of(article), f"its request is longer than a batch file may be ({self._limits.size})")
            return
        if not self._parcel.has_room(line):
            self.send()
        if self._counts.left:
            self._counts.left += 1
            return
        purse = self._desk.purse
        held = nanos(purse.most(len(line))) if purse else 0
        request = Request(call.digest, article.id, article.model_dump_json(), held)
        self._parcel.add(line, request, tokens_of(call.messages))

    def send(self) -> None:
        """Send of what is in the parcel as much as the budget holds, and begin another."""
        parcel, counts = self._parcel, self._counts
        if not len(parcel):
            return
        parcel.seal()
        batch = new_batch(uuid.uuid4().hex, self._desk.address, len(parcel))
        begun = self._desk.book.begin(batch, parcel.requests())
        if begun < len(parcel):
            counts.left += len(parcel) - begun
            parcel.cut(begun)
        if begun:
            counts.batches.append(_sent(batch.key, parcel, self._desk))
            counts.requests += begun
            counts.tokens += parcel.tokens
        parcel.close()
        self._parcel = Parcel(self._limits)


def _sent(key: str, parcel: Parcel, desk: Desk) -> str:
    """Create a batch that is written down, and return its id; one that was certainly not created is forgotten."""
    try:
        file = desk.provider.upload(parcel.file)
        state = desk.provider.create(file, key)
    except Unconfirmed:
        raise
    except ModelUnavailable:
        desk.book.forget(key)
        raise
    desk.book.put(key, state)
    return state.id
