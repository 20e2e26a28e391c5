"""Batches pay from the ledger's budget: before they are created, by what the provider bills, each request once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.batch import collect
from pressmark.batch.parcel import Limits
from pressmark.batchbook import Request, new_batch
from pressmark.calls import Prices
from pressmark.errors import BudgetSpent, ConfigError, ModelUnavailable
from pressmark.readers.model.batches import Unconfirmed
from pressmark.readers.model.lines import Result, billed
from pressmark.spend import ceiling
from pressmark.spend.money import NANOS
from tests.batch.office import RELEVANT, Office, archive
from tests.batch.test_intent import GONE
from tests.endpoint.server import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pressmark.flow import Reading
    from tests.endpoint.batches import Fault
    from tests.endpoint.server import ScriptedEndpoint

LONGEST, OUTPUT = 2000, 8.0
MOST = LONGEST * OUTPUT / 1e6
"""What a request may cost at most: of the prices here that of the input is 0, so that all requests are alike."""


@pytest.fixture
def office(endpoint: ScriptedEndpoint, tmp_path: Path) -> Iterator[Office]:
    """Return a place to send batches from that pays them from a budget of a thousand requests."""
    settings = {"reask": False, "price_input": 0, "price_output": OUTPUT, "max_output_tokens": LONGEST}
    opened = Office(endpoint, tmp_path, settings, 1000 * MOST)
    yield opened
    opened.close()


def stands(office: Office) -> tuple[float, float]:
    """Return what is spent and what is reserved, in money, of which nothing is lost."""
    standing = office.account().standing()
    assert (standing.lost, office.account().lost()) == (0, [])
    return standing.spent / NANOS, standing.reserved / NANOS


def bill(endpoint: ScriptedEndpoint) -> float:
    """Return what the provider asks for all completions that its result files hold."""
    lines = chain.from_iterable(file.splitlines() for file in endpoint.batches.files.values())
    results = [json.loads(line) for line in lines if line.startswith(b'{"id"') and line.endswith(b"}")]
    ours = [result["response"] for result in results if result["custom_id"] != "f" * 64]
    bodies = [response["body"] for response in ours if response]
    return sum(body["usage"]["completion_tokens"] for body in bodies if "usage" in body) * OUTPUT / 1e6


def test_the_most_is_reserved_before_a_batch_is_created(office: Office, endpoint: ScriptedEndpoint) -> None:
    """When a batch is created and nobody heard of it, the most that each of its lines may cost is reserved already."""
    endpoint.batches.fault = "unheard"
    with pytest.raises(Unconfirmed):
        office.submit(price_input=2)
    (file,) = endpoint.batches.files.values()
    most = sum(ceiling(len(line), LONGEST, Prices(2, None, OUTPUT)) for line in file.splitlines(keepends=True))
    assert stands(office) == (0, pytest.approx(most, abs=1e-8))


def test_each_request_is_settled_by_its_tokens(office: Office, endpoint: ScriptedEndpoint) -> None:
    """Collected, a batch has spent what the provider asks for it, as the records say, and holds nothing."""
    office.submit()
    assert stands(office) == (0, pytest.approx(RELEVANT * MOST))
    office.look()
    office.collect()
    told = [json.loads(record)["provenance"]["cost"] or 0 for record in office.records().values()]
    assert stands(office) == (pytest.approx(bill(endpoint)), 0)
    assert 0 < sum(told) == pytest.approx(bill(endpoint))


@pytest.mark.parametrize("limits", [Limits(), Limits(requests=1)], ids=["one batch", "many"])
def test_a_small_budget_sends_what_it_holds(office: Office, endpoint: ScriptedEndpoint, limits: Limits) -> None:
    """Only as many requests go out as it holds, the rest is told of; the same again with more money sends that."""
    office.cap = 2.5 * MOST
    made = office.submit(limits=limits)
    sent = [line for file in endpoint.batches.files.values() for line in file.splitlines()]
    assert (made.requests, made.left, made.recorded, len(sent)) == (2, RELEVANT - 2, 1, 2)
    assert sum(batch.total for batch in office.look()) == 2
    assert stands(office) == (0, pytest.approx(2 * MOST))
    assert made.ended_by == (
        "the budget of 0.0400 is used up: 0.0000 spent, 0.0320 reserved, 0.0080 left; 2 articles are not sent: collect"
        " the batches that wait, which sets free what they did not cost, or raise the budget, and submit the same again"
    )
    office.account().set_cap(round(RELEVANT * MOST * NANOS))
    again = office.submit(limits=limits)
    assert (again.requests, again.waiting, again.left, again.ended_by) == (RELEVANT - 2, 2, 0, None)
    office.look()
    office.look()
    office.collect()
    assert office.records() == office.directly()


def test_tokens_are_those_of_what_is_sent(office: Office) -> None:
    """Of the requests that the budget left out none is counted."""
    office.cap = MOST
    some = office.submit().tokens
    office.account().set_cap(1000 * NANOS)
    assert 0 < some < office.submit().tokens


def test_a_budget_that_holds_no_request_sends_nothing(office: Office, endpoint: ScriptedEndpoint) -> None:
    """No file goes up, no batch is made or remembered, and what needs no model is recorded all the same."""
    office.cap = 0.9 * MOST
    made = office.submit()
    assert (made.recorded, made.requests, made.left, made.batches) == (1, 0, RELEVANT, [])
    assert (endpoint.batches.files, endpoint.batches.batches, office.look()) == ({}, {}, [])
    assert stands(office) == (0, 0)


def test_a_cap_holds_for_batches_and_direct_requests_together(office: Office, endpoint: ScriptedEndpoint) -> None:
    """On one ledger, what a batch holds no direct request spends, nor the other way round; collected, it is free."""
    office.cap = 2.5 * MOST
    some, one = archive()[: RELEVANT // 2], archive()[RELEVANT // 2]
    assert office.submit(some).left == 0
    assert 2 * MOST <= sum(stands(office)) <= office.cap
    with pytest.raises(BudgetSpent, match=r"the next call may cost 0\.0160"):
        office.session().read(one)
    assert endpoint.chats == []
    office.look()
    office.collect()
    cost = office.session().read(one).provenance.cost
    assert cost is not None
    assert office.submit().left == 0
    assert MOST < sum(stands(office)) <= office.cap
    office.look()
    office.collect()
    assert len(office.records()) == RELEVANT + 1
    assert stands(office)[0] <= bill(endpoint) + cost <= sum(stands(office)) <= office.cap


USAGE = {"prompt_tokens": 7, "completion_tokens": 3, "prompt_tokens_details": {"cached_tokens": 2}}
SAID: dict[str, tuple[Result, tuple[int, int, int] | None]] = {
    "answered": (Result("c", 200, {"usage": USAGE}), (7, 2, 3)),
    "answered, without usage": (Result("c", 200, {"usage": None}), (0, 0, 0)),
    "no body": (Result("c", 200, None), (0, 0, 0)),
    "refused": (Result("c", 400, {"error": {"message": "no"}}), None),
    "the server failed": (Result("c", 500, {}), None),
    "a gateway gave up": (Result("c", 504, {}), (0, 0, 0)),
    "expired": (Result("c", 0, None, "batch_expired late", "batch_expired"), None),
    "cancelled": (Result("c", 0, None, "batch_cancelled", "batch_cancelled"), None),
    "another error": (Result("c", 0, None, "lost on the way", ""), (0, 0, 0)),
}


@pytest.mark.parametrize(("result", "tokens"), SAID.values(), ids=SAID)
def test_what_a_provider_bills_for_a_result(result: Result, tokens: tuple[int, int, int] | None) -> None:
    """Its tokens, nothing for what it refused or never ran, and what nobody knows for all else."""
    assert billed(result) == tokens


SCRIPTS = ("server_error", "rate_limited", "bad_key", "refusal", "content_filter", "truncated", "invalid_json")


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_request_that_failed_costs_its_tokens(office: Office, endpoint: ScriptedEndpoint, script: str) -> None:
    """What is no answer costs the tokens that the provider reports, what the provider refused nothing."""
    endpoint.play(f"oracle, {script}")
    office.run()
    assert len(office.failures()) == 1
    assert stands(office) == (pytest.approx(bill(endpoint)), 0)


FAULTS: dict[Fault, int] = {"fails": 0, "expires": 0, "cut_line": 1, "no_json": 1, "lost_line": 1, "unknown_id": 0}


@pytest.mark.parametrize(("fault", "full"), FAULTS.items(), ids=list(FAULTS))
def test_what_nobody_knows_the_cost_of_costs_the_most(
    office: Office, endpoint: ScriptedEndpoint, fault: Fault, full: int
) -> None:
    """A request whose result is lost or garbled counts in full; one that never ran, as it expired, is released."""
    endpoint.batches.fault = fault
    office.run()
    assert stands(office) == (pytest.approx(bill(endpoint) + full * MOST), 0)


LOST: dict[str, tuple[Fault, bool, int, int]] = {
    "a file": ("", True, 0, RELEVANT),
    "a file of one that expired": ("expires", True, 0, RELEVANT // 2),
    "the same, of a server that does not count": ("expires", False, 0, RELEVANT // 2),
    "a line of one that expired": ("expires", True, 1, 1),
    "a line, of a server that does not count": ("", False, RELEVANT - 1, 1),
}


@pytest.mark.parametrize(("fault", "counted", "kept", "full"), LOST.values(), ids=LOST)
def test_results_that_are_gone_cost_the_most(
    office: Office,
    endpoint: ScriptedEndpoint,
    fault: Fault,
    counted: bool,  # noqa: FBT001 - a table
    kept: int,
    full: int,
) -> None:
    """Where the provider's files or counts leave open that a request ran it counts in full; the expired is released."""
    endpoint.batches.fault = fault
    office.submit()
    office.look()
    office.look()
    (batch,) = endpoint.batches.batches.values()
    lines = endpoint.batches.files.pop(batch["output_file_id"]).splitlines(keepends=True)[:kept]
    if lines:
        endpoint.batches.files[batch["output_file_id"]] = b"".join(lines)
    if not counted:
        batch["request_counts"] = None
    assert office.collect().counts["failed"] == RELEVANT - kept
    assert stands(office) == (pytest.approx(bill(endpoint) + full * MOST), 0)


