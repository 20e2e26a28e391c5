"""The model reader: answers calls through one endpoint, blocking or awaited.

It holds the clients and the memory of what the endpoint accepts. What is said stands in
`conversation`, when it is tried again in `retry`, how it travels in `wire`.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from urllib.parse import parse_qsl, unquote, urlsplit

import openai

from pressmark.errors import ConfigError
from pressmark.readers.model import wire
from pressmark.readers.model.conversation import Conversation, NotAnAnswer, Request, Turn
from pressmark.readers.model.faults import RequestFailed, headers, place, worth_another
from pressmark.readers.model.paying import paid
from pressmark.readers.model.retry import Clock, Judgement, Patience, RetryPolicy

if TYPE_CHECKING:
    from pressmark.calls import ModelCall, ModelOptions, Reply
    from pressmark.limits import Limiter
    from pressmark.readers.model.batches import Batches
    from pressmark.readers.model.modes import Manner
    from pressmark.spend import Purse

_FAILURES = (RequestFailed, NotAnAnswer)
_NO_KEY = "none"
"""Sent where no key is set: local servers want none, and openai's client insists on one."""


class Bounds(NamedTuple):
    """How long a call may take: seconds for one request, requests of one body, seconds for all, waits included."""

    timeout: float = 120.0
    attempts: int = 5
    deadline: float = 300.0


class ModelReader:
    """Answers calls to the models of one endpoint.

    One reader serves many calls and threads; the awaited face belongs to one event loop. Close it
    with `close` or `aclose`, or use it in `with` or `async with`. With a `limiter` each awaited
    request waits for its place, a repeated one anew; no deadline counts that wait. With a `purse` each
    request is paid from it, and BudgetSpent is raised in place of one that cannot be.
    """

    def __init__(
        self,
        options: ModelOptions,
        *,
        api_key: str | None = None,
        bounds: Bounds | None = None,
        clock: Clock | None = None,
        limiter: Limiter | None = None,
        purse: Purse | None = None,
    ) -> None:
        self._options = options
        self._address = options.address
        self._key = api_key.strip() if api_key else None
        bounds = bounds or Bounds()
        self._timeout = bounds.timeout
        self._limiter, self._purse = limiter, purse
        judgement = Judgement(worth_another, headers)
        self._policy = RetryPolicy(bounds.attempts, bounds.deadline, judgement, clock or Clock())
        self._lock = threading.Lock()
        self._known: dict[str, Manner] = {}
        self._client: openai.OpenAI | None = None
        self._aclient: openai.AsyncOpenAI | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def close(self) -> None:
        """Close the blocking client's connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    async def aclose(self) -> None:
        """Close all connections, those of the awaited client too."""
        self.close()
        if self._aclient is not None:
            await self._aclient.close()
            self._aclient = None

    def answer(self, call: ModelCall) -> Reply:
        """Ask the model and return its reply.

        Raises ModelUnavailable, ModelRefused or AnswerInvalid; ConfigError when the call is meant
        for another endpoint than the reader's.
        """
        talk = self._conversation(call).talk()
        try:
            request = next(talk)
            while True:
                try:
                    turn = request.patience.retrying()(self._send, request)
                except _FAILURES as failure:
                    request = talk.throw(failure)
                else:
                    request = talk.send(turn)
        except StopIteration as done:
            return done.value

    async def aanswer(self, call: ModelCall) -> Reply:
        """Ask the model and return its reply; raises what `answer` raises."""
        talk = self._conversation(call).talk()
        try:
            request = next(talk)
            while True:
                try:
                    turn: Turn = await request.patience.aretrying()(self._asend, request)
                except _FAILURES as failure:
                    request = talk.throw(failure)
                else:
                    request = talk.send(turn)
        except StopIteration as done:
            return done.value

    def _conversation(self, call: ModelCall) -> Conversation:
        if call.options.address != self._address:
            raise ConfigError(f"{place(call)}: this reader was made for {self._address}; make one for each endpoint")
        return Conversation(call, Patience(self._policy), self._key, self._known)

    def batches(self) -> Batches:
        """Return the way to the endpoint's batches, by this reader's client, key and patience."""
        from pressmark.readers.model.batches import Batches  # noqa: PLC0415 - for who sends batches alone

        return Batches(self._blocking(), self._policy, self._timeout, self._key)

    def _blocking(self) -> openai.OpenAI:
        with self._lock:
            if self._client is None:
                self._client = openai.OpenAI(http_client=openai.DefaultHttpxClient(auth=self._auth), **self._way)
            return self._client

    def _send(self, request: Request) -> Turn:
        client, purse = self._blocking(), self._purse
        if purse is None:
            return wire.send(client, request, request.patience.begin_try(self._timeout))
        hold = purse.reserve(len(request.body))
        with paid(purse, hold):
            turn = wire.send(client, request, request.patience.begin_try(self._timeout))
            purse.settle(hold, turn[1].tokens)
            return turn

    async def _asend(self, request: Request) -> Turn:
        if self._aclient is None:
            http = openai.DefaultAioHttpClient(auth=self._auth)
            self._aclient = openai.AsyncOpenAI(http_client=http, **self._way)
        if self._limiter is None:
            return await self._apaid(self._aclient, request)
        waiting = self._policy.clock.elapsed()
        async with self._limiter.slot(request.tokens) as slot:
            request.patience.excuse(self._policy.clock.elapsed() - waiting)
            try:
                turn = await self._apaid(self._aclient, request)
            except _FAILURES as failure:
                slot.done(*failure.outcome)
                raise
            slot.done(*turn[1].outcome)
            return turn

    async def _apaid(self, client: openai.AsyncOpenAI, request: Request) -> Turn:
        purse = self._purse
        if purse is None:
            return await wire.asend(client, request, request.patience.begin_try(self._timeout))
        hold = await purse.areserve(len(request.body))
        with paid(purse, hold):
            turn = await wire.asend(client, request, request.patience.begin_try(self._timeout))
            purse.settle(hold, turn[1].tokens)
            return turn

    @property
    def _way(self) -> dict[str, Any]:
        """The client's arguments. Credentials stay out of the URL, which the HTTP library logs."""
        query = dict(parse_qsl(urlsplit(self._options.endpoint).query))
        return {
            "api_key": self._key or _NO_KEY,
            "base_url": self._address,
            "default_query": query,
            "max_retries": 0,
        }

    @property
    def _auth(self) -> tuple[str, str] | None:
        """User and password of an endpoint that has them; they take the place of the API key."""
        parts = urlsplit(self._options.endpoint)
        return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
