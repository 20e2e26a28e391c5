from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pressmark_schemas.answer import Answer, answer_schema
from pressmark_schemas.export import main, outdated, schemas

JSON = Path(__file__).parents[2] / "schemas" / "json"
NAMES = ("answer.json", "article.json", "marks.json", "record.json")


def test_the_exported_schemas_are_in_step() -> None:
    """The files in schemas/json say what the models say (if not: `python -m pressmark_schemas.export`)."""
    assert outdated(JSON) == []
    assert sorted(path.name for path in JSON.iterdir()) == sorted(NAMES)


def test_the_answer_schema_is_the_one_that_models_are_sent() -> None:
    """A user who sends answer.json to an endpoint asks for what pressmark asks for."""
    assert json.loads((JSON / "answer.json").read_text("utf-8")) == Answer.model_json_schema()
    assert json.dumps(answer_schema()) == json.dumps(Answer.model_json_schema())


def test_the_command_writes_what_it_then_finds_in_step(tmp_path: Path) -> None:
    """The command fills a folder, and `--check` on that folder succeeds without writing."""
    folder = tmp_path / "json"
    assert main([str(folder), "--check"]) == 1
    assert not folder.exists()
    assert main([str(folder)]) == 0
    assert main([str(folder), "--check"]) == 0
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == schemas()


@pytest.mark.parametrize("name", NAMES)
def test_a_check_names_the_file_that_differs(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that was edited or is missing fails the check, by name, and is left as it is."""
    main([str(tmp_path)])
    (tmp_path / name).write_text("{}\n", "utf-8")
    assert main([str(tmp_path), "--check"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert name in said
    assert "python -m pressmark_schemas.export" in said
    assert (tmp_path / name).read_text("utf-8") == "{}\n"


def test_the_module_runs_as_a_command() -> None:
    """`python -m pressmark_schemas.export --check` exits with 0 in a checkout that is in step."""
    command = [sys.executable, "-m", "pressmark_schemas.export", "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    assert (ran.returncode, ran.stderr) == (0, "")


def _properties(schema: dict[str, Any], name: str) -> set[str]:
    return set(schema["$defs"][name]["properties"])


def test_the_record_schema_has_what_a_record_has() -> None:
    """The schema of a record lists the properties that the record's JSON prints, all of them required."""
    record = json.loads((JSON / "record.json").read_text("utf-8"))
    printed = ["schema", "article", "outcome", "ratings", "quotes", "concerns", "flags", "provenance"]
    assert list(record["properties"]) == printed
    assert set(record["required"]) == set(printed)
    assert record["properties"]["schema"]["const"] == "pressmark.record/1"
    assert {"start", "end", "text"} == _properties(record, "Evidence")
    assert {"check", "severity", "message", "start", "end"} == _properties(record, "Flag")
