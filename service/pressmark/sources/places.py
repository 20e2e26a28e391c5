"""Places, as the user names them: files, folders, globs and URLs. What files they stand for, one after another.

A folder is read with all in it: its files by name, then its folders. What is hidden, and links to folders,
is passed over.
"""
# `os.path` says no of a path that cannot be, where `Path` raises, and it keeps paths as they were given:
# ruff: noqa: PTH110, PTH112, PTH118, PTH207

from __future__ import annotations

import os
from glob import iglob
from typing import TYPE_CHECKING, NamedTuple

from pressmark.errors import ConfigError
from pressmark.sources.far import far_files, is_far
from pressmark.sources.formats import KNOWN, Format, format_of
from pressmark.sources.items import Broken, reason_of, shown

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

UNKNOWN = "file of another kind"
"""What is counted of files that a folder or a glob holds beside those that can be read."""


class File(NamedTuple):
    """A file that can be read."""

    path: str
    format: Format


def check_place(place: str) -> str:
    """Return a place. Raises ConfigError if nothing is there, or a file that cannot be read."""
    if is_far(place):
        far_files(place)
        return place
    if place == "-" or os.path.isdir(place) or (not os.path.exists(place) and any(iglob(place, recursive=True))):
        return place
    if not os.path.exists(place):
        raise ConfigError(f"{shown(place)}: no such file, folder or glob; check the path")
    form = format_of(place)
    if form is None:
        raise ConfigError(f"{shown(place)}: no kind of file that is read here; known are {KNOWN}")
    if form.lacks:
        raise ConfigError(f"{shown(place)}: {form.lacks}")
    return place


def files_of(place: str, passed: Counter[str]) -> Iterator[File | Broken]:
    """Yield the files of a place, always in the same order; a folder that cannot be listed is broken."""
    for found in _found(place):
        for file in _walk(found) if os.path.isdir(found) else [found]:
            if isinstance(file, Broken):
                yield file
            elif form := format_of(file):
                yield File(file, form)
            else:
                passed[UNKNOWN] += 1


def _found(place: str) -> list[str]:
    """Return the files and folders that a place names."""
    if is_far(place):
        return far_files(place)
    there = place == "-" or os.path.exists(place)
    return [place] if there else sorted(iglob(place, recursive=True)) or [place]


def _walk(folder: str) -> Iterator[str | Broken]:
    hidden: list[OSError] = []
    for inside, folders, names in os.walk(folder, onerror=hidden.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(inside, name) for name in sorted(names) if not name.startswith("."))
    yield from (Broken(shown(error.filename), 0, reason_of(error, folder)) for error in hidden)
