"""One article's way: scan, gate, label, resolve, check, record.

It is a generator that yields the calls it needs and is sent the replies, so that the blocking
and the awaited face share every step. `drive` and `adrive` are the only twins.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pressmark import VERSION
from pressmark.assemble import assemble
from pressmark.checks import Case, check
from pressmark.context import Context
from pressmark.extraction import Extraction
from pressmark.gate import relevant
from pressmark.readers import rules
from pressmark.resolve import resolve
from pressmark.scan import scan
from pressmark_schemas.answer import Answer, Dismissal, answer_schema_digest
from pressmark_schemas.article import Article
from pressmark_schemas.pack import Pack
from pressmark_schemas.record import Provenance, Record

if TYPE_CHECKING:
    from pressmark.calls import ModelCall, ModelOptions, Prices, Reply
    from pressmark.prompting import Prompt

Flow: TypeAlias = "Generator[ModelCall, Reply, Record]"


class Asking(NamedTuple):
    """What a model reader needs beside the article: a prompt, a model, prices."""

    prompt: Prompt
    options: ModelOptions
    prices: Prices


def read(article: Article, pack: Pack, asking: Asking | None = None, *, at: datetime) -> Flow:
    """Read one article; with `asking`, ask a model and let the rule reader be the second witness.

    Yields at most one ModelCall, none for an article that the gate holds back, and returns the Record.
    """
    context = Context(article, scan(article, pack), pack)
    is_relevant = relevant(context)
    said = rules.read(context) if is_relevant else _quotes_only(rules.read(context))
    if asking is None or not is_relevant:
        case = Case(context, said, resolve(said, context))
        made = _provenance(pack, None, None, None, at)
    else:
        from pressmark.prompting import build_call  # noqa: PLC0415 - for a model alone

        call = build_call(asking.prompt, pack, article, context.marks, asking.options)
        reply = yield call
        case = Case(context, reply.answer, resolve(reply.answer, context), _witness(said, context))
        made = _provenance(pack, call, reply, asking.prices.cost(reply), at)
    return assemble(context, case.extraction, check(case), made, relevant=is_relevant)


def _witness(said: Answer, context: Context) -> Extraction:
    return resolve(said, context)


def _quotes_only(answer: Answer) -> Answer:
    """Return the answer for an irrelevant article: its quotations are read, nothing else is claimed."""
    marks = {label.mark: None for labels in (answer.ratings, answer.concerns) for label in labels}
    dismissed = [Dismissal(mark=mark, reason="not_about_inspection") for mark in marks]
    return answer.model_copy(update={"ratings": [], "concerns": [], "dismissed": [*answer.dismissed, *dismissed]})


def _provenance(
    pack: Pack, call: ModelCall | None, reply: Reply | None, cost: float | None, at: datetime
) -> Provenance:
    return Provenance(
        reader="model" if reply else "rules",
        model=call.options.model if call else None,
        served_model=reply.served_model if reply else None,
        answer_mode=reply.answer_mode if reply else None,
        prompt=call.prompt if call else None,
        prompt_digest=call.prompt_digest if call else None,
        schema_digest=answer_schema_digest(),
        pack=pack.key,
        pack_digest=pack.digest,
        pressmark=VERSION,
        calls=reply.calls if reply else 0,
        cached=reply.cached_input_tokens if reply else 0,
        input_tokens=reply.input_tokens if reply else 0,
        output_tokens=reply.output_tokens if reply else 0,
        cost=cost,
        at=at,
    )


def drive(flow: Flow, answer: Callable[[ModelCall], Reply]) -> Record:
    """Run a flow to its record, answering its calls one after another."""
    try:
        call = next(flow)
        while True:
            call = flow.send(answer(call))
    except StopIteration as stop:
        return stop.value


async def adrive(flow: Flow, answer: Callable[[ModelCall], Awaitable[Reply]]) -> Record:
    """Run a flow to its record, awaiting the answers to its calls."""
    try:
        call = next(flow)
        while True:
            call = flow.send(await answer(call))
    except StopIteration as stop:
        return stop.value
