"""Ledgers with records as they are told here, whoever might have read them so."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING

from pressmark.context import Context
from pressmark_schemas.article import Article
from tests.ledger.readings import reading
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.conflicts import Entry
    from pressmark.flow import Reading
    from pressmark.ledger import Ledger

_stock = cache(reading)


def filled(ledger: Ledger, entries: Iterable[Entry]) -> Ledger:
    """Return a ledger after the records have been put into it."""
    for one in entries:
        ledger.put(_reading(one))
    return ledger


def _reading(entry: Entry) -> Reading:
    """Return a reading of a record: everything else is that of another article."""
    facts = entry.record.article
    known = {name: getattr(facts, name) for name in ("id", "source", "title", "published", "url", "outlet")}
    article = Article(text=entry.text, **known)
    stock = _stock()
    case = copy(stock.case)
    case.context = Context(article, stock.case.context.marks, PACK)
    return stock._replace(record=entry.record, case=case)
