"""Money that is held for batches, which outlive the process that sent them.

All is done inside a transaction of whoever keeps the batches, so that money and batch are written down together.
Each change first writes the account's row, as those of an Account do.
"""

import sqlalchemy as sa

from pressmark.processes import this_process
from pressmark.spend.account import lock, look
from pressmark.spend.money import nanos
from pressmark.spend.tables import BUDGET, HOLDS


def room(connection: sa.Connection) -> int | None:
    """Return the nanos that may still be reserved, by nobody else in this transaction's time; None without a cap."""
    lock(connection)
    return look(connection)[0].left


def hold(connection: sa.Connection, batch: str, amount: int) -> None:
    """Hold nanos for a batch, by its key; it is for the caller to know that there is room for them."""
    lock(connection)
    if amount:
        values = {"owner": batch, "amount": amount, "batch": 1, **this_process()._asdict()}
        connection.execute(HOLDS.insert().values(values))


def settle(connection: sa.Connection, batch: str, held: int, cost: float | None) -> None:
    """Count what a request of a batch cost in place of the nanos that it held; None: not known, so all of them."""
    lock(connection)
    own = HOLDS.c.owner == batch
    spent = held if cost is None else nanos(cost)
    connection.execute(HOLDS.update().where(own).values(amount=HOLDS.c.amount - held))
    connection.execute(HOLDS.delete().where(own, HOLDS.c.amount <= 0))
    connection.execute(BUDGET.update().values(spent=BUDGET.c.spent + spent))


def release(connection: sa.Connection, batch: str) -> None:
    """Give back all that a batch holds."""
    lock(connection)
    connection.execute(HOLDS.delete().where(HOLDS.c.owner == batch))
