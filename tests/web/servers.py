"""Servers as processes of their own, which can be killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Self

import httpx2

from tests.backfill.archive import text

API = "/api/v1"
_BEGINS = 60.0
"""Seconds that a busy machine may take to begin."""
_KNOWN = {"PRESSMARK_READER": "rules", "PRESSMARK_WORKERS": "1", "PRESSMARK_CLIENT_RATE": "1000000"}


class Server:
    """`pressmark serve` over a ledger. Used in `with`; at the end it is killed, if it still lives."""

    def __init__(self, ledger: Path, **settings: str) -> None:
        command = [sys.executable, "-m", "pressmark.cli", "serve", "--port", "0", "--ledger", str(ledger)]
        env = os.environ | _KNOWN | settings
        # A file, not a pipe: one that nobody empties would stop the server at its 64th kilobyte.
        self._errors = tempfile.NamedTemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - it lives as long
        self.process = subprocess.Popen(command, env=env, stderr=self._errors)  # noqa: S603 - our own
        self.ledger, self.address = ledger, self._address()
        self.client = httpx2.Client(base_url=self.address, timeout=60)

    def _address(self) -> str:
        until = time.monotonic() + _BEGINS
        while time.monotonic() < until and self.process.poll() is None:
            told = re.search(r"http://\S+(?=;)", self.said)
            if told is not None:
                return told[0]
            time.sleep(0.05)
        raise AssertionError(self.said)

    @property
    def said(self) -> str:
        """What it wrote to standard error so far."""
        return Path(self._errors.name).read_text("utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self.kill()
        self._errors.close()

    def send(self, number: int, wait: float = 0) -> httpx2.Response:
        """Send an invented article."""
        return self.client.post(f"{API}/articles", params={"wait": wait}, json={"text": text(number)})

    def state(self, job: str) -> str:
        """Return the state of a job."""
        return self.client.get(f"{API}/jobs/{job}").raise_for_status().json()["state"]

    @property
    def readers(self) -> list[int]:
        """The ids of its reading processes."""
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        children = [one for thread in threads for one in (thread / "children").read_text("ascii").split()]
        return [int(one) for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]

    def kill(self) -> None:
        """Kill it, unless it has ended."""
        if self.process.returncode is None:
            self.process.kill()
            self.process.wait()

    def end(self) -> tuple[int, str]:
        """Ask it to end, as systemd does; return how it did and what it said since it began."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60), self.said.partition("\n")[2]