def test_a_cancelled_batch_sets_its_money_free(office: Office, endpoint: ScriptedEndpoint) -> None:
    """What had not run when it was cancelled is not billed."""
    (batch,) = office.submit().batches
    cancel = urllib.request.Request(f"{endpoint.url}/batches/{batch}/cancel", method="POST")  # noqa: S310 - loopback
    urllib.request.urlopen(cancel).close()  # noqa: S310
    assert office.collect().counts == {"failed": RELEVANT}
    assert stands(office) == (0, 0)


@pytest.mark.parametrize("kept_first", [False, True])
def test_a_collection_that_broke_off_counts_nothing_twice(
    office: Office,
    endpoint: ScriptedEndpoint,
    kept_first: bool,  # noqa: FBT001 - a table
) -> None:
    """Dead before or after a record was kept, the next collection counts what was not; one more counts nothing."""
    office.submit()
    office.look()
    desk = office.session().desk()
    kept: list[Reading] = []

    def keep(reading: Reading) -> None:
        if len(kept) < 2 or kept_first:
            desk.keep(reading)
        kept.append(reading)
        if len(kept) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collect(desk._replace(keep=keep))
    spent, reserved = stands(office)
    assert 0 < spent < bill(endpoint)
    assert reserved == pytest.approx(2 * MOST)
    for _ in range(2):
        office.collect()
        assert stands(office) == (pytest.approx(bill(endpoint)), 0)


