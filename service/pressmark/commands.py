"""What the commands do: read, print, complain. Each returns the exit code.

Results go to standard output, whole and in the order of the files; what could not be done is one
line on standard error.
"""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from pressmark.articles import read_bytes, read_path
from pressmark.errors import ConfigError, LedgerError, LedgerMissing, PackError, PressmarkError
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    from pressmark.backfill import Wish
    from pressmark.columns import Table
    from pressmark.evaluate import Asked
    from pressmark.export import Format
    from pressmark_schemas.article import Article

DONE, SOME_FAILED, WRONG_USE = 0, 1, 2


def extract(files: Iterable[str], over: Mapping[str, Any], published: str | None, *, as_json: bool) -> int:
    """Print the records of files; `over` are settings that go before the environment's."""
    try:
        with Session(Settings.load(**over)) as session:
            show = _record_json if as_json else _record_text()
            limit = session.settings.max_bytes
            kept = session.ledger.fail if session.ledger is not None else None
            code = _each(files, lambda name: show(session, article_of(name, limit, published)), kept, as_json=as_json)
            if session.settings.ask == "when-unsure" and session.settings.asks_model:
                relevant = session.read_by_model + session.spared
                if relevant:
                    sys.stderr.write(f"pressmark: {session.spared} of {relevant} relevant articles needed no model\n")
            return code
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)


def backfill(
    over: Mapping[str, Any], wish: Wish, budget: float | None, concurrency: int | None, *, as_json: bool
) -> int:
    """Read archives into a ledger and print what the run came to; failures and a run that was stopped end it with 1."""
    from pressmark import backfill as bulk  # noqa: PLC0415 - the name is this command's
    from pressmark.backfill import showing  # noqa: PLC0415
    from pressmark.limits import Limiter  # noqa: PLC0415
    from pressmark.sources.quiet import quiet_libraries  # noqa: PLC0415

    quiet_libraries()
    try:
        settings = Settings.load(**over)
        requests, tokens = settings.requests_a_minute, settings.tokens_a_minute
        limiter = Limiter(concurrency, requests_a_minute=requests, tokens_a_minute=tokens)
        with Session(settings, limiter=limiter) as session, showing.paid(session, budget):
            ended = bulk.backfill(session, limiter, wish, showing.progress(as_json=as_json))
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)
    showing.summary(ended, as_json=as_json)
    return SOME_FAILED if ended.tally.failed or ended.tally.left or ended.by else DONE


def estimate(over: Mapping[str, Any], wish: Wish, *, as_json: bool) -> int:
    """Print what archives hold and what a model would take to read them; failures end it with 1."""
    from pressmark.backfill import showing  # noqa: PLC0415
    from pressmark.backfill.dryrun import dry_run  # noqa: PLC0415
    from pressmark.backfill.showestimate import show_gauging  # noqa: PLC0415
    from pressmark.sources.quiet import quiet_libraries  # noqa: PLC0415

    quiet_libraries()
    try:
        with _with_any_ledger(Settings.load(**over)) as session:
            gauging = dry_run(session, wish, showing.progress(as_json=False))
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)
    except PressmarkError as error:
        sys.stderr.write(f"pressmark: {error}\n")
        return SOME_FAILED
    show_gauging(gauging, as_json=as_json)
    return SOME_FAILED if gauging.tally.failed or gauging.stopped else DONE


def _with_any_ledger(settings: Settings) -> Session:
    """Return a session with the ledger if it is there already; a dry run makes none."""
    try:
        return Session(settings, old_ledger=True)
    except LedgerMissing as error:
        sys.stderr.write(f"pressmark: {error}; nothing counts as known\n")
        return Session(settings.model_copy(update={"ledger": None}))


