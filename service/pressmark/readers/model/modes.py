"""The forms in which an endpoint is asked for an answer of the schema, and which come next.

OpenAI's own is `json_schema` with strict true; other servers know forced tool calls or JSON mode
only. No library is imported here: a form is a piece of a request's body.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal, get_args
from urllib.parse import urlsplit

from pressmark_schemas.answer import AnswerMode, answer_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.calls import Message, ModelOptions

Form = Literal["json_schema", "tools", "json_object", "json_object_bare"]
"""`json_object` adds the schema, under which llama.cpp and others make a grammar; some servers
reject that extra, hence the bare form, which is all that JSON mode is at OpenAI."""

LimitName = Literal["max_tokens", "max_completion_tokens"]

_FORMS: dict[AnswerMode, tuple[Form, ...]] = {
    "auto": get_args(Form),
    "json_schema": ("json_schema",),
    "tools": ("tools",),
    "json_object": ("json_object", "json_object_bare"),
}

_COMPLETION_LIMIT_HOSTS = ("openai.com", "openai.azure.com")
"""OpenAI's newer models take `max_completion_tokens` only; most other servers know `max_tokens`
only, and llama-cpp-python's (0.3.36) ignores the new name, that is, generates without a limit."""

_NAME = "answer"
_SAY = "Answer with one JSON object that fits this JSON Schema, and with nothing else:"
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Manner:
    """How an endpoint is spoken to: the form of the answer and the name of the output limit."""

    form: Form
    limit: LimitName

    @property
    def mode(self) -> str:
        """The answer mode as settings and records call it."""
        return self.form.removesuffix("_bare")


def first_manner(options: ModelOptions) -> Manner:
    """Return the manner to begin with."""
    host = urlsplit(options.address).hostname or ""
    newer = any(host == known or host.endswith(f".{known}") for known in _COMPLETION_LIMIT_HOSTS)
    return Manner(_FORMS[options.mode][0], "max_completion_tokens" if newer else "max_tokens")


def next_form(manner: Manner, options: ModelOptions) -> Manner | None:
    """Return the manner to try when an endpoint rejects the form of this one, if there is one."""
    forms = _FORMS[options.mode]
    following = forms[forms.index(manner.form) + 1 :]
    return Manner(following[0], manner.limit) if following else None


def other_limit(manner: Manner) -> Manner:
    """Return the manner with the other name of the output limit."""
    limit: LimitName = "max_tokens" if manner.limit == "max_completion_tokens" else "max_completion_tokens"
    return Manner(manner.form, limit)


def request_body(messages: Sequence[Message], options: ModelOptions, manner: Manner) -> bytes:
    """Return the body of a chat completion request for two messages or more: JSON in UTF-8.

    What stands before the last message is the same for most calls and far longer: it is encoded once.
    """
    *before, last = messages
    head, tail = _frame(tuple(before), options, manner)
    return b"".join((head, _encoded({"role": last.role, "content": last.content}), tail))


def tokens_of(messages: Sequence[Message]) -> float:
    """Return about how many tokens a request has.

    A token of news has 5 characters, one of a schema 3.7 (measured against o200k, to 7 %).
    """
    return sum(len(each.content) for each in messages) / 5 + _schema_length() / 3.7


@cache
def _schema_length() -> int:
    return len(_encoded(answer_schema()))


@lru_cache(maxsize=16)
def _frame(before: tuple[Message, ...], options: ModelOptions, manner: Manner) -> tuple[bytes, bytes]:
    """Return what a body holds before its last message, and behind it."""
    said = [{"role": each.role, "content": each.content} for each in before]
    if manner.mode == "json_object":
        schema = json.dumps(answer_schema(), ensure_ascii=False)
        said[0] = {**said[0], "content": f"{said[0]['content']}\n\n{_SAY}\n{schema}"}
    wanted = {
        "temperature": options.temperature,
        manner.limit: options.max_output_tokens,
        "seed": options.seed,
    }
    fields = {name: value for name, value in wanted.items() if value is not None}
    head = _encoded({"model": options.model, "messages": said}).removesuffix(b"]}")
    return head + b",", b"]," + _encoded({**fields, **_form_fields(manner.form)}).removeprefix(b"{")


def _encoded(value: object) -> bytes:
    """Return a value as JSON. Lone surrogates, no UTF-8, become U+FFFD."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.translate(_LONE).encode()


def _form_fields(form: Form) -> dict[str, Any]:
    schema = answer_schema()
    if form == "json_schema":
        wanted = {"name": _NAME, "strict": True, "schema": schema}
        return {"response_format": {"type": "json_schema", "json_schema": wanted}}
    if form == "json_object":
        return {"response_format": {"type": "json_object", "schema": schema}}
    if form == "json_object_bare":
        return {"response_format": {"type": "json_object"}}
    function = {
        "name": _NAME,
        "description": "Hand in the labels of the article's marks.",
        "strict": True,
        "parameters": schema,
    }
    return {
        "tools": [{"type": "function", "function": function}],
        "tool_choice": {"type": "function", "function": {"name": _NAME}},
    }
