"""pressmark reads news about public inspections and writes down every rating and every quote.

    from pressmark import submit
    record = submit(Path("article.txt"))

Each rating and quote is tied to the characters of the article that prove it, and each is
`verified` or in `review`.
"""

from pressmark.errors import (
    AnswerInvalid,
    AnswerMissing,
    ConfigError,
    LedgerError,
    ModelError,
    ModelRefused,
    ModelUnavailable,
    PackError,
    PressmarkError,
    ReadError,
)
from pressmark.session import Session, asubmit, submit
from pressmark.settings import Settings
from pressmark_schemas.article import Article
from pressmark_schemas.record import Record

__all__ = [
    "AnswerInvalid",
    "AnswerMissing",
    "Article",
    "ConfigError",
    "LedgerError",
    "ModelError",
    "ModelRefused",
    "ModelUnavailable",
    "PackError",
    "PressmarkError",
    "ReadError",
    "Record",
    "Session",
    "Settings",
    "asubmit",
    "submit",
]
