"""What batches are made and read with: the direct way's own parts, a provider, and the book of batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressmark.answers import AnswerStore
    from pressmark.batchbook import BatchBook
    from pressmark.calls import ModelCall
    from pressmark.flow import Flow, Reading
    from pressmark.readers.model.batches import Batches
    from pressmark.spend import Purse
    from pressmark_schemas.article import Article


class Desk(NamedTuple):
    """`flow` begins an article's way, `keep` takes its reading, `fail` a source and why there is none.

    Requests are paid from the `purse`; None where the ledger has no budget.
    """

    flow: Callable[[Article], Flow]
    keep: Callable[[Reading], object]
    fail: Callable[[str, str], None]
    store: AnswerStore
    book: BatchBook
    provider: Batches
    address: str
    purse: Purse | None = None


def advance(flow: Flow, store: AnswerStore) -> Reading | ModelCall:
    """Drive a flow as far as stored answers go; return its reading, or the first call that nobody answered yet."""
    try:
        call = next(flow)
        while (reply := store.get(call)) is not None:
            call = flow.send(reply)
    except StopIteration as done:
        return done.value
    return call


def source_of(article: Article) -> str:
    """Return the name under which a failure of an article is kept."""
    return article.source or article.id
