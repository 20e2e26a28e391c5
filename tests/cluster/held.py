"""What a ledger holds, for comparison: all that is not of a moment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sqlalchemy as sa

from pressmark.ledger import Ledger
from pressmark.ledger.tables import META

if TYPE_CHECKING:
    from pathlib import Path

MOMENTS = re.compile(r'"at":"[^"]*"')
OF_A_RUN = frozenset({"runs", "budget", "holds"})


def everything(place: Path) -> dict[str, set[str]]:
    """Return the rows of all tables without their times."""
    with Ledger(str(place)) as ledger, ledger.engine.connect() as connection:
        return {
            table.name: {
                MOMENTS.sub("", str([value for name, value in row.items() if name != "at"]))
                for row in connection.execute(sa.select(table)).mappings()
            }
            for table in META.sorted_tables
            if table.name not in OF_A_RUN
        }
