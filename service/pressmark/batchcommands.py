"""What the batch commands do. Each returns the exit code, as those of `commands`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pressmark.errors import ConfigError, LedgerError, ModelUnavailable, PackError
from pressmark.session import Session
from pressmark.settings import Settings
from pressmark.sources import Broken, read_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pressmark.batch import Desk
    from pressmark_schemas.article import Article

DONE, SOME_FAILED, WRONG_USE = 0, 1, 2


def submit(places: Iterable[str], over: Mapping[str, Any], *, as_json: bool) -> int:
    """Send the articles of files, folders and archives in batches; one that is broken keeps no other from it."""

    def run(session: Session, desk: Desk) -> int:
        from pressmark.batch import submit as submitted  # noqa: PLC0415 - its name is this command's
        from pressmark.showbatches import show_submitted  # noqa: PLC0415

        broken: Counter[str] = Counter()
        made = submitted(_articles(places, session, desk, broken), desk)
        _say(json.dumps(asdict(made)) if as_json else show_submitted(made))
        return SOME_FAILED if broken or made.too_long else DONE

    return _with_desk(over, run)


def status(over: Mapping[str, Any], *, as_json: bool) -> int:
    """Print how each batch of a ledger stands, the oldest first."""

    def run(_: Session, desk: Desk) -> int:
        from pressmark.batch import look  # noqa: PLC0415
        from pressmark.showbatches import batch_json, show_batch  # noqa: PLC0415

        for batch in look(desk):
            _say(batch_json(batch) if as_json else show_batch(batch))
        return DONE

    return _with_desk(over, run, old_ledger=True)


def collect(over: Mapping[str, Any], *, as_json: bool) -> int:
    """Take in what batches have answered; what failed or waits for other settings ends it with 1."""

    def run(_: Session, desk: Desk) -> int:
        from pressmark.batch import collect as collected  # noqa: PLC0415 - its name is this command's
        from pressmark.showbatches import show_collected  # noqa: PLC0415

        made = collected(desk)
        _say(json.dumps(made.counts) if as_json else show_collected(made) or "nothing to collect")
        for problem in made.problems:
            _complain(problem)
        return SOME_FAILED if made.problems or made.counts["failed"] or made.counts["changed"] else DONE

    return _with_desk(over, run, old_ledger=True)


def _with_desk(over: Mapping[str, Any], run: Callable[[Session, Desk], int], *, old_ledger: bool = False) -> int:
    try:
        with Session(Settings.load(**over, reader="model"), old_ledger=old_ledger) as session:
            return run(session, session.desk())
    except (ConfigError, PackError, LedgerError) as error:
        _complain(str(error))
        return WRONG_USE
    except ModelUnavailable as error:
        _complain(str(error))
        return SOME_FAILED


def _articles(places: Iterable[str], session: Session, desk: Desk, broken: Counter[str]) -> Iterator[Article]:
    for one in read_sources(places, max_bytes=session.settings.max_bytes):
        if isinstance(one, Broken):
            broken[one.source] += 1
            desk.fail(one.source, one.reason)
            _complain(f"{one.source}: {one.reason}")
        else:
            yield one


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _complain(text: str) -> None:
    sys.stderr.write(f"pressmark: {text}\n")
