"""The way to an endpoint's batches: request files up, batches made and looked at, result files down.

By openai's own client. What may be tried again is, with the reader's patience; creating a batch is not, since
one that was made without our knowing would be paid for twice.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import httpx2
import openai
from openai.types import Batch, FileObject

from pressmark.batchbook import State
from pressmark.errors import ModelUnavailable
from pressmark.readers.model.faults import RequestFailed, told
from pressmark.readers.model.lines import Result, reply_of
from pressmark.readers.model.retry import Patience, RetryPolicy

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.calls import ModelCall, Reply

_T = TypeVar("_T")

_MARK = "pressmark"
"""The name in a batch's metadata under which our own key of it stands."""

_SKEW = timedelta(days=1)
"""More than two clocks differ: no batch is looked for among those created so long before it was begun."""


class Unconfirmed(ModelUnavailable):
    """A batch may have been created or not: the answer to the request did not arrive."""


class Batches:
    """The batches of one endpoint. All methods raise ModelUnavailable when the endpoint does not do what it should."""

    def __init__(self, client: openai.OpenAI, policy: RetryPolicy, timeout: float, key: str | None) -> None:
        self._client = client
        self._policy = policy
        self._timeout = timeout
        self._key = key

    def upload(self, file: Path) -> str:
        """Send a request file and return its id."""

        def send(seconds: float) -> str:
            with file.open("rb") as opened:  # openai would read a path's file into memory
                return _typed(self._client.files.create(file=opened, purpose="batch", timeout=seconds), FileObject).id

        return self._asked("the request file could not be uploaded", send)

    def create(self, file: str, key: str) -> State:
        """Create a batch of an uploaded file under our own key. Raises Unconfirmed when it may have been created."""
        try:
            return _state(
                self._client.batches.create(
                    input_file_id=file,
                    endpoint="/v1/chat/completions",
                    completion_window="24h",
                    metadata={_MARK: key},
                    timeout=self._timeout,
                )
            )
        except (openai.OpenAIError, ValueError) as error:
            refused = isinstance(error, openai.APIStatusError) and error.status_code < 500
            kind = ModelUnavailable if refused else Unconfirmed
            raise kind(self._said("the batch could not be created", RequestFailed(error))) from None

    def find(self, key: str, begun: datetime) -> State | None:
        """Return the batch that was created under our key after it was begun, or None."""

        def search(seconds: float) -> State | None:
            for batch in self._client.batches.list(limit=100, timeout=seconds):  # the newest come first
                if (batch.metadata or {}).get(_MARK) == key:
                    return _state(batch)
                if datetime.fromtimestamp(batch.created_at, UTC) < begun - _SKEW:
                    break
            return None

        return self._asked("the batches could not be listed", search)

    def look(self, batch: str) -> State:
        """Return how a batch stands."""
        return self._asked(
            f"batch {batch} could not be looked at",
            lambda seconds: _state(self._client.batches.retrieve(batch, timeout=seconds)),
        )

    def download(self, file: str, to: Path) -> bool:
        """Write a result file to a path; tell whether the endpoint has it still: OpenAI keeps them for 30 days."""

        def fetch(seconds: float) -> bool:
            try:
                with self._client.files.with_streaming_response.content(file, timeout=seconds) as response:
                    response.stream_to_file(to)
            except openai.NotFoundError:
                return False
            return True

        return self._asked(f"the result file {file} could not be fetched", fetch)

    def discard(self, file: str) -> None:
        """Delete an uploaded file that no batch needs; one that cannot be deleted stays."""
        with contextlib.suppress(openai.OpenAIError):
            self._client.files.delete(file, timeout=self._timeout)

    def reply(self, call: ModelCall, result: Result) -> Reply:
        """Return the reply that a result holds. Raises ModelError as the direct way does."""
        return reply_of(call, result, self._key)

    def _asked(self, problem: str, ask: Callable[[float], _T]) -> _T:
        patience = Patience(self._policy)

        def attempt() -> _T:
            try:
                return ask(patience.begin_try(self._timeout))
            except (openai.OpenAIError, ValueError) as error:
                raise RequestFailed(error) from None
            except httpx2.TransportError as error:  # while a file came in
                raise RequestFailed(_lost(error)) from None

        try:
            return patience.retrying()(attempt)
        except RequestFailed as error:
            raise ModelUnavailable(self._said(problem, error)) from None

    def _said(self, problem: str, error: RequestFailed) -> str:
        return f"{problem} at {self._client.base_url}: {told(error, self._key)}"


def _lost(error: httpx2.TransportError) -> openai.APIConnectionError:
    lost = openai.APIConnectionError(request=error.request)
    lost.__cause__ = error
    return lost


def _typed(value: object, kind: type[_T]) -> _T:
    """Return what the endpoint sent. Raises ValueError for what openai's client lets through that is no JSON."""
    if not isinstance(value, kind):
        raise ValueError(f"no {kind.__name__}")  # noqa: TRY004 - it is the endpoint's word, not our own
    return value


def _state(sent: Batch) -> State:
    batch = _typed(sent, Batch)
    counts = batch.request_counts
    problems = (batch.errors.data if batch.errors else None) or []
    return State(
        id=batch.id,
        status=batch.status,
        done=counts.completed if counts else 0,
        failed=counts.failed if counts else 0,
        created=_time(batch.created_at),
        expires=_time(batch.expires_at),
        output=batch.output_file_id,
        errors=batch.error_file_id,
        problem="; ".join(" ".join(f"{each.code or ''} {each.message or ''}".split()) for each in problems[:3]),
    )


def _time(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
