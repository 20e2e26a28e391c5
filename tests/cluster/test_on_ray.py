"""The same on a real Ray of this machine, which has more logical processors than cores: `make test-cluster`.

It runs as a command, in processes of its own; what kill -9 does there is bench/cluster.py's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from pressmark.cluster.load import Loaded
from pressmark.settings import Settings
from tests.backfill.archive import text
from tests.cluster.held import everything
from tests.cluster.test_load import filled, load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint

pytestmark = pytest.mark.skipif(find_spec("ray") is None, reason="ray is not here (600 MB): make test-cluster")


def test_a_run_on_ray_gives_the_ledger_that_a_backfill_gives(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """Files are found, read by a model in several workers, written and loaded; numbers and tables are right."""
    archive = tmp_path / "archive"
    archive.mkdir()
    for number in range(3):
        rows = [json.dumps({"text": text(one)}) for one in range(number, 300, 3)]
        (archive / f"{number}.jsonl").write_text("\n".join([*rows, "no JSON", rows[0]]) + "\n", "utf-8")
    settings = {"model": "scripted-1", "base_url": endpoint.url, "answers": str(tmp_path / "answers")}
    environment = {f"PRESSMARK_{name.upper()}": value for name, value in settings.items()}
    command = ["cluster", str(archive), "--out", str(tmp_path / "parts"), "--workers", "3", "--concurrency", "24"]
    ended = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pressmark.cli", *command, "--json"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr  # three rows are broken
    told = json.loads(ended.stdout.splitlines()[-1])
    assert [told[name] for name in ("found", "relevant", "irrelevant", "known", "failed")] == [306, 240, 60, 3, 3]
    bought = len(endpoint.chats)
    assert load(tmp_path / "ledger.db", tmp_path / "parts") == (Loaded(300, 3, 0), [])
    whole = filled(tmp_path / "whole.db", [archive], Settings.model_validate(settings))
    assert len(endpoint.chats) == bought  # this machine holds the answers
    assert everything(tmp_path / "ledger.db") == everything(whole)
