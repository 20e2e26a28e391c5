"""Style sheets and scripts: read once, and served under an address that changes when any of them does.

So browsers may keep them for ever. Scripts import one another by relative addresses, which carry it along.
"""

from __future__ import annotations

import hashlib
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, Response

from pressmark.look import STYLES
from pressmark.web.problems import Problem

router = APIRouter()
_FOLDER = Path(__file__).with_name("static")
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


class _Asset(NamedTuple):
    data: bytes
    kind: str


def _asset(path: Path) -> _Asset:
    return _Asset(path.read_bytes(), guess_type(path.name)[0] or "text/plain")


_ASSETS = {path.name: _asset(path) for path in (STYLES, *sorted(_FOLDER.iterdir()))}
_DIGEST = hashlib.sha256(b"".join(asset.data for asset in _ASSETS.values())).hexdigest()[:12]


def asset(name: str) -> str:
    """Return the address of a file. Raises KeyError where there is none of the name."""
    _ = _ASSETS[name]
    return f"/static/{_DIGEST}/{name}"


@router.get("/static/{digest}/{name}")
def static(digest: str, name: str) -> Response:
    """Return a style sheet or a script."""
    found = _ASSETS.get(name)
    if found is None or digest != _DIGEST:
        raise Problem(404, "there is no such file; load the page again")
    return Response(found.data, headers=_FOR_EVER, media_type=found.kind)
