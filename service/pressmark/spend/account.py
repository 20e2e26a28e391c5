"""What was spent and what is held, in the ledger's database: one row of account, one row an owner.

Every change first writes the account's row, which locks it on any database until the change is whole.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa

from pressmark.databases import reading, writing
from pressmark.processes import Process, this_process
from pressmark.spend.money import nanos
from pressmark.spend.tables import BUDGET, HOLDS

_FAILS = "the budget cannot be kept, so nothing more is bought"
_SHARE = 4
"""Nobody is given more than this part of what is left, so that the last blocks are small."""


class Held(NamedTuple):
    """What an owner holds, in nanos: one budget object of a process, or a batch that a process sent."""

    owner: str
    amount: int
    by: Process
    batch: bool

    @property
    def lost(self) -> bool:
        """Whether nobody will say any more what it paid for; a batch outlives its process."""
        return not (self.batch or self.by.alive)


class Standing(NamedTuple):
    """How an account stands, in nanos; `lost` is the part of `reserved` whose owners died."""

    cap: int | None
    spent: int
    reserved: int
    lost: int

    @property
    def left(self) -> int | None:
        """What may still be reserved, below 0 if the cap was lowered; None without a cap."""
        return None if self.cap is None else self.cap - self.spent - self.reserved


class Account:
    """The account of a ledger, whose engine it is given. Processes may share the database.

    Raises LedgerError when the database refuses.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def set_cap(self, cap: int) -> None:
        """Let nobody, in whatever process, reserve past this sum of all that is spent and held; nanos."""
        with writing(self._engine, _FAILS) as connection:
            connection.execute(BUDGET.update().values(cap=cap))

    def post(self, owner: str, settled: int, keeps: int, need: int = 0, wish: int = 0) -> tuple[int, Standing]:
        """Add what an owner settled to what is spent, and let it hold what it keeps and a grant, all nanos.

        Returns the grant, up to `wish` and 0 if what is left does not hold what it needs, and how the
        account stands then.
        """
        with writing(self._engine, _FAILS) as connection:
            connection.execute(BUDGET.update().values(spent=BUDGET.c.spent + settled))
            connection.execute(HOLDS.delete().where(HOLDS.c.owner == owner))
            others = look(connection)[0]
            grant = _grant(others.left, keeps, need, wish)
            if keeps + grant > 0:
                values = {"owner": owner, "amount": keeps + grant, **this_process()._asdict()}
                connection.execute(HOLDS.insert().values(values))
        return grant, others._replace(reserved=others.reserved + keeps + grant)

    def standing(self) -> Standing:
        """Return how the account stands."""
        return self._read()[0]

    def lost(self) -> list[Held]:
        """Return what owners held that died before they said what their calls cost."""
        return [one for one in self._read()[1] if one.lost]

    def batches(self) -> list[Held]:
        """Return what is held for batches, whose keys are the owners."""
        return [one for one in self._read()[1] if one.batch]

    def clear(self, lost: Held, cost: float) -> None:
        """Count what the provider's bill says of a dead owner's calls, in place of all that it held."""
        with writing(self._engine, _FAILS) as connection:
            lock(connection)
            if connection.execute(HOLDS.delete().where(HOLDS.c.owner == lost.owner)).rowcount:
                connection.execute(BUDGET.update().values(spent=BUDGET.c.spent + nanos(cost)))

    def _read(self) -> tuple[Standing, list[Held]]:
        with reading(self._engine, _FAILS) as connection:
            return look(connection)


def lock(connection: sa.Connection) -> None:
    """Let all others that change the account wait until the transaction ends."""
    connection.execute(BUDGET.update().values(spent=BUDGET.c.spent))


def look(connection: sa.Connection) -> tuple[Standing, list[Held]]:
    """Return how the account stands and who holds what; one statement, hence of one moment."""
    asked = sa.select(BUDGET.c.cap, BUDGET.c.spent, *HOLDS.c).outerjoin(HOLDS, sa.true())
    rows = connection.execute(asked).all()
    held = [_held(row) for row in rows if row.owner is not None]
    lost = sum(one.amount for one in held if one.lost)
    return Standing(rows[0].cap, rows[0].spent, sum(one.amount for one in held), lost), held


def _held(row: sa.Row[Any]) -> Held:
    return Held(row.owner, row.amount, Process(row.host, row.pid, row.seen), bool(row.batch))


def _grant(left: int | None, keeps: int, need: int, wish: int) -> int:
    """Return how much is granted to an owner: `left` is what all others leave, `keeps` what it has of it."""
    if left is None:
        return wish
    room = left - keeps
    return min(wish, max(need, room // _SHARE)) if need <= room else 0
