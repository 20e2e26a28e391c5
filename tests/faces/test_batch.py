"""The batch commands, each in a session of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pressmark_schemas.pack import load_pack
from tests.endpoint.answers import GoldAnswers
from tests.endpoint.gold import read_gold
from tests.faces.conftest import ARTICLE, EXAMPLES, Ended
from tests.recorded import GOLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint


@pytest.fixture
def batch(
    run: Callable[..., Ended], endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ended]:
    """Return a way to run the batch commands with a model and a ledger."""
    endpoint.answers = GoldAnswers(read_gold([GOLD])[:4], load_pack())
    for name, value in {"MODEL": "scripted-1", "BASE_URL": endpoint.url, "LEDGER": "l.db", "REASK": "false"}.items():
        monkeypatch.setenv(f"PRESSMARK_{name}", value)
    return lambda *arguments: run("batch", *arguments)


def test_submit_status_collect(batch: Callable[..., Ended], run: Callable[..., Ended]) -> None:
    """What was submitted is told of, can be looked at, is collected once, and is as if it had been read directly."""
    sent = batch("submit", ARTICLE, EXAMPLES / "README.md")
    assert (sent.code, sent.err) == (0, "")
    assert sent.out.startswith("2 articles: 1 recorded without a new answer, 1 sent, 0 wait")
    assert "input tokens in batch batch_2" in sent.out
    assert batch("status").out.startswith("batch_2  in_progress  0/0/1  created 20")
    looked = json.loads(batch("status", "--json").out)
    assert (looked["status"], looked["done"], looked["total"], looked["collected"]) == ("completed", 1, 1, False)
    assert batch("collect") == Ended(0, "1 requests recorded\n", "")
    assert batch("collect") == Ended(0, "nothing to collect\n", "")
    assert batch("status").out.endswith("collected\n")
    read = json.loads(run("extract", "--json", "--offline", ARTICLE).out)
    assert read["provenance"]["reader"] == "model"


def test_what_failed_ends_with_1(batch: Callable[..., Ended], endpoint: ScriptedEndpoint, tmp_path: Path) -> None:
    """Rows that are broken and requests that failed are told of, and keep no others from it."""
    rows = tmp_path / "archive.jsonl"
    rows.write_text(json.dumps({"text": ARTICLE.read_text("utf-8")}) + "\n{broken\n", "utf-8")
    sent = batch("submit", "--json", rows)
    assert sent.code == 1
    assert f"pressmark: {rows}:2: " in sent.err
    assert json.loads(sent.out)["requests"] == 1
    endpoint.batches.fault = "fails"
    assert batch("collect", "--json") == Ended(1, '{"failed": 1}\n', "")


@pytest.fixture
def paid(batch: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Return the same with prices by which a request may cost 0.016 at most."""
    for name, value in {"PRICE_INPUT": "0", "PRICE_OUTPUT": "8", "MAX_OUTPUT_TOKENS": "2000"}.items():
        monkeypatch.setenv(f"PRESSMARK_{name}", value)
    return batch


def test_a_budget_that_does_not_hold_all_ends_with_1(paid: Callable[..., Ended], run: Callable[..., Ended]) -> None:
    """What it holds is sent, the rest is told of with what to do; `--budget` raises it, and the same again goes on."""
    both = (ARTICLE, EXAMPLES / "lincolnshire.md")
    some = paid("submit", "--budget", "0.02", *both)
    assert (some.code, "1 sent" in some.out, "1 not sent" in some.out) == (1, True, True)
    assert some.err.startswith("pressmark: the budget of 0.0200 is used up: 0.0000 spent, 0.0160 reserved, 0.0040 left")
    assert len(some.err.splitlines()) == 1
    told = json.loads(paid("submit", "--json", *both).out)
    assert (told["requests"], told["waiting"], told["left"]) == (0, 1, 1)
    assert told["ended_by"] in some.err
    rest = paid("submit", "--budget", "0.04", *both)
    assert (rest.code, rest.err, "1 sent" in rest.out, "not sent" in rest.out) == (0, "", True, False)
    paid("status")
    assert paid("collect").out == "2 requests recorded\n"
    standing = json.loads(run("budget", "--json").out)
    assert (standing["cap"], standing["reserved"], standing["batches"]) == (0.04, 0, [])
    assert 0 < standing["spent"] < 0.032


