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
    def alive(self) -> bool:
        """Whether it is there, if it is on this machine; on another one, whether it was seen lately."""
        if self.host != _host() or os.name != "posix":
            return datetime.now(UTC) - datetime.fromisoformat(self.seen) < _SILENT
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass  # somebody else's process is one
        return True


def this_process() -> Process:
    """Return the process that asks, seen now."""
    return Process(_host(), os.getpid(), datetime.now(UTC).isoformat())


def _host() -> str:
    return socket.gethostname()[:255]
