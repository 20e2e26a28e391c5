"""What an endpoint's failures mean: try again, ask in another form, or give up with an error.

Everything that reads the openai library's exceptions stands here. Messages name the endpoint
without credentials, the model and the article; the API key is cut out of whatever a server says.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast

import openai

from pressmark.errors import ModelError, ModelRefused, ModelUnavailable
from pressmark.readers.model.completions import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.calls import ModelCall
    from pressmark.readers.model.retry import Patience

SHOWN = 200
"""Characters of what a server sent that an error message shows."""

_TOO_LONG = re.compile(r"context (?:length|window|size)|too many tokens|prompt is too long", re.IGNORECASE)
_NO_MODEL = re.compile(r"model\b.{0,80}(?:not found|does not exist|not exist)|model_not_found", re.IGNORECASE)
_FORM = re.compile(
    r"response_format|json_schema|json_object|schema|validation error|grammar|structured output|strict|tool",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"max_(?:completion_)?tokens", re.IGNORECASE)
_FILTERED = re.compile(r"content[_ ](?:filter|management|policy)", re.IGNORECASE)
_NO_CREDIT = re.compile(r"insufficient_quota|exceeded your current quota", re.IGNORECASE)

_AGAIN = frozenset({408, 409, 425, 429})
_UNTOLD = frozenset({0, 408, 502, 504, 520, 522, 524})
"""No status, or that of a gateway that gave up on a server, which may have answered for all that."""
_REJECTIONS = frozenset({400, 404, 422, 500, 501})


class RequestFailed(Exception):  # noqa: N818 - it says what happened, and stays inside
    """A request that brought no completion. `cause` is the library's error, or what JSON parsing raised."""

    def __init__(self, cause: Exception) -> None:
        self.cause = cause
        super().__init__(_kind(cause))

    @property
    def outcome(self) -> Outcome:
        """How the request fared. What is no completion came with success."""
        if isinstance(self.cause, openai.APIStatusError):
            return Outcome(self.cause.status_code, self.cause.response.headers)
        return Outcome(None if isinstance(self.cause, openai.APIConnectionError) else 200, {})


class NoCompletion(Exception):  # noqa: N818
    """Something answered with success and is no chat completion endpoint. The message is what it sent."""


def _kind(cause: Exception) -> str:
    if isinstance(cause, openai.APIStatusError):
        return f"HTTP {cause.status_code}"
    if isinstance(cause, openai.APIConnectionError):
        if isinstance(_root(cause), TimeoutError):  # openai calls some refused connections timeouts, too
            return "no answer in time"
        return f"no connection: {cause.__cause__ or cause}"
    if isinstance(cause, ValueError):
        return "a response that is not JSON"
    if isinstance(cause, NoCompletion):
        return f"what answered is no chat completion endpoint; it sent {str(cause)[:SHOWN]!r}"
    return type(cause).__name__


def _root(error: BaseException) -> BaseException:
    """Return what an error began with."""
    return error if error.__cause__ is None else _root(error.__cause__)


def _said(cause: Exception) -> str:
    """Return what the server said, on one line."""
    if not isinstance(cause, openai.APIStatusError):
        return ""
    body = cast("object", cause.body)
    fields = cast("dict[str, object]", body) if isinstance(body, dict) else {}
    told: object = fields.get("message") or fields.get("detail") or cast("object", body) or ""
    text = told if isinstance(told, str) else json.dumps(told, default=str)
    code = fields.get("code")
    return " ".join((f"{text} ({code})" if isinstance(code, str) else text).split())


def headers(error: BaseException | None) -> Mapping[str, str]:
    """Return the headers of the response behind a failed request, names in lower case."""
    return error.outcome.headers if isinstance(error, RequestFailed) else {}


def rejects_form(error: RequestFailed) -> bool:
    """Tell whether an endpoint will not answer in the form asked for, whatever the article."""
    said = _said(error.cause)
    return (
        _status(error) in _REJECTIONS
        and _FORM.search(said) is not None
        and not (_TOO_LONG.search(said) or _NO_MODEL.search(said) or _FILTERED.search(said))
        and not rejects_limit(error)
    )


