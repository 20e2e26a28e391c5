"""Serving an application: where it may be bound, and how it ends."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import uvicorn

from pressmark.errors import ConfigError
from pressmark.web.app import create_app
from pressmark.web.security.origins import is_here

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressmark.session import Session

_GRACE = 10
"""Seconds that requests under way have at the end."""


def serve(session: Session, host: str, port: int, told: Callable[[str], None]) -> None:
    """Serve until a signal ends it; `told` is told the address. A port of 0 is any that is free.

    Raises ConfigError for settings with which there can be no server, and for an address that is not to be had.
    """
    app = create_app(session)
    if not is_here(host) and not app.state.house.tokens:
        raise ConfigError(
            f"others reach {host}, so the server needs tokens: set PRESSMARK_TOKENS or PRESSMARK_TOKEN_FILE,"
            " or leave --host out"
        )
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=session.settings.public_url is not None,
        timeout_graceful_shutdown=_GRACE,
    )
    with bound(host, port) as listening:
        told(f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}")
        uvicorn.Server(config).run([listening])


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens there. Raises ConfigError for an address that is not to be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise ConfigError(f"{host}, port {port}: {error.strerror}; choose others with --host and --port") from None
    # Connections inherit it. asyncio sets it only where a socket names its protocol, as this one does not; without
    # it the second packet of an answer waits 40 ms for the first one's receipt.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
