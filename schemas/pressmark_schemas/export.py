"""Writes the JSON Schemas of what enters and leaves pressmark, for users of other languages.

`python -m pressmark_schemas.export [FOLDER]` writes them (to a checkout's `schemas/json`), `--check`
tells whether they are in step. It knows nothing of a pack: bodies, areas and grades are data.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from pressmark_schemas.answer import Answer
from pressmark_schemas.article import Article
from pressmark_schemas.printed import PrintedMarks
from pressmark_schemas.record import SCHEMA, Record

_DIALECT: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_CHECKOUT = Path(__file__).parents[1] / "json"


def schemas() -> dict[str, str]:
    """Return the schemas as JSON text by file name, each ending in a newline; the same bytes every time."""
    return {
        # The very schema that a model is sent; strict mode knows no "$schema".
        "answer.json": _text(Answer.model_json_schema()),
        "article.json": _text(_printed(Article)),
        "marks.json": _text(_printed(PrintedMarks)),
        "record.json": _text(_record()),
    }


def _printed(kind: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of what is printed of a type: with every property, also those that have a default."""
    schema = _DIALECT | kind.model_json_schema(mode="serialization", by_alias=True)
    nodes: list[dict[str, Any]] = [schema, *schema.get("$defs", {}).values()]
    for node in nodes:
        node["required"] = list(node["properties"])
    return schema


def _record() -> dict[str, Any]:
    schema = _printed(Record)
    schema["properties"]["schema"]["const"] = SCHEMA
    return schema


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def outdated(folder: Path) -> list[str]:
    """Return the names of the files in a folder that are missing or differ from the schemas."""
    return [name for name, text in schemas().items() if _standing(folder / name) != text]


def _standing(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the schemas, or check them; return 0, or 1 if `--check` finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m pressmark_schemas.export", description="Export the JSON Schemas.")
    parser.add_argument("folder", nargs="?", type=Path, default=_CHECKOUT, help="where they stand (schemas/json)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file differs")
    chosen = parser.parse_args(arguments)
    late = outdated(chosen.folder)
    if chosen.check:
        for name in late:
            sys.stderr.write(f"{chosen.folder / name} differs: run python -m pressmark_schemas.export\n")
        return 1 if late else 0
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for name in late:
        (chosen.folder / name).write_text(schemas()[name], "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
