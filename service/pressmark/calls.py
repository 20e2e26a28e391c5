"""A question to a model, and what came back: `ModelCall` and `Reply`.

A call's digest is what the answer store is keyed by: it covers everything that can change the
answer and nothing that is secret. This module knows no provider, no prompt and no store.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from pressmark.errors import ConfigError
from pressmark_schemas.answer import Answer, AnswerMode, canonical


@lru_cache(maxsize=16)
def endpoint_address(url: str) -> str:
    """Return a base URL without credentials, query, fragment, default port and final slash.

    Raises ConfigError when the URL has no host or a scheme other than http and https.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if not host or parts.scheme not in {"http", "https"}:
        raise ConfigError(
            "the model's endpoint is not a base URL; write one like https://api.openai.com/v1 or"
            " http://127.0.0.1:8000/v1 into PRESSMARK_BASE_URL"
        )
    name = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[parts.scheme]
    suffix = "" if port in {None, usual} else f":{port}"
    return f"{parts.scheme}://{name}{suffix}{parts.path.rstrip('/')}"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """Which model is asked where, and how. What is None is not sent.

    `endpoint` is the base URL as configured; it may hold credentials, hence it is kept out of
    the repr, and everything that is shown or stored uses `address`.
    """

    model: str
    endpoint: str = field(repr=False)
    mode: AnswerMode = "auto"
    temperature: float | None = 0.0
    max_output_tokens: int | None = None
    seed: int | None = None

    @property
    def address(self) -> str:
        """The endpoint without credentials, normalised. Raises ConfigError if it is no URL."""
        return endpoint_address(self.endpoint)

    @property
    def sampling(self) -> dict[str, Any]:
        """The options that change an answer, beside model and endpoint."""
        return {
            "mode": self.mode,
            "temperature": self.temperature,
            "max_output_tokens": self.max_output_tokens,
            "seed": self.seed,
        }


@dataclass(frozen=True)
class ModelCall:
    """One question about one article: `article` is its id, `prompt` the prompt's id (`label/1`).

    `told` is what the messages say of the article beside its text (its marks, its day …), by name.
    """

    article: str
    messages: tuple[Message, ...]
    prompt: str
    prompt_digest: str
    schema_digest: str
    options: ModelOptions
    told: tuple[tuple[str, str], ...] = ()

    @cached_property
    def digest(self) -> str:
        """The sha256 over messages, schema, model, options and address as canonical JSON, hex."""
        *before, last = self.messages
        rest = {"model": self.options.model, "options": self.options.sampling, "schema": self.schema_digest}
        head = _head(self.options.address, tuple(before))
        tail = canonical([last.role, last.content]) + b"]," + canonical(rest).removeprefix(b"{")
        return hashlib.sha256(head + tail).hexdigest()


@lru_cache(maxsize=16)
def _head(address: str, before: tuple[Message, ...]) -> bytes:
    """Return the JSON of what stands before a call's last message: nearly all, and the same for most calls."""
    head = canonical({"endpoint": address, "messages": [[message.role, message.content] for message in before]})
    return head.removesuffix(b"]}") + b"," * bool(before)


class _StoredReply(BaseModel):
    """A reply as JSON."""

    model_config = ConfigDict(extra="forbid", strict=True)

    answer: Answer
    served_model: str | None
    answer_mode: str
    input_tokens: int = Field(ge=0)
    cached_input_tokens: int = Field(ge=0)
    output_tokens: int = Field(ge=0)
    calls: int = Field(ge=1)


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's answer and what it took: tokens are sums over `calls` requests that were answered.

    `cached_input_tokens` are part of `input_tokens`. All are 0 where the endpoint reports no usage.
    """

    answer: Answer
    served_model: str | None
    answer_mode: str
    input_tokens: int
    cached_input_tokens: int
    output_tokens: int
    calls: int = 1

    def to_json(self) -> str:
        """Return the reply as one line of JSON."""
        fields = {name: getattr(self, name) for name in _StoredReply.model_fields}
        return _StoredReply.model_construct(**fields).model_dump_json()

    @classmethod
    def from_json(cls, text: str) -> Reply:
        """Return the reply that `to_json` wrote. Raises ValueError for anything else."""
        return cls(**dict(_StoredReply.model_validate_json(text)))


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in any one currency; None where it is not known.

    Cached input costs as much as other input where it has no price of its own.
    """

    input: float | None = None
    cached_input: float | None = None
    output: float | None = None

    def cost(self, reply: Reply) -> float | None:
        """Return what a reply cost, or None without prices or without reported usage."""
        if reply.input_tokens + reply.output_tokens == 0:
            return None
        return self.of(reply.input_tokens, reply.cached_input_tokens, reply.output_tokens)

    def of(self, input_tokens: float, cached: float, output_tokens: float) -> float | None:
        """Return what tokens cost, or None without prices; `cached` are part of the input tokens."""
        if self.input is None or self.output is None:
            return None
        cached_price = self.input if self.cached_input is None else self.cached_input
        total = (input_tokens - cached) * self.input + cached * cached_price
        return (total + output_tokens * self.output) / 1_000_000
