"""What the commands on gold do. Each returns the exit code, as those of `commands`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressmark.errors import ConfigError, LedgerError, PackError
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

DONE, WRONG_USE = 0, 2


def export(folder: str, over: Mapping[str, Any]) -> int:
    """Write the gold of a ledger's reviewed articles into a folder."""
    from pressmark.reviews.gold import write_gold  # noqa: PLC0415 - for this command alone

    try:
        with Session(Settings.load(**over, reader="rules"), old_ledger=True) as session:
            if session.ledger is None:
                return _wrong_use("there is no ledger with reviews: name one with --ledger or PRESSMARK_LEDGER")
            number = write_gold(session.ledger, Path(folder))
    except (ConfigError, PackError, LedgerError) as error:
        return _wrong_use(error)
    sys.stdout.write(f"{number} reviewed articles written to {folder}\n")
    return DONE


def _wrong_use(error: Exception | str) -> int:
    sys.stderr.write(f"pressmark: {error}\n")
    return WRONG_USE
