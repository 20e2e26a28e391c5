"""What of archives a ledger has: which inputs were read and for what question, and which could not be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from pressmark.ledger.placing import insert, place
from pressmark.ledger.tables import FAILURES, INPUTS

if TYPE_CHECKING:
    from pressmark.ledger.ledger import Ledger
    from pressmark.ledger.rows import Row, Rows

BY_RULES = "rules"
"""What was asked of an input that only the rules were to read; whoever asks for no more is content with any answer."""
_SOURCE = 500
"""Characters of a source that are kept where it is a key."""


class Kept(NamedTuple):
    """An input that was read: its key, and what a ledger keeps of the article in it."""

    key: str
    source: str
    article: str
    rows: Rows


class Failed(NamedTuple):
    """An input that was not read, and why; one that is not `lasting` may be read the next time."""

    source: str
    reason: str
    lasting: bool = True


class Inputs:
    """The inputs of one ledger. `asked` is what they are to be asked: a model with its prompt, or BY_RULES.

    Everything raises LedgerError when the database refuses.
    """

    def __init__(self, ledger: Ledger, asked: str) -> None:
        self._ledger, self._asked = ledger, asked

    def known(self, keys: Sequence[str]) -> set[str]:
        """Return those of some keys whose inputs were read for what is asked."""
        asked = sa.select(INPUTS.c.key).where(INPUTS.c.key.in_(keys))
        if self._asked != BY_RULES:
            asked = asked.where(INPUTS.c.asked == self._asked)
        return {key for (key,) in self._ledger.rows(asked)}

    def set_aside(self, sources: Sequence[str]) -> set[str]:
        """Return those of some sources that could not be read, and cannot be expected to be."""
        cut = {source[:_SOURCE]: source for source in sources}
        asked = sa.select(FAILURES.c.source).where(FAILURES.c.source.in_(cut), FAILURES.c.lasting == 1)
        return {cut[source] for (source,) in self._ledger.rows(asked)}

    def keep(self, kept: Sequence[Kept], failed: Sequence[Failed] = ()) -> None:
        """Write what became of inputs, all or nothing, in place of what was known of them.

        Of several inputs that hold the same article, as pages with other surroundings do, the last one's rows stand.
        """
        articles = {one.article: one.rows for one in kept}
        keys = [one.key for one in kept]
        sources = [one.source[:_SOURCE] for one in (*kept, *failed)]
        with self._ledger.writing() as connection:
            connection.execute(FAILURES.delete().where(FAILURES.c.source.in_(sources)))
            connection.execute(INPUTS.delete().where(INPUTS.c.key.in_(keys)))
            place(connection, articles)
            insert(connection, INPUTS, ({"key": one.key, "article": one.article, "asked": self._asked} for one in kept))
            insert(connection, FAILURES, {one.source[:_SOURCE]: _failure(one) for one in failed}.values())


def _failure(one: Failed) -> Row:
    at = datetime.now(UTC).isoformat()
    return {"source": one.source[:_SOURCE], "reason": one.reason, "at": at, "lasting": int(one.lasting)}
