"""Money: a budget that is kept in the ledger's database and is never exceeded.

Before a request the most that it may cost is reserved (`ceiling`, `Purse.reserve`), after it what it did
cost is settled. Whoever dies in between has spent all that it held, until the provider's bill says less; what
is held for a batch (`Deposits`) waits until that is collected.
Amounts are money in the currency of the prices; the database holds whole thousand-millionths of it.
"""

from pressmark.spend.account import Account, Held, Standing
from pressmark.spend.budget import Budget, Hold
from pressmark.spend.ceiling import ceiling
from pressmark.spend.deposits import Deposits
from pressmark.spend.purse import Purse
from pressmark.spend.tables import add_tables

__all__ = ["Account", "Budget", "Deposits", "Held", "Hold", "Purse", "Standing", "add_tables", "ceiling"]
