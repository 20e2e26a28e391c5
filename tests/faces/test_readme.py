"""The README tells the truth: its commands run, and print what it says they print.

`python -m tests.faces.test_readme` writes what the commands print today into the README.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pressmark.settings import Settings
from tests.faces.conftest import ROOT, Ended

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.endpoint.server import ScriptedEndpoint

README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
SHELL = re.compile(r"```sh\n(?P<commands>.*?)```(?:\n\n```text\n(?P<output>.*?)```)?", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
COMMANDS = [
    (line, block["output"])
    for block in SHELL.finditer(TEXT)
    for line in block["commands"].splitlines()
    if line.startswith("pressmark ")
]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where the files are that the README names, and no `.env` of somebody's own is."""
    for name in ("examples", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def model(endpoint: ScriptedEndpoint) -> dict[str, str]:
    """Return the settings of a model that answers."""
    return {"PRESSMARK_MODEL": "scripted-1", "PRESSMARK_BASE_URL": endpoint.url}


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize(("line", "output"), COMMANDS, ids=[line for line, _ in COMMANDS])
def test_commands_run(
    run: Callable[..., Ended],
    model: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    output: str | None,
) -> None:
    """Every command runs as it stands, and where its output is shown, prints that; a ledger's come after its first."""
    if "--ledger" in line and "extract" not in line:
        run(*shlex.split(next(other for other, _ in COMMANDS if "extract --ledger" in other))[1:])
    for name, value in model.items():
        if " batch " in line:
            monkeypatch.setenv(name, value)
    ended = run(*shlex.split(line)[1:])
    assert (ended.code, ended.err) == (0, "")
    assert output is None or ended.out.strip() == output.strip(), "run python -m tests.faces.test_readme"


def test_an_output_is_shown() -> None:
    """The README shows at least one command's real output."""
    assert any(output for _, output in COMMANDS)


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("code", PYTHON.findall(TEXT))
def test_python_runs(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every piece of Python runs as it stands, in the checkout."""
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own words
    assert "verified Northumbria Police preventing_crime good stated" in capsys.readouterr().out


def test_make_targets_exist() -> None:
    """Every `make` target that the README, the cassettes' page or the Makefile's list names is there."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    pages = TEXT + (ROOT / "cassettes" / "README.md").read_text("utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z][a-z-]+)", pages, re.MULTILINE))
    listed = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert listed is not None
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    assert named
    assert named | set(listed[1].split()) <= targets


def test_links_lead_somewhere() -> None:
    """Every relative link, and every path in backticks with a slash, is in the checkout."""
    linked = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    paths = re.findall(r"`((?:examples|schemas|cassettes|tests|prompts)/[\w./-]*)`", TEXT)
    assert linked
    assert not [path for path in (*linked, *paths) if not (ROOT / path).exists()]


def test_settings_that_are_named_exist() -> None:
    """Every PRESSMARK variable in the README is a setting."""
    names = {f"PRESSMARK_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"PRESSMARK_[A-Z_]+", TEXT)) <= names


def rewrite() -> None:
    """Put what the commands print today in the place of what the README says."""
    command = Path(sys.executable).with_name("pressmark")

    def renewed(block: re.Match[str]) -> str:
        if block["output"] is None:
            return block[0]
        arguments = shlex.split(block["commands"])[1:]
        done = subprocess.run([command, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
        return f"```sh\n{block['commands']}```\n\n```text\n{done.stdout.strip()}\n```"

    README.write_text(SHELL.sub(renewed, TEXT), "utf-8")


if __name__ == "__main__":
    rewrite()
