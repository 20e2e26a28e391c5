"""What the command `serve` does. It returns the exit code, as those of `commands`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pressmark.errors import ConfigError, LedgerError, PackError
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DONE, WRONG_USE = 0, 2


def serve(over: Mapping[str, Any], host: str, port: int) -> int:
    """Serve the API until a signal ends it."""
    try:
        serve_at = _server()
        with Session(Settings.load(**over)) as session:
            serve_at(session, host, port, _tell)
    except (ConfigError, PackError, LedgerError) as error:
        _say(str(error))
        return WRONG_USE
    return DONE


def _server() -> Callable[[Session, str, int, Callable[[str], None]], None]:
    """Return what serves. Raises ConfigError where the extra is not installed."""
    try:
        from pressmark.web.serving import serve as serve_at  # noqa: PLC0415 - it may not be there
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("pressmark"):
            raise
        raise ConfigError(f"a server needs {error.name}: pip install 'pressmark[web]'") from None
    return serve_at


def _tell(address: str) -> None:
    _say(f"serving {address}; Ctrl-C ends it")


def _say(text: str) -> None:
    sys.stderr.write(f"pressmark: {text}\n")
    sys.stderr.flush()
