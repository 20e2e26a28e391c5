"""Takes in what came back: answers go into the store, their articles through the flow, the rest becomes failures.

Each request is settled, and what it cost counted, when its record or failure is kept, so that a collection that
broke off goes on where it stopped, and one that is repeated changes nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pressmark.batch.desk import Desk, source_of
from pressmark.batch.results import Results
from pressmark.batch.standing import look
from pressmark.errors import ModelError, ModelUnavailable
from pressmark.flow import drive
from pressmark.readers.model.lines import Result, billed
from pressmark_schemas.article import Article

if TYPE_CHECKING:
    from pressmark.batchbook import Batch, State
    from pressmark.calls import ModelCall, Reply


class Collected(NamedTuple):
    """What became of requests and result lines, counted, and which batches could not be collected, and why.

    Requests are `recorded` or `failed`, or `changed`: asked otherwise today, they wait on. Lines are counted that are
    `unreadable` or of `unknown` requests, and batches that are `under_way` or `elsewhere`, at another endpoint.
    """

    counts: Counter[str]
    problems: list[str]


def collect(desk: Desk) -> Collected:
    """Take in the results of all batches that have ended. Raises ModelUnavailable or LedgerError."""
    collected = Collected(Counter(), [])
    counts, problems = collected
    for batch in look(desk):
        if batch.collected:
            continue
        if batch.address != desk.address:
            counts["elsewhere"] += 1
        elif batch.state is None or not batch.state.ended:
            counts["under_way"] += 1
        else:
            try:
                _collect(batch, batch.state, desk, counts)
            except ModelUnavailable as error:  # its files; the others' may be there
                problems.append(str(error))
    return collected


def _collect(batch: Batch, state: State, desk: Desk, counts: Counter[str]) -> None:
    changed: set[str] = set()
    results = Results(state, desk.provider)
    for result in results:
        if result is None:
            counts["unreadable"] += 1
            continue
        text = desk.book.article(batch.key, result.custom_id)
        if text is None:
            counts["unknown"] += 1
        elif text and result.custom_id not in changed:
            outcome = _taken(Article.model_validate_json(text), result, desk)
            counts[outcome] += 1
            if outcome == "changed":
                changed.add(result.custom_id)
            else:
                desk.book.settle(batch.key, result.custom_id, _cost(result, desk))
    unheard = 0.0 if results.others_never_ran else None
    for request in desk.book.waiting(batch.key):
        if request.custom_id not in changed:
            desk.fail(source_of(Article.model_validate_json(request.json)), _why_none(state))
            desk.book.settle(batch.key, request.custom_id, unheard)
            counts["failed"] += 1
    desk.book.put(batch.key, state, collected=not changed)


def _cost(result: Result, desk: Desk) -> float | None:
    """Return what a result cost, None where nobody says."""
    tokens = billed(result)
    if tokens is None:
        return 0.0
    return desk.purse.cost(tokens) if desk.purse else None


class _NotAsked(ModelUnavailable):
    """A flow wants an answer that this result is not."""


def _taken(article: Article, result: Result, desk: Desk) -> str:
    """Keep what a result makes of its article, and return which it was: recorded, failed or changed."""
    met = False

    def answer(call: ModelCall) -> Reply:
        nonlocal met
        met = met or call.digest == result.custom_id
        reply = desk.store.get(call)
        if reply is None and call.digest != result.custom_id:
            raise _NotAsked("a batch asks one question at a time; submit the article again to ask this one")
        if reply is None:
            reply = desk.provider.reply(call, result)
            desk.store.put(call, reply)
        return reply

    try:
        reading = drive(desk.flow(article), answer)
    except _NotAsked:
        return "changed"
    except ModelError as error:
        desk.fail(source_of(article), str(error))
        return "failed"
    if not met:
        return "changed"
    desk.keep(reading)
    return "recorded"


def _why_none(state: State) -> str:
    """Return why a batch that has ended holds no result of a request."""
    ends = {"completed": "holds no readable result of it any more", "failed": "was refused"}
    said = f": {state.problem}" if state.problem else ""
    return f"batch {state.id} {ends.get(state.status, state.status)}{said}; submit the article again"
