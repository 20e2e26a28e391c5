"""What can go wrong so that the job cannot be done. Doubts about a result are flags, not errors.

    PressmarkError
     ├─ ConfigError         a setting or an argument is missing or makes no sense
     ├─ ReadError           an input is not an article that can be read
     ├─ PackError           an inspectorate's data is broken (defined beside the pack)
     ├─ LedgerError         the ledger cannot be opened, or is of another version
     │   └─ LedgerMissing       there is none where one must be
     ├─ ReviewError         a decision does not fit the article, the vocabulary or what others decided
     │   ├─ ReviewMissing       there is no such article or review
     │   └─ ReviewOutdated      the item is not as the reviewer saw it
     ├─ BudgetSpent         what is left of the budget may not pay for the next call
     └─ ModelError          a model gave no usable answer
         ├─ ModelUnavailable    the endpoint could not be reached, or kept failing
         ├─ ModelRefused        the model or the provider's filter declined
         ├─ AnswerInvalid       what came back is not an answer, also after asking again
         └─ AnswerMissing       offline, and no stored answer fits

Every message says what was wrong, where, and what to do about it.
"""

from pressmark_schemas.pack import PackError
from pressmark_schemas.problem import PressmarkError


class ConfigError(PressmarkError):
    """A setting or an argument is missing, contradicts another, or has no such value."""


class ReadError(PressmarkError):
    """An input is not an article that can be read: missing, binary, empty, too long."""


class LedgerError(PressmarkError):
    """The ledger cannot be opened or written, or was written by another version."""


class LedgerMissing(LedgerError):  # noqa: N818 - the public names say what happened
    """There is no ledger at a place where one must be."""


class ReviewError(PressmarkError):
    """A decision cannot be kept: it does not fit the article, the vocabulary or what others decided."""


class ReviewMissing(ReviewError):  # noqa: N818
    """There is no such article or review."""


class ReviewOutdated(ReviewError):  # noqa: N818
    """The item changed since the reviewer saw it: somebody decided, or the article was read again."""


class BudgetSpent(PressmarkError):  # noqa: N818
    """A call was not made: it might cost more than is left of the budget."""


class ModelError(PressmarkError):
    """A model gave no usable answer for one article."""


class ModelUnavailable(ModelError):  # noqa: N818
    """The endpoint refused, timed out, rejected the key, or kept failing until the deadline."""


class ModelRefused(ModelError):  # noqa: N818
    """The model declined to answer, or the provider's content filter cut the answer."""


class AnswerInvalid(ModelError):  # noqa: N818
    """What came back is no answer of the schema (bad JSON, truncated), also after asking again."""


class AnswerMissing(ModelError):  # noqa: N818
    """Offline, and the store holds no answer to this call; the message names what differs."""


__all__ = [
    "AnswerInvalid",
    "AnswerMissing",
    "BudgetSpent",
    "ConfigError",
    "LedgerError",
    "ModelError",
    "ModelRefused",
    "ModelUnavailable",
    "PackError",
    "PressmarkError",
    "ReadError",
    "ReviewError",
    "ReviewMissing",
    "ReviewOutdated",
]
