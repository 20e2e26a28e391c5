"""Processes that work on one ledger, on this machine or others, and whether they are believed to live.

Nothing that must be right depends on the belief; it tells people what nobody will end any more.
"""

import os
import socket
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_SILENT = timedelta(minutes=15)
"""After which a process on another machine is believed dead: longer than a call and its waits may take."""


class Process(NamedTuple):
    """A process, and when it was last seen (ISO)."""

    host: str
    pid: int
    seen: str

    @property
    def is_this(self) -> bool:
        """Whether it is the process that asks."""
        return (self.host, self.pid) == (_host(), os.getpid())

    @property
    def gone(self) -> bool:
        """Whether it is known to have ended; nobody knows that of a process on another machine."""
        if not self._is_here:
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            pass  # somebody else's process is one
        return False

    @property
    def alive(self) -> bool:
        """Whether it is not gone and, if that cannot be known, was seen lately."""
        lately = datetime.now(UTC) - datetime.fromisoformat(self.seen) < _SILENT
        return not self.gone if self._is_here else lately

    @property
    def _is_here(self) -> bool:
        """Whether it can be asked for: on Windows, to ask would end it."""
        return self.host == _host() and os.name == "posix"


def this_process() -> Process:
    """Return the process that asks, seen now."""
    return Process(_host(), os.getpid(), datetime.now(UTC).isoformat())


def _host() -> str:
    return socket.gethostname()[:255]
