"""`pressmark evaluate`, as people and scripts meet it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.endpoint.server import MODEL
from tests.evaluate.samples import OWN, TEXT, document, write
from tests.record_cassettes import gold_answers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.endpoint.server import ScriptedEndpoint
    from tests.faces.conftest import Ended

    Run = Callable[..., Ended]

EXAMPLES = [OWN / f"{name}.json" for name in ("avon-and-somerset", "lincolnshire", "northumbria", "shropshire-fire")]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder with two gold texts: one that is read rightly, one whose gold wants more."""
    folder = tmp_path / "gold"
    folder.mkdir()
    write(folder, "a.json", document())
    other = document(id="other", outlet=None)
    other["gold"]["quotes"][0] |= {"speaker": "Ned Quill"}
    other["gold"]["ratings"][0] |= {"grade": "outstanding"}
    other["gold"]["programme"] = "PEEL 2021/22"
    write(folder, "b.json", other)
    return folder


def figures(ended: Ended) -> dict[str, Any]:
    """Return the figures of an evaluation printed as JSON."""
    return json.loads(ended.out)["figures"]


def test_the_table_names_figures_reader_and_interval(run: Run, gold: Path) -> None:
    """People see who read how many texts, every figure with its counts, and how intervals are made."""
    ended = run("evaluate", gold, "--reader", "rules")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0].startswith("2 texts, read by rules of pressmark ")
    assert "95% interval" in lines[2]
    (stated,) = [line.split() for line in lines if line.startswith("ratings stated  ")]
    assert stated[2:5] == ["0.500", "0.500", "0.500"]
    assert stated[6:] == ["1", "1", "1"]
    assert "1,000 times" in ended.out
    assert not any(line != line.rstrip() for line in lines)


def test_json_is_one_line_and_stable(run: Run, gold: Path) -> None:
    """--json prints one line with every figure, and the same line the next time."""
    ended = run("evaluate", gold, "--json")
    (line,) = ended.out.splitlines()
    assert run("evaluate", gold, "--json").out == ended.out
    said = json.loads(line)
    assert (said["schema"], said["texts"], said["failed"]) == ("pressmark.evaluation/1", 2, [])
    assert said["interval"]["draws"] == 1000
    stated = said["figures"]["ratings stated"]
    assert {name: stated[name] for name in ("hit", "extra", "miss", "f1")} == {
        "hit": 1,
        "extra": 1,
        "miss": 1,
        "f1": 0.5,
    }
    assert stated["low"] <= stated["f1"] <= stated["high"]
    assert said["figures"]["ratings earlier"]["f1"] is None
    assert not {"groups", "errors", "floors_not_met"} & set(said)


def test_files_are_read_like_folders(run: Run, gold: Path) -> None:
    """Files and folders may be named together."""
    lone = write(gold.parent, "lone.json", document(id="lone"))
    assert json.loads(run("evaluate", "--json", lone, gold).out)["texts"] == 3


def test_errors_are_listed_with_their_passage(run: Run, gold: Path) -> None:
    """--errors tells every miss and extra of a text, with offsets and the words around, as text and JSON."""
    shown = run("evaluate", gold, "--errors").out
    assert "\nother\n  missed in ratings stated: kent police | preventing_crime | outstanding\n" in shown
    assert "0:39 [Kent Police is good at preventing crime], HMICFRS says." in shown
    assert "  extra in ratings stated: kent police | preventing_crime | good\n" in shown
    assert "  wrong but verified: kent police | preventing_crime | good\n" in shown
    assert "differs in quotes, speaker: Ada Quill; wanted Ned Quill" in shown
    assert "\nsample\n" not in shown
    listed = json.loads(run("evaluate", gold, "--errors", "--json").out)["errors"]
    assert {one["id"] for one in listed} == {"other"}
    (speaker,) = [one for one in listed if one["figure"] == "quotes, speaker" and one["wanted"] == "Ned Quill"]
    assert TEXT[speaker["start"] : speaker["end"]] == "It was a long road and we walked it,"
    assert "[It was a long road and we walked it,]" in speaker["passage"]


@pytest.mark.parametrize(
    ("by", "names"),
    [("outlet", ["The Quill", "no outlet"]), ("programme", ["PEEL 2021/22", "no programme"])],
)
def test_groups_have_figures_of_their_own(run: Run, gold: Path, by: str, names: list[str]) -> None:
    """--by splits the texts; texts without a name for it are a group; the groups add up to the whole."""
    said = json.loads(run("evaluate", gold, "--by", by, "--json").out)
    assert list(said["groups"]) == names
    stated = [group["figures"]["ratings stated"] for group in said["groups"].values()]
    assert sum(one["miss"] for one in stated) == said["figures"]["ratings stated"]["miss"]
    shown = run("evaluate", gold, "--by", by).out
    assert all(f"\n{name} " in shown for name in names)