def rejects_limit(error: RequestFailed) -> bool:
    """Tell whether an endpoint knows the output limit by another name only."""
    return _status(error) in {400, 422} and _LIMIT.search(_said(error.cause)[:60]) is not None


def worth_another(error: BaseException) -> bool:
    """Tell whether the same request may succeed later."""
    if not isinstance(error, RequestFailed):
        return False
    if isinstance(error.cause, openai.APIConnectionError | ValueError):
        return True
    status = _status(error)
    if status == 501 or rejects_form(error) or _TOO_LONG.search(_said(error.cause)):
        return False
    if status == 429 and _NO_CREDIT.search(_said(error.cause)):
        return False
    return status in _AGAIN or status >= 500


def billable(error: BaseException) -> bool:
    """Tell whether a provider may bill a failed request: not one that it refused, or that did not reach it."""
    if not isinstance(error, RequestFailed):
        return True
    return _status(error) in _UNTOLD and not isinstance(_root(error.cause), ConnectionRefusedError)


def _status(error: RequestFailed) -> int:
    return error.cause.status_code if isinstance(error.cause, openai.APIStatusError) else 0


def place(call: ModelCall) -> str:
    """Return the words that say which model was asked where about what."""
    return f"model {call.options.model!r} at {call.options.address}, article {call.article[:12]}"


def final_error(error: RequestFailed, call: ModelCall, patience: Patience, key: str | None) -> ModelError:
    """Return the error that ends a call."""
    said = without_key(_said(error.cause), key)[:SHOWN]
    if _status(error) == 400 and _FILTERED.search(said):
        return ModelRefused(f"{place(call)}: the provider's content filter declined the article ({told(error, key)})")
    advice = _advice(error, said, patience)
    return ModelUnavailable(f"{place(call)}: {told(error, key)}; {advice}")


def told(error: RequestFailed, key: str | None) -> str:
    """Return what went wrong with a request and what the server said of it, without the API key."""
    said = without_key(_said(error.cause), key)[:SHOWN]
    kind = without_key(str(error), key)
    return f"{kind}: {said}" if said else kind


def _advice(error: RequestFailed, said: str, patience: Patience) -> str:
    """Return what to do about a failed request: the first case that fits."""
    status = _status(error)
    wait = patience.refusal_to_wait(error) or 0.0
    cases = (
        (status in _ADVICE, _ADVICE.get(status, "")),
        (_TOO_LONG.search(said), "the article is too long for this model: use one with a larger context"),
        (status == 429 and _NO_CREDIT.search(said), "the account has no credit left"),
        (
            wait,
            f"it asks to wait {wait:.0f} s of {patience.left:.0f} s left: try later, or raise {_DEADLINE}",
        ),
        (rejects_form(error), "it knows no form asked for: set PRESSMARK_ANSWER_MODE (auto tries them all)"),
        ("temperature" in said, "set PRESSMARK_TEMPERATURE to nothing, so that it is not sent"),
        (
            worth_another(error),
            f"gave up after {patience.tries} requests in {patience.spent:.0f} s; {_LATER}",
        ),
        (isinstance(error.cause, NoCompletion), _ADVICE[404]),
        (True, "the endpoint rejects the request: check PRESSMARK_MODEL and PRESSMARK_BASE_URL"),
    )
    return next(text for fits, text in cases if fits)


_ADVICE = {
    401: "the API key is missing or wrong: set PRESSMARK_API_KEY or OPENAI_API_KEY",
    403: "this API key may not use the model: check its rights, or set PRESSMARK_MODEL",
    404: "no such model or route: check PRESSMARK_MODEL, and PRESSMARK_BASE_URL, which ends in /v1 as a rule",
}


_DEADLINE = "PRESSMARK_DEADLINE"
_LATER = f"see that the endpoint is up, try later, or raise PRESSMARK_TIMEOUT, PRESSMARK_ATTEMPTS or {_DEADLINE}"


def without_key(text: str, key: str | None) -> str:
    """Return a text without the API key, which some servers repeat in their errors.

    A key of a few letters is no secret (local servers take any) and would tear words apart.
    """
    return text.replace(key, "[API key]") if key and len(key) >= 8 else text
