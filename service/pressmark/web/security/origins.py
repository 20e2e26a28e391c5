"""Whether a request was meant for this server: the names that it goes by, and the pages that may send to it.

A name that somebody else's DNS resolves to this machine is refused (rebinding), and so is a change that a page of
another origin asks for (forged requests). Programs send no Origin, and are not browsers that could be misled.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from pressmark.errors import ConfigError

if TYPE_CHECKING:
    from starlette.datastructures import Headers

_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_LOCAL = "localhost"


class Origins(NamedTuple):
    """The server's own origin and name as browsers know them; None where it has none but its addresses."""

    origin: str | None = None
    host: str | None = None

    @property
    def secure(self) -> bool:
        """Whether browsers come by https."""
        return (self.origin or "").startswith("https:")

    def refuses(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """Return the status and reason with which a request is refused; None if it is not."""
        host = headers.get("host", "")
        if not self._knows(host):
            return 400, "this server does not go by that name: use its address, or set PRESSMARK_PUBLIC_URL"
        if method not in _SAFE and not self._is_own(headers, host):
            return 403, "a page of another origin may not change anything here"
        return None

    def _knows(self, host: str) -> bool:
        name = _name(host)
        return name is not None and (name in {_LOCAL, self.host} or is_address(name))

    def _is_own(self, headers: Headers, host: str) -> bool:
        origin = headers.get("origin")
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            return False
        return origin in {None, self.origin, f"http://{host}"}


def origins_of(public_url: str | None) -> Origins:
    """Return the origins of a server that browsers find there. Raises ConfigError for what is no address."""
    if public_url is None:
        return Origins()
    parts = urlsplit(public_url)
    if parts.scheme not in {"http", "https"} or parts.hostname is None:
        raise ConfigError(f"PRESSMARK_PUBLIC_URL: {public_url!r} is no address; write https://pressmark.example.org")
    return Origins(f"{parts.scheme}://{parts.netloc.lower()}", parts.hostname.lower())


def is_address(name: str) -> bool:
    """Whether a name is an address itself, which no DNS resolves."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_here(host: str) -> bool:
    """Whether only this machine reaches a host that a server binds to."""
    return host == _LOCAL or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def _name(host: str) -> str | None:
    """Return the name in a Host header, without the port; None if that is no header of the kind."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # refuses what is no number
    except ValueError:
        return None
    return parts.hostname if parts.netloc == host and "@" not in host else None
