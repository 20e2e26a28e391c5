"""Who holds money, and whether they are believed to live.

No sum depends on the belief: it says to people alone what nobody will settle any more.
"""

import os
import socket
import uuid
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_SILENT = timedelta(minutes=15)
"""After which an owner on another machine is believed dead: longer than a call and its waits may take."""


class Held(NamedTuple):
    """What one owner holds: nanos, and when it was last seen (ISO). An owner is one budget object of a process."""

    owner: str
    host: str
    pid: int
    amount: int
    seen: str

    @property
    def alive(self) -> bool:
        """Whether its process is there, if that is of this machine; of another, whether it was seen lately."""
        if self.host != _host() or os.name != "posix":
            return datetime.now(UTC) - datetime.fromisoformat(self.seen) < _SILENT
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass  # somebody else's process is one
        return True


def new_owner() -> str:
    """Return an id that no other owner has."""
    return uuid.uuid4().hex


def holding(owner: str, amount: int) -> Held:
    """Return what an owner in this process holds from now on."""
    return Held(owner, _host(), os.getpid(), amount, datetime.now(UTC).isoformat())


def _host() -> str:
    return socket.gethostname()[:255]
