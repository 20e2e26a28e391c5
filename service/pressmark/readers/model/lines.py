"""The lines of batch files: a call as the line that asks for it, and the line that answers it as a reply.

The body of a request is the direct way's, byte for byte, and a completion is read by the same code. A batch
asks once: where the direct way would ask in another form or again, the error says what to do instead.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import httpx2
import openai

from pressmark.errors import ModelUnavailable
from pressmark.readers.model import wire
from pressmark.readers.model.completions import tokens_told
from pressmark.readers.model.conversation import Conversation, NotAnAnswer, Request
from pressmark.readers.model.faults import RequestFailed, billable, headers, place, told, worth_another
from pressmark.readers.model.retry import Judgement, Patience, RetryPolicy

if TYPE_CHECKING:
    from pressmark.calls import ModelCall, Reply

ROUTE = "/v1/chat/completions"

_ONCE = RetryPolicy(1, 0.0, Judgement(lambda _: False, headers))
_AGAIN = "submit the article again"
_JSON = {"content-type": "application/json"}
_NEVER_RUN = frozenset({"batch_expired", "batch_cancelled"})
"""OpenAI's codes for requests that were not begun when their batch ended; it bills those that were completed."""


class Result(NamedTuple):
    """What a batch says of one request: a response's status and body, or why there is none.

    `custom_id` is the digest of the call; `said` is empty where there is a response, and `code` where no error has one.
    """

    custom_id: str
    status: int
    body: Any
    said: str = ""
    code: str = ""


def request_line(call: ModelCall) -> bytes:
    """Return the line of a request file that asks a call, with its line feed; the call's digest is its custom_id."""
    body = next(_conversation(call, None).talk()).body
    head = json.dumps({"custom_id": call.digest, "method": "POST", "url": ROUTE}, separators=(",", ":"))
    return b"".join((head.removesuffix("}").encode(), b',"body":', body, b"}\n"))


def read_result(line: bytes) -> Result | None:
    """Return what a line of an output or error file says, or None for one that is cut or no such line."""
    try:
        fields = _mapping(json.loads(line))
    except (ValueError, RecursionError):
        return None
    custom_id, response = fields.get("custom_id"), _mapping(fields.get("response"))
    if not isinstance(custom_id, str):
        return None
    status = response.get("status_code")
    if isinstance(status, int):
        return Result(custom_id, status, response.get("body"))
    error = _mapping(fields.get("error"))
    code = str(error.get("code") or "")
    said = " ".join(f"{code} {error.get('message') or ''}".split())
    return Result(custom_id, 0, None, said or "its result holds neither a response nor an error", code)


def billed(result: Result) -> tuple[int, int, int] | None:
    """Return the tokens that a provider bills for a result: input, those of them that were cached, and output.

    All are 0 where it may bill some and does not say how many; None where it bills nothing.
    """
    unknown = (0, 0, 0)
    if result.said:
        return None if result.code in _NEVER_RUN else unknown
    try:
        _response(result)
    except RequestFailed as failure:
        return unknown if billable(failure) else None
    return tokens_told(_mapping(result.body).get("usage"))


def reply_of(call: ModelCall, result: Result, key: str | None) -> Reply:
    """Return the reply that a result holds; `key` is cut out of what errors repeat. Raises ModelError."""
    if result.said:
        raise ModelUnavailable(f"{place(call)}: {result.said}; {_AGAIN}")
    talk = _conversation(call, key).talk()
    request = next(talk)
    try:
        other = talk.send(wire.turn(_response(result), request.manner))
    except StopIteration as done:
        return done.value
    except (RequestFailed, NotAnAnswer) as failure:
        if isinstance(failure, RequestFailed) and worth_another(failure):
            raise ModelUnavailable(f"{place(call)}: {told(failure, key)}; {_AGAIN}") from None
        other = talk.throw(failure)
    raise ModelUnavailable(f"{place(call)}: HTTP {result.status}, and {_instead(request, other)}")


def _conversation(call: ModelCall, key: str | None) -> Conversation:
    """Return a conversation without time for a second request, and without a memory of other calls."""
    return Conversation(call, Patience(_ONCE), key, {})


def _response(result: Result) -> httpx2.Response:
    """Return the response of a result as the direct way would have had it. Raises RequestFailed for a failed one."""
    request = httpx2.Request("POST", ROUTE)
    response = httpx2.Response(result.status, content=json.dumps(result.body).encode(), headers=_JSON, request=request)
    if response.is_success:
        return response
    body = _mapping(result.body).get("error") or result.body
    raise RequestFailed(openai.APIStatusError(f"HTTP {result.status}", response=response, body=body))


def _instead(request: Request, other: Request) -> str:
    """Return what to do where the direct way would go on with another request."""
    if request.manner.mode == other.manner.mode:
        return f"the endpoint knows the output limit by another name: unset PRESSMARK_MAX_OUTPUT_TOKENS; {_AGAIN}"
    return (
        f"the endpoint rejects the form {request.manner.mode}: set PRESSMARK_ANSWER_MODE={other.manner.mode}; {_AGAIN}"
    )


def _mapping(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}
