"""How the ledger stands: whether it can be written, and the sums of what models took."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from pressmark.databases import reading, writing
from pressmark.ledger.tables import FAILURES, META, VERSIONS

_READ = META.tables["readings"].c
_SUMS: dict[str, tuple[str, sa.ColumnElement[Any]]] = {
    "model_calls": ("Requests that models answered.", sa.func.sum(_READ.calls)),
    "model_input_tokens": ("Tokens sent to models.", sa.func.sum(_READ.input_tokens)),
    "model_output_tokens": ("Tokens received from models.", sa.func.sum(_READ.output_tokens)),
    "model_cost": ("Money that models cost, in the currency of the prices.", sa.func.sum(_READ.cost)),
    "records": ("Records in the ledger.", sa.func.count()),
}


class Standing:
    """A ledger's database, whose engine it is given. Everything raises LedgerError when it refuses."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def write(self) -> None:
        """Make a change that alters nothing."""
        with writing(self._engine, "the ledger cannot be written") as connection:
            connection.execute(VERSIONS.update().values(version=VERSIONS.c.version))

    def sums(self) -> dict[str, tuple[str, float]]:
        """Return sums over all records by name, each with its meaning."""
        with reading(self._engine, "the ledger cannot be read") as connection:
            row = connection.execute(sa.select(*(column for _, column in _SUMS.values()))).one()
            failures = connection.execute(sa.select(sa.func.count()).select_from(FAILURES)).scalar_one()
        sums = [(name, (meaning, value or 0)) for (name, (meaning, _)), value in zip(_SUMS.items(), row, strict=True)]
        return dict([*sums, ("failures", ("Inputs that could not be read.", failures))])