def recheck(over: Mapping[str, Any], *, as_json: bool) -> int:
    """Print what changed in a ledger whose records are judged again; an outdated answer ends it with 1."""
    from pressmark.recheck import recheck as rechecked  # noqa: PLC0415 - the name is this command's
    from pressmark.showrecheck import Tally, show_rechecked  # noqa: PLC0415

    tally = Tally()
    try:
        with Session(Settings.load(**over, reader="rules"), old_ledger=True) as session:
            if session.ledger is None:
                return wrong_use("there is no ledger to recheck: name one with --ledger or PRESSMARK_LEDGER")
            witness, register = session.settings.witness, session.register
            for one in tally.count(rechecked(session.ledger, session.pack, witness=witness, register=register)):
                if as_json:
                    _say(json.dumps(one._asdict(), ensure_ascii=False))
                elif one.changes:
                    _say(show_rechecked(one))
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)
    if not as_json:
        _say("\n".join(tally.show()))
    return SOME_FAILED if tally.outcomes["outdated"] else DONE


def conflicts(over: Mapping[str, Any], *, as_json: bool) -> int:
    """Print where the articles of a ledger contradict one another."""
    from pressmark.conflicts import Entry, find_conflicts  # noqa: PLC0415 - for this command alone
    from pressmark.reviews import as_reviewed  # noqa: PLC0415
    from pressmark.showconflicts import conflict_json, show_conflicts  # noqa: PLC0415
    from pressmark.terminal import Terminal  # noqa: PLC0415

    try:
        with Session(Settings.load(**over, reader="rules"), old_ledger=True) as session:
            if session.ledger is None:
                return wrong_use("there is no ledger to compare: name one with --ledger or PRESSMARK_LEDGER")
            entries = (Entry(record, article.text) for article, record in as_reviewed(session.ledger))
            found = find_conflicts(entries, session.pack)
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)
    _set_encoding(as_json=as_json)
    lines = map(conflict_json, found) if as_json else show_conflicts(found, Terminal.of(sys.stdout))
    for line in lines:
        _say(line)
    return DONE


def export(over: Mapping[str, Any], table: Table, form: Format, out: str | None, *, bom: bool) -> int:
    """Write what a ledger holds to a file, or to standard output."""
    from pressmark.export import export as exported  # noqa: PLC0415 - the name is this command's
    from pressmark.export import whole_file  # noqa: PLC0415

    try:
        with Session(Settings.load(**over, reader="rules"), old_ledger=True) as session:
            if session.ledger is None:
                return wrong_use("there is no ledger to export: name one with --ledger or PRESSMARK_LEDGER")
            if out is not None:
                with whole_file(out) as file:
                    number = exported(session.ledger.engine, table, form, file, bom=bom)
                _say(f"{number} rows written to {out}")
            elif form == "parquet":
                return wrong_use("Parquet is no text: name a file with --out")
            else:
                with _readers_may_leave():
                    exported(session.ledger.engine, table, form, sys.stdout.buffer, bom=bom)
                    sys.stdout.buffer.flush()
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)
    return DONE


def scan(files: Iterable[str], *, as_json: bool) -> int:
    """Print the marks of files."""
    from pressmark.scan import scan as scanned  # noqa: PLC0415 - the name is this command's
    from pressmark.showmarks import marks_json, show_marks  # noqa: PLC0415 - builds JSON for this command alone
    from pressmark.terminal import Terminal  # noqa: PLC0415
    from pressmark_schemas.pack import load_pack  # noqa: PLC0415

    try:
        settings = Settings.load()
        pack = load_pack(settings.pack)
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)

    def show(name: str) -> str:
        article = article_of(name, settings.max_bytes, None)
        marks = scanned(article, pack)
        return marks_json(article, marks) if as_json else show_marks(article, marks, Terminal.of(sys.stdout))

    return _each(files, show, as_json=as_json)


