"""docs/sources.md tells the truth: its examples print what it says, and its tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pressmark.sources.columns import USUAL
from pressmark.sources.formats import FORMATS

TEXT = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize(("code", "output"), EXAMPLES)
def test_examples_print_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: str, output: str
) -> None:
    """Every piece of Python runs as it stands, in an empty folder, and prints what stands below it."""
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "sources.md", "exec"), {})  # noqa: S102 - our own words
    assert capsys.readouterr().out == output


def test_every_example_is_run() -> None:
    """No piece of Python is without its output."""
    assert len(EXAMPLES) == TEXT.count("```python") > 0


def test_the_suffixes_are_those_that_are_read() -> None:
    """The table of suffixes has those of the code, but for packed ones."""
    first = re.findall(r"^\| (`\..*?) \|", TEXT, re.MULTILINE)
    named = {suffix for cell in first for suffix in re.findall(r"`(.*?)`", cell)}
    assert named == {suffix for suffix in FORMATS if not suffix.endswith((".gz", ".zst"))} | {".warc.gz"}


def test_the_columns_are_those_that_are_known() -> None:
    """The table of columns has the fields and the names of the code, in its order."""
    rows = re.findall(r"^\| `(\w+)` \| (\w+(?:, \w+)*) \|$", TEXT, re.MULTILINE)
    assert {field: tuple(names.split(", ")) for field, names in rows} == USUAL
