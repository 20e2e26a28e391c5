"""What the commands for articles do: extract, scan, evaluate, checks."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from pressmark.articles import read_bytes, read_path
from pressmark.commands.ending import (
    DONE,
    IN_THE_WAY,
    SOME_FAILED,
    complain,
    complain_of,
    ends_in_words,
    say,
    set_encoding,
)
from pressmark.errors import PressmarkError
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pressmark.evaluate import Asked
    from pressmark_schemas.article import Article


@ends_in_words
def extract(files: Iterable[str], over: Mapping[str, Any], published: str | None, *, as_json: bool) -> int:
    """Print the records of files; `over` are settings that go before the environment's."""
    with Session(Settings.load(**over)) as session:
        show = _record_json if as_json else _record_text()
        limit = session.settings.max_bytes
        kept = session.ledger.fail if session.ledger is not None else None
        code = _each(files, lambda name: show(session, article_of(name, limit, published)), kept, as_json=as_json)
        if session.settings.ask == "when-unsure" and session.settings.asks_model:
            relevant = session.read_by_model + session.spared
            if relevant:
                complain(f"{session.spared} of {relevant} relevant articles needed no model")
        return code


@ends_in_words
def scan(files: Iterable[str], *, as_json: bool) -> int:
    """Print the marks of files."""
    from pressmark.scan import scan as scanned  # noqa: PLC0415 - the name is this command's
    from pressmark.showmarks import marks_json, show_marks  # noqa: PLC0415 - builds JSON for this command alone
    from pressmark.terminal import Terminal  # noqa: PLC0415
    from pressmark_schemas.pack import load_pack  # noqa: PLC0415

    settings = Settings.load()
    pack = load_pack(settings.pack)

    def show(name: str) -> str:
        article = article_of(name, settings.max_bytes, None)
        marks = scanned(article, pack)
        return marks_json(article, marks) if as_json else show_marks(article, marks, Terminal.of(sys.stdout))

    return _each(files, show, as_json=as_json)


@ends_in_words
def evaluate(gold: Iterable[str], over: Mapping[str, Any], asked: Asked, *, as_json: bool) -> int:
    """Print how right a reader is by gold texts; unmet floors and unread texts end it with 1."""
    from pressmark import evaluate as measuring  # noqa: PLC0415 - the name is this command's
    from pressmark.terminal import Terminal  # noqa: PLC0415

    floors = measuring.read_floors(asked.floors) if asked.floors else []
    texts = measuring.read_gold(gold)
    with Session(Settings.load(**over)) as session:
        unknown = list(measuring.unknown_names(texts, session.pack))
        made = measuring.evaluate(texts, session.read, max_bytes=session.settings.max_bytes)
    unmet = measuring.unmet(floors, made)
    set_encoding(as_json=as_json)
    if as_json:
        say(measuring.evaluation_json(made, asked, unmet))
    elif len(made.failures) < len(texts):  # a table of zeros would look like a measurement
        say("\n".join(measuring.show_evaluation(made, asked, unmet, Terminal.of(sys.stdout))))
    failed = [f"{text}: not read: {why}" for text, why in made.failures]
    for line in (*unknown, *failed, *unmet):
        complain(line)
    return SOME_FAILED if failed or unmet else DONE


def checks(*, as_json: bool) -> int:
    """Print the checks with their ids."""
    named = list(_documented())
    width = max(len(name) for name, _ in named)
    for name, meaning in named:
        say(json.dumps({"check": name, "meaning": meaning}) if as_json else f"{name:{width}}  {meaning}")
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
    set_encoding(as_json=as_json)
    code = DONE
    for name in files:
        try:
            shown = show(name)
        except IN_THE_WAY:
            raise
        except PressmarkError as error:
            code = SOME_FAILED
            if fail is not None:
                fail(name, str(error))
            complain_of(name, error)
        else:
            say(shown)
    return code


def article_of(name: str, limit: int, published: str | None) -> Article:
    """Return the article in a file, or on standard input. Raises ReadError."""
    if name != "-":
        return read_path(name, published=published, max_bytes=limit)
    data = sys.stdin.buffer.read(limit + 1)
    return read_bytes(data, source="-", published=published, max_bytes=limit)
