"""The chat completions wire format: what a request asks for, and bytes of what answers it.

The same request gets the same bytes: ids come from the request's digest and the clock is fixed.
It knows nothing of articles and does not decide what is answered.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal, cast

Mode = Literal["json_schema", "tools", "json_object", "text"]

CREATED = 1_700_000_000
"""The fixed clock, seconds since 1970."""

_STATUS_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    404: "invalid_request_error",
    429: "rate_limit_error",
}


class BadRequest(Exception):  # noqa: N818 - it becomes a 400
    """The request is one that OpenAI's own server would refuse."""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A response as it goes onto the wire."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What one request asks: `text` is its last user message, `tool` the name of the forced tool."""

    body: dict[str, Any]
    model: str
    messages: tuple[str, ...]
    text: str
    mode: Mode
    tool: str | None

    @property
    def digest(self) -> str:
        """Return sha256 of the body's canonical JSON, hex."""
        canonical = json.dumps(self.body, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Said:
    """What the model says: the words, why it stopped, and the refusal in their place if there is one."""

    text: str
    finish_reason: str = "stop"
    refusal: str | None = None


def parse_chat(body: dict[str, Any]) -> ChatRequest:
    """Return what a body asks for; `BadRequest` says what is wrong with it."""
    if body.get("stream"):
        raise BadRequest("stream: this endpoint does not stream")
    if not isinstance(body.get("model"), str):
        raise BadRequest("model: a string is required")
    messages = [_content(message) for message in cast("list[dict[str, Any]]", body.get("messages") or [])]
    users = [text for role, text in messages if role == "user"]
    if not users:
        raise BadRequest("messages: at least one user message is required")
    mode, tool = _mode(body)
    if mode == "json_object" and not any("json" in text.lower() for _, text in messages):
        raise BadRequest("messages must contain the word 'json' in some form, to use json_object")
    texts = tuple(text for _, text in messages)
    return ChatRequest(body, body["model"], texts, users[-1], mode, tool)


def completion(request: ChatRequest, said: Said) -> HttpResponse:
    """Return a chat completion in the form that the request's mode asks for."""
    reason = "tool_calls" if request.tool and said.finish_reason == "stop" else said.finish_reason
    message = _message(request, said)
    body = {
        "id": f"chatcmpl-{request.digest[:24]}",
        "object": "chat.completion",
        "created": CREATED,
        "model": request.model,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": reason}],
        "usage": _usage(request, said),
        "system_fingerprint": "fp_scripted",
    }
    return HttpResponse(200, encode(body), {"x-request-id": f"req_{request.digest[:16]}"})


def failure(status: int, message: str, headers: dict[str, str] | None = None) -> HttpResponse:
    """Return an error response in OpenAI's form."""
    kind = _STATUS_TYPES.get(status, "server_error")
    body = {"error": {"message": message, "type": kind, "param": None, "code": None}}
    return HttpResponse(status, encode(body), headers or {})


def encode(body: dict[str, Any]) -> bytes:
    """Return compact JSON as UTF-8."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _content(message: dict[str, Any]) -> tuple[str, str]:
    content = message.get("content") or ""
    if not isinstance(content, str):
        content = "".join(part.get("text", "") for part in content)
    return message.get("role", ""), content


def _mode(body: dict[str, Any]) -> tuple[Mode, str | None]:
    choice = body.get("tool_choice")
    if body.get("tools") and choice not in (None, "auto", "none"):
        if isinstance(choice, dict):
            return "tools", cast("dict[str, Any]", choice)["function"]["name"]
        return "tools", body["tools"][0]["function"]["name"]
    wanted: dict[str, Any] = body.get("response_format") or {"type": "text"}
    if wanted["type"] == "json_schema" and wanted["json_schema"].get("strict"):
        check_strict(wanted["json_schema"]["schema"])
    if wanted["type"] not in ("json_schema", "json_object", "text"):
        raise BadRequest(f"response_format: unknown type {wanted['type']!r}")
    return wanted["type"], None


def check_strict(schema: Any, where: str = "schema") -> None:
    """Raise `BadRequest` unless OpenAI's strict mode would take the schema.

    Every object must forbid other properties and require all of its own; nothing has a default.
    """
    if isinstance(schema, list):
        for part in cast("list[Any]", schema):
            check_strict(part, where)
    if not isinstance(schema, dict):
        return
    node = cast("dict[str, Any]", schema)
    properties = node.get("properties")
    if node.get("type") == "object" and isinstance(properties, dict):
        if node.get("additionalProperties") is not False:
            raise BadRequest(f"response_format: {where}: additionalProperties must be false")
        if sorted(node.get("required", [])) != sorted(cast("dict[str, Any]", properties)):
            raise BadRequest(f"response_format: {where}: every property must be required")
    if "default" in node and not isinstance(node["default"], dict):
        raise BadRequest(f"response_format: {where}: a default is not permitted")
    for key, part in node.items():
        check_strict(part, f"{where}.{key}")


def _message(request: ChatRequest, said: Said) -> dict[str, Any]:
    if said.refusal is not None:
        return {"role": "assistant", "content": None, "refusal": said.refusal}
    if request.tool is None:
        return {"role": "assistant", "content": said.text, "refusal": None}
    function = {"name": request.tool, "arguments": said.text}
    call = {"id": f"call_{request.digest[:24]}", "type": "function", "function": function}
    return {"role": "assistant", "content": None, "refusal": None, "tool_calls": [call]}


def _usage(request: ChatRequest, said: Said) -> dict[str, Any]:
    asked = round(sum(map(len, request.messages)) / 4)
    answered = round(len(said.refusal or said.text) / 4)
    return {
        "prompt_tokens": asked,
        "completion_tokens": answered,
        "total_tokens": asked + answered,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0},
    }
