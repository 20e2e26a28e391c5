"""An endpoint for benches: `python bench/serving.py [--delay S] [--cap N] [--answers FILE]` prints its port.

The scripted endpoint of the tests takes longer for an answer than a client does for a call. This
one reads no more of HTTP and of a request than it must, and sends completions made beforehand: the
one that FILE (JSON, by the number in the prompt's `<article …>`) names for an article, else one
without a label. Above `--cap` in flight it answers 429 at once. GET tells what it did since it was
last asked, its own CPU time included, so that a bench can see whether it waited for the server.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from pressmark_schemas.answer import Answer

CLIENT_CORE, SERVER_CORE = 0, 1
NOTHING = Answer(ratings=[], quotes=[], concerns=[], dismissed=[], unmarked_ratings=[], unmarked_quotes=[])


@dataclass
class Counts:
    """What an endpoint did: answers, refusals, the most in flight at once, and the CPU seconds that it took."""

    answered: int = 0
    refused: int = 0
    most: int = 0
    busy: float = 0.0


@dataclass
class Endpoint:
    """What all connections share. `answers` are whole responses by the article's number."""

    delay: float
    cap: int | None
    answers: dict[bytes, bytes]
    usual: bytes = field(default_factory=lambda: response(200, completion(NOTHING.model_dump_json())))
    refusal: bytes = field(default_factory=lambda: response(429, {"error": {"message": "Too many requests."}}))
    counts: Counts = field(default_factory=Counts)
    flying: int = 0
    begun: float = field(default_factory=time.process_time)

    def take(self) -> bool:
        """Count a request in, if there is room for it."""
        if self.cap is not None and self.flying >= self.cap:
            self.counts.refused += 1
            return False
        self.flying += 1
        self.counts.most = max(self.counts.most, self.flying)
        return True

    def answer(self, request: bytes) -> bytes:
        """Return the response to a request's body."""
        at = request.find(b"<article ") + 9
        return self.answers.get(bytes(request[at : at + 16]), self.usual)

    def tell(self) -> bytes:
        """Return the counts as a response, and begin them again."""
        now = time.process_time()
        told = replace(self.counts, busy=now - self.begun)
        self.counts, self.begun = Counts(most=self.flying), now
        return response(200, asdict(told))


class Connection(asyncio.Protocol):
    """One client's connection; a request at a time, as clients of HTTP/1.1 send them."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._held = bytearray()
        self._whole = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Gather a request and answer it when it is whole."""
        self._held += data
        if not self._whole:
            end = self._held.find(b"\r\n\r\n") + 4
            if end < 4:
                return
            head = bytes(self._held[:end]).lower()
            _, found, length = head.partition(b"content-length:")
            self._whole = end + (int(length.partition(b"\r\n")[0]) if found else 0)
        if len(self._held) >= self._whole:
            request, self._held, self._whole = bytes(self._held), bytearray(), 0
            self._serve(request)

    def _serve(self, request: bytes) -> None:
        endpoint = self._endpoint
        if request.startswith(b"GET"):
            self._transport.write(endpoint.tell())
        elif not endpoint.take():
            self._transport.write(endpoint.refusal)
        elif endpoint.delay:
            asyncio.get_running_loop().call_later(endpoint.delay, self._finish, request)
        else:
            self._finish(request)

    def _finish(self, request: bytes) -> None:
        self._endpoint.flying -= 1
        self._endpoint.counts.answered += 1
        self._transport.write(self._endpoint.answer(request))


def completion(content: str) -> dict[str, Any]:
    """Return a chat completion with an answer, as text and as a tool's arguments: who asks takes what it asked for."""
    called = {"id": "call-1", "type": "function", "function": {"name": "Answer", "arguments": content}}
    message = {"role": "assistant", "content": content, "tool_calls": [called]}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": "scripted-1",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 5000, "completion_tokens": 200, "total_tokens": 5200},
    }


def response(status: int, body: dict[str, Any]) -> bytes:
    """Return a whole HTTP response."""
    content = json.dumps(body, ensure_ascii=False).encode()
    head = f"HTTP/1.1 {status} OK\r\ncontent-type: application/json\r\ncontent-length: {len(content)}\r\n\r\n"
    return head.encode() + content


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """Run an endpoint in a process and on a core of its own; yield its base URL."""
    command = [sys.executable, __file__, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own words
        port = process.stdout.readline().strip() if process.stdout else ""
        try:
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()


def counts(url: str) -> Counts:
    """Return what an endpoint did since it was last asked."""
    with urllib.request.urlopen(url) as told:  # noqa: S310 - the endpoint above
        return Counts(**json.load(told))


def pin(core: int) -> None:
    """Keep this process on one core, where the system can; client and server then do not wait for each other."""
    if hasattr(os, "sched_setaffinity") and core < (os.cpu_count() or 1):
        os.sched_setaffinity(0, {core})


async def serve(endpoint: Endpoint) -> None:
    """Serve until the process is ended."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(endpoint), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main() -> None:
    """Serve as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--cap", type=int, help="requests in flight that are answered; above it 429")
    parser.add_argument("--answers", type=Path, help="answers by the number of an article, as JSON")
    args = parser.parse_args()
    named = json.loads(args.answers.read_text("utf-8")) if args.answers else {}
    answers = {number.encode(): response(200, completion(answer)) for number, answer in named.items()}
    pin(SERVER_CORE)
    asyncio.run(serve(Endpoint(args.delay, args.cap, answers)))


if __name__ == "__main__":
    main()
