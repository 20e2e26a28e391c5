"""Spans around requests to a model, as a collector would see them; the scripted endpoint answers."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from opentelemetry import trace

from pressmark.errors import ModelError
from pressmark.readers.model import traces
from pressmark.session import Session
from pressmark.settings import Settings
from tests.backfill.archive import text

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint


class Seen(trace.NonRecordingSpan):
    """A span that keeps what it is told."""

    def __init__(self, name: str, attributes: dict[str, Any]) -> None:
        super().__init__(trace.INVALID_SPAN_CONTEXT)
        self.name, self.attributes, self.failed, self.events = name, dict(attributes), False, 0

    def set_attribute(self, key: str, value: Any) -> None:
        """Keep an attribute."""
        self.attributes[key] = value

    def set_attributes(self, attributes: Any) -> None:
        """Keep attributes."""
        self.attributes |= attributes

    def set_status(self, status: Any, description: str | None = None) -> None:
        """Keep that it failed; why must not be told."""
        assert description is None
        self.failed = status == trace.StatusCode.ERROR


class Tracer(trace.NoOpTracer):
    """A tracer that keeps its spans."""

    def __init__(self) -> None:
        self.spans: list[Seen] = []

    @contextmanager
    def start_as_current_span(self, name: str, *_: Any, **known: Any) -> Generator[Seen]:  # pyright: ignore
        """Begin a span."""
        assert (known["record_exception"], known["set_status_on_exception"]) == (False, False)
        self.spans.append(Seen(name, known["attributes"]))
        yield self.spans[-1]


@pytest.fixture
def tracer(monkeypatch: pytest.MonkeyPatch) -> Tracer:
    """Give the tracer that a collector would have set up."""
    known = Tracer()

    def given(_: str) -> Tracer:
        return known

    monkeypatch.setattr(trace, "get_tracer", given)
    traces._trace.cache_clear()  # pyright: ignore[reportPrivateUsage]
    return known


def settings(endpoint: ScriptedEndpoint, folder: Path) -> Settings:
    """Return settings by which the endpoint is asked, once."""
    known = {"model": "scripted-1", "base_url": endpoint.url, "answers": folder, "attempts": 1, "reask": False}
    return Settings.model_validate(known)


def test_a_request_is_a_span(endpoint: ScriptedEndpoint, tmp_path: Path, tracer: Tracer) -> None:
    """It says which model was asked, which answered and what that took, by the conventions' names, and no more."""
    with Session(settings(endpoint, tmp_path)) as session:
        record = session.read(session.article(text(0)))
    (span,) = tracer.spans
    made = record.provenance
    assert span.name == "chat scripted-1"
    assert span.attributes == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "scripted-1",
        "gen_ai.response.model": made.served_model,
        "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.usage.input_tokens": made.input_tokens,
        "gen_ai.usage.output_tokens": made.output_tokens,
    }
    assert not span.failed


@pytest.mark.parametrize(
    ("script", "kind"), [("server_error", "500"), ("refusal", "not_an_answer"), ("bad_key", "401")]
)
def test_an_error_is_told_by_its_kind(
    endpoint: ScriptedEndpoint, tmp_path: Path, tracer: Tracer, script: str, kind: str
) -> None:
    """No message goes into a span: it may hold what a model wrote."""
    endpoint.play(f"{script}*")
    with Session(settings(endpoint, tmp_path)) as session, pytest.raises(ModelError):
        session.read(session.article(text(0)))
    span = tracer.spans[-1]
    assert (span.failed, span.attributes["error.type"]) == (True, kind)


def test_nothing_is_needed(endpoint: ScriptedEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without OpenTelemetry a model reads as ever."""
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    traces._trace.cache_clear()  # pyright: ignore[reportPrivateUsage]
    with Session(settings(endpoint, tmp_path)) as session:
        assert session.read(session.article(text(0))).provenance.reader == "model"
    traces._trace.cache_clear()  # pyright: ignore[reportPrivateUsage]
