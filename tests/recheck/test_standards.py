"""What a record is judged by is told whole: no module that matters is left out of it."""

from __future__ import annotations

import compileall
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import grimp
import pytest

import pressmark
import pressmark_schemas
from pressmark import checks
from pressmark.standards import ALL_CHECKS, BESIDE, CHECKS, EVERYWHERE, PARTS, Standards, standards
from tests.checks.cases import official
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Iterable

JOINING = ("pressmark.flow", "pressmark.recheck")
"""They bring the parts together: what they import are the parts, and what asks or keeps and does not judge."""
NAMES = ("pressmark", "pressmark.errors")
"""What gives a name alone: the version, and errors."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Return who imports whom."""
    return grimp.build_graph("pressmark", "pressmark_schemas", exclude_type_checking_imports=True, cache_dir=None)


def whole(graph: grimp.ImportGraph, names: Iterable[str]) -> set[str]:
    """Return modules with all that is in them, if they are packages."""
    return {one for name in names for one in (name, *graph.find_descendants(name))}


MADE_BY = PARTS | {
    f"{CHECKS}{family}": (f"pressmark.checks.{family}", *ALL_CHECKS, *BESIDE.get(family, ()))
    for family in checks.families()
}


@pytest.mark.parametrize("part", MADE_BY)
def test_a_part_tells_of_all_that_it_imports(graph: grimp.ImportGraph, part: str) -> None:
    """All that the modules of a part import, and what that imports, is in its digest."""
    made_by = whole(graph, (name for name in MADE_BY[part] if name not in JOINING))
    imported = {one for name in made_by for one in graph.find_upstream_modules(name)}
    assert imported <= made_by | whole(graph, EVERYWHERE) | set(NAMES)


def test_what_all_parts_stand_on_is_whole(graph: grimp.ImportGraph) -> None:
    """What the modules import that stand in every digest stands there, too."""
    everywhere = whole(graph, EVERYWHERE)
    assert {one for name in everywhere for one in graph.find_upstream_modules(name)} <= everywhere | set(NAMES)


def test_every_module_that_judges_is_in_a_part(graph: grimp.ImportGraph) -> None:
    """What the way of an article imports is in some part, or asks a model."""
    asking = {f"pressmark.{name}" for name in ("again", "calls", "markup", "prompting")}
    parts = whole(graph, (*EVERYWHERE, *(name for names in MADE_BY.values() for name in names)))
    known = parts | asking | set(NAMES) | {"pressmark.checks"}
    assert graph.find_upstream_modules("pressmark.flow") <= known


TOLD = """
import sys
sys.path[:0] = sys.argv[1:]
from pressmark.standards import standards
from pressmark_schemas.pack import load_pack
print(standards(load_pack()).model_dump_json())
"""


def told(folder: Path) -> Standards:
    """Return the standards of a pressmark that stands in a folder."""
    command = [sys.executable, "-c", TOLD, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    return Standards.model_validate(json.loads(done.stdout))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of pressmark, as where a wheel is installed."""
    for package in (pressmark, pressmark_schemas):
        source = Path(package.__file__ or "").parent
        shutil.copytree(source, tmp_path / source.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(Path(pressmark_schemas.__file__ or "").parents[1] / "json", tmp_path / "pressmark_schemas" / "json")
    return tmp_path


EVERY = frozenset(standards(PACK).parts)
EDITED = {
    "pressmark/commands/articles.py": frozenset[str](),
    "pressmark/scan/dates.py": frozenset({"scan"}),
    "pressmark/readers/rules/targets.py": frozenset({"rules"}),
    "pressmark/resolve.py": frozenset({"resolve"}),
    "pressmark/assemble.py": frozenset({"record"}),
    "pressmark/gate.py": frozenset({"resolve", "record"}),
    "pressmark/checks/passage.py": frozenset({"checks.passage"}),
    "pressmark/register.py": frozenset({"checks.register"}),
    "pressmark/checks/running.py": EVERY - {"scan", "rules", "resolve", "record"},
    "pressmark/english/lists.py": EVERY,
    "pressmark_schemas/packs/hmicfrs/roles.csv": EVERY,
}


@pytest.mark.parametrize(("file", "parts"), EDITED.items(), ids=EDITED)
def test_an_edited_file_is_noticed(copy: Path, file: str, parts: frozenset[str]) -> None:
    """Wherever pressmark is installed: the parts that a file makes differ, and no others do."""
    with (copy / file).open("a", encoding="utf-8") as source:
        source.write("# edited\n" if file.endswith(".py") else "harbour master,others,,\n")
    now, before = told(copy).parts, standards(PACK).parts
    assert {part for part in EVERY if now[part] != before[part]} == parts


def test_without_sources_nothing_is_the_same(copy: Path) -> None:
    """Where only compiled modules are installed nothing proves that they are as they were."""
    compileall.compile_dir(copy, quiet=1, legacy=True)
    for source in copy.rglob("*.py"):
        source.unlink()
    first, second = told(copy).parts, told(copy).parts
    assert not {part for part in EVERY if first[part] == second[part]}


def test_what_else_records_are_judged_by_is_told() -> None:
    """The register, the second witness and the choice of checks are parts of it, each where it matters."""
    base = standards(PACK)
    register = standards(PACK, official("good"))
    assert differing(base, register) == {"checks.register"}
    assert register.register_name == "unnamed"
    assert differing(base, standards(PACK, witness=False)) == {"resolve"}


def test_a_check_more_or_less_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that is taken out of the list, or may be outweighed, makes its family another one."""
    base = standards(PACK)
    monkeypatch.setattr(checks, "CHECKS", tuple(one for one in checks.CHECKS if one is not checks.quotes.office))
    assert differing(base, standards(PACK)) == {"checks.quotes"}
    monkeypatch.setattr("pressmark.standards.OUTWEIGHED", checks.OUTWEIGHED - {"body.passage"})
    assert differing(base, standards(PACK)) == {"checks.quotes", "checks.body"}


def differing(one: Standards, other: Standards) -> set[str]:
    """Return the parts in which two standards differ."""
    return {part for part in one.parts | other.parts if one.parts.get(part) != other.parts.get(part)}
