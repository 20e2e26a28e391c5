"""The way of one request: out by openai's client, back through instructor, which reads the answer.

A request goes by the client's own `post`, which keeps its auth and errors; its form comes with
it, as instructor would send no `strict`. instructor never sees a context (it would render articles
as templates) and does not retry. It is imported here alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx2
import instructor
import openai
from pydantic import BaseModel, ValidationError

from pressmark.readers.model.completions import Completion, Received, received_from
from pressmark.readers.model.conversation import NotAnAnswer, Request, Turn
from pressmark.readers.model.faults import SHOWN, NoCompletion, RequestFailed
from pressmark.readers.model.traces import traced
from pressmark_schemas.answer import Answer

if TYPE_CHECKING:
    from pressmark.readers.model.modes import Manner

_ROUTE = "/chat/completions"


class _Wired(BaseModel):
    """What instructor reads: a holder of the answer.

    instructor walks a response model and all below it at each answer, which takes longer than to
    read the answer; this one is small.
    """

    answer: Any

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> _Wired:
        """Return the holder of the answer in the text. Raises ValidationError."""
        return cls.model_construct(answer=Answer.model_validate_json(json_data))


_RESPONSE: Any = instructor.response_schema(_Wired)


def send(client: openai.OpenAI, request: Request, seconds: float) -> Turn:
    """Send a request, with seconds to wait; return the answer and what came with it.

    Raises RequestFailed or NotAnAnswer.
    """
    with traced(request.model) as told:
        try:
            answered = client.post(_ROUTE, cast_to=httpx2.Response, content=request.body, options={"timeout": seconds})
        except openai.OpenAIError as error:
            raise RequestFailed(error) from None
        return told(turn(answered, request.manner))


async def asend(client: openai.AsyncOpenAI, request: Request, seconds: float) -> Turn:
    """Send a request as `send` does, awaiting the response."""
    with traced(request.model) as told:
        try:
            answered = await client.post(
                _ROUTE, cast_to=httpx2.Response, content=request.body, options={"timeout": seconds}
            )
        except openai.OpenAIError as error:
            raise RequestFailed(error) from None
        return told(turn(answered, request.manner))


def turn(response: httpx2.Response, manner: Manner) -> Turn:
    """Return the answer of a response to a request in a manner. Raises RequestFailed or NotAnAnswer."""
    completion = _completion(response)
    received = received_from(completion, response)
    if received.refusal or received.finish in {"length", "content_filter"}:
        raise NotAnAnswer(str(received.finish), received)
    mode = instructor.Mode.TOOLS if manner.form == "tools" else instructor.Mode.JSON_SCHEMA
    try:
        answer: Answer = _RESPONSE.from_response(completion, strict=False, mode=mode).answer
    except ValueError as error:
        raise _no_answer(error, received) from None
    return answer, received


def _completion(response: httpx2.Response) -> Completion:
    try:
        return Completion.model_validate_json(response.content)
    except ValidationError as error:
        garbled = error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid"
        if garbled and "json" in response.headers.get("content-type", ""):
            raise RequestFailed(error) from None
    raise RequestFailed(NoCompletion(response.text))


def _no_answer(error: ValueError, received: Received) -> NotAnAnswer:
    """Return what an answer that instructor cannot read means here."""
    problem = str(error)
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        problem = f"{'.'.join(map(str, first['loc'])) or 'answer'}: {first['msg']}"
    if received.text and "EOF while parsing" in problem:
        # Some servers do not say that the limit cut a tool call (llama-cpp-python 0.3.36).
        received = replace(received, finish="length")
    return NotAnAnswer(" ".join(problem.split())[:SHOWN], received)
