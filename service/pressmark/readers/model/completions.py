"""What is read out of a completion: the text of the answer, and what the server says beside it.

Servers leave out fields that openai's types promise, so nothing is taken for granted here. It
does not know what an answer is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

_CONTROLS = dict.fromkeys(range(0x20), " ")


@dataclass(frozen=True, slots=True)
class Received:
    """What is kept of a completion: the text of the answer and what the server says beside it."""

    text: str
    finish: str | None
    refusal: str | None
    served_model: str | None
    tokens: tuple[int, int, int]


def received_from(completion: Any) -> Received:
    """Return what is kept of a completion, or of None."""
    choices = getattr(completion, "choices", None) or [None]
    message = getattr(choices[0], "message", None)
    calls = getattr(message, "tool_calls", None) or [None]
    arguments = getattr(getattr(calls[0], "function", None), "arguments", None)
    content = getattr(message, "content", None)
    whole = "" if choices[0] or completion is None else completion.model_dump_json(exclude_unset=True)
    text = arguments or content or whole
    return Received(
        text=str(text),
        finish=getattr(choices[0], "finish_reason", None),
        refusal=getattr(message, "refusal", None),
        served_model=getattr(completion, "model", None),
        tokens=_tokens(getattr(completion, "usage", None)),
    )


def _tokens(usage: Any) -> tuple[int, int, int]:
    """Return input tokens, those of them that were cached, and output tokens; 0 where not told."""
    details = getattr(usage, "prompt_tokens_details", None)
    counts = (
        getattr(usage, "prompt_tokens", None),
        getattr(details, "cached_tokens", None),
        getattr(usage, "completion_tokens", None),
    )
    fresh, cached, output = (count if isinstance(count, int) and count > 0 else 0 for count in counts)
    return fresh, min(cached, fresh), output


def blank_controls(completion: ChatCompletion) -> None:
    """Turn raw control characters in an answer into blanks.

    llama.cpp's grammars let them into strings, where JSON has none; between values they are blanks.
    """
    for choice in completion.choices or []:
        message = choice.message
        if message.content:
            message.content = message.content.translate(_CONTROLS)
        for call in message.tool_calls or []:
            if call.type == "function" and call.function.arguments:
                call.function.arguments = call.function.arguments.translate(_CONTROLS)
