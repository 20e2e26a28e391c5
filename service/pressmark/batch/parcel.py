"""A request file in the making, on disk with the articles that it asks about: memory does not grow with it."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pressmark.batchbook import Request

if TYPE_CHECKING:
    from collections.abc import Iterator


class Limits(NamedTuple):
    """The most that one file may hold: requests, and bytes. OpenAI's are the default, its MB taken as the smaller."""

    requests: int = 50_000
    size: int = 200_000_000


class Parcel:
    """Requests for one batch. Its files are gone when it is closed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._folder = tempfile.TemporaryDirectory(prefix="pressmark-batch-")
        self.file = Path(self._folder.name) / "requests.jsonl"
        self._articles = self.file.with_name("articles")
        self._lines = self.file.open("wb")
        self._rows = self._articles.open("wb")
        self._ids: set[str] = set()
        self._tokens: list[float] = []
        self._size = 0

    def __len__(self) -> int:
        """Return how many requests there are."""
        return len(self._tokens)

    def __contains__(self, custom_id: str) -> bool:
        """Tell whether a call is among them."""
        return custom_id in self._ids

    @property
    def tokens(self) -> float:
        """About how many input tokens the requests have."""
        return sum(self._tokens)

    def has_room(self, line: bytes) -> bool:
        """Tell whether a line fits in, by both limits."""
        return len(self) < self._limits.requests and self._size + len(line) <= self._limits.size

    def add(self, line: bytes, request: Request, tokens: float) -> None:
        """Put in a line of the request file, what will wait for its answer, and about how many tokens it has."""
        self._lines.write(line)
        custom_id, article, json, held = request
        self._rows.write(f"{custom_id} {article} {held} {json}\n".encode())
        self._ids.add(request.custom_id)
        self._tokens.append(tokens)
        self._size += len(line)

    def seal(self) -> None:
        """Write all to disk; nothing more can be put in."""
        self._lines.close()
        self._rows.close()

    def close(self) -> None:
        """Take the files away."""
        self.seal()
        self._folder.cleanup()

    def requests(self) -> Iterator[Request]:
        """Yield what waits, of a sealed parcel."""
        with self._articles.open("rb") as rows:
            for row in islice(rows, len(self)):
                custom_id, article, held, json = row.removesuffix(b"\n").decode().split(" ", 3)
                yield Request(custom_id, article, json, int(held))

    def cut(self, number: int) -> None:
        """Keep the first requests of a sealed parcel, so many."""
        with self.file.open("r+b") as lines:
            for _ in range(number):
                lines.readline()
            lines.truncate()
        del self._tokens[number:]