def test_answers_to_other_questions_hold_their_money(office: Office, endpoint: ScriptedEndpoint) -> None:
    """What is left for the settings of its submission is settled when these collect it."""
    office.submit()
    office.look()
    assert office.collect(temperature=0.5).counts == {"changed": RELEVANT}
    assert stands(office) == (0, pytest.approx(RELEVANT * MOST))
    office.collect()
    assert stands(office) == (pytest.approx(bill(endpoint)), 0)


@pytest.mark.parametrize("fault", ["refused", "uncreated"])
def test_a_batch_that_was_not_created_holds_nothing(office: Office, fault: Any) -> None:
    """When the endpoint refuses or breaks down, its money is there again, at the latest for the next command."""
    office.endpoint.batches.fault = fault
    with pytest.raises(ModelUnavailable):
        office.submit()
    office.look()
    assert stands(office) == (0, 0)


def test_a_batch_that_nobody_heard_of_is_settled_once(office: Office, endpoint: ScriptedEndpoint) -> None:
    """Taken over by the next command, it holds what it held, and is settled like any other."""
    endpoint.batches.fault = "unheard"
    with pytest.raises(Unconfirmed):
        office.submit()
    endpoint.batches.fault = ""
    assert office.submit().waiting == RELEVANT
    assert stands(office) == (0, pytest.approx(RELEVANT * MOST))
    office.look()
    office.collect()
    assert stands(office) == (pytest.approx(bill(endpoint)), 0)