def test_backfill_leaves_what_batches_hold(paid: Callable[..., Ended], run: Callable[..., Ended]) -> None:
    """Both pay from one budget: what a batch holds stops a backfill, which goes on when it is collected."""
    assert paid("submit", "--budget", "0.02", ARTICLE).code == 0
    other = EXAMPLES / "lincolnshire.md"
    stopped = run("backfill", other)
    assert (stopped.code, "the budget of 0.0200 is used up" in stopped.err) == (1, True)
    paid("status")
    paid("collect")
    assert run("backfill", other).code == 0


def test_the_budget_shows_what_batches_hold(paid: Callable[..., Ended], run: Callable[..., Ended]) -> None:
    """Each by its id, with what to do; nobody died of them, so that none is settled by hand."""
    paid("submit", "--budget", "1", ARTICLE)
    lines = run("budget").out.splitlines()
    assert [line.split()[-1] for line in lines[:5]] == ["1.0000", "0.0000", "0.0160", "0.0160", "0.9840"]
    assert "for batches" in lines[3]
    assert lines[5].startswith("batch_2  0.0160  validating, of 20")
    assert lines[6].endswith("pressmark batch collect")
    ((held,), died) = (json.loads(run("budget", "--json").out)[name] for name in ("batches", "died"))
    assert (held["id"], held["status"], held["amount"], died) == ("batch_2", "validating", 0.016, [])
    settled = run("budget", "--settle", f"{held['key']}=0")
    assert (settled.code, "is no process that died" in settled.err) == (2, True)


def test_columns_of_unusual_names_are_mapped(batch: Callable[..., Ended], tmp_path: Path) -> None:
    """`--column` names them as for a backfill, and what is no FIELD=NAME is wrong use."""
    rows = tmp_path / "archive.csv"
    rows.write_text(f'id,body_plain\n1,"{ARTICLE.read_text("utf-8").replace(chr(34), chr(34) * 2)}"\n', "utf-8")
    assert batch("submit", rows).code == 1
    assert json.loads(batch("submit", "--json", "--column", "text=body_plain", rows).out)["requests"] == 1
    assert batch("submit", "--column", "body_plain", rows).code == 2


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"MODEL": ""}, "PRESSMARK_MODEL"),
        ({"LEDGER": ""}, "name one with --ledger or PRESSMARK_LEDGER"),
        ({"OFFLINE": "true"}, "PRESSMARK_OFFLINE"),
        ({"ASK": "never"}, "PRESSMARK_ASK"),
    ],
)
def test_wrong_settings_end_with_2(
    batch: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], said: str
) -> None:
    """Without a model, a ledger or leave to ask, nothing is sent, and the message says what to set."""
    for name, value in settings.items():
        monkeypatch.setenv(f"PRESSMARK_{name}", value)
    ended = batch("submit", ARTICLE)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


@pytest.mark.parametrize("command", ["status", "collect"])
def test_there_must_be_a_ledger_to_look_into(batch: Callable[..., Ended], tmp_path: Path, command: str) -> None:
    """A ledger that is not there is not made to be looked into."""
    ended = batch(command, "--ledger", tmp_path / "none.db")
    assert (ended.code, list(tmp_path.glob("none*"))) == (2, [])
    assert "there is no ledger" in ended.err


def test_an_endpoint_that_refuses_ends_with_1(
    batch: Callable[..., Ended], endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names what was tried and what the endpoint said, without the key."""
    endpoint.batches.fault = "refused"
    monkeypatch.setenv("PRESSMARK_API_KEY", "sk-planted-0123456789")
    ended = batch("submit", ARTICLE)
    assert (ended.code, ended.out) == (1, "")
    assert "the batch could not be created at http://127.0.0.1" in ended.err
    assert "sk-planted" not in ended.err
