from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import pytest
from starlette.testclient import TestClient

from pressmark.session import Session
from pressmark.settings import Settings
from pressmark.web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from fastapi import FastAPI

    from pressmark.web.house import House

HERE = "http://127.0.0.1:8000"


@contextmanager
def serving(folder: Path, **over: Any) -> Generator[TestClient]:
    """Give a client of a server with some settings, and its reading processes."""
    known: dict[str, Any] = {"reader": "rules", "ledger": str(folder / "ledger.db"), "client_rate": 1e6, "workers": 1}
    settings = Settings.model_validate(known | over)
    with Session(settings) as session, TestClient(create_app(session), base_url=HERE) as client:
        yield client


def house_of(client: TestClient) -> House:
    """Return the house of a client's server."""
    return cast("FastAPI", client.app).state.house


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server that a module's tests share, without tokens."""
    with serving(tmp_path_factory.mktemp("server")) as client:
        yield client
