"""The figures, held against another program that counts the same records."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.evaluate.samples import OWN, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faces.conftest import Ended

SHARED = ROOT.parent / "shared" / "gold"
SCORE = SHARED / "score.py"
FOLDERS = {
    "real": [SHARED / "real"],
    "recast": [SHARED / "recast"],
    "both": [SHARED / "real", SHARED / "recast"],
    "own": [OWN],
}


@pytest.mark.skipif(not SCORE.is_file(), reason="the shared gold's score.py is not beside this checkout")
@pytest.mark.parametrize("folders", FOLDERS.values(), ids=FOLDERS)
def test_score_py_counts_the_same(run: Callable[..., Ended], folders: list[Path]) -> None:
    """Every hit, extra and miss that the shared gold's own script counts is counted here, and no other."""
    figures = json.loads(run("evaluate", "--json", *folders).out)["figures"]
    chosen = [part for folder in folders for part in ("--gold", str(folder))]
    command = [str(Path(sys.executable).with_name("pressmark")), "extract", "--reader", "rules", "--json"]
    done = subprocess.run(  # noqa: S603 - the script beside this checkout
        [sys.executable, str(SCORE), "--json", *chosen, "--", *command],
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = json.loads(done.stdout)
    assert set(theirs) <= set(figures)
    ours = {name: {part: figures[name][part] for part in ("hit", "extra", "miss")} for name in theirs}
    assert ours == {name: {part: said[part] for part in ("hit", "extra", "miss")} for name, said in theirs.items()}
    assert {name: figures[name]["f1"] for name in theirs if figures[name]["f1"] is not None} == {
        name: said["f1"] for name, said in theirs.items() if figures[name]["f1"] is not None
    }
