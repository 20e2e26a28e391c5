"""Sessions of browsers: a signed cookie that says by which token somebody came, and the sign that forms carry.

Nothing is kept on the server. The cookie is signed with the token's own digest, so that a token which is taken
away takes its sessions with it, and several servers with the same tokens know the same sessions.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Any, NamedTuple

from itsdangerous import BadData, URLSafeTimedSerializer

if TYPE_CHECKING:
    from starlette.responses import Response

    from pressmark.web.security.tokens import Token, Tokens

COOKIE = "pressmark"
_HOURS = 12
_LASTS = _HOURS * 3600


class Session(NamedTuple):
    """A browser's session: the token that it was begun with, and what is secret between the two."""

    token: Token
    secret: str

    @property
    def csrf(self) -> str:
        """What forms and scripts of this session send along (`X-CSRF-Token`), and nobody else's page knows."""
        return hmac.new(self.token.digest, f"csrf {self.secret}".encode(), "sha256").hexdigest()

    def sent_along(self, said: str) -> bool:
        """Whether somebody said just that."""
        return hmac.compare_digest(self.csrf.encode(), said.encode("utf-8", "surrogatepass"))


class Sessions:
    """The sessions of a server; `secure` where browsers come by https."""

    def __init__(self, tokens: Tokens, *, secure: bool) -> None:
        self._tokens, self._secure = tokens, secure

    def begin(self, token: Token, response: Response) -> Session:
        """Begin a session with the browser that an answer goes to."""
        session = Session(token, secrets.token_urlsafe(16))
        value = f"{token.key}.{_signer(token).dumps(session.secret)}"
        response.set_cookie(COOKIE, value, max_age=_LASTS, **self._manner)
        return session

    def end(self, response: Response) -> None:
        """Let the browser that an answer goes to forget its session."""
        response.delete_cookie(COOKIE, **self._manner)

    def find(self, cookie: str) -> Session | None:
        """Return the session of a cookie; None if it is not ours, too old, or of a token that is no more."""
        key, _, signed = cookie.partition(".")
        token = self._tokens.by_key(key)
        if token is None:
            return None
        try:
            return Session(token, str(_signer(token).loads(signed, max_age=_LASTS)))
        except BadData:
            return None

    @property
    def _manner(self) -> dict[str, Any]:
        return {"path": "/", "secure": self._secure, "httponly": True, "samesite": "strict"}


def _signer(token: Token) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(token.digest, salt="pressmark session")
