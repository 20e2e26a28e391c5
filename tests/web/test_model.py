"""A server that asks a model: the scripted endpoint answers, no real model does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from pressmark.jobs.tables import JOBS
from pressmark.ledger import Ledger
from tests.backfill.archive import text
from tests.web.conftest import serving

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.endpoint.server import ScriptedEndpoint

API = "/api/v1"


def settings(endpoint: ScriptedEndpoint, folder: Path) -> dict[str, Any]:
    """Return the settings of a server that asks the endpoint."""
    return {
        "reader": "auto",
        "model": "scripted-1",
        "base_url": endpoint.url,
        "answers": folder / "answers",
        "attempts": 1,
        "reask": False,
        "price_input": 1.0,
        "price_output": 4.0,
    }


def send(client: TestClient, number: int, wait: float = 30) -> Any:
    """Send an invented article."""
    return client.post(f"{API}/articles", params={"wait": wait}, json={"text": text(number)})


def test_a_model_reads(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """The record is the model's, many are asked about at once, and what it took is told."""
    with serving(tmp_path, **settings(endpoint, tmp_path)) as client:
        sent = [send(client, number, wait=0) for number in range(8)]
        assert {one.status_code for one in sent} == {202}
        records = [send(client, number) for number in range(8)]
        readers = [one.json()["provenance"]["reader"] for one in records]
        assert readers == ["model"] * 4 + ["rules"] + ["model"] * 3  # the fifth is about no inspection
        assert len(endpoint.chats) == 7
        shown = client.get("/metrics").text
        assert "pressmark_model_calls_total 7.0" in shown
        assert "pressmark_model_cost_total 0.0\n" not in shown


def test_what_failed_says_why(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """A model that refuses makes a job that failed, with the reason; sent again, the article is read again."""
    endpoint.play("refusal")
    with serving(tmp_path, **settings(endpoint, tmp_path)) as client:
        failed = send(client, 0)
        assert (failed.status_code, failed.json()["state"]) == (202, "failed")
        assert "declined" in failed.json()["reason"]
        assert send(client, 0).status_code == 201


def test_a_record_of_the_rules_is_read_by_the_model(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """What the rules read before there was a model is asked about, once; the other way round nothing is read."""
    with serving(tmp_path) as client:
        assert send(client, 0).json()["provenance"]["reader"] == "rules"
    with serving(tmp_path, **settings(endpoint, tmp_path)) as client:
        assert send(client, 0).json()["provenance"]["reader"] == "model"
        assert send(client, 0, wait=0).status_code == 200
    with serving(tmp_path) as client:
        assert send(client, 0, wait=0).json()["provenance"]["reader"] == "model"


def test_what_a_slow_model_has_not_answered_is_handed_back(endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """A server that ends does not wait for ever; the next one asks again."""
    endpoint.play("stalled:60")
    with serving(tmp_path, **settings(endpoint, tmp_path)) as client:
        job = send(client, 0, wait=0).json()["id"]
        while client.get(f"{API}/jobs/{job}").json()["state"] == "waiting":
            time.sleep(0.05)
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        assert ledger.rows(sa.select(JOBS.c.state, JOBS.c.tries)) == [("waiting", 0)]
    with serving(tmp_path, **settings(endpoint, tmp_path)) as client:
        assert send(client, 0).status_code in {200, 201}
