"""Files that a URL names, as in object stores: s3://bucket/folder/a.parquet, gs://…, hdfs://…, file:///….

pyarrow's file systems read them; keys and regions are found where those look for them. In the glob of a URL
a star passes folders too, as stores have none.
"""

from __future__ import annotations

import io
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from pressmark.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUFFER = 1 << 20
_GLOB = frozenset("*?[")
_PLAIN = "/=+:,!~'()&$"
"""Signs that stand in a URL as they are."""


def is_far(place: str) -> bool:
    """Tell whether a place is a URL."""
    return "://" in place


def open_far(url: str) -> io.BufferedReader:
    """Return the bytes of a file. Raises OSError where they cannot be had."""
    files, path = file_system(url)
    return io.BufferedReader(files.open_input_file(path), _BUFFER)


def far_files(url: str) -> list[str]:
    """Return the URLs of the files that a URL names, a file, a folder or a glob, in order; what is hidden is left out.

    Raises ConfigError where nothing is, or nobody may look.
    """
    folder = _folder(url) if _GLOB & set(url) else url.rstrip("/")
    try:
        files, path = file_system(folder)
        found = sorted(_inside(files, path))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{url}: cannot be looked into ({' '.join(str(error).split())}); check the URL") from None
    start = unquote(folder).removesuffix(path.lstrip("/"))
    urls = [start + quote(one.lstrip("/"), safe=_PLAIN) for one in found]
    if folder != url.rstrip("/"):
        urls = [one for one in urls if fnmatchcase(unquote(one), unquote(url))]
    if not urls:
        raise ConfigError(f"{url}: no such file, folder or glob; check the URL")
    return urls


def file_system(url: str) -> tuple[Any, str]:
    """Return pyarrow's file system of a URL and the path in it.

    Raises OSError or ValueError where there is none, ConfigError without pyarrow and for a URL that holds a key.
    """
    if "@" in url:
        raise ConfigError(
            "a URL with a key in it would be written down with every article; set the key in the environment"
        )
    try:
        fs: Any = import_module("pyarrow.fs")
    except ImportError:
        raise ConfigError(f"{url}: it needs pyarrow; install pressmark[parquet]") from None
    return fs.FileSystem.from_uri(url)


def _folder(url: str) -> str:
    """Return what of a glob comes before its first star, up to a slash."""
    first = min(url.index(sign) for sign in _GLOB if sign in url)
    return url[:first].rpartition("/")[0]


def _inside(files: Any, path: str) -> Iterator[str]:
    """Yield the paths of a file, or of all files in a folder."""
    fs: Any = import_module("pyarrow.fs")
    there = files.get_file_info(path)
    if there.type == fs.FileType.File:
        yield path
        return
    if there.type == fs.FileType.NotFound:
        return
    for one in files.get_file_info(fs.FileSelector(path, recursive=True)):
        inner = PurePosixPath(one.path.removeprefix(path))
        if one.type == fs.FileType.File and not any(part.startswith(".") for part in inner.parts):
            yield one.path
