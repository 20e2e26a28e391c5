from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.faces.conftest import run

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["run"]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # pyright: ignore[reportUnusedFunction]
    """Keep the settings of whoever runs the tests out, and their store of answers."""
    for name in list(os.environ):
        if name.startswith(("PRESSMARK_", "OPENAI_")) or name in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("PRESSMARK_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.chdir(tmp_path)
