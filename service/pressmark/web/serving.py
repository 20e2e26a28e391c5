"""Serving an application: where it may be bound, and how it ends."""

from __future__ import annotations

import uvicorn

from pressmark.errors import ConfigError
from pressmark.session import Session
from pressmark.web.app import create_app
from pressmark.web.security.origins import is_here

_GRACE = 10
"""Seconds that requests under way have at the end."""


def serve(session: Session, host: str, port: int) -> None:
    """Serve until a signal ends it. Raises ConfigError for settings with which there can be no server."""
    app = create_app(session)
    if not is_here(host) and not app.state.house.tokens:
        raise ConfigError(
            f"others reach {host}, so the server needs tokens: set PRESSMARK_TOKENS or PRESSMARK_TOKEN_FILE,"
            " or leave --host out"
        )
    behind_proxy = session.settings.public_url is not None
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=behind_proxy,
        timeout_graceful_shutdown=_GRACE,
    )
