"""The table of jobs."""

import sqlalchemy as sa

_META = sa.MetaData()
JOBS = sa.Table(
    "jobs",
    _META,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("article", sa.Text),
    sa.Column("reason", sa.Text),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("owner", sa.String(32)),
    sa.Column("host", sa.String(255)),
    sa.Column("pid", sa.Integer),
    sa.Column("until", sa.Float),
    sa.Column("accepted", sa.String(32), nullable=False),
    sa.Column("begun", sa.String(32)),
    sa.Column("ended", sa.String(32)),
    sa.Index("ix_jobs_state", "state", "accepted"),
)
"""`id` is the article's; `digest` tells the same task from another. `article` is its JSON until the job is done.

While a job runs it is its `owner`'s, in the process (`host`, `pid`), `until` a time in seconds since 1970.
"""


def add_tables(metadata: sa.MetaData) -> None:
    """Add the table of jobs to a ledger's own."""
    JOBS.to_metadata(metadata)
