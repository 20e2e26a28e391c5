"""What a batch and a request are, as they are remembered."""

from typing import NamedTuple

from pressmark.processes import this_process


class State(NamedTuple):
    """How a batch stands at its provider: counts of requests, times in ISO 8601, ids of its result files."""

    id: str
    status: str
    done: int
    failed: int
    created: str | None
    expires: str | None
    output: str | None
    errors: str | None
    problem: str

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.status in {"completed", "failed", "expired", "cancelled"}


class Batch(NamedTuple):
    """A batch as it is remembered; `state` is None while nobody knows whether it was created.

    `begun` is in ISO 8601; `host` and `pid` are the process that began it; `collected`: nothing waits in it.
    """

    key: str
    address: str
    begun: str
    host: str
    pid: int
    collected: bool
    total: int
    state: State | None


class Request(NamedTuple):
    """A request that waits: its call's digest, its article's id and the article as JSON.

    `held` is what is held of the budget for it, in nanos; 0 where it is not paid from one.
    """

    custom_id: str
    article: str
    json: str
    held: int = 0


def new_batch(key: str, address: str, total: int) -> Batch:
    """Return a batch that this process is about to create."""
    by = this_process()
    return Batch(key, address, by.seen, by.host, by.pid, collected=False, total=total, state=None)
