"""The way through instructor and openai: one request out, one parsed answer back.

The only importer of instructor, which reads and validates the answer. It never sees a context
(it would render articles as templates), does not retry, and does not write the request's form:
it sends no `strict`. Requests go by the client's own `post`, which keeps its auth and errors.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import instructor
import openai
from instructor.core import IncompleteOutputException, InstructorRetryException
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError

from pressmark.readers.model.completions import blank_controls, received_from
from pressmark.readers.model.conversation import NotAnAnswer, Request, Turn
from pressmark.readers.model.faults import SHOWN, NoCompletion, RequestFailed
from pressmark_schemas.answer import Answer, answer_schema

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

logging.getLogger("instructor").addHandler(logging.NullHandler())
# instructor logs as errors what is dealt with here; without a handler that ends on stderr.

_ROUTE = "/chat/completions"


class _Wired(BaseModel):
    """What instructor reads: a holder of the answer.

    instructor walks a response model and all below it four times a call (a third of a call's CPU
    in a profile) and asks for its schema each time; this one is small and has its schema ready.
    """

    answer: Any

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> _Wired:
        """Return the holder of the answer in the text. Raises ValidationError."""
        return cls.model_construct(answer=Answer.model_validate_json(json_data))

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        """Return the answer's schema."""
        return answer_schema()


_RESPONSE = instructor.response_schema(_Wired)


class _Passed(IncompleteOutputException):
    """Carries a failure through instructor, which wraps and logs every other exception."""

    def __init__(self, failed: Exception) -> None:
        super().__init__()
        self.failed = failed


def sender(client: openai.OpenAI) -> Callable[[Request, float], Turn]:
    """Return what sends a request, with seconds to wait, and returns answer and completion.

    It raises RequestFailed and NotAnAnswer.
    """

    def create(*, request: Request, seconds: float, **_: Any) -> ChatCompletion:
        try:
            answered: object = client.post(
                _ROUTE, cast_to=ChatCompletion, body=request.body, options={"timeout": seconds}
            )
        except (openai.OpenAIError, ValueError) as error:  # ValueError: neither JSON nor UTF-8
            raise _Passed(RequestFailed(error)) from None
        return _completion(answered)

    patched: dict[bool, Any] = {tools: _patched(create, tools=tools) for tools in (True, False)}

    def send(request: Request, seconds: float) -> Turn:
        try:
            return _turn(patched[request.manner.form == "tools"](**_arguments(request, seconds)))
        except (IncompleteOutputException, InstructorRetryException) as error:
            raise _meant(error) from None

    return send


def asender(client: openai.AsyncOpenAI) -> Callable[[Request, float], Awaitable[Turn]]:
    """Return the awaited twin of what `sender` returns."""

    async def create(*, request: Request, seconds: float, **_: Any) -> ChatCompletion:
        try:
            answered: object = await client.post(
                _ROUTE, cast_to=ChatCompletion, body=request.body, options={"timeout": seconds}
            )
        except (openai.OpenAIError, ValueError) as error:  # ValueError: neither JSON nor UTF-8
            raise _Passed(RequestFailed(error)) from None
        return _completion(answered)

    patched: dict[bool, Any] = {tools: _patched(create, tools=tools) for tools in (True, False)}

    async def send(request: Request, seconds: float) -> Turn:
        try:
            return _turn(await patched[request.manner.form == "tools"](**_arguments(request, seconds)))
        except (IncompleteOutputException, InstructorRetryException) as error:
            raise _meant(error) from None

    return send


def _patched(create: Callable[..., Any], *, tools: bool) -> Any:
    mode = instructor.Mode.TOOLS if tools else instructor.Mode.JSON_SCHEMA
    return instructor.patch(create=create, mode=mode)


def _arguments(request: Request, seconds: float) -> dict[str, Any]:
    return {
        "response_model": _RESPONSE,
        "max_retries": 0,
        "strict": False,
        "request": request,
        "seconds": seconds,
    }


def _completion(answered: object) -> ChatCompletion:
    """Return a completion that should hold an answer; stop what does not."""
    if not isinstance(answered, ChatCompletion):
        raise _Passed(RequestFailed(NoCompletion(str(answered))))
    received = received_from(answered)
    if received.refusal or received.finish in {"length", "content_filter"}:
        raise _Passed(NotAnAnswer(str(received.finish), received))
    blank_controls(answered)
    return answered


def _turn(parsed: Any) -> Turn:
    """Return an answer and what came with it, from what instructor returns."""
    return parsed.answer, received_from(parsed._raw_response)


def _meant(error: IncompleteOutputException | InstructorRetryException) -> Exception:
    """Return what a failure in instructor means here."""
    if isinstance(error, _Passed):
        return error.failed
    cause = error.__cause__
    problem = str(cause or type(error).__name__)
    if isinstance(cause, ValidationError):
        first = cause.errors(include_url=False, include_input=False)[0]
        problem = f"{'.'.join(map(str, first['loc'])) or 'answer'}: {first['msg']}"
    received = received_from(error.last_completion)
    if received.text and "EOF while parsing" in problem:
        # Some servers do not say that the limit cut a tool call (llama-cpp-python 0.3.36).
        received = replace(received, finish="length")
    return NotAnAnswer(" ".join(problem.split())[:SHOWN], received)
