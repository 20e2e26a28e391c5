"""What is said of a job, and what a job is made of."""

from typing import Literal, NamedTuple

from pressmark.errors import PressmarkError
from pressmark_schemas.answer import digest_of
from pressmark_schemas.article import Article

JobState = Literal["waiting", "running", "done", "failed"]

LEASE = 60.0
"""Seconds for which a job is its owner's; then, if it was not prolonged, anybody's."""


class QueueFull(PressmarkError):  # noqa: N818 - it says what happened
    """As many jobs wait as may."""


class Task(NamedTuple):
    """What is to be done: an article is read by whom `asked` names (a model with its prompt, or the rules)."""

    article: Article
    asked: str

    @property
    def digest(self) -> str:
        """What tells the same task from another: the sha256 of all of it, hex."""
        return digest_of([self.article.model_dump(mode="json"), self.asked])


class Job(NamedTuple):
    """A job as the ledger knows it. Times are ISO; `reason` is why it failed."""

    id: str
    state: JobState
    reason: str | None
    accepted: str
    begun: str | None
    ended: str | None

    @property
    def over(self) -> bool:
        """Whether nothing more becomes of it by itself."""
        return self.state in {"done", "failed"}


class Claimed(NamedTuple):
    """A job that is its claimer's to do: its id, and the article's JSON."""

    id: str
    article: str
