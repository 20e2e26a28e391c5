"""The queue: what waits for somebody, stale decisions first, then the articles that were published last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from pressmark.errors import ConfigError
from pressmark.ledger.tables import META, RECORDS
from pressmark.reviewed import Entry, Kind, lay
from pressmark.reviewed import tables as reviewed
from pressmark.reviewed.tables import reviews_of
from pressmark_schemas.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.ledger import Ledger

_QUEUE = META.tables[reviewed.QUEUE.name]
_PLACE = re.compile(r"[0-9a-f]{31,40}")


class Wanted(NamedTuple):
    """What of the queue is wanted; None is all. `body` is a quote's organisation; `stale` stands for a check, too."""

    body: str | None = None
    check: str | None = None
    kind: Kind | None = None


ALL = Wanted()


class Waiting(NamedTuple):
    """An item that waits, and the record that it is in."""

    record: Record
    entry: Entry


class Page(NamedTuple):
    """A part of the queue; `after` asks for the next one, None where there is none."""

    items: tuple[Waiting, ...]
    after: str | None


def queue(ledger: Ledger, wanted: Wanted = ALL, *, after: str | None = None, limit: int = 50) -> Page:
    """Return a page of the queue. What is decided meanwhile moves no other item to another page.

    Raises ConfigError for an `after` that no page gave, LedgerError when the database refuses.
    """
    columns = (_QUEUE.c.place, _QUEUE.c.article, _QUEUE.c.kind, _QUEUE.c.number)
    asked = _where(sa.select(*columns), wanted).order_by(_QUEUE.c.place).limit(limit + 1)
    if after is not None:
        if not _PLACE.fullmatch(after):
            raise ConfigError(f"{after[:20]!r} is no place in the queue; begin again without one")
        asked = asked.where(_QUEUE.c.place > after)
    with ledger.reading() as connection:
        rows = connection.execute(asked).all()
        found = _records(connection, list(dict.fromkeys(row.article for row in rows[:limit])))
    items = (found.get((row.article, row.kind, row.number)) for row in rows[:limit])
    return Page(tuple(item for item in items if item), rows[limit - 1].place if len(rows) > limit else None)


def count_waiting(ledger: Ledger, wanted: Wanted = ALL) -> int:
    """Return how many items wait. Raises LedgerError."""
    number: sa.Select[*tuple[Any, ...]] = sa.select(sa.func.count()).select_from(_QUEUE)
    asked = _where(number, wanted)
    return ledger.rows(asked)[0][0]


def waiting_by_check(ledger: Ledger) -> dict[str, int]:
    """Return how many items wait because of each check, by its id, most first. Raises LedgerError."""
    number = sa.func.count()
    asked = sa.select(_QUEUE.c.check, number).where(_QUEUE.c.check != "").group_by(_QUEUE.c.check)
    return dict(map(tuple, ledger.rows(asked.order_by(number.desc(), _QUEUE.c.check))))


def _where(asked: sa.Select[*tuple[Any, ...]], wanted: Wanted) -> sa.Select[*tuple[Any, ...]]:
    asked = asked.where(_QUEUE.c.check == (wanted.check or ""))
    if wanted.body is not None:
        asked = asked.where(_QUEUE.c.body == wanted.body)
    return asked if wanted.kind is None else asked.where(_QUEUE.c.kind == wanted.kind)


def _records(connection: sa.Connection, articles: Sequence[str]) -> dict[tuple[str, str, int], Waiting]:
    """Return the items of articles that wait, by article, kind and number."""
    if not articles:
        return {}
    asked = sa.select(RECORDS.c.json).where(RECORDS.c.article.in_(articles))
    records = [Record.model_validate_json(text) for text in connection.execute(asked).scalars()]
    reviews = reviews_of(connection, articles)
    return {
        (record.article.id, entry.kind, entry.number): Waiting(record, entry)
        for record in records
        for entry in lay(record, reviews.get(record.article.id, ())).entries
        if entry.waits
    }
