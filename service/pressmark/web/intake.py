"""What becomes of an article that somebody sends: it is known already, or there is a job for it.

What the sender says of an article goes before what it says itself; what is known of it and was not said now stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.jobs import Job, JobBook, Task
from pressmark.ledger.inputs import BY_RULES

if TYPE_CHECKING:
    from pressmark.ledger import Ledger, Stored
    from pressmark_schemas.article import Article

FACTS = ("title", "published", "url", "outlet")


class Intake:
    """Takes articles in. `asked` is which model is asked with which prompt, None where the rules read.

    `room` is how many may wait.
    """

    def __init__(self, ledger: Ledger, jobs: JobBook, asked: str | None, room: int) -> None:
        self._ledger, self._jobs, self._asked, self._room = ledger, jobs, asked, room

    def take(self, article: Article) -> Job | Stored:
        """Return what is known of an article, or the job that will read it, which is kept from now on.

        Raises QueueFull and LedgerError.
        """
        stored = self._ledger.fetch([article.id])
        known = stored[0].article if stored else None
        task = Task(told(known, article) if known else article, self._asked or BY_RULES)
        if stored and task.article == known and self._is_read(stored[0], task):
            return stored[0]
        return self._jobs.accept(task, self._room)

    def _is_read(self, stored: Stored, task: Task) -> bool:
        """Whether nobody would read the article anew; the rules have nothing to add to any record."""
        if self._asked is None or self._jobs.is_done(task):
            return True
        record = stored.record
        return record.outcome == "irrelevant" or record.provenance.reader == "model"


def told(known: Article, sent: Article) -> Article:
    """Return what is known of an article, with what the sender says, or what it states that was not known."""
    news = [
        name
        for name in FACTS
        if getattr(sent, name) not in {None, getattr(known, name)}
        and (getattr(sent, f"{name}_from") == "argument" or getattr(known, name) is None)
    ]
    fields = [field for name in news for field in (name, f"{name}_from")]
    return known.model_copy(update={field: getattr(sent, field) for field in fields})
