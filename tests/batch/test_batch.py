"""Batches end in what the direct way ends in."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

import pytest

from pressmark.batch.parcel import Limits
from tests.batch.office import RELEVANT, archive

if TYPE_CHECKING:
    from tests.batch.office import Office
    from tests.endpoint.server import ScriptedEndpoint


@pytest.mark.parametrize("mode", ["auto", "tools", "json_object"])
def test_the_records_are_those_of_the_direct_way(office: Office, mode: str) -> None:
    """Submitted and collected, all articles have the direct way's records, byte for byte but for `at`."""
    office.run(answer_mode=mode)
    assert office.records() == office.directly(answer_mode=mode)
    assert len(office.records()) == RELEVANT + 1
    assert office.failures() == {}


def test_bodies_are_those_of_the_direct_way(office: Office, endpoint: ScriptedEndpoint) -> None:
    """A request file asks with the very bodies that the direct way sends."""
    office.submit()
    (file,) = endpoint.batches.files.values()
    asked = [json.loads(line)["body"] for line in file.splitlines()]
    assert endpoint.chats == []
    office.directly()
    assert asked == endpoint.chats


def test_second_questions_go_into_the_next_batch(office: Office) -> None:
    """What an answer leaves in dispute is asked about when its article is submitted again; then all is as directly."""
    office.run(reask=True)
    noted = [source for source, record in office.records().items() if "again.failed" in record]
    again = office.submit(reask=True)
    assert 0 < again.requests == len(noted) < RELEVANT
    office.look(reask=True)
    assert office.collect(reask=True).counts == {"recorded": again.requests}
    assert office.records() == office.directly(reask=True)
    assert office.submit(reask=True).requests == 0


def test_what_needs_no_model_is_recorded_at_once(office: Office, endpoint: ScriptedEndpoint) -> None:
    """Irrelevant articles are recorded by the submission and are in no request file."""
    made = office.submit()
    assert (made.articles, made.recorded, made.requests) == (RELEVANT + 1, 1, RELEVANT)
    assert list(office.records()) == ["recipe.txt"]
    assert b"dough" not in b"".join(endpoint.batches.files.values())


def test_an_article_that_the_policy_spares_is_not_sent(office: Office) -> None:
    """With `when-unsure` what the rules are sure of is recorded by the rules, and the rest ends as directly."""
    made = office.submit(ask="when-unsure")
    assert made.requests < RELEVANT
    office.look(ask="when-unsure")
    office.collect(ask="when-unsure")
    assert office.records() == office.directly(ask="when-unsure")


def test_stored_answers_are_not_asked_for(office: Office) -> None:
    """An answer that is in the store already is used, and nothing is sent."""
    for article in archive():
        office.session().read(article)
    made = office.submit()
    assert (made.requests, made.recorded, made.batches) == (0, RELEVANT + 1, [])


def test_collected_answers_serve_the_direct_way(office: Office, endpoint: ScriptedEndpoint) -> None:
    """What a batch answered is stored as the direct way stores it: reading the article asks nobody."""
    office.run()
    for article in archive():
        office.session().read(article)
    assert endpoint.chats == []


def test_nothing_is_sent_twice(office: Office) -> None:
    """Articles that wait are not sent again, and neither is a second copy of one in the same submission."""
    assert office.submit([*archive(), *archive()]).waiting == RELEVANT
    assert office.submit().waiting == RELEVANT
    assert len(office.look()) == 1


def test_collecting_twice_changes_nothing(office: Office) -> None:
    """A second collection finds nothing, and leaves records and failures as they are."""
    office.endpoint.play("oracle, server_error")
    assert office.run().counts == {"recorded": RELEVANT - 1, "failed": 1}
    before = office.records(), office.failures()
    assert office.collect().counts == {}
    assert (office.records(), office.failures()) == before


def test_what_is_under_way_is_left(office: Office) -> None:
    """A batch that has not ended is not collected, and its articles wait."""
    office.submit()
    assert office.collect().counts == {"under_way": 1}
    assert office.submit().waiting == RELEVANT
    assert office.collect().counts == {"recorded": RELEVANT}


@pytest.mark.parametrize("limits", [Limits(requests=2), Limits(size=60_000), Limits(4, 60_000), Limits(requests=1)])
def test_files_keep_both_limits(office: Office, endpoint: ScriptedEndpoint, limits: Limits) -> None:
    """No request file has more requests or bytes than the limits say, none is needless, and all answers come home."""
    made = office.submit(limits=limits)
    files = list(endpoint.batches.files.values())
    lines = [file.splitlines(keepends=True) for file in files]
    assert len(files) == len(made.batches) > 1
    assert sum(map(len, lines)) == made.requests == RELEVANT
    for number, file in zip(count(1), files, strict=False):
        assert len(lines[number - 1]) <= limits.requests
        assert len(file) <= limits.size
        if number < len(files):
            full = len(lines[number - 1]) == limits.requests
            assert full or len(file) + len(lines[number][0]) > limits.size
    office.look()
    office.collect()
    assert office.records() == office.directly()


def test_a_request_that_no_file_holds_is_a_failure(office: Office) -> None:
    """An article whose request alone is longer than a file may be is told of, and keeps no other from going out."""
    made = office.submit(limits=Limits(size=100))
    assert (made.too_long, made.requests) == (RELEVANT, 0)
    assert "longer than a batch file may be" in office.failures()[str(archive()[0].source)]


def test_tokens_are_told(office: Office, endpoint: ScriptedEndpoint) -> None:
    """The summary's tokens are those of the messages and of the schema that goes with each request."""
    made = office.submit()
    (file,) = endpoint.batches.files.values()
    said = [message["content"] for line in file.splitlines() for message in json.loads(line)["body"]["messages"]]
    assert sum(map(len, said)) / 5 < made.tokens < len(file) / 3.7
