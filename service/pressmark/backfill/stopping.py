"""Ctrl-C: the first lets what is in flight end, the second ends at once."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Whether a run should stop, as its user says by signals. Used in `with`, in the main thread.

    The first signal sets `wanted` and calls `told`; the second raises KeyboardInterrupt where the run is.
    """

    def __init__(self, told: Callable[[], None]) -> None:
        self.wanted = False
        self._told = told
        self._before: list[Any] = []

    def __enter__(self) -> Self:
        self._before = [signal.signal(number, self._heard) for number in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in zip(_SIGNALS, self._before, strict=True):
            signal.signal(number, before)

    def _heard(self, *_: object) -> None:
        if self.wanted:
            raise KeyboardInterrupt
        self.wanted = True
        self._told()
