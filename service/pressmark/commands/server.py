"""What the command for a server does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressmark.commands.ending import DONE, complain, ends_in_words
from pressmark.errors import ConfigError
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@ends_in_words
def serve(over: Mapping[str, Any], host: str, port: int) -> int:
    """Serve the API until a signal ends it."""
    serve_at = _server()
    with Session(Settings.load(**over)) as session:
        serve_at(session, host, port, _tell)
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
    complain(f"serving {address}; Ctrl-C ends it")
