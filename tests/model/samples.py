"""What the tests of the model reader ask about: an invented article, its marks, and an answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

from pressmark.calls import Message, ModelCall, ModelOptions, Reply
from pressmark.readers.model import Bounds, Clock, ModelReader
from pressmark_schemas.answer import Answer, Dismissal, QuoteLabel, RatingLabel

ANSWER = Answer(
    ratings=[
        RatingLabel(mark="g1", bodies=["Essex Police"], areas=["efficiency"], grade="good", basis="stated", count=None)
    ],
    quotes=[QuoteLabel(mark="q1", kind="person", speaker="Zoë Marl", role=None, organisation=None)],
    concerns=[],
    dismissed=[Dismissal(mark="g2", reason="hoped_for")],
    unmarked_ratings=[],
    unmarked_quotes=[],
)
ENDPOINT = "http://127.0.0.1:8000/v1"
OPTIONS = ModelOptions("scripted-1", ENDPOINT)
REPLY = Reply(ANSWER, "scripted-1-0613", "json_schema", 100, 40, 20)
ARTICLE = "a" * 64
BOUNDS = Bounds(timeout=5.0, attempts=4, deadline=60.0)


def call(
    options: ModelOptions = OPTIONS,
    *,
    text: str = "Essex Police is good at efficiency.",
    article: str = ARTICLE,
    prompt: str = "label/1",
    prompt_digest: str = "p" * 64,
    told: tuple[tuple[str, str], ...] = (),
) -> ModelCall:
    """Return a call about an invented line."""
    system = Message("system", f"Label it ({prompt_digest}). Answer in JSON.")
    messages = (system, Message("user", f"{article}: {text} {told}"))
    return ModelCall(article, messages, prompt, prompt_digest, "s" * 64, options, told)


@dataclass
class Asking:
    """A model reader on an endpoint whose waits are kept and not waited."""

    url: str
    slept: list[float] = field(default_factory=list[float])
    now: float = 0.0
    key: str | None = "sk-planted-0123456789"
    bounds: Bounds = BOUNDS

    def ask(self, *options: ModelOptions, **changes: Any) -> list[Reply]:
        """Return the replies of one reader to a call with each of the options, in turn."""
        with self.reader() as reader:
            return [reader.answer(call(each)) for each in self.options(options, changes)]

    def options(self, options: tuple[ModelOptions, ...], changes: dict[str, Any]) -> list[ModelOptions]:
        """Return the options given, or one with changes."""
        return list(options) or [replace(OPTIONS, endpoint=self.url, **changes)]

    def reader(self) -> ModelReader:
        """Return a new reader."""
        clock = Clock(sleep=self.sleep, asleep=self.asleep, elapsed=lambda: self.now, chance=lambda: 1.0)
        return ModelReader(replace(OPTIONS, endpoint=self.url), api_key=self.key, clock=clock, bounds=self.bounds)

    def sleep(self, seconds: float) -> None:
        """Keep a wait."""
        self.slept.append(seconds)
        self.now += seconds

    async def asleep(self, seconds: float) -> None:
        """Keep an awaited wait."""
        self.sleep(seconds)


class AsyncAsking(Asking):
    """The same by the awaited face."""

    def ask(self, *options: ModelOptions, **changes: Any) -> list[Reply]:
        """Return the replies of one reader to a call with each of the options, in turn."""

        async def asked() -> list[Reply]:
            async with self.reader() as reader:
                return [await reader.aanswer(call(each)) for each in self.options(options, changes)]

        return asyncio.run(asked())


ASKING = (Asking, AsyncAsking)
