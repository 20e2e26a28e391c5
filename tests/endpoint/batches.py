"""The endpoint's files and batches: what OpenAI's do, as far as a client of batches can tell.

A batch is `validating` when it is created, `in_progress` when it is looked at first, and has ended when it is looked
at again. Its requests go the way of the chat route, script and all; what is not a success stands in the error file.
Results come in another order than the requests. `fault` says what goes wrong with batches that end from then on.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from itertools import count
from typing import Any, Literal, cast

from tests.endpoint.faults import Cut, Outcome
from tests.endpoint.wire import HttpResponse, encode, failure

Fault = Literal[
    "",
    "refused",
    "uncreated",
    "unheard",
    "fails",
    "expires",
    "cut_line",
    "no_json",
    "unknown_id",
    "lost_line",
    "stalls",
]
"""`expires`: every second request is not answered in time; `lost_line`: the first result is in no file; `stalls`:
nothing ends. The faults of lines strike the first line of the output file. `refused`, `uncreated`: no batch is made,
and the status is 400 or 500; `unheard`: one is made, and the connection ends before the response does."""

Chat = Callable[[Any], HttpResponse]
"""Answers the body of a chat request."""

_DAY = 24 * 60 * 60
_LATE = {"code": "batch_expired", "message": "This request could not be executed before the window expired."}


class Batches:
    """The files and batches of one endpoint."""

    def __init__(self, chat: Chat) -> None:
        self.fault: Fault = ""
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self._chat = chat
        self._numbers = count(1)
        self._lock = threading.Lock()
        self._routes: tuple[tuple[str, str, Callable[..., Outcome]], ...] = (
            ("POST", "files", self._keep),
            ("GET", "files/([^/]+)/content", self._content),
            ("DELETE", "files/([^/]+)", self._delete),
            ("POST", "batches", self._create),
            ("GET", "batches", self._list),
            ("GET", "batches/([^/]+)", self._look),
            ("POST", "batches/([^/]+)/cancel", self._cancel),
        )

    def answer(self, method: str, path: str, body: Any) -> Outcome | None:
        """Answer a request for a path below /v1, or return None for a route that there is not."""
        with self._lock:
            for verb, pattern, route in self._routes:
                found = re.fullmatch(pattern, path)
                if verb == method and found:
                    return route(body, *found.groups())
        return None

    def _keep(self, body: Any) -> HttpResponse:
        fields = cast("dict[str, bytes]", body) if isinstance(body, dict) else {}
        if fields.get("purpose") != b"batch" or "file" not in fields:
            return failure(400, "purpose: 'batch' and a file are required")
        name = self._file(fields["file"])
        return _sent({"id": name, "object": "file", "bytes": len(fields["file"]), "purpose": "batch"})

    def _create(self, body: Any) -> Outcome:
        fields = cast("dict[str, Any]", body)
        if self.fault in {"refused", "uncreated"}:
            return failure(400 if self.fault == "refused" else 500, "The batch was not created.")
        if fields.get("input_file_id") not in self.files:
            return failure(400, "input_file_id: there is no such file")
        now = int(time.time())
        batch: dict[str, Any] = {
            "id": f"batch_{next(self._numbers)}",
            "object": "batch",
            "endpoint": fields["endpoint"],
            "input_file_id": fields["input_file_id"],
            "completion_window": fields["completion_window"],
            "metadata": fields.get("metadata"),
            "status": "validating",
            "created_at": now,
            "expires_at": now + _DAY,
            "request_counts": {"total": 0, "completed": 0, "failed": 0},
        }
        self.batches[batch["id"]] = batch
        return Cut(_sent(batch)) if self.fault == "unheard" else _sent(batch)

    def _content(self, _: Any, name: str) -> HttpResponse:
        if name not in self.files:
            return failure(404, f"No such File object: {name}")
        return HttpResponse(200, self.files[name], {"content-type": "application/octet-stream"})

    def _delete(self, _: Any, name: str) -> HttpResponse:
        deleted = self.files.pop(name, None) is not None
        return _sent({"id": name, "object": "file", "deleted": deleted})

    def _list(self, _: Any) -> HttpResponse:
        newest_first = list(reversed(self.batches.values()))
        return _sent({"object": "list", "data": newest_first, "has_more": False})

    def _look(self, _: Any, name: str) -> HttpResponse:
        batch = self.batches.get(name)
        return _sent(self._further(batch)) if batch else failure(404, f"No batch found with id '{name}'.")

    def _cancel(self, _: Any, name: str) -> HttpResponse:
        batch = self.batches.get(name)
        if batch is None:
            return failure(404, f"No batch found with id '{name}'.")
        return _sent(batch if batch["status"] == "completed" else _ended(batch, "cancelled"))

    def _further(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Return a batch one state further on."""
        if batch["status"] == "validating":
            problem = self._problem(self.files[batch["input_file_id"]])
            errors = {"object": "list", "data": [problem]}
            return _ended(batch, "failed", errors=errors) if problem else _ended(batch, "in_progress")
        if batch["status"] == "in_progress" and self.fault != "stalls":
            self._run(batch, "expired" if self.fault == "expires" else "completed")
        return batch

    def _problem(self, file: bytes) -> dict[str, Any] | None:
        """Return what is wrong with a request file, as OpenAI's validation says it."""
        lines = [json.loads(line) for line in file.splitlines()]
        ids = [line["custom_id"] for line in lines]
        if {(line["method"], line["url"]) for line in lines} != {("POST", "/v1/chat/completions")}:
            return {"code": "mismatched_url", "message": "url: it is not the batch's endpoint", "line": 1}
        if len(set(ids)) < len(ids) or any(len(one) > 64 for one in ids):
            return {"code": "invalid_custom_id", "message": "custom_id: unique and 64 characters at most", "line": 1}
        if self.fault == "fails":
            return {"code": "token_limit_exceeded", "message": "Enqueued token limit reached.", "line": None}
        return None

    def _run(self, batch: dict[str, Any], status: str) -> None:
        """Answer the requests of a batch."""
        output: list[bytes] = []
        errors: list[bytes] = []
        for number, line in enumerate(self.files[batch["input_file_id"]].splitlines()):
            request = json.loads(line)
            if status == "expired" and number % 2:
                errors.append(_line(request, None, _LATE))
                continue
            response = self._chat(request["body"])
            told = {"status_code": response.status, "request_id": f"req_{number}", "body": json.loads(response.body)}
            (output if response.status == 200 else errors).append(_line(request, told, None))
        output.reverse()
        batch["request_counts"] = {"total": len(output) + len(errors), "completed": len(output), "failed": len(errors)}
        files = {"output_file_id": self._spoilt(output), "error_file_id": errors}
        made = {name: self._file(b"\n".join(lines) + b"\n") for name, lines in files.items() if lines}
        _ended(batch, status, **made)

    def _spoilt(self, lines: list[bytes]) -> list[bytes]:
        """Return the lines of an output file with today's fault."""
        if not lines:
            return lines
        first, *rest = lines
        other = json.dumps({**json.loads(first), "custom_id": "f" * 64}).encode()
        spoilt = {
            "cut_line": [first[: len(first) // 2]],
            "no_json": [b"<html>502 Bad Gateway</html>"],
            "unknown_id": [other, first],
            "lost_line": [],
        }
        return [*spoilt.get(self.fault, [first]), *rest]

    def _file(self, content: bytes) -> str:
        name = f"file-{next(self._numbers)}"
        self.files[name] = content
        return name


def form_fields(content_type: str, raw: bytes) -> dict[str, bytes]:
    """Return the fields of a multipart form by name."""
    form = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + raw)
    parts = cast("list[Message]", form.get_payload()) if form.is_multipart() else []
    named = ((part.get_param("name", header="content-disposition"), part.get_payload(decode=True)) for part in parts)
    return {str(name): content for name, content in named if isinstance(content, bytes)}


def _line(request: dict[str, Any], response: dict[str, Any] | None, error: dict[str, str] | None) -> bytes:
    id_ = f"batch_req_{request['custom_id'][:8]}"
    return encode({"id": id_, "custom_id": request["custom_id"], "response": response, "error": error})


def _ended(batch: dict[str, Any], status: str, **fields: Any) -> dict[str, Any]:
    batch.update(status=status, **fields)
    return batch


def _sent(body: dict[str, Any]) -> HttpResponse:
    return HttpResponse(200, encode(body))
