"""The ledger: articles, their records and flags, what could not be read, and what was misquoted.

SQLAlchemy Core; SQLite with a write-ahead log unless a URL says otherwise. One record an article: that of
its last reading. `tables` says what there is, `migrations` how an older ledger comes to have it, `rows`
what of a reading stands where.
"""

from pressmark.ledger.ledger import Ledger
from pressmark.ledger.rows import Misquote, Stored

__all__ = ["Ledger", "Misquote", "Stored"]
