"""What a record is judged by: digests of the code, the pack and the register, one for each part of the way.

While a part's digest is the same, it makes the same of an article as it did, and need not be run again. Which
modules make a part is listed here; a test holds the lists to what these import.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pydantic import BaseModel, ConfigDict

from pressmark.checks import OUTWEIGHED, Check, families
from pressmark_schemas.answer import digest_of

if TYPE_CHECKING:
    from pressmark.register import Register
    from pressmark_schemas.pack import Pack

SCAN, RULES, RESOLVE, RECORD, CHECKS = "scan", "rules", "resolve", "record", "checks."
"""Names of parts; a family of checks is `checks.` and its name."""

EVERYWHERE = (
    "pressmark_schemas",
    "pressmark.context",
    "pressmark.crosstabs",
    "pressmark.english",
    "pressmark.extraction",
    "pressmark.patterns",
    "pressmark.rounds",
)
"""Modules and packages that every part stands on."""

PARTS = {
    SCAN: ("pressmark.scan",),
    RULES: ("pressmark.readers.rules", "pressmark.tableheads"),
    RESOLVE: ("pressmark.resolve", "pressmark.grounding", "pressmark.gate", "pressmark.flow", "pressmark.recheck"),
    RECORD: ("pressmark.assemble", "pressmark.gate", "pressmark.flow"),
}
"""Parts and the modules that make them, beside those of `EVERYWHERE`; what joins the parts counts for all it makes."""

ALL_CHECKS = tuple(
    f"pressmark.checks.{name}"
    for name in (
        "attribution",
        "case",
        "given",
        "numbers",
        "orders",
        "plain",
        "rivals",
        "running",
        "sources",
        "ties",
        "witness",
    )
)
BESIDE = {
    "register": ("pressmark.register", "pressmark.rows"),
    "standing": ("pressmark.checks.told", "pressmark.tableheads"),
}
"""What all families of checks stand on, and what some do beside it."""


class Standards(BaseModel):
    """Digests by part, and the name of the register, if there was one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts: dict[str, str]
    register_name: str | None

    @cached_property
    def digest(self) -> str:
        """The sha256 of all that stands here, hex."""
        return digest_of(self.model_dump())


def standards(pack: Pack, register: Register | None = None, *, witness: bool = True) -> Standards:
    """Return what records are judged by in this process, by this pack, register and use of the second witness."""
    base = [platform.python_version(), pack.digest, *_sources(EVERYWHERE)]
    asked = {RESOLVE: witness}
    parts = {part: digest_of([base, *_sources(modules), asked.get(part)]) for part, modules in PARTS.items()}
    around = [base, *_sources(ALL_CHECKS)]
    official = register.digest if register else None
    for family, checks in families().items():
        given = official if family == "register" else None
        parts[CHECKS + family] = digest_of([around, *_of_family(family, checks), given])
    return Standards(parts=parts, register_name=register.name if register else None)


def _of_family(family: str, checks: Sequence[Check]) -> Iterator[object]:
    """Yield what makes a family of checks: which they are, their sources, and which of them can be outweighed."""
    yield [one.__qualname__ for one in checks]
    yield from _sources((*sorted({one.__module__ for one in checks}), *BESIDE.get(family, ())))
    yield sorted(name for name in OUTWEIGHED if name.startswith(f"{family}."))


def _sources(modules: Iterable[str]) -> list[str]:
    return [_source(name) for name in modules]


@cache
def _source(name: str) -> str:
    """Return the digest of the source of a module, or of all modules of a package.

    Where there is no source, none is like another: nothing proves then that it is the same.
    """
    spec = find_spec(name)
    place = Path(spec.origin) if spec is not None and spec.origin else Path(name)
    files = sorted(place.parent.rglob("*.py")) if place.name == "__init__.py" else [place]
    texts = [[file.name, file.read_text("utf-8")] for file in files if file.suffix == ".py" and file.is_file()]
    return digest_of(texts or uuid4().hex)
