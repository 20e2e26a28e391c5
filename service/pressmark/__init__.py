"""pressmark reads news about public inspections and writes down every rating and every quote.

    from pressmark import submit
    record = submit(Path("article.txt"))

Each rating and quote is tied to the characters of the article that prove it, and each is
`verified` or in `review`. Names are imported when they are first used, so that `pressmark --help`
and other people's test runs, which load the pytest plugin, start fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressmark.errors import (
        AnswerInvalid,
        AnswerMissing,
        BudgetSpent,
        ConfigError,
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

VERSION = "0.1.0"
"""As `pyproject.toml` has it; a test holds them together. To ask the installed package takes 2 ms at each start."""

_PLACES = {
    "Article": "pressmark_schemas.article",
    "Record": "pressmark_schemas.record",
    "Session": "pressmark.session",
    "Settings": "pressmark.settings",
    "asubmit": "pressmark.session",
    "submit": "pressmark.session",
}

__all__ = [
    "AnswerInvalid",
    "AnswerMissing",
    "Article",
    "BudgetSpent",
    "ConfigError",
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


def __getattr__(name: str) -> object:
    """Import a public name; what has no place of its own is an error class."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_PLACES.get(name, "pressmark.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
