"""What the commands for batches do: submit, status, collect."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.backfill.showing import paid
from pressmark.commands.ending import DONE, SOME_FAILED, complain, ends_in_words, say
from pressmark.session import Session
from pressmark.settings import Settings
from pressmark.sources import Broken, read_sources

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from pressmark.batch import Desk
    from pressmark_schemas.article import Article


class Places(NamedTuple):
    """Where articles are, and the columns of fields that have unusual names there (see `sources`)."""

    places: Sequence[str]
    columns: Mapping[str, str]


@ends_in_words
def submit(found: Places, over: Mapping[str, Any], budget: float | None, *, as_json: bool) -> int:
    """Send the articles of files, folders and archives in batches; one that is broken keeps no other from it.

    What is broken or too long, and a budget that does not hold all, end it with 1.
    """
    from pressmark.batch import submit as submitted  # noqa: PLC0415 - its name is this command's
    from pressmark.showbatches import show_submitted  # noqa: PLC0415

    broken: Counter[str] = Counter()
    with _desk(over, budget) as (session, desk):
        made = submitted(_articles(found, session, desk, broken), desk)
    say(json.dumps(asdict(made)) if as_json else show_submitted(made))
    if made.ended_by:
        complain(made.ended_by)
    return SOME_FAILED if broken or made.too_long or made.left else DONE


@ends_in_words
def status(over: Mapping[str, Any], *, as_json: bool) -> int:
    """Print how each batch of a ledger stands, the oldest first."""
    from pressmark.batch import look  # noqa: PLC0415
    from pressmark.showbatches import batch_json, show_batch  # noqa: PLC0415

    with _desk(over, old_ledger=True) as (_, desk):
        for batch in look(desk):
            say(batch_json(batch) if as_json else show_batch(batch))
    return DONE


@ends_in_words
def collect(over: Mapping[str, Any], *, as_json: bool) -> int:
    """Take in what batches have answered; what failed or waits for other settings ends it with 1."""
    from pressmark.batch import collect as collected  # noqa: PLC0415 - its name is this command's
    from pressmark.showbatches import show_collected  # noqa: PLC0415

    with _desk(over, old_ledger=True) as (_, desk):
        made = collected(desk)
    say(json.dumps(made.counts) if as_json else show_collected(made) or "nothing to collect")
    for problem in made.problems:
        complain(problem)
    return SOME_FAILED if made.problems or made.counts["failed"] or made.counts["changed"] else DONE


@contextmanager
def _desk(
    over: Mapping[str, Any], budget: float | None = None, *, old_ledger: bool = False
) -> Generator[tuple[Session, Desk]]:
    with Session(Settings.load(**over, reader="model"), old_ledger=old_ledger) as session, paid(session, budget):
        yield session, session.desk()


def _articles(found: Places, session: Session, desk: Desk, broken: Counter[str]) -> Iterator[Article]:
    for one in read_sources(found.places, found.columns, max_bytes=session.settings.max_bytes):
        if isinstance(one, Broken):
            broken[one.source] += 1
            desk.fail(one.source, one.reason)
            complain(f"{one.source}: {one.reason}")
        else:
            yield one
