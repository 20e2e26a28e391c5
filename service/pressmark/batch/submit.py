"""Sends articles in batches: what the rules or stored answers settle is recorded at once, the rest goes out.

A batch is written down before it is created and once more when its id is known; what lies between is cleared up
by `standing.mend`.
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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark_schemas.article import Article

_LIMITS = Limits()


@dataclass(slots=True)
class Submitted:
    """How many articles there were, were recorded at once, wait in a batch already, or are too long; what went out.

    `tokens` is about how many input tokens the requests have, `batches` are their ids.
    """

    articles: int = 0
    recorded: int = 0
    waiting: int = 0
    too_long: int = 0
    requests: int = 0
    tokens: float = 0.0
    batches: list[str] = field(default_factory=list[str])


def submit(articles: Iterable[Article], desk: Desk, limits: Limits = _LIMITS) -> Submitted:
    """Send what nobody answered yet, in as many batches as the limits need; memory does not grow with the articles.

    Raises ModelUnavailable when the endpoint takes no file or no batch; what went out before is remembered, and the
    same again sends the rest. Raises LedgerError.
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
    return counts


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
        """Put in a call, unless it waits already."""
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
        self._parcel.add(line, Request(call.digest, article.id, article.model_dump_json()))
        self._counts.tokens += tokens_of(call.messages)

    def send(self) -> None:
        """Send what is in the parcel, if anything, and begin another."""
        if len(self._parcel):
            self._parcel.seal()
            self._counts.batches.append(_sent(self._parcel, self._desk))
            self._counts.requests += len(self._parcel)
            self._parcel.close()
            self._parcel = Parcel(self._limits)


def _sent(parcel: Parcel, desk: Desk) -> str:
    """Make a batch of a parcel and return its id. Nothing waits in one that was certainly not created."""
    batch = new_batch(uuid.uuid4().hex, desk.address, len(parcel))
    desk.book.begin(batch, parcel.requests())
    try:
        file = desk.provider.upload(parcel.file)
        state = desk.provider.create(file, batch.key)
    except Unconfirmed:
        raise
    except ModelUnavailable:
        desk.book.forget(batch.key)
        raise
    desk.book.put(batch.key, state)
    return state.id
