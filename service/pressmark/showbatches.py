"""Batches and what became of them, as lines for people and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressmark.batch import Collected, Submitted
    from pressmark.batchbook import Batch

_COLLECTED = {
    "recorded": "requests recorded",
    "failed": "failed: submit their articles again",
    "changed": "asked otherwise today, and left: collect with the model, prompts, pack and pressmark of the submit",
    "unreadable": "lines of result files unreadable",
    "unknown": "lines of result files about requests that are not ours",
    "under_way": "batches under way",
    "elsewhere": "batches at other endpoints: set PRESSMARK_BASE_URL to collect them",
}


def batch_json(batch: Batch) -> str:
    """Return a batch as one line of JSON."""
    told = batch.state._asdict() if batch.state else {"id": None, "status": None}
    known = {"key": batch.key, "endpoint": batch.address, "total": batch.total, "collected": batch.collected}
    return json.dumps(told | known)


def show_batch(batch: Batch) -> str:
    """Return a batch as one line: id, state, done/failed/total, when it was created and expires."""
    state = batch.state
    if state is None:
        return f"{batch.key}  not confirmed  0/0/{batch.total}  begun {batch.begun[:16]}"
    parts = [state.id, state.status, f"{state.done}/{state.failed}/{batch.total}"]
    parts += [f"{name} {when[:16]}" for name, when in (("created", state.created), ("expires", state.expires)) if when]
    return "  ".join([*parts, *(["collected"] if batch.collected else []), *([state.problem] if state.problem else [])])


def show_submitted(made: Submitted) -> str:
    """Return what a submission did, on lines that add up."""
    lines = [f"{made.articles} articles: {made.recorded} recorded without a new answer, {made.requests} sent,"]
    lines[0] += f" {made.waiting} wait in a batch already, {made.too_long} too long for a batch"
    lines[0] += f", {made.left} not sent" if made.left else ""
    lines += [f"about {round(made.tokens)} input tokens in batch {', '.join(made.batches)}"] if made.batches else []
    return "\n".join(lines)


def show_collected(made: Collected) -> str:
    """Return what a collection did."""
    return "\n".join(f"{made.counts[name]} {words}" for name, words in _COLLECTED.items() if made.counts[name])
