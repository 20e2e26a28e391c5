"""Spans around requests, by OpenTelemetry's conventions for generative AI, where its API is installed.

They say which model was asked, how long it took and how many tokens it counted; no word of an article or answer.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from pressmark.readers.model.conversation import NotAnAnswer, Turn
from pressmark.readers.model.faults import RequestFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from pressmark.readers.model.completions import Received


@contextmanager
def traced(model: str) -> Generator[Callable[[Turn], Turn]]:
    """Give what is told of an answer, and returns it, within the span of its request; errors are told by their kind."""
    trace = _trace()
    if trace is None:
        yield lambda turn: turn
        return
    asked = {"gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": model}
    with trace.get_tracer("pressmark").start_as_current_span(
        f"chat {model}",
        kind=trace.SpanKind.CLIENT,
        attributes=asked,
        record_exception=False,  # its message may hold what a model wrote
        set_status_on_exception=False,
    ) as span:

        def told(turn: Turn) -> Turn:
            span.set_attributes(_said(turn[1]))
            return turn

        try:
            yield told
        except NotAnAnswer as error:
            span.set_attributes(_said(error.received))
            _failed(span, "not_an_answer", trace)
            raise
        except RequestFailed as error:
            _failed(span, str(error.outcome.status or "unreachable"), trace)
            raise


def _failed(span: Any, kind: str, trace: Any) -> None:
    span.set_attribute("error.type", kind)
    span.set_status(trace.StatusCode.ERROR)


def _said(received: Received) -> dict[str, Any]:
    told = {
        "gen_ai.response.model": received.served_model,
        "gen_ai.response.finish_reasons": [received.finish] if received.finish else None,
        "gen_ai.usage.input_tokens": received.tokens[0],
        "gen_ai.usage.output_tokens": received.tokens[2],
    }
    return {name: value for name, value in told.items() if value is not None}


@cache
def _trace() -> Any:
    """Return OpenTelemetry's module, None where it is not installed."""
    try:
        from opentelemetry import trace  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    return trace
