"""What is read of a completion: the answer's text, and what the server says beside it.

Servers leave out what openai's types promise, and openai's types take long to fill: `Completion`
has the parts that are needed, each of them optional. It does not know what an answer is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, cast

from pydantic import AfterValidator, BaseModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

_CONTROLS = dict.fromkeys(range(0x20), " ")


def _blanked(text: str) -> str:
    """Return a text with blanks for raw control characters.

    llama.cpp's grammars let them into strings, where JSON has none; between values they are blanks.
    """
    return text if text.isprintable() else text.translate(_CONTROLS)


_Text = Annotated[str, AfterValidator(_blanked)]


class _Function(BaseModel):
    arguments: _Text | None = None


class _ToolCall(BaseModel):
    function: _Function = _Function()


class _Message(BaseModel):
    content: _Text | None = None
    refusal: Annotated[str | None, AfterValidator(lambda said: said or None)] = None
    tool_calls: list[_ToolCall] | None = None


class _Choice(BaseModel):
    message: _Message = _Message()
    finish_reason: str | None = None


class Completion(BaseModel):
    """A chat completion, as far as it is read."""

    choices: list[_Choice] | None = None
    model: Any = None
    usage: Any = None


class Outcome(NamedTuple):
    """How a request fared: status (None if no response came), headers with names in lower case, tokens used."""

    status: int | None
    headers: Mapping[str, str]
    used: int = 0


@dataclass(frozen=True, slots=True)
class Received:
    """What is kept of a completion and the response that brought it.

    `tokens` are those of the input, those of them that were cached, and those of the output.
    """

    text: str
    finish: str | None
    refusal: str | None
    served_model: str | None
    tokens: tuple[int, int, int]
    outcome: Outcome


def received_from(completion: Completion, response: httpx2.Response) -> Received:
    """Return what is kept; the text is the whole response where there is no choice in it."""
    choice = completion.choices[0] if completion.choices else _Choice()
    calls = choice.message.tool_calls
    tokens = tokens_told(completion.usage)
    said = (calls[0].function.arguments if calls else None) or choice.message.content
    return Received(
        text=said or ("" if completion.choices else response.text),
        finish=choice.finish_reason,
        refusal=choice.message.refusal,
        served_model=completion.model if isinstance(completion.model, str) else None,
        tokens=tokens,
        outcome=Outcome(response.status_code, response.headers, tokens[0] + tokens[2]),
    )


def tokens_told(usage: object) -> tuple[int, int, int]:
    """Return input tokens, those of them that were cached, and output tokens; 0 where not told."""
    told = _mapping(usage)
    details = _mapping(told.get("prompt_tokens_details"))
    counts = (told.get("prompt_tokens"), details.get("cached_tokens"), told.get("completion_tokens"))
    fresh, cached, output = (count if isinstance(count, int) and count > 0 else 0 for count in counts)
    return fresh, min(cached, fresh), output


def _mapping(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}
