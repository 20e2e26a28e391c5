"""Who may do what: tokens, sessions of browsers, and requests that other people's pages made.

`gate` looks at each request before anything else does; `access` is what routes ask for.
"""

from pressmark.web.security.access import Person, Reader, Reviewer
from pressmark.web.security.gate import Gate
from pressmark.web.security.headers import Headers
from pressmark.web.security.sessions import Sessions
from pressmark.web.security.tokens import Role, Token, Tokens, load_tokens

__all__ = [
    "Gate",
    "Headers",
    "Person",
    "Reader",
    "Reviewer",
    "Role",
    "Sessions",
    "Token",
    "Tokens",
    "load_tokens",
]
