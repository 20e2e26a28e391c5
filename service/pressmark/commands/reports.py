"""What the command for a report does."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.commands.articles import article_of
from pressmark.commands.ending import DONE, IN_THE_WAY, SOME_FAILED, complain_of, ends_in_words, kept, say
from pressmark.errors import ConfigError, PressmarkError
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from pressmark.ledger import Ledger
    from pressmark_schemas.pack import Pack


class Wish(NamedTuple):
    """What is asked for: files to report of, none for the ledger; where to; a title; and the day of the files."""

    out: str
    files: Sequence[str]
    title: str | None
    png: str | None
    published: str | None


@ends_in_words
def report(over: Mapping[str, Any], wish: Wish) -> int:
    """Write the report of a ledger, or of files; a file that could not be read ends it with 1."""
    if wish.files and over.get("ledger"):
        raise ConfigError("name files or a ledger, not both: a report of files keeps no records")
    with _filled(over, wish) as (ledger, pack, failed):
        _write(ledger, pack, wish)
    say(f"report written to {wish.out}")
    return SOME_FAILED if failed else DONE


@contextmanager
def _filled(over: Mapping[str, Any], wish: Wish) -> Generator[tuple[Ledger, Pack, int]]:
    """Give a ledger that holds what is to be reported, with its pack, and how many files could not be read."""
    if not wish.files:
        with kept(over, "report of, and no file is named") as (session, ledger):
            yield ledger, session.pack, 0
        return
    with TemporaryDirectory() as folder:
        passing = str(Path(folder, "ledger.db"))
        with Session(Settings.load(**over).model_copy(update={"ledger": passing})) as session:
            failed = sum(not _read(session, name, wish.published) for name in wish.files)
        with kept({**over, "ledger": passing}, "report of") as (session, ledger):
            yield ledger, session.pack, failed


def _read(session: Session, name: str, published: str | None) -> bool:
    """Read a file into the session's ledger; tell whether it could be."""
    try:
        session.read(article_of(name, session.settings.max_bytes, published))
    except IN_THE_WAY:
        raise
    except PressmarkError as error:
        complain_of(name, error)
        if session.ledger is not None:
            session.ledger.fail(name, str(error))
        return False
    return True


def _write(ledger: Ledger, pack: Pack, wish: Wish) -> None:
    from pressmark.export import whole_file  # noqa: PLC0415 - with the rest
    from pressmark.report import TITLE, matrices_of, write_picture, write_report  # noqa: PLC0415

    with ExitStack() as files:
        page = files.enter_context(whole_file(wish.out))
        if wish.png is not None:
            write_picture(matrices_of(ledger, pack), pack, files.enter_context(whole_file(wish.png)))
        write_report(ledger, pack, page, title=wish.title or TITLE)