@pytest.mark.parametrize(("pid", "held"), [(os.getppid(), 0.25), (GONE, 0)], ids=["alive", "gone"])
def test_a_crash_before_the_batch_was_created_loses_no_money(office: Office, pid: int, held: float) -> None:
    """What a process held for a batch that it did not create is given back once it is gone, and is never lost."""
    desk = office.session().desk()
    batch = new_batch("k" * 32, desk.address, 1)._replace(pid=pid)
    desk.book.begin(batch, [Request("c" * 64, "a" * 64, "{}", NANOS // 4)])
    assert stands(office) == (0, 0.25)
    assert office.submit().requests == RELEVANT
    assert stands(office) == (0, pytest.approx(RELEVANT * MOST + held))


DIES = """
import os, sys
from pressmark.batchbook import BatchBook
from pressmark.cli import main
from pressmark.readers.model.batches import Batches

def dies(kind, name, done):
    does, calls = getattr(kind, name), []
    def dying(*said):
        calls.append(said)
        if len(calls) == done:
            does(*said)
        if len(calls) >= done:
            os._exit(9)
        return does(*said)
    setattr(kind, name, dying)

moment = sys.argv[1]
dies(*{"begun": (Batches, "upload", 0), "created": (Batches, "create", 1), "settled": (BatchBook, "settle", 2)}[moment])
sys.argv[1:] = sys.argv[2:]
main()
"""


def killed(office: Office, moment: str, *command: str) -> None:
    """Let a process run a batch command on the office's ledger and die at a moment."""
    values = {"MODEL": MODEL, "BASE_URL": office.endpoint.url, "PRICE_INPUT": "0", "PRICE_OUTPUT": str(OUTPUT)}
    place = {"LEDGER": str(office.folder / "batch" / "ledger.db"), "ANSWERS": str(office.folder / "batch" / "answers")}
    said = {"REASK": "false", "MAX_OUTPUT_TOKENS": str(LONGEST)} | values | place
    env = os.environ | {f"PRESSMARK_{name}": value for name, value in said.items()}
    process = [sys.executable, "-c", DIES, moment, "batch", *command]
    ended = subprocess.run(process, cwd=office.folder, env=env, check=False, capture_output=True)  # noqa: S603 - ours
    assert ended.returncode == 9


@pytest.mark.parametrize(("moment", "waiting"), [("begun", 0), ("created", RELEVANT)])
def test_a_submission_that_is_killed_loses_neither_money_nor_articles(
    office: Office, endpoint: ScriptedEndpoint, moment: str, waiting: int
) -> None:
    """Killed with the batch begun or just created, its money is held; the next one sends it or takes it over."""
    office.submit([])
    files = [str(article.source) for article in archive()]
    for name, article in zip(files, archive(), strict=True):
        (office.folder / name).write_text(article.text, "utf-8")
    killed(office, moment, "submit", *files)
    assert stands(office) == (0, pytest.approx(RELEVANT * MOST))
    made = office.submit()
    assert (made.waiting, made.requests, len(endpoint.batches.batches)) == (waiting, RELEVANT - waiting, 1)
    assert stands(office) == (0, pytest.approx(RELEVANT * MOST))
    office.look()
    office.collect()
    assert stands(office) == (pytest.approx(bill(endpoint)), 0)
    assert office.records() == office.directly()


def test_a_collection_that_is_killed_settles_what_is_left_later(office: Office, endpoint: ScriptedEndpoint) -> None:
    """Killed after two requests were settled, the next collection settles the others, once."""
    office.submit()
    office.look()
    killed(office, "settled", "collect")
    assert stands(office)[1] == pytest.approx((RELEVANT - 2) * MOST)
    assert office.collect().counts == {"recorded": RELEVANT - 2}
    assert stands(office) == (pytest.approx(bill(endpoint)), 0)


def test_second_questions_pay_as_well(office: Office, endpoint: ScriptedEndpoint) -> None:
    """Those that go out with a later batch hold their most, and are settled by their tokens."""
    office.run(reask=True)
    first = stands(office)[0]
    again = office.submit(reask=True)
    assert again.requests > 0
    assert stands(office) == (pytest.approx(first), pytest.approx(again.requests * MOST))
    office.look(reask=True)
    office.collect(reask=True)
    assert stands(office) == (pytest.approx(bill(endpoint)), 0)
    assert first < bill(endpoint)


def test_what_was_sent_before_there_was_a_budget_is_not_paid_from_it(office: Office) -> None:
    """Nothing was reserved for it, and a budget that is set later is for what follows."""
    office.cap = None
    office.submit()
    office.look()
    office.cap = MOST
    office.collect(timeout=100)  # by another session, which pays
    assert len(office.records()) == RELEVANT + 1
    assert stands(office) == (0, 0)


@pytest.mark.parametrize(
    ("unset", "said"), [("max_output_tokens", "PRESSMARK_MAX_OUTPUT_TOKENS"), ("price_output", "PRESSMARK_PRICE_FILE")]
)
def test_what_has_no_most_is_not_sent(office: Office, endpoint: ScriptedEndpoint, unset: str, said: str) -> None:
    """A budget needs prices and the longest answer; without them nothing goes out, and the setting is named."""
    with pytest.raises(ConfigError, match=said):
        office.submit(**{unset: None})
    assert endpoint.batches.files == {}
