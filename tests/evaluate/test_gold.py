"""Which gold is accepted, and what is said of gold that is not."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from pressmark import ConfigError
from pressmark.evaluate import read_gold, unknown_names
from pressmark_schemas.pack import load_pack
from tests.evaluate.samples import OWN, ROOT, document, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Change = dict[str, Any]


def _set(*path: str | int, to: object) -> Callable[[Change], None]:
    def change(content: Change) -> None:
        at: Any = content
        for part in path[:-1]:
            at = at[part]
        at[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[Change], None]:
    def change(content: Change) -> None:
        at: Any = content
        for part in path[:-1]:
            at = at[part]
        del at[path[-1]]

    return change


RATING, QUOTE = ("gold", "ratings", 0), ("gold", "quotes", 0)
FAULTS: list[tuple[str, Callable[[Change], None], list[str]]] = [
    ("no id", _drop("id"), ["id: field required; add it"]),
    ("no text", _drop("text"), ["text: field required"]),
    ("empty text", _set("text", to=""), ["text:"]),
    ("no ratings", _drop("gold", "ratings"), ["gold.ratings: field required; add it"]),
    ("ratings that are none", _set("gold", "ratings", to={}), ["gold.ratings:"]),
    ("no area key", _drop(*RATING, "area_key"), ["gold.ratings[0].area_key: field required"]),
    ("unknown kind", _set(*RATING, "kind", to="stated"), ["gold.ratings[0].kind:", "'restated_previous'"]),
    ("offset in words", _set(*RATING, "start", to="0"), ["gold.ratings[0].start:", "integer"]),
    ("offset before the text", _set(*RATING, "start", to=-1), ["gold.ratings[0].start:"]),
    ("count of none", _set(*RATING, "count", to=0), ["gold.ratings[0].count:"]),
    ("optional in words", _set(*RATING, "optional", to="yes"), ["gold.ratings[0].optional:", "boolean"]),
    (
        "one character off",
        _set(*RATING, "start", to=1),
        ["gold.ratings[0].evidence: text[1:39] is", "correct start and end: they stand at 0:39"],
    ),
    (
        "words that are not in the text",
        _set(*QUOTE, "text", to="It was a short road"),
        ["gold.quotes[0].text:", "not 'It was a short road'", "nowhere in the text: copy them"],
    ),
    ("offsets behind the text", _set(*QUOTE, "end", to=9999), ["gold.quotes[0].text:"]),
    (
        "a mention that is misplaced",
        _set(*RATING, "mentions", to=[{"start": 0, "end": 4, "text": "Avon"}]),
        ["gold.ratings[0].mentions[0].text: text[0:4] is 'Kent', not 'Avon'"],
    ),
    (
        "a segment that is misplaced",
        _set(*QUOTE, "segments", to=[{"start": 0, "end": 4, "text": "Kent "}]),
        ["gold.quotes[0].segments[0].text:", "they stand at 0:5"],
    ),
    (
        "a slip in the name of a field",
        _set(*RATING, "optoinal", to=True),
        ["gold.ratings[0]: there is no field 'optoinal'; did you mean 'optional'?"],
    ),
    ("a slip in another", _set(*QUOTE, "org_infered", to=True), ["did you mean 'org_inferred'?"]),
    ("a blank speaker", _set(*QUOTE, "speaker", to=""), ["gold.quotes[0].speaker:", "write null"]),
    ("unknown kind of quote", _set(*QUOTE, "kind", to="document"), ["gold.quotes[0].kind:", "'report'"]),
]


@pytest.mark.parametrize(("change", "said"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_faulty_gold_is_refused(tmp_path: Path, change: Callable[[Change], None], said: list[str]) -> None:
    """The message names the file and the field, says what is wrong and what to do."""
    content = document()
    change(content)
    path = write(tmp_path, "one.json", content)
    with pytest.raises(ConfigError) as error:
        read_gold([path])
    assert f"\n{path}: " in str(error.value)
    assert all(part in str(error.value) for part in said), str(error.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """Faults of several files stand in one message, each on its line; more than twenty are counted."""
    first = document(id=None)
    first["gold"]["quotes"][0]["kind"] = "human"
    write(tmp_path, "a.json", first)
    (tmp_path / "b.json").write_bytes(b"{")
    (tmp_path / "c.json").write_bytes(b'{"id": "\xff"}')
    with pytest.raises(ConfigError) as error:
        read_gold([tmp_path])
    lines = str(error.value).splitlines()[1:]
    assert [line.split(": ")[0].rsplit("/", 1)[1] for line in lines] == [
        "a.json",
        "a.json",
        "b.json",
        "c.json",
    ]
    assert "is not UTF-8 (byte 8)" in lines[3]
    many = document()
    many["gold"]["ratings"] = [{"force": "Kent Police"}] * 5
    write(tmp_path, "d.json", many)
    with pytest.raises(ConfigError, match=r"and 14 more$"):
        read_gold([tmp_path])


def test_an_id_names_one_text(tmp_path: Path) -> None:
    """Two texts with one id are refused, with both files."""
    paths = [write(tmp_path, name, document()) for name in ("a.json", "b.json")]
    with pytest.raises(ConfigError, match=r"b\.json: id: 'sample' is the id of .*a\.json too"):
        read_gold(paths)


def test_folders_without_gold_are_refused(tmp_path: Path) -> None:
    """A folder without gold, and a path that is not there, are errors that say what to name instead."""
    with pytest.raises(ConfigError, match=r"no gold .* in this folder; name another one"):
        read_gold([tmp_path])
    (tmp_path / "real").mkdir()
    write(tmp_path / "real", "a.json", document())
    with pytest.raises(ConfigError, match=r"name the folders in it \(real\)"):
        read_gold([tmp_path])
    with pytest.raises(ConfigError, match=r"nothing\.json: cannot be read \(No such file"):
        read_gold([tmp_path / "nothing.json"])


def test_gold_of_others_is_accepted(tmp_path: Path) -> None:
    """Fields of the annotator's own are left alone, and a byte order mark does no harm."""
    content = document(notes="mine", source_type="news")
    content["gold"]["ratings"][0] |= {"cycle": "2023", "note": "sure", "cut": True}
    content["gold"]["not_quotes"] = ["fair"]
    path = tmp_path / "mine.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(content).encode())
    (text,) = read_gold([path])
    assert (text.id, len(text.gold.ratings), len(text.gold.quotes)) == ("sample", 1, 2)


