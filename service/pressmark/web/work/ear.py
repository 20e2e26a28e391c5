"""What a reading process hears of its server: that there is work, and that it should end.

It is the end of a pipe. A server that dies closes the other end as one that says goodbye does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Ear:
    """The reading end. `over` once the server is gone, or wants no more."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self.over = False

    def listen(self, seconds: float = 0.0) -> None:
        """Wait until there is something to hear, at most so many seconds, and hear all of it."""
        try:
            while not self.over and self._pipe.poll(seconds):
                self._pipe.recv_bytes()
                seconds = 0.0
        except (EOFError, OSError):
            self.over = True
