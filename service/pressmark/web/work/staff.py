"""The reading processes of a server: begun with it, replaced when they die, sent home when it ends."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
import uuid
from typing import TYPE_CHECKING, NamedTuple

from pressmark.jobs import LEASE, JobBook
from pressmark.web.work.reading import read_jobs

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from pressmark.settings import Settings

_AGAIN = 1.0
"""Seconds between two beginnings of one place's process, so that one which always dies does not keep us busy."""


class Reader(NamedTuple):
    """One process: the name under which it holds jobs, the pipe by which it is told of more, its beginning."""

    owner: str
    process: SpawnProcess
    mouth: Connection
    begun: float


class Staff:
    """The processes that read, as many as `settings.workers` says; with a model one, which asks for many at once."""

    def __init__(self, settings: Settings, book: JobBook) -> None:
        self._settings, self._book = settings, book
        self._readers: list[Reader] = []
        self._prolonged = 0.0
        self._lock = threading.Lock()  # nobody is replaced while all are sent home

    def begin(self) -> None:
        """Take up what died, and let all begin to read."""
        self._book.take_up()
        with self._lock:
            self._readers = [self._reader() for _ in range(self._width())]

    @property
    def at_work(self) -> bool:
        """Whether all are alive."""
        return bool(self._readers) and all(reader.process.is_alive() for reader in self._readers)

    def tell(self) -> None:
        """Say that there is work."""
        for reader in self._readers:
            try:
                reader.mouth.send_bytes(b".")
            except OSError:  # it has been told often enough, or is dead: `look` cares for that
                continue

    def look(self) -> None:
        """Replace who died, and prolong what the others hold; to be called every second or so."""
        with self._lock:
            for place, reader in enumerate(self._readers):
                if not reader.process.is_alive() and time.monotonic() - reader.begun >= _AGAIN:
                    reader.mouth.close()
                    self._book.bury(reader.owner)
                    self._readers[place] = self._reader()
        if time.monotonic() - self._prolonged > LEASE / 4:
            self._book.prolong([reader.owner for reader in self._readers])
            self._prolonged = time.monotonic()

    def end(self, patience: float) -> None:
        """Let what is begun be read, for so many seconds in all; what is not ready then waits for the next server."""
        with self._lock:
            readers, self._readers = self._readers, []
        for reader in readers:
            reader.mouth.close()
        until = time.monotonic() + patience
        for reader in readers:
            reader.process.join(max(0.0, until - time.monotonic()))
            if reader.process.is_alive():
                reader.process.kill()
                reader.process.join()
            self._book.hand_back(reader.owner)

    def _width(self) -> int:
        if self._settings.asks_model:
            return 1
        return self._settings.workers or max(1, len(os.sched_getaffinity(0)) - 1)

    def _reader(self) -> Reader:
        owner, context = uuid.uuid4().hex, multiprocessing.get_context("spawn")
        ear, mouth = context.Pipe(duplex=False)
        os.set_blocking(mouth.fileno(), False)  # a reader that is busy must not keep us waiting
        process = context.Process(target=read_jobs, args=(self._settings, owner, ear), daemon=True)
        process.start()
        ear.close()
        return Reader(owner, process, mouth, time.monotonic())