def test_names_that_the_pack_lacks_are_told_once(tmp_path: Path) -> None:
    """Bodies, areas and grades that no reader can hit are named, each once; counts and overall are known."""
    content = document()
    first = content["gold"]["ratings"][0]
    content["gold"]["ratings"] = [
        {**first, **said}
        for said in (
            {"force": "Kentish Police"},
            {"force": "Kentish Police", "grade": "Good"},
            {"area_key": "parking"},
            {"area_key": "overall"},
            {"area_key": "legitimacy.unspecified"},
            {"area_key": "unspecified", "count": 2},
        )
    ]
    texts = read_gold([write(tmp_path, "one.json", content)])
    said = list(unknown_names(texts, load_pack()))
    assert [re.findall("'(.*?)'", line) for line in said] == [["Kentish Police"], ["Good"], ["parking"]]


def test_the_documented_example_is_gold(tmp_path: Path) -> None:
    """The example in docs/gold.md is read without a fault, and so are the project's own texts."""
    example = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "gold.md").read_text("utf-8"), re.DOTALL)[0]
    path = tmp_path / "example.json"
    path.write_text(example, "utf-8")
    texts = read_gold([path, OWN])
    assert len(texts) == len(list(OWN.glob("*.json"))) + 1
    assert list(unknown_names(texts, load_pack())) == []


def test_own_gold_says_that_it_is_invented() -> None:
    """Every text of the project's own gold says in its file that it is invented."""
    said = {path.name: json.loads(path.read_bytes())["provenance"] for path in OWN.glob("*.json")}
    assert set(said.values()) == {"invented"}
