"""What becomes of one item: it was read, it failed, or it was given back unread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pressmark.backfill.tally import Counts, counts_of
from pressmark.ledger.inputs import Failed, Kept
from pressmark.ledger.rows import article_rows, judgement_rows, record_rows

if TYPE_CHECKING:
    from pressmark.backfill.intake import New
    from pressmark.flow import Reading


class Read(NamedTuple):
    """An item that was read: what the ledger keeps, and what is counted. May go from one process to another."""

    kept: Kept
    counts: Counts


class Gone(NamedTuple):
    """An item that was not read, with its key."""

    key: str
    failed: Failed


Outcome: TypeAlias = "Read | Gone"


def outcome_of(new: New, reading: Reading, standards: str) -> Read:
    """Return what becomes of an item with its reading; `standards` is the digest of those it was judged by."""
    judged = judgement_rows(reading.case, reading.by_rules, standards)
    rows = article_rows(reading.article) | record_rows(reading.record, reading.case) | judged
    return Read(Kept(new.key, new.raw.source, reading.article.id, rows), counts_of(reading.record))


def gone(new: New, reason: str, *, lasting: bool = True) -> Gone:
    """Return what becomes of an item that was not read."""
    return Gone(new.key, Failed(new.raw.source, reason, lasting))
