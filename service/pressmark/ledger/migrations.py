"""How an older ledger comes to have today's tables: what each version did to those of the one before.

The statements stand here as they were when the version was made, in SQL that all databases know, since
the tables of `tables` go on changing. A test holds the two together. What follows from records and reviews
is not migrated but made anew (see `derived`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import sqlalchemy as sa

from pressmark.errors import LedgerError
from pressmark.ledger.derived import renew
from pressmark.ledger.tables import META, VERSIONS

_NAME = re.compile(r'"(\w+)"')
"""A name that is a word of SQL's; each database has its own quotes."""

Step = str | Callable[[sa.Connection], None]


def _add_reviews(connection: sa.Connection) -> None:
    """Add the trail of reviews, whose numbers each database counts in its own way."""
    text, name = sa.Text, sa.String(8)
    sa.Table(
        "reviews",
        sa.MetaData(),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article", sa.String(64), nullable=False, index=True),
        *(sa.Column(one, name, nullable=False) for one in ("kind", "action")),
        sa.Column("who", text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *(sa.Column(one, sa.Integer) for one in ("first", "undoes")),
        *(sa.Column(one, text) for one in ("said", "was", "now")),
    ).create(connection)


MIGRATIONS: dict[int, tuple[Step, ...]] = {
    2: (
        "CREATE TABLE standards (digest VARCHAR(64) NOT NULL, json TEXT NOT NULL, PRIMARY KEY (digest))",
        """CREATE TABLE judgements (article VARCHAR(64) NOT NULL, standards VARCHAR(64) NOT NULL,
            marks TEXT NOT NULL, by_rules TEXT NOT NULL, extraction TEXT NOT NULL, witness TEXT, PRIMARY KEY (article),
            FOREIGN KEY (article) REFERENCES articles (id), FOREIGN KEY (standards) REFERENCES standards (digest))""",
        """CREATE TABLE batches ("key" VARCHAR(32) NOT NULL, address TEXT NOT NULL, begun VARCHAR(32) NOT NULL,
            host VARCHAR(255) NOT NULL, pid INTEGER NOT NULL, collected BOOLEAN NOT NULL, id VARCHAR(200),
            status VARCHAR(20), done INTEGER, failed INTEGER, total INTEGER NOT NULL, created VARCHAR(32),
            expires VARCHAR(32), output VARCHAR(200), errors VARCHAR(200), problem TEXT, PRIMARY KEY ("key"))""",
        """CREATE TABLE batch_requests (custom_id VARCHAR(64) NOT NULL, batch VARCHAR(32) NOT NULL,
            article VARCHAR(64) NOT NULL, json TEXT, PRIMARY KEY (custom_id),
            FOREIGN KEY (batch) REFERENCES batches ("key"))""",
        "CREATE INDEX ix_batch_requests_batch ON batch_requests (batch)",
    ),
    3: (
        """CREATE TABLE inputs ("key" VARCHAR(64) NOT NULL, article VARCHAR(64) NOT NULL, asked TEXT NOT NULL,
            PRIMARY KEY ("key"))""",
        "ALTER TABLE failures ADD COLUMN lasting INTEGER DEFAULT '1' NOT NULL",
        "CREATE TABLE budget (id INTEGER NOT NULL, cap BIGINT, spent BIGINT NOT NULL, PRIMARY KEY (id))",
        "INSERT INTO budget (id, spent) VALUES (1, 0)",
        """CREATE TABLE holds (owner VARCHAR(32) NOT NULL, host VARCHAR(255) NOT NULL, pid INTEGER NOT NULL,
            amount BIGINT NOT NULL, seen VARCHAR(32) NOT NULL, PRIMARY KEY (owner))""",
        """CREATE TABLE runs (id VARCHAR(32) NOT NULL, command TEXT NOT NULL, sources TEXT NOT NULL,
            reader VARCHAR(16) NOT NULL, model TEXT, host VARCHAR(255) NOT NULL, pid INTEGER NOT NULL,
            seen VARCHAR(32) NOT NULL, started VARCHAR(32) NOT NULL, ended VARCHAR(32), ending VARCHAR(16),
            articles INTEGER NOT NULL, relevant INTEGER NOT NULL, ratings INTEGER NOT NULL, quotes INTEGER NOT NULL,
            review INTEGER NOT NULL, failures INTEGER NOT NULL, calls INTEGER NOT NULL, input_tokens INTEGER NOT NULL,
            cached_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, cost FLOAT, PRIMARY KEY (id))""",
    ),
    4: (_add_reviews,),
    5: (
        """CREATE TABLE jobs (id VARCHAR(64) NOT NULL, digest VARCHAR(64) NOT NULL, state VARCHAR(8) NOT NULL,
            article TEXT, reason TEXT, tries INTEGER NOT NULL, owner VARCHAR(32), host VARCHAR(255), pid INTEGER,
            until FLOAT, accepted VARCHAR(32) NOT NULL, begun VARCHAR(32), ended VARCHAR(32), PRIMARY KEY (id))""",
        "CREATE INDEX ix_jobs_state ON jobs (state, accepted)",
    ),
    6: ("CREATE INDEX ix_articles_published ON articles (published, id)",),
    7: (
        "ALTER TABLE batch_requests ADD COLUMN held BIGINT DEFAULT '0' NOT NULL",
        "ALTER TABLE holds ADD COLUMN batch INTEGER DEFAULT '0' NOT NULL",
    ),
}
"""By the version that each makes of the one before, in order."""

VERSION = max(MIGRATIONS)
"""Of today's tables."""

CHANGED = 4
"""The version that last changed what follows from records and reviews."""


def bring_up(connection: sa.Connection, place: str) -> None:
    """Make the tables of a new ledger, or bring an older one's up to today, inside the connection's transaction.

    Who opens the same ledger at the same time waits, and finds it done; a crash leaves it as it was (but on
    MySQL, which ends a transaction at each change of a table). Raises LedgerError for a newer ledger's version.
    """
    if not sa.inspect(connection).has_table(VERSIONS.name):
        META.create_all(connection)
        connection.execute(VERSIONS.insert().values(version=VERSION))
        return
    found = connection.execute(sa.select(VERSIONS.c.version).with_for_update()).scalar_one()
    if found == VERSION:
        return
    if found > VERSION or found + 1 not in MIGRATIONS:
        raise LedgerError(
            f"the ledger {place} has version {found}, and this pressmark knows those from {min(MIGRATIONS) - 1} to"
            f" {VERSION}: open it with the pressmark that wrote it, or name another"
        )
    quote = connection.dialect.identifier_preparer.quote_identifier
    for version in range(found + 1, VERSION + 1):
        for step in MIGRATIONS[version]:
            if isinstance(step, str):
                connection.exec_driver_sql(_NAME.sub(lambda name: quote(name[1]), step))
            else:
                step(connection)
    if found < CHANGED:
        renew(connection)
    connection.execute(VERSIONS.update().values(version=VERSION))
