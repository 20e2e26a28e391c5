"""Keeps credentials out of cassettes: what is secret, and whether it stands in what would be written.

Secret is what a request authenticated itself with, the value of an environment variable whose
name ends in KEY, TOKEN, SECRET or PASSWORD, and what looks like a well-known kind of key. It
does not repair: a cassette with a secret in it is not written at all.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from pressmark_schemas.problem import PressmarkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHORTEST = 8
"""Shorter values ("test", "EMPTY") are no secrets and would be found everywhere."""

_NAMES = re.compile(r"(?:KEY|TOKEN|SECRET|PASSWORD)$", re.IGNORECASE)
_HEADERS = ("authorization", "api-key", "x-api-key", "cookie", "proxy-authorization")
_LOOKS = {
    "a key that starts with sk-": re.compile(r"\bsk-[A-Za-z0-9_-]{16,}"),
    "a Bearer token": re.compile(r"\bBearer\s+(?=\S*\d)[A-Za-z0-9._~+/=-]{12,}", re.IGNORECASE),
    "a Google API key": re.compile(r"\bAIza[0-9A-Za-z_-]{30,}"),
    "a GitHub token": re.compile(r"\b(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{20,}"),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}


class SecretFound(PressmarkError):  # noqa: N818 - says what happened, as the public errors do
    """A cassette would hold a secret, so it was not written."""


class SecretWatch:
    """Remembers the secrets that were about while something was recorded.

    The environment of a test is often gone when its cassette is saved, hence the memory.
    """

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def note_environment(self) -> None:
        """Remember the secrets that the environment holds now."""
        for name, value in os.environ.items():
            if _NAMES.search(name) and len(value) >= SHORTEST:
                self._seen[value] = f"the value of {name}"

    def note_headers(self, headers: Mapping[str, str]) -> None:
        """Remember what a request authenticates itself with."""
        for name, value in headers.items():
            secret = value.rpartition(" ")[2] if name.lower().endswith("authorization") else value
            if name.lower() in _HEADERS and len(secret) >= SHORTEST:
                self._seen.setdefault(secret, f"what the request sends as {name.lower()}")

    def check(self, texts: Iterable[tuple[str, str]]) -> None:
        """Raise `SecretFound` if one of the texts (where it stands, text) holds a secret."""
        for where, text in texts:
            found = self._find(text)
            if found:
                raise SecretFound(
                    f"A cassette was not written: {where} would hold {found}. "
                    "Take it out of what the test sends, or out of what the endpoint answers."
                )

    def _find(self, text: str) -> str | None:
        for secret, origin in self._seen.items():
            if secret in text:
                return origin
        return next((kind for kind, look in _LOOKS.items() if look.search(text)), None)
