"""The server itself: sockets, routes, and a log of what was asked.

It does not know what a good answer is: `answers` says that for the text of a request, and the
script says which behaviour makes what of it.
"""

from __future__ import annotations

import json
import select
import socket
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Protocol, Self, cast

from tests.endpoint.batches import Batches, form_fields
from tests.endpoint.faults import Cut, Labelled, Outcome, Stall, Step, read_script
from tests.endpoint.wire import CREATED, BadRequest, HttpResponse, encode, failure, parse_chat

if TYPE_CHECKING:
    from collections.abc import Callable

MODEL = "scripted-1"
_LEAKS = {"openai-organization": "org-scripted", "set-cookie": "session=scripted-cookie; Path=/"}
"""What a hosted endpoint sends and no cassette may keep."""


class Answers(Protocol):
    """Says what a perfect reader would answer to the text of a user message."""

    def __call__(self, text: str, /) -> Labelled:
        """Return the answer and the article's text."""
        ...


@dataclass(frozen=True, slots=True)
class Logged:
    """A request as it arrived; header names in lower case, `body` as parsed JSON or None."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


class ScriptedEndpoint:
    """A context manager: the endpoint is up inside it. `url` is what a client takes as its base URL."""

    def __init__(self, answers: Answers, *, script: str = "", port: int = 0) -> None:
        self.answers = answers
        self.requests: list[Logged] = []
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._steps = read_script(script)
        self.batches = Batches(self._batched)
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.endpoint = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """The base URL, with /v1."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def chats(self) -> list[dict[str, Any]]:
        """The bodies of the chat requests so far, in the order of arrival."""
        return [logged.body for logged in self.requests if logged.path.endswith("/chat/completions")]

    def play(self, script: str) -> None:
        """Go on with another script."""
        steps = read_script(script)
        with self._lock:
            self._steps = steps

    def log(self, logged: Logged) -> None:
        """Keep a request for assertions."""
        with self._lock:
            self.requests.append(logged)

    def next_step(self) -> Step:
        """Take the script's next step."""
        with self._lock:
            return next(self._steps)

    def _batched(self, body: Any) -> HttpResponse:
        """Answer a request of a batch; what the script would do to a connection is a server's error here."""
        outcome = chat(self, body)
        return outcome if isinstance(outcome, HttpResponse) else failure(500, "The server had an error.")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def chat(endpoint: ScriptedEndpoint, body: Any) -> Outcome:
    """Answer POST /v1/chat/completions."""
    if not isinstance(body, dict):
        return failure(400, "The body is not a JSON object.")
    try:
        request = parse_chat(cast("dict[str, Any]", body))
    except BadRequest as problem:
        return failure(400, str(problem))
    return endpoint.next_step()(request, endpoint.answers(request.text))


def models(_: ScriptedEndpoint, __: Any) -> Outcome:
    """Answer GET /v1/models."""
    model = {"id": MODEL, "object": "model", "created": CREATED, "owned_by": "pressmark"}
    return HttpResponse(200, encode({"object": "list", "data": [model]}))


ROUTES: dict[tuple[str, str], Callable[[ScriptedEndpoint, Any], Outcome]] = {
    ("POST", "/v1/chat/completions"): chat,
    ("GET", "/v1/models"): models,
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    endpoint: ScriptedEndpoint

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep quiet about clients that went away: that is what some tests are for."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Write nothing: the endpoint keeps its own log."""

    @property
    def _endpoint(self) -> ScriptedEndpoint:
        return cast("_Server", self.server).endpoint

    def _serve(self) -> None:
        body = self._read_body()
        path = self.path.partition("?")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._endpoint.log(Logged(self.command, path, headers, body))
        outcome = self._outcome(path, body) or failure(404, f"There is no {self.command} {path}.")
        if isinstance(outcome, Stall):
            self._wait_for_the_client_to_go()
        elif isinstance(outcome, Cut):
            self._send(outcome.response, half=True)
        else:
            self._send(outcome)

    def _outcome(self, path: str, body: Any) -> Outcome | None:
        route = ROUTES.get((self.command, path))
        if route is not None:
            return route(self._endpoint, body)
        return self._endpoint.batches.answer(self.command, path.removeprefix("/v1/"), body)

    def _read_body(self) -> Any:
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        kind = self.headers.get("content-type", "")
        if kind.startswith("multipart/"):
            return form_fields(kind, raw)
        try:
            return json.loads(raw)
        except ValueError:
            return None

    def _send(self, response: HttpResponse, *, half: bool = False) -> None:
        self.send_response_only(response.status)
        headers = {"content-type": "application/json", **_LEAKS, **response.headers}
        for name, value in {**headers, "content-length": str(len(response.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(response.body[: len(response.body) // 2] if half else response.body)
        if half:
            self.wfile.flush()
            self._hang_up()

    def _wait_for_the_client_to_go(self) -> None:
        while not self._endpoint.closing.is_set():
            readable, _, _ = select.select([self.connection], [], [], 0.02)
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                break
        self.close_connection = True

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)
