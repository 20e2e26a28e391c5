"""One article's way with answers at hand: none for the rule reader, written ones for a model."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pressmark.calls import ModelCall, ModelOptions, Prices, Reply
from pressmark.errors import ModelError
from pressmark.flow import Asking, adrive, drive, read
from pressmark.prompting import load_prompt
from tests.resolve.labels import answer
from tests.scan.reading import PACK, article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pressmark_schemas.record import Record
    from tests.resolve.labels import Label

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
ASKING = Asking(load_prompt("label"), ModelOptions("scripted-1", "http://127.0.0.1:8000/v1"), Prices(1.0, 0.5, 2.0))


class Model:
    """A model that says the same of every article; `calls` are those that it was asked."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self._reply = Reply(answer(*labels), "scripted-1-0613", "json_schema", 1000, 400, 200)
        self.calls: list[ModelCall] = []

    def answer(self, call: ModelCall) -> Reply:
        """Return the reply to a call."""
        self.calls.append(call)
        return self._reply

    async def aanswer(self, call: ModelCall) -> Reply:
        """Return the reply to a call after others had their turn."""
        await asyncio.sleep(0)
        return self.answer(call)


class Changing(Model):
    """A model that says one thing at first and another when it is asked again, or fails then."""

    def __init__(self, first: Sequence[Label], second: Sequence[Label] | ModelError) -> None:
        super().__init__(first)
        self._second = second

    def answer(self, call: ModelCall) -> Reply:
        """Return the reply to a call, by what it asks."""
        reply = super().answer(call)
        if not call.prompt.startswith("again/"):
            return reply
        if isinstance(self._second, ModelError):
            raise self._second
        return replace(reply, answer=answer(*self._second))


def read_with(text: str, model: Model, **changes: Any) -> Record:
    """Return the record of a text that a model reads who may be asked again; `changes` are of the asking."""
    asking = ASKING._replace(**{"again": load_prompt("again"), **changes})
    return drive(read(article(text), PACK, asking, at=AT), model.answer).record


def read_by_rules(text: str, published: date | None = None) -> Record:
    """Return the record of a text that no model reads."""
    model = Model([])
    record = drive(read(article(text, published), PACK, at=AT), model.answer).record
    assert model.calls == []
    return record


def read_by_model(text: str, *labels: Label, model: Model | None = None) -> Record:
    """Return the record of a text of which a model says these labels."""
    return drive(read(article(text), PACK, ASKING, at=AT), (model or Model(labels)).answer).record


async def aread_by_model(text: str, *labels: Label) -> Record:
    """Return the same, awaited."""
    return (await adrive(read(article(text), PACK, ASKING, at=AT), Model(labels).aanswer)).record
