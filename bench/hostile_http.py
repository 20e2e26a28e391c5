"""Requests that no honest client makes, over sockets: `python bench/hostile_http.py [--requests N] [--seed N]`.

Sends N (2,000) to a real server: those of the tests' table, cut and altered at random places, and raw bytes that are no
HTTP at all, from eight clients that partly hang up early. Nothing may be a 500, the server must answer an honest client
as ever afterwards, its ledger must be whole, and all that it took must be read.
"""

from __future__ import annotations

import argparse
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.web.requests import Hostile, hostile
from tests.web.servers import Server

from pressmark.jobs import JobBook
from pressmark.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENTS, _PATIENCE = 8, 2.0
_HANGS_UP, _CHANGED, _NO_HTTP = 0.1, 0.4, 0.1
"""Parts of the requests that are left before the answer, that are changed, and that are noise."""


def raw(one: Hostile) -> bytes:
    """Return a request as it goes over the wire."""
    path = one.path.encode("utf-8", "surrogatepass").replace(b" ", b"%20")
    headers = {"host": "127.0.0.1", "content-length": str(len(one.body)), "connection": "close"} | one.headers
    lines = [f"{name}: {value}".encode("latin-1", "replace") for name, value in headers.items()]
    return b"\r\n".join([one.method.encode() + b" " + path + b" HTTP/1.1", *lines, b"", one.body])


def altered(data: bytes, drawing: random.Random) -> bytes:
    """Return bytes with some of them changed, doubled or left out."""
    changed = bytearray(data)
    for _ in range(drawing.randint(1, 8)):
        place = drawing.randrange(len(changed))
        changed[place : place + drawing.choice((0, 1, 1, 30))] = drawing.randbytes(drawing.choice((0, 1, 3)))
    return bytes(changed)


def drawn(count: int, drawing: random.Random) -> Iterator[tuple[bytes, bool]]:
    """Yield requests, and whether the client waits for an answer."""
    table = [raw(one) for one in hostile()]
    for number in range(count):
        data = table[number % len(table)]
        if drawing.random() < _NO_HTTP:
            data = drawing.randbytes(drawing.randint(1, 5000))
        elif drawing.random() < _CHANGED:
            data = altered(data, drawing)
        yield data, drawing.random() >= _HANGS_UP


def answered(port: int, one: tuple[bytes, bool]) -> str:
    """Return the status with which a request is answered, or what happened instead."""
    data, waits = one
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as server:
            server.sendall(data)
            if not waits:
                return "hung up"
            line = server.makefile("rb").readline().decode("latin-1").split()
            return line[1] if len(line) > 1 else "closed"
    except TimeoutError:
        return "silence"
    except OSError:
        return "closed"


def main() -> int:
    """Print what came of it; return 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    drawing = random.Random(args.seed)  # noqa: S311 - noise
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "ledger.db"
        with Server(place) as server, ThreadPoolExecutor(CLIENTS) as pool:
            port = int(server.address.rsplit(":", 1)[1])
            statuses = Counter(pool.map(partial(answered, port), drawn(args.requests, drawing)))
            honest = server.send(0, wait=30).status_code
        with Ledger(str(place)) as ledger, ledger.engine.connect() as connection:
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            time.sleep(1)
            states = JobBook(ledger.engine).counts()
    print(f"{args.requests} requests: {dict(statuses.most_common())}")
    print(f"an honest article afterwards: {honest}; ledger {'whole' if whole else 'broken'}; jobs {states}")
    return int(statuses["500"] > 0 or honest not in {200, 201} or not whole or states.get("failed", 0) > 0)


if __name__ == "__main__":
    sys.exit(main())
