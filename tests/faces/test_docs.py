"""The guides tell the truth: their commands run in a shell as they stand, and print what the page says they print.

`python -m tests.faces.test_docs` writes what the commands print today into the pages. What needs more than a shell
(a container, a service) stands in blocks of `console`, which nobody runs.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pressmark.plainwords import CHECKS
from tests.faces.conftest import ROOT

GUIDES = ("first-article", "archive", "record", "inspectorate", "deployment")
"""Pages that are read from top to bottom; those that are looked things up in have tests of their own."""
BLOCK = re.compile(r"```sh\n(?P<commands>.*?)```(?P<output>\n\n```text\n.*?```)?", re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def page(name: str) -> Path:
    """Return where a guide stands."""
    return ROOT / "docs" / f"{name}.md"


def printed(commands: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a block's commands in a folder, as a reader would who is in the checkout and has pressmark installed."""
    settings = ("PRESSMARK_", "OPENAI_", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
    env = {name: value for name, value in os.environ.items() if not name.startswith(settings)}
    env |= {"PATH": f"{Path(sys.executable).parent}:{env['PATH']}", "PRESSMARK_ANSWERS": str(folder / "answers")}
    return subprocess.run(  # noqa: S603 - our own words
        ["/bin/bash", "-euo", "pipefail", "-c", commands],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def make_checkout(folder: Path) -> Path:
    """Put in a folder what the guides name."""
    for name in ("docs", "examples", "tests"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.mark.parametrize("name", GUIDES)
def test_commands_run(name: str, tmp_path: Path) -> None:
    """A guide's blocks run one after the other in one folder, and print what they are said to print."""
    folder = make_checkout(tmp_path)
    for block in BLOCK.finditer(page(name).read_text("utf-8")):
        ended = printed(block["commands"], folder)
        assert ended.returncode == 0, f"{block['commands']}\n{ended.stderr}"
        if block["output"]:
            shown = block["output"].removeprefix("\n\n```text\n").removesuffix("```")
            assert ended.stdout.strip() == shown.strip(), "run python -m tests.faces.test_docs"


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of a page under docs/ leads to a file of the checkout."""
    assert not [link for link in LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]


def with_checks(text: str) -> str:
    """Return the page of the checks with a table of all that there are."""
    lines = [f"| `{name}` | {plain.means} | {plain.do} |" for name, plain in sorted(CHECKS.items())]
    head = text.partition("| check |")[0]
    return head + "\n".join(["| check | what it means | what to do |", "|---|---|---|", *lines]) + "\n"


def test_all_checks_are_told() -> None:
    """The page of the checks has each, in the words that the report and the pages use."""
    text = page("checks").read_text("utf-8")
    assert text == with_checks(text), "run python -m tests.faces.test_docs"


def rewrite() -> None:
    """Put what the commands print today in the place of what the guides say."""
    page("checks").write_text(with_checks(page("checks").read_text("utf-8")), "utf-8")
    for name in GUIDES:
        with tempfile.TemporaryDirectory() as place:
            folder = make_checkout(Path(place))

            def renewed(block: re.Match[str], folder: Path = folder) -> str:
                ended = printed(block["commands"], folder)
                if not block["output"]:
                    return block[0]
                return f"```sh\n{block['commands']}```\n\n```text\n{ended.stdout.strip()}\n```"

            page(name).write_text(BLOCK.sub(renewed, page(name).read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    rewrite()
