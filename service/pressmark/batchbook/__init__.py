"""What is remembered of batches, in the ledger's database: each batch, and each request that waits in one.

A batch is written down before it is created, together with the money that is held for it: none is bought that
nobody knows of, or that the budget does not hold.
"""

from pressmark.batchbook.book import BatchBook
from pressmark.batchbook.tables import add_tables
from pressmark.batchbook.values import Batch, Request, State, new_batch

__all__ = ["Batch", "BatchBook", "Request", "State", "add_tables", "new_batch"]
