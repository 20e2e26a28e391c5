"""How commands speak and end: exit codes, what goes to standard output, what to standard error."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, cast

from pressmark.errors import ConfigError, LedgerError, PackError, PressmarkError
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from pressmark.ledger import Ledger

DONE, SOME_FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
IN_THE_WAY = (ConfigError, PackError, LedgerError)
"""Errors with which nothing at all can be done; the others are of one article, or of an endpoint."""

_P = ParamSpec("_P")


def ends_in_words(command: Callable[_P, int]) -> Callable[_P, int]:
    """Let a command that cannot be done end with a line that says why, and the exit code for it."""

    @wraps(command)
    def ended(*arguments: _P.args, **named: _P.kwargs) -> int:
        try:
            return command(*arguments, **named)
        except IN_THE_WAY as error:
            complain(str(error))
            return WRONG_USE
        except PressmarkError as error:
            complain(str(error))
            return SOME_FAILED

    return ended


@contextmanager
def kept(over: Mapping[str, Any], purpose: str) -> Generator[tuple[Session, Ledger]]:
    """Give the session of a ledger that is there, in which nobody is asked. Raises ConfigError where none is named."""
    by_rules: dict[str, Any] = {**over, "reader": "rules"}
    with Session(Settings.load(**by_rules), old_ledger=True) as session:
        if session.ledger is None:
            raise ConfigError(f"there is no ledger to {purpose}: name one with --ledger or PRESSMARK_LEDGER")
        yield session, session.ledger


def say(text: str) -> None:
    """Print lines at once."""
    with readers_may_leave():
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def complain(text: str) -> None:
    """Say on standard error what could not be done."""
    sys.stderr.write(f"pressmark: {text}\n")
    sys.stderr.flush()


def complain_of(name: str, error: PressmarkError) -> None:
    """Say on standard error why a file could not be read."""
    said, source = str(error), "standard input" if name == "-" else name
    complain(said if source in said else f"{source}: {said}")


def set_encoding(*, as_json: bool) -> None:
    """Make JSON UTF-8 wherever it goes, and keep a terminal that lacks a character from ending the run."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        cast("io.TextIOWrapper[Any]", out).reconfigure(
            encoding="utf-8" if as_json else None, errors="strict" if as_json else "replace"
        )


@contextmanager
def readers_may_leave() -> Generator[None]:
    """End quietly when nobody reads any more what is printed (`| head`)."""
    try:
        yield
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(DONE) from None
