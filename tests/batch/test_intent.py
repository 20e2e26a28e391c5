"""A batch is written down before it is created, so that a crash between the two buys nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.batchbook import Request, new_batch
from pressmark.errors import LedgerError, ModelUnavailable
from pressmark.readers.model.batches import Unconfirmed
from tests.batch.office import RELEVANT, archive

if TYPE_CHECKING:
    from tests.batch.office import Office

_SAY_ID = [sys.executable, "-c", "import os; print(os.getpid())"]
GONE = int(subprocess.run(_SAY_ID, capture_output=True, check=True).stdout)  # noqa: S603 - our own words
"""The id of a process that has ended."""


def test_a_batch_whose_confirmation_was_lost_is_found(office: Office) -> None:
    """When the batch was created and nobody heard of it, the next command finds it; nothing is sent twice."""
    office.endpoint.batches.fault = "unheard"
    with pytest.raises(Unconfirmed, match="could not be created"):
        office.submit()
    office.endpoint.batches.fault = ""
    assert office.submit().waiting == RELEVANT
    assert len(office.endpoint.batches.batches) == 1
    office.look()
    assert office.collect().counts == {"recorded": RELEVANT}


@pytest.mark.parametrize("fault", ["refused", "uncreated"])
def test_a_batch_that_was_not_created_is_forgotten(office: Office, fault: Any) -> None:
    """When the endpoint refuses the batch or breaks down, its articles are free: the next submission sends them."""
    office.endpoint.batches.fault = fault
    with pytest.raises(ModelUnavailable, match=r"the batch could not be created at .*The batch was not created"):
        office.submit()
    office.endpoint.batches.fault = ""
    assert office.submit().requests == RELEVANT
    assert len(office.endpoint.batches.batches) == 1


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"pid": os.getppid()}, ["k" * 32]),
        ({"pid": GONE}, []),
        ({"pid": GONE, "host": "elsewhere"}, ["k" * 32]),
        ({"pid": os.getppid(), "begun": "2026-01-01T00:00:00+00:00"}, []),
    ],
)
def test_a_batch_that_another_process_is_sending_is_left(
    office: Office, changes: dict[str, Any], kept: list[str]
) -> None:
    """A batch that the endpoint has not is forgotten only when its process is gone, or has had an hour."""
    desk = office.session().desk()
    batch = new_batch("k" * 32, desk.address, 1)._replace(**changes)
    desk.book.begin(batch, [Request("c" * 64, "a" * 64, "{}")])
    assert [one.key for one in office.look()] == kept
    assert desk.book.is_waiting("c" * 64) is bool(kept)


def test_an_endpoint_that_is_not_there_is_told_of(office: Office) -> None:
    """A submission to nobody ends in an error that names the endpoint, and no article waits."""
    with pytest.raises(ModelUnavailable, match=r"could not be uploaded at http://127\.0\.0\.1:9/v1.*no connection"):
        office.submit(base_url="http://127.0.0.1:9/v1")
    assert office.submit().requests == RELEVANT


def test_one_call_waits_in_one_batch(office: Office) -> None:
    """Two processes that send the same article at once: the second is refused before anything is bought."""
    office.submit(archive()[:1])
    book = office.session().desk().book
    (batch,) = book.batches()
    (request,) = book.waiting(batch.key)
    with pytest.raises(LedgerError, match="nothing more is sent"):
        book.begin(new_batch("k" * 32, batch.address, 1), [request])
    assert [one.key for one in book.batches()] == [batch.key]
