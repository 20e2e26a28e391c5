"""What the endpoint can be told to do instead of answering well: one small function a behaviour.

Each takes a request and the oracle's answer to it and returns what goes onto the wire. A
script is a list of steps: `rate_limited:0, server_error*2, oracle`, one a request; `*` alone
repeats a step for ever. After the last step the oracle answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from pressmark_schemas.answer import (
    Answer,
    ConcernLabel,
    Dismissal,
    QuoteLabel,
    RatingLabel,
    UnmarkedQuote,
)
from tests.endpoint.wire import ChatRequest, HttpResponse, Said, completion, failure

if TYPE_CHECKING:
    from collections.abc import Iterator

INVENTED = "We have turned every corner that there was to turn and nobody noticed."


@dataclass(frozen=True, slots=True)
class Labelled:
    """An answer and the text of the article that it is about."""

    text: str
    answer: Answer


class Stall:
    """Accept the request and say nothing until the client gives up."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Send half of this response, then close the connection."""

    response: HttpResponse


Outcome = HttpResponse | Stall | Cut
Behaviour = Callable[[ChatRequest, Labelled, str], Outcome]


def _oracle(request: ChatRequest, labelled: Labelled, _: str) -> Outcome:
    return completion(request, Said(_json(labelled.answer)))


def _rate_limited(_: ChatRequest, __: Labelled, wait: str) -> Outcome:
    return failure(429, "Rate limit reached for requests.", {"retry-after": wait or "1"})


def _server_error(_: ChatRequest, __: Labelled, ___: str) -> Outcome:
    return failure(500, "The server had an error while processing your request.")


def _overloaded(_: ChatRequest, __: Labelled, ___: str) -> Outcome:
    return failure(503, "The engine is currently overloaded, please try again later.")


def _stalled(_: ChatRequest, __: Labelled, ___: str) -> Outcome:
    return Stall()


def _cut(request: ChatRequest, labelled: Labelled, _: str) -> Outcome:
    return Cut(completion(request, Said(_json(labelled.answer))))


def _truncated(request: ChatRequest, labelled: Labelled, _: str) -> Outcome:
    text = _json(labelled.answer)
    return completion(request, Said(text[: len(text) // 2], "length"))


def _refusal(request: ChatRequest, _: Labelled, __: str) -> Outcome:
    return completion(request, Said("", refusal="I can't help with that."))


def _content_filter(request: ChatRequest, _: Labelled, __: str) -> Outcome:
    return completion(request, Said("", "content_filter"))


def _invalid_json(request: ChatRequest, _: Labelled, __: str) -> Outcome:
    return completion(request, Said('{"ratings": [oops, "quotes": '))


def _bad_key(_: ChatRequest, __: Labelled, ___: str) -> Outcome:
    return failure(401, "Incorrect API key provided.")


def _rejects_json_schema(request: ChatRequest, labelled: Labelled, _: str) -> Outcome:
    if request.mode != "json_schema":
        return _oracle(request, labelled, _)
    return failure(
        500,
        "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), "
        "'msg': \"Input should be 'text' or 'json_object'\", 'input': 'json_schema'}]",
    )


def _blank_tail(request: ChatRequest, labelled: Labelled, _: str) -> Outcome:
    return completion(request, Said(_json(labelled.answer) + " \n\n  \n"))


def _unknown_marks(answer: Answer, _: str) -> Answer:
    rating = RatingLabel(
        mark="g999", bodies=["Essex Police"], areas=["efficiency"], grade="good", basis="stated", count=None
    )
    quote = QuoteLabel(mark="q999", kind="person", speaker=None, role=None, organisation=None)
    return answer.model_copy(
        update={
            "ratings": [*answer.ratings, rating],
            "quotes": [*answer.quotes, quote],
            "concerns": [
                *answer.concerns,
                ConcernLabel(mark="c999", body="Essex Police", areas=["efficiency"]),
            ],
            "dismissed": [*answer.dismissed, Dismissal(mark="g998", reason="unclear")],
        }
    )


def _dropped_marks(answer: Answer, _: str) -> Answer:
    kept = ("ratings", "quotes", "concerns", "dismissed")
    return answer.model_copy(update={name: getattr(answer, name)[::2] for name in kept})


def _invented_quote(answer: Answer, _: str) -> Answer:
    return _with_quote(answer, INVENTED)


def _negated_misquote(answer: Answer, text: str) -> Answer:
    return _with_quote(answer, negated(text))


def negated(text: str) -> str:
    """Return a sentence of the text with a `not` taken out of it, or put into it where there is none."""
    sentences = [s.strip() for s in re.findall(r"[^.!?\n]{30,}[.!?]", text)] or [text.strip()]
    for sentence in sentences:
        if " not " in sentence:
            return sentence.replace(" not ", " ", 1)
    for sentence in sentences:
        changed = re.sub(r" (is|are|was|were|has|have|will|can|must) ", r" \1 not ", sentence, count=1)
        if changed != sentence:
            return changed
    return f"It is not so that {sentences[0]}"


def _with_quote(answer: Answer, words: str) -> Answer:
    quote = UnmarkedQuote(words=words, kind="person", speaker=None, role=None, organisation=None)
    return answer.model_copy(update={"unmarked_quotes": [*answer.unmarked_quotes, quote]})


def _altering(alter: Callable[[Answer, str], Answer]) -> Behaviour:
    def behave(request: ChatRequest, labelled: Labelled, _: str) -> Outcome:
        return completion(request, Said(_json(alter(labelled.answer, labelled.text))))

    return behave


def _json(answer: Answer) -> str:
    return answer.model_dump_json()


BEHAVIOURS: dict[str, Behaviour] = {
    "ok": _oracle,
    "oracle": _oracle,
    "rate_limited": _rate_limited,
    "server_error": _server_error,
    "overloaded": _overloaded,
    "stalled": _stalled,
    "cut": _cut,
    "truncated": _truncated,
    "refusal": _refusal,
    "content_filter": _content_filter,
    "invalid_json": _invalid_json,
    "bad_key": _bad_key,
    "rejects_json_schema": _rejects_json_schema,
    "blank_tail": _blank_tail,
    "unknown_marks": _altering(_unknown_marks),
    "dropped_marks": _altering(_dropped_marks),
    "invented_quote": _altering(_invented_quote),
    "negated_misquote": _altering(_negated_misquote),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One behaviour and its argument (`rate_limited` takes the value of Retry-After)."""

    name: str
    argument: str = ""

    def __call__(self, request: ChatRequest, labelled: Labelled) -> Outcome:
        """Return what goes onto the wire."""
        return BEHAVIOURS[self.name](request, labelled, self.argument)


def read_script(script: str) -> Iterator[Step]:
    """Yield the steps of a script, then the oracle for ever; `ValueError` names an unknown behaviour."""
    steps = [_read_step(part.strip()) for part in script.split(",") if part.strip()]
    return chain.from_iterable([*steps, repeat(Step("oracle"))])


def _read_step(part: str) -> Iterator[Step]:
    match = re.fullmatch(r"(?P<name>\w+)(?::(?P<argument>[^*]*))?(?P<star>\*(?P<times>\d*))?", part)
    if match is None or match["name"] not in BEHAVIOURS:
        raise ValueError(f"{part!r} is no behaviour; there are: {', '.join(BEHAVIOURS)}")
    step = Step(match["name"], match["argument"] or "")
    if match["star"] and not match["times"]:
        return repeat(step)
    return repeat(step, int(match["times"] or 1))
