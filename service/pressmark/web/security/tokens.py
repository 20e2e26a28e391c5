"""Tokens: who may use the server, and as what. They are kept as digests, and compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from pressmark.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pydantic import SecretStr

Role = Literal["reader", "reviewer"]
"""A reader looks; a reviewer submits articles and decides, too."""

_SHORTEST = 16
_NAME = re.compile(r"[\w.@-]{1,64}")
_FORM = "write name:role:token, for example ann:reviewer: and a token of 16 characters or more"


class Token(NamedTuple):
    """A token without its words: whose it is, as what, and the sha256 of it."""

    name: str
    role: Role
    digest: bytes

    @property
    def key(self) -> str:
        """What names it in a cookie: half of its digest, hex; the token does not follow from that."""
        return self.digest[:16].hex()


class Tokens(tuple[Token, ...]):
    """All tokens of a server; none means that everyone on this machine is a reviewer."""

    __slots__ = ()

    def find(self, said: str) -> Token | None:
        """Return the token that somebody said. It takes as long whichever it is."""
        digest = _digest(said)
        found = [token for token in self if hmac.compare_digest(token.digest, digest)]
        return found[0] if found else None

    def by_key(self, key: str) -> Token | None:
        """Return the token of a key."""
        return next((token for token in self if token.key == key), None)


def load_tokens(said: SecretStr | None, file: Path | None) -> Tokens:
    """Return the tokens of a setting and a file. Raises ConfigError, which shows no token."""
    words = [("PRESSMARK_TOKENS", word) for word in (said.get_secret_value() if said else "").split()]
    if file is not None:
        words += [(str(file), word) for word in _words(file)]
    tokens = Tokens(_token(place, word) for place, word in words)
    _refuse_twice(tokens)
    return tokens


def _words(file: Path) -> Iterator[str]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: the tokens cannot be read ({type(error).__name__}); name a text file") from None
    for line in lines:
        yield from line.partition("#")[0].split()


def _token(place: str, word: str) -> Token:
    name, _, rest = word.partition(":")
    role, _, secret = rest.partition(":")
    if not _NAME.fullmatch(name) or role not in get_args(Role):
        raise ConfigError(f"{place}: one of the tokens has no name or none of the roles; {_FORM}")
    if len(secret) < _SHORTEST:
        raise ConfigError(f"{place}: the token of {name} has fewer than {_SHORTEST} characters; make a longer one")
    return Token(name, cast("Role", role), _digest(secret))


def _refuse_twice(tokens: Iterable[Token]) -> None:
    names = [token.name for token in tokens]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ConfigError(f"two tokens are called {twice[0]}; decisions are noted by name, so give each its own")


def _digest(said: str) -> bytes:
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()
