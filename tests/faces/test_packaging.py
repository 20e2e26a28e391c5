"""What is installed: the wheel holds everything, and the pinned versions are all there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution, version
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pressmark import VERSION
from tests.faces.conftest import ARTICLE, ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, offline, with the backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)  # noqa: S603 - our own command
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_everything(wheel: Path) -> None:
    """Prompts, packs, schemas, type markers and the licence are in the wheel; tests and machine paths are not."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        texts = [archive.read(name) for name in names if not name.endswith((".csv", "RECORD"))]
    checkout = {
        f"{package}/{path.relative_to(source).as_posix()}"
        for package, source in (
            ("pressmark", ROOT / "service" / "pressmark"),
            ("pressmark_schemas", ROOT / "schemas" / "pressmark_schemas"),
            ("pressmark_schemas/json", ROOT / "schemas" / "json"),
            ("pressmark/prompts", ROOT / "prompts"),
        )
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert checkout <= names
    assert {"pressmark/py.typed", "pressmark_schemas/py.typed", "pressmark/prompts/label.md"} <= names
    assert not [name for name in names - checkout if ".dist-info/" not in name]
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not [text for text in texts if str(ROOT).encode() in text]


def test_the_wheel_extracts_an_article(wheel: Path, tmp_path: Path) -> None:
    """Installed without the checkout, the command reads an article and finds pack and prompt."""
    site = tmp_path / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--target",
        str(site),
    ]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)  # noqa: S603 - our own wheel
    code = f"""
import sys
sys.path[:] = [{str(site)!r}] + [path for path in sys.path if not path.startswith({str(ROOT / "s")!r})]
import pressmark
from pressmark.cli import main
from pressmark.prompting import load_prompt
assert pressmark.__file__.startswith({str(site)!r})
assert load_prompt("label").text
sys.argv = ["pressmark", "extract", "--json", {str(ARTICLE)!r}]
main()
"""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code], cwd=tmp_path, env=clean(), check=True, capture_output=True, text=True
    )
    record = json.loads(done.stdout)
    assert [rating["grade"] for rating in record["ratings"]].count("adequate") == 2
    assert record["provenance"]["pressmark"] == version("pressmark")


def clean() -> dict[str, str]:
    """Return the environment without what would lead back to the checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def test_every_requirement_is_pinned() -> None:
    """constraints.txt has one plain name==version for all that the project and its tests need, no more."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*", line) for line in lines)
    pinned = {line.partition("==")[0] for line in lines}
    assert lines == sorted(lines)
    assert len(pinned) == len(lines)
    assert needed("pressmark", {"dev"}) == pinned


def needed(name: str, extras: set[str], seen: set[tuple[str, frozenset[str]]] | None = None) -> set[str]:
    """Return the names of all that a distribution needs with some extras, and what those need."""
    known = set[tuple[str, frozenset[str]]]() if seen is None else seen
    found = set[str]()
    for text in distribution(name).requires or ():
        required = Requirement(text)
        wanted = [{"extra": extra} for extra in ("", *extras)]
        if required.marker is not None and not any(required.marker.evaluate(env) for env in wanted):
            continue
        key = (canonicalize_name(required.name), frozenset(required.extras))
        found.add(key[0])
        if key not in known:
            known.add(key)
            found |= needed(required.name, set(required.extras), known)
    return found - {"pressmark"}


def test_the_version_is_one() -> None:
    """The installed version is pyproject's and the code's, and the changelog has a chapter on it."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert version("pressmark") == pyproject["project"]["version"] == VERSION
    assert f"\n## {version('pressmark')}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