def evaluate(gold: Iterable[str], over: Mapping[str, Any], asked: Asked, *, as_json: bool) -> int:
    """Print how right a reader is by gold texts; unmet floors and unread texts end it with 1."""
    from pressmark import evaluate as measuring  # noqa: PLC0415 - the name is this command's
    from pressmark.terminal import Terminal  # noqa: PLC0415

    try:
        floors = measuring.read_floors(asked.floors) if asked.floors else []
        texts = measuring.read_gold(gold)
        with Session(Settings.load(**over)) as session:
            unknown = list(measuring.unknown_names(texts, session.pack))
            made = measuring.evaluate(texts, session.read, max_bytes=session.settings.max_bytes)
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)
    unmet = measuring.unmet(floors, made)
    _set_encoding(as_json=as_json)
    if as_json:
        _say(measuring.evaluation_json(made, asked, unmet))
    elif len(made.failures) < len(texts):  # a table of zeros would look like a measurement
        _say("\n".join(measuring.show_evaluation(made, asked, unmet, Terminal.of(sys.stdout))))
    failed = [f"{text}: not read: {why}" for text, why in made.failures]
    for line in (*unknown, *failed, *unmet):
        sys.stderr.write(f"pressmark: {line}\n")
    return SOME_FAILED if failed or unmet else DONE


def checks(*, as_json: bool) -> int:
    """Print the checks with their ids."""
    named = list(_documented())
    width = max(len(name) for name, _ in named)
    for name, meaning in named:
        _say(json.dumps({"check": name, "meaning": meaning}) if as_json else f"{name:{width}}  {meaning}")
    return DONE


def _documented() -> Iterator[tuple[str, str]]:
    from pressmark.checks import CHECKS  # noqa: PLC0415 - the name is this command's

    for one in CHECKS:
        name, _, meaning = " ".join((one.__doc__ or "").split()).partition(": ")
        yield name, meaning


def _record_json(session: Session, article: Article) -> str:
    return session.read(article).model_dump_json(by_alias=True)


def _record_text() -> Callable[[Session, Article], str]:
    from pressmark.show import show_record  # noqa: PLC0415 - people alone want it
    from pressmark.terminal import Terminal  # noqa: PLC0415

    terminal = Terminal.of(sys.stdout)
    return lambda session, article: show_record(session.read(article), terminal) + "\n"


def _each(
    files: Iterable[str],
    show: Callable[[str], str],
    fail: Callable[[str, str], None] | None = None,
    *,
    as_json: bool,
) -> int:
    """Print what is shown of each file; one that fails does not keep the others from it, and is told to `fail`."""
    _set_encoding(as_json=as_json)
    code = DONE
    for name in files:
        try:
            shown = show(name)
        except (ConfigError, PackError, LedgerError):
            raise
        except PressmarkError as error:
            code = SOME_FAILED
            if fail is not None:
                fail(name, str(error))
            complain(name, error)
        else:
            _say(shown)
    return code


def article_of(name: str, limit: int, published: str | None) -> Article:
    """Return the article in a file, or on standard input. Raises ReadError."""
    if name != "-":
        return read_path(name, published=published, max_bytes=limit)
    data = sys.stdin.buffer.read(limit + 1)
    return read_bytes(data, source="-", published=published, max_bytes=limit)


def _set_encoding(*, as_json: bool) -> None:
    """Make JSON UTF-8 wherever it goes, and keep a terminal that lacks a character from ending the run."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        cast("io.TextIOWrapper[Any]", out).reconfigure(
            encoding="utf-8" if as_json else None, errors="strict" if as_json else "replace"
        )


def _say(text: str) -> None:
    """Print lines at once."""
    with _readers_may_leave():
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


@contextmanager
def _readers_may_leave() -> Generator[None]:
    """End quietly when nobody reads any more what is printed (`| head`)."""
    try:
        yield
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(DONE) from None


def complain(name: str, error: PressmarkError) -> None:
    """Say on standard error why a file could not be read."""
    said, source = str(error), "standard input" if name == "-" else name
    sys.stderr.write(f"pressmark: {said if source in said else f'{source}: {said}'}\n")


def wrong_use(error: PressmarkError | str) -> int:
    """Say why nothing could be done, and return the exit code for it."""
    sys.stderr.write(f"pressmark: {error}\n")
    return WRONG_USE
