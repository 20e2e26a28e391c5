"""What the report command does. It returns the exit code, as those of `commands` do."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.commands import DONE, SOME_FAILED, article_of, complain, wrong_use
from pressmark.errors import ConfigError, LedgerError, PackError, PressmarkError
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


def report(over: Mapping[str, Any], wish: Wish) -> int:
    """Write the report of a ledger, or of files; a file that could not be read ends it with 1."""
    if wish.files and over.get("ledger"):
        return wrong_use("name files or a ledger, not both: a report of files keeps no records")
    code = DONE
    try:
        with _filled(over, wish) as (session, failed):
            if session.ledger is None:
                return wrong_use(
                    "there is nothing to report: name files, or a ledger with --ledger or PRESSMARK_LEDGER"
                )
            _write(session.ledger, session.pack, wish)
            code = SOME_FAILED if failed else DONE
    except (ConfigError, PackError, LedgerError) as error:
        return wrong_use(error)
    sys.stdout.write(f"report written to {wish.out}\n")
    return code


def _by_rules(over: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings by which nobody is asked: what stands in a ledger is read."""
    return {**over, "reader": "rules"}


@contextmanager
def _filled(over: Mapping[str, Any], wish: Wish) -> Generator[tuple[Session, int]]:
    """Give a session whose ledger holds what is to be reported, and how many files could not be read."""
    if not wish.files:
        with Session(Settings.load(**_by_rules(over)), old_ledger=True) as session:
            yield session, 0
        return
    with TemporaryDirectory() as folder:
        passing = str(Path(folder, "ledger.db"))
        with Session(Settings.load(**over).model_copy(update={"ledger": passing})) as session:
            yield session, sum(not _read(session, name, wish.published) for name in wish.files)


def _read(session: Session, name: str, published: str | None) -> bool:
    """Read a file into the session's ledger; tell whether it could be."""
    try:
        session.read(article_of(name, session.settings.max_bytes, published))
    except (ConfigError, PackError, LedgerError):
        raise
    except PressmarkError as error:
        complain(name, error)
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
