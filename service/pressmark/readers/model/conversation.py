"""One call's way to a reply, without I/O: a generator that both faces of the reader drive.

It yields requests, is sent parsed answers or is thrown what went wrong, and decides: another form
when the endpoint rejects one, one re-ask when the answer is no answer, else the error to raise.
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pressmark.calls import Message, ModelCall, Reply
from pressmark.errors import AnswerInvalid, ModelRefused
from pressmark.readers.model import modes
from pressmark.readers.model.faults import (
    SHOWN,
    RequestFailed,
    final_error,
    place,
    rejects_form,
    rejects_limit,
    without_key,
)
from pressmark_schemas.answer import Answer

if TYPE_CHECKING:
    from pressmark.readers.model.completions import Received
    from pressmark.readers.model.modes import Manner
    from pressmark.readers.model.retry import Patience

_log = logging.getLogger(__name__)

_SHORTER = "Your last answer was cut at the output limit. Answer again, as short as it can be."
_WRONG = "Your last answer was none of the schema ({problem}). Answer again, in whole."


@dataclass(frozen=True, slots=True)
class Request:
    """A request to send: for which model, its body as JSON, about how many tokens, how to read it, how long to try."""

    model: str
    body: bytes
    tokens: float
    manner: Manner
    patience: Patience


class NotAnAnswer(Exception):  # noqa: N818 - it says what happened, and stays inside
    """A completion came whose answer does not parse. The message is the problem, on one line."""

    def __init__(self, problem: str, received: Received) -> None:
        super().__init__(problem)
        self.received = received
        self.outcome = received.outcome


Turn = tuple[Answer, "Received"]


@dataclass(slots=True)
class Conversation:
    """One call, spoken through. `known` is the reader's memory of which manner a model accepted."""

    call: ModelCall
    patience: Patience
    key: str | None
    known: dict[str, Manner]
    _tokens: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])

    def talk(self) -> Generator[Request, Turn, Reply]:
        """Yield requests until there is a reply; raise ModelError when there will be none."""
        options = self.call.options
        manner = self.known.get(options.model) or modes.first_manner(options)
        messages = self.call.messages
        limit_changed = False
        while True:
            try:
                body = modes.request_body(messages, options, manner)
                answer, received = yield Request(options.model, body, modes.tokens_of(messages), manner, self.patience)
            except RequestFailed as error:
                changed = self._other_manner(error, manner, limit_changed=limit_changed)
                limit_changed = limit_changed or changed.limit != manner.limit
                manner = changed
            except NotAnAnswer as error:
                messages = self._again(error)
            else:
                self._tokens.append(received.tokens)
                self.known[options.model] = manner
                return self._reply(answer, received, manner)

    def _other_manner(self, error: RequestFailed, manner: Manner, *, limit_changed: bool) -> Manner:
        """Return how to ask instead, or raise the error that a failed request ends in."""
        changed = None
        if rejects_limit(error) and not limit_changed:
            changed = modes.other_limit(manner)
        elif rejects_form(error):
            changed = modes.next_form(manner, self.call.options)
        if changed is None:
            raise final_error(error, self.call, self.patience, self.key) from None
        _log.info("%s: %s; asking with %s, %s", place(self.call), error, changed.mode, changed.limit)
        return changed

    def _again(self, error: NotAnAnswer) -> tuple[Message, ...]:
        """Return the messages of the one re-ask, or raise: a refusal at once, no answer the second time."""
        received = error.received
        self._tokens.append(received.tokens)
        if received.refusal or received.finish == "content_filter":
            raise self._refused(received) from None
        if len(self._tokens) > 1 or self.patience.left == 0:
            raise self._invalid(error) from None
        said = _SHORTER if received.finish == "length" else _WRONG.format(problem=error)
        *before, last = self.call.messages
        return (*before, Message(last.role, f"{last.content}\n\n{said}"))

    def _refused(self, received: Received) -> ModelRefused:
        if received.refusal:
            said = f"the model declined: {_shown(received.refusal, self.key)}"
        else:
            said = "the provider's content filter cut the answer"
        return ModelRefused(f"{place(self.call)}: {said}; read this article by hand or with another model")

    def _invalid(self, error: NotAnAnswer) -> AnswerInvalid:
        text = _shown(error.received.text, self.key)
        if error.received.finish == "length":
            problem = "the answer was cut at the output limit"
            todo = "raise PRESSMARK_MAX_OUTPUT_TOKENS, or unset it"
        else:
            problem = f"what came is no answer of the schema ({without_key(str(error), self.key)})"
            todo = "set PRESSMARK_ANSWER_MODE to another mode, or use another model"
        asked = "also after asking again" if len(self._tokens) > 1 else "and it was not asked again"
        return AnswerInvalid(f"{place(self.call)}: {problem}, {asked}; {todo}. It began: {text!r}")

    def _reply(self, answer: Answer, received: Received, manner: Manner) -> Reply:
        fresh, cached, output = (sum(column) for column in zip(*self._tokens, strict=True))
        return Reply(answer, received.served_model, manner.mode, fresh, cached, output, len(self._tokens))


def _shown(text: str, key: str | None) -> str:
    return without_key(text, key)[:SHOWN]
