"""The model reader with a limiter, over HTTP and in real time: who waits for whom."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING

import pytest

from pressmark.limits import Limiter
from pressmark.readers.model import Bounds, Clock, ModelReader
from tests.endpoint.faults import BEHAVIOURS
from tests.endpoint.wire import ChatRequest, HttpResponse, Said, completion, failure
from tests.model.samples import ANSWER, OPTIONS, call

if TYPE_CHECKING:
    from pressmark.calls import Reply
    from tests.endpoint.server import ScriptedEndpoint


@dataclass
class Desk:
    """Answers requests after a while, the first ones with what is prepared, and notes when they came."""

    takes: float = 0.05
    age: float = 0.0
    prepared: list[HttpResponse] = field(default_factory=list[HttpResponse])
    headers: dict[str, str] = field(default_factory=dict[str, str])
    came: list[float] = field(default_factory=list[float])
    in_flight: int = 0
    most: int = 0
    lock: Lock = field(default_factory=Lock)

    def __call__(self, request: ChatRequest, *_: object) -> HttpResponse:
        """Answer a request."""
        with self.lock:
            self.came.append(time.monotonic())
            self.in_flight += 1
            self.most = max(self.most, self.in_flight)
            prepared = self.prepared.pop(0) if self.prepared else None
        time.sleep(self.takes)
        with self.lock:
            self.in_flight -= 1
        return prepared or replace(completion(request, Said(ANSWER.model_dump_json())), headers=self.headers)


@pytest.fixture
def desk(endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return what answers at the endpoint."""
    made = Desk()
    monkeypatch.setitem(BEHAVIOURS, "desk", made)
    endpoint.play("desk*")
    return made


def ask(url: str, desk: Desk, limiter: Limiter, calls: int) -> list[Reply]:
    """Ask for so many replies at once. On the retry policy's clock each request takes its `age`, a wait nothing."""

    async def together() -> list[Reply]:
        options = replace(OPTIONS, endpoint=url)
        clock = Clock(asleep=lambda _: asyncio.sleep(0), elapsed=lambda: desk.age * len(desk.came))
        async with ModelReader(options, bounds=Bounds(deadline=20), clock=clock, limiter=limiter) as reader:
            return await asyncio.gather(*(reader.aanswer(call(options, text=str(n))) for n in range(calls)))

    return asyncio.run(together())


def test_every_request_takes_a_place(endpoint: ScriptedEndpoint, desk: Desk) -> None:
    """Calls, retries and re-asks together keep to the number, and leave no place taken."""
    desk.prepared = [failure(500, "oops"), failure(503, "busy"), HttpResponse(200, b"{}"), HttpResponse(200, b"{")]
    limiter = Limiter(3)
    assert len(ask(endpoint.url, desk, limiter, 12)) == 12
    assert (len(desk.came), desk.most, limiter.in_flight) == (16, 3, 0)


TOLD: dict[str, tuple[HttpResponse | None, dict[str, str]]] = {
    "Retry-After": (failure(429, "Slow down", {"retry-after": "0.6"}), {}),
    "nothing left": (None, {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "600ms"}),
}


@pytest.mark.parametrize(("refusal", "headers"), TOLD.values(), ids=TOLD)
def test_what_one_request_is_told_holds_the_others(
    endpoint: ScriptedEndpoint, desk: Desk, refusal: HttpResponse | None, headers: dict[str, str]
) -> None:
    """A wait that a response asks for, refused or not, is kept by all calls from that moment."""
    desk.prepared = [refusal] if refusal else []
    desk.headers = headers
    ask(endpoint.url, desk, Limiter(1), 2)
    first, second, *_ = desk.came
    assert second - first >= 0.6


def test_waiting_for_a_place_is_not_waiting_for_the_endpoint(endpoint: ScriptedEndpoint, desk: Desk) -> None:
    """A call that waits longer for others than its deadline is answered all the same."""
    desk.takes, desk.age = 0.2, 15.0
    assert len(ask(endpoint.url, desk, Limiter(1), 4)) == 4


def test_tokens_that_the_endpoint_counts_are_heard(endpoint: ScriptedEndpoint, desk: Desk) -> None:
    """After answers have told how many tokens requests take, calls wait for a minute that has room for them."""

    async def go() -> float:
        options = replace(OPTIONS, endpoint=endpoint.url)
        limiter = Limiter(1, tokens_a_minute=900)
        async with ModelReader(options, limiter=limiter) as reader:
            reply = await reader.aanswer(call(options, text="x" * 1600))
            assert reply.input_tokens + reply.output_tokens > 450
            waiting = asyncio.create_task(reader.aanswer(call(options, text="x" * 1600)))
            await asyncio.sleep(0.1)
            waiting.cancel()
            return limiter.paused

    assert asyncio.run(go()) > 50
    assert len(desk.came) == 1
