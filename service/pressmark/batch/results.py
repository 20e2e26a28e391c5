"""What the result files of a batch say, a line at a time, and what their silence about a request means."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pressmark.readers.model.lines import Result, read_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.batchbook import State
    from pressmark.readers.model.batches import Batches


class Results:
    """The results of a batch that has ended; None for a line that cannot be read."""

    def __init__(self, state: State, provider: Batches) -> None:
        self._state = state
        self._provider = provider
        self._read = 0
        self._whole = True

    def __iter__(self) -> Iterator[Result | None]:
        for file in (self._state.output, self._state.errors):
            if file is None:
                continue
            with tempfile.TemporaryDirectory(prefix="pressmark-batch-") as folder:
                path = Path(folder) / "results.jsonl"
                if self._provider.download(file, path):
                    yield from self._lines(path)
                else:
                    self._whole = False

    def _lines(self, path: Path) -> Iterator[Result | None]:
        with path.open("rb") as lines:  # text would be torn at line separators inside strings, too
            for line in lines:
                result = read_result(line)
                if result is not None:
                    self._read += 1
                    yield result
                elif line.strip():
                    self._whole = False
                    yield None

    @property
    def others_never_ran(self) -> bool:
        """Whether requests that no line is about were never run, hence not billed; known when all lines were read."""
        state = self._state
        return state.status != "completed" and self._whole and self._read >= state.done + state.failed
