"""Requests that no honest client makes: each is answered, by a problem where it is one, and nothing breaks."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import house_of
from tests.web.requests import API, Hostile, hostile


# Starlette leaves the file of a form that breaks off to the collection of garbage.
@pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <function SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize("one", list(hostile()), ids=lambda one: one.name)
def test_it_is_answered(client: TestClient, one: Hostile) -> None:
    """No request is an error of the server's; what is refused is a problem, which does not repeat what was sent."""
    told = client.request(one.method, one.path, headers=one.headers, content=one.body)
    assert told.status_code < 500
    if told.status_code >= 400:
        problem = told.json()
        assert told.headers["content-type"] == "application/problem+json"
        assert problem["status"] == told.status_code
        assert len(told.content) < 5000


def test_the_ledger_is_whole(client: TestClient) -> None:
    """After all that, an article is read as ever, and every job has come to an end that is told."""
    article = {"text": "HMICFRS rated Kent Police good at leadership."}
    # What came before takes its time on a busy machine, as readers let all else go first.
    answers = (client.post(f"{API}/articles?wait=30", json=article) for _ in range(10))
    sent = next((one for one in answers if one.status_code != 202), None)
    assert sent is not None
    assert sent.status_code in {200, 201}
    house = house_of(client)
    assert len(house.ledger) >= 1
    with house.ledger.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert house.jobs.counts().get("failed", 0) == 0
