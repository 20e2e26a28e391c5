"""Money that is held for batches, which outlive the process that sent them."""

import sqlalchemy as sa

from pressmark.processes import this_process
from pressmark.spend.account import lock, look
from pressmark.spend.money import nanos
from pressmark.spend.tables import BUDGET, HOLDS


class Deposits:
    """What batches, by their keys, hold of a ledger's account; in nanos.

    It works inside the transaction of whoever keeps the batches, so that both are written down together or not at
    all; others who change the account wait until that ends.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        lock(connection)

    @property
    def room(self) -> int | None:
        """What may still be held, below 0 if the cap was lowered; None without a cap."""
        return look(self._connection)[0].left

    def hold(self, batch: str, amount: int) -> None:
        """Hold an amount, for which there is room, for a new batch."""
        if amount:
            values = {"owner": batch, "amount": amount, "batch": 1, **this_process()._asdict()}
            self._connection.execute(HOLDS.insert().values(values))

    def settle(self, batch: str, held: int, cost: float | None) -> None:
        """Count what a request of a batch cost, as money, in place of what was held for it; None: not known, so all."""
        own = HOLDS.c.owner == batch
        spent = held if cost is None else nanos(cost)
        self._connection.execute(HOLDS.update().where(own).values(amount=HOLDS.c.amount - held))
        self._connection.execute(HOLDS.delete().where(own, HOLDS.c.amount <= 0))
        self._connection.execute(BUDGET.update().values(spent=BUDGET.c.spent + spent))

    def release(self, batch: str) -> None:
        """Give back all that a batch holds."""
        self._connection.execute(HOLDS.delete().where(HOLDS.c.owner == batch))
