"""The command `serve`: what it refuses to begin with, and what it says then."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faces.conftest import Ended


@pytest.mark.parametrize(
    ("arguments", "env", "said"),
    [
        ([], {}, "a server needs a ledger: name one with --ledger or PRESSMARK_LEDGER"),
        (["--ledger", "l.db", "--host", "192.0.2.1"], {}, "set PRESSMARK_TOKENS or PRESSMARK_TOKEN_FILE"),
        (["--ledger", "l.db"], {"PRESSMARK_TOKENS": "ann:reviewer:secret"}, "fewer than 16 characters"),
        (["--ledger", "l.db"], {"PRESSMARK_PUBLIC_URL": "press.test"}, "PRESSMARK_PUBLIC_URL"),
        (["--ledger", "l.db", "--reader", "model"], {}, "set PRESSMARK_MODEL"),
    ],
)
def test_what_cannot_be_served_is_told(
    run: Callable[..., Ended],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    env: dict[str, str],
    said: str,
) -> None:
    """Exit code 2, one line that says what to do, and no token in it."""
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    ended = run("serve", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "secret" not in ended.err


def test_the_extra_is_named_where_it_is_missing(tmp_path: Path) -> None:
    """Without what `pressmark[web]` installs, the command says how to have it."""
    code = f"""
import sys
sys.modules["uvicorn"] = None
sys.argv = ["pressmark", "serve", "--ledger", {str(tmp_path / "l.db")!r}]
from pressmark.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 2
    assert done.stderr == "pressmark: a server needs uvicorn: pip install 'pressmark[web]'\n"