def test_floors_decide_the_exit(run: Run, gold: Path) -> None:
    """Met floors end with 0; one that is not met is named on standard error and ends with 1."""
    low = write(gold.parent, "low.json", {"floors": {"ratings stated": {"f1": 0.5}}})
    high = write(gold.parent, "high.json", {"floors": {"ratings stated": {"f1": 0.5, "recall": 0.6}}})
    met, missed = run("evaluate", gold, "--floors", low), run("evaluate", gold, "--floors", high)
    assert (met.code, met.err) == (0, "")
    assert f"all floors are met ({low})" in met.out
    assert f"floors not met: 1 ({high})" in missed.out
    assert (missed.code, missed.err) == (1, "pressmark: ratings stated: recall is 0.5000, its floor 0.6000\n")
    said = run("evaluate", gold, "--json", "--floors", high)
    assert (said.code, json.loads(said.out)["floors_not_met"]) == (
        1,
        ["ratings stated: recall is 0.5000, its floor 0.6000"],
    )


def test_the_day_of_publication_is_not_given_away(run: Run, gold: Path) -> None:
    """What gold knows of a text and the text does not say makes no difference to the reader."""
    before = figures(run("evaluate", gold, "--json"))
    for path in gold.glob("*.json"):
        content = json.loads(path.read_bytes())
        content["gold"]["published"] = "2016-11-03"
        write(gold, path.name, content)
    assert figures(run("evaluate", gold, "--json")) == before


def test_a_text_that_cannot_be_read_counts_as_empty(run: Run, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named on standard error, all of its gold is missed, the others count, and the exit is 1."""
    long = document(id="long", text=TEXT + " " * 3000)
    write(gold, "c.json", long)
    monkeypatch.setenv("PRESSMARK_MAX_BYTES", "2000")
    ended = run("evaluate", gold, "--json")
    assert ended.code == 1
    assert ended.err.startswith("pressmark: long: not read: ")
    assert [one["id"] for one in json.loads(ended.out)["failed"]] == ["long"]
    assert figures(ended)["ratings stated"]["miss"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing argument"),
        (["nowhere.json"], "nowhere.json: cannot be read"),
        ([str(OWN), "--by", "author"], "author"),
        ([str(OWN), "--floors", "nowhere.json"], "nowhere.json"),
        ([str(OWN), "--reader", "model"], "PRESSMARK_MODEL"),
    ],
)
def test_wrong_use_ends_with_2(run: Run, arguments: list[str], said: str) -> None:
    """Wrong options, gold, floors or settings end with 2 and a message, before anything is printed."""
    ended = run("evaluate", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_names_that_no_reader_can_hit_are_told(run: Run, gold: Path) -> None:
    """Gold that names a body which the pack lacks is scored all the same, with a word on standard error."""
    content = document()
    content["gold"]["ratings"][0]["force"] = "Kentish Police"
    write(gold, "a.json", content)
    ended = run("evaluate", gold, "--json")
    assert (ended.code, figures(ended)["ratings stated"]["miss"]) == (0, 2)
    assert ended.err == "pressmark: sample: force 'Kentish Police' is not in the pack hmicfrs; no reader can hit it\n"


def test_a_model_is_evaluated_by_the_same_way(
    run: Run, endpoint: ScriptedEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that answers what gold says is right in everything; its stored answers are used again."""
    folder = tmp_path / "examples"
    folder.mkdir()
    for path in EXAMPLES:
        shutil.copy(path, folder)
    endpoint.answers = gold_answers()
    monkeypatch.setenv("PRESSMARK_MODEL", MODEL)
    monkeypatch.setenv("PRESSMARK_BASE_URL", endpoint.url)
    monkeypatch.setenv("PRESSMARK_REASK", "false")
    first = run("evaluate", folder, "--json")
    said = json.loads(first.out)
    assert said["readers"][0].startswith(f"model {MODEL}")
    for name in ("ratings stated", "ratings earlier", "quotes, exact span", "quotes, speaker"):
        assert (name, said["figures"][name]["f1"]) == (name, 1.0)
    asked = len(endpoint.chats)
    assert asked == len(EXAMPLES)
    assert run("evaluate", folder, "--json").out == first.out
    assert len(endpoint.chats) == asked
