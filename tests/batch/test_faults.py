"""What goes wrong with batches: every request ends in a record or in a failure with its reason, and none is lost."""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING

import pytest

from pressmark.batch import collect
from tests.batch.office import RELEVANT, archive

if TYPE_CHECKING:
    from pressmark.flow import Reading
    from tests.batch.office import Office
    from tests.endpoint.batches import Fault
    from tests.endpoint.server import ScriptedEndpoint


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("oracle, server_error", "HTTP 500"),
        ("oracle, rate_limited", "HTTP 429"),
        ("oracle, refusal", "the model declined"),
        ("oracle, content_filter", "content filter"),
        ("oracle, truncated", "cut at the output limit, and it was not asked again"),
        ("oracle, invalid_json", "no answer of the schema"),
        ("oracle, bad_key", "HTTP 401"),
        ("oracle, rejects_json_schema", "set PRESSMARK_ANSWER_MODE=tools; submit the article again"),
    ],
)
def test_a_request_that_failed_is_a_failure_and_sent_again(office: Office, script: str, said: str) -> None:
    """One failed request is one failure with its reason; the next submission sends it alone, and all ends well."""
    office.endpoint.play(script)
    assert office.run().counts == {"recorded": RELEVANT - 1, "failed": 1}
    (reason,) = office.failures().values()
    assert said in reason
    assert "PRESSMARK_DEADLINE" not in reason
    assert office.submit().requests == 1
    office.look()
    assert office.collect().counts["failed"] == 0
    assert office.failures() == {}
    assert len(office.records()) == RELEVANT + 1


@pytest.mark.parametrize(
    ("fault", "failed", "said"),
    [
        ("fails", RELEVANT, "was refused: token_limit_exceeded Enqueued token limit reached."),
        ("expires", RELEVANT // 2, "batch_expired This request could not be executed"),
        ("cut_line", 1, "holds no readable result of it"),
        ("no_json", 1, "holds no readable result of it"),
        ("lost_line", 1, "holds no readable result of it"),
        ("unknown_id", 0, ""),
    ],
)
def test_a_batch_that_went_wrong(office: Office, fault: Fault, failed: int, said: str) -> None:
    """What a batch did not answer becomes failures with the reason, what it did is recorded, the rest is sent again."""
    office.endpoint.batches.fault = fault
    counts = office.run().counts
    assert (counts["recorded"], counts["failed"]) == (RELEVANT - failed, failed)
    assert len(office.failures()) == failed
    assert all(said in reason for reason in office.failures().values())
    office.endpoint.batches.fault = ""
    assert office.submit().requests == failed
    office.look()
    assert office.collect().counts["failed"] == 0
    assert office.failures() == {}
    assert len(office.records()) == RELEVANT + 1


@pytest.mark.parametrize(
    ("fault", "count"), [("cut_line", "unreadable"), ("no_json", "unreadable"), ("unknown_id", "unknown")]
)
def test_strange_lines_are_counted(office: Office, fault: Fault, count: str) -> None:
    """A line that cannot be read, or is about a request that is not ours, is told of."""
    office.endpoint.batches.fault = fault
    assert office.run().counts[count] == 1


def test_a_cancelled_batch_sets_its_articles_free(office: Office, endpoint: ScriptedEndpoint) -> None:
    """Articles of a batch that somebody cancelled are failures that say so, and are sent again."""
    (batch,) = office.submit().batches
    cancel = urllib.request.Request(f"{endpoint.url}/batches/{batch}/cancel", method="POST")  # noqa: S310 - loopback
    with urllib.request.urlopen(cancel) as answered:  # noqa: S310
        assert answered.status == 200
    assert office.collect().counts == {"failed": RELEVANT}
    assert all(f"batch {batch} cancelled" in reason for reason in office.failures().values())
    assert office.submit().requests == RELEVANT


def test_result_files_that_are_gone_set_articles_free(office: Office, endpoint: ScriptedEndpoint) -> None:
    """Providers keep result files for some weeks; what was not collected by then is a failure, and sent again."""
    office.submit()
    office.look()
    office.look()
    del endpoint.batches.files[endpoint.batches.batches["batch_2"]["output_file_id"]]
    assert office.collect().counts == {"failed": RELEVANT}
    assert office.submit().requests == RELEVANT


def test_a_collection_that_broke_off_goes_on(office: Office) -> None:
    """What was collected before a crash is not collected again; the rest is, and all is as if nothing had happened."""
    office.submit()
    office.look()
    desk = office.session().desk()
    kept: list[Reading] = []

    def keep(reading: Reading) -> None:
        if len(kept) == 2:
            raise KeyboardInterrupt
        desk.keep(reading)
        kept.append(reading)

    with pytest.raises(KeyboardInterrupt):
        collect(desk._replace(keep=keep))
    assert office.collect().counts == {"recorded": RELEVANT - 2}
    assert office.records() == office.directly()


def test_answers_to_other_questions_wait(office: Office) -> None:
    """Answers to what is not asked so today are left and told of; the settings of the submission collect them."""
    office.submit()
    office.look()
    assert office.collect(temperature=0.5).counts == {"changed": RELEVANT}
    assert office.failures() == {}
    assert office.collect().counts == {"recorded": RELEVANT}


def test_batches_of_another_endpoint_are_left(office: Office) -> None:
    """A batch is collected from the endpoint that has it."""
    office.submit()
    assert office.collect(base_url="http://127.0.0.1:9/v1").counts == {"elsewhere": 1}
    assert {str(article.source) for article in archive()} - set(office.records())
