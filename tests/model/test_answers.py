from __future__ import annotations

import logging
import pickle
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import diskcache  # pyright: ignore[reportMissingTypeStubs]
import pytest

from pressmark.answers import AnswerStore
from pressmark.errors import ConfigError
from pressmark.textdisk import TextDisk
from tests.model.samples import OPTIONS, REPLY, call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pressmark.calls import ModelCall


class Bomb:
    """Something that would run code when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return (pytest.fail, ("a pickle was loaded",))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[AnswerStore]:
    """Open a store in a new folder."""
    with AnswerStore(tmp_path / "deep" / "answers") as opened:
        yield opened


@pytest.fixture
def rows(tmp_path: Path, store: AnswerStore) -> Iterator[sqlite3.Connection]:
    """Open the database of a store that holds one reply."""
    store.put(call(), REPLY)
    connection = sqlite3.connect(tmp_path / "deep" / "answers" / "cache.db")
    yield connection
    connection.close()


def spoil(rows: sqlite3.Connection, value: object, mode: int = 1, prefix: str = "answer:") -> None:
    """Write a value into the stored row behind the library's back."""
    changed = rows.execute("UPDATE Cache SET value=?, mode=? WHERE key LIKE ?", (value, mode, f"{prefix}%"))
    assert changed.rowcount == 1
    rows.commit()


def test_what_was_stored_comes_back(store: AnswerStore, tmp_path: Path) -> None:
    """A reply is found under an equal call, by another store on the same folder too."""
    assert store.get(call()) is None
    store.put(call(), REPLY)
    with AnswerStore(tmp_path / "deep" / "answers") as other:
        assert other.get(call()) == REPLY


def test_the_folder_is_private(store: AnswerStore, tmp_path: Path) -> None:
    """Nobody but the owner can read or plant answers."""
    store.put(call(), REPLY)
    assert (tmp_path / "deep" / "answers").stat().st_mode & 0o777 == 0o700


def test_an_open_folder_is_closed(tmp_path: Path) -> None:
    """A store that others could read is made private when it is opened."""
    AnswerStore(tmp_path / "answers").close()
    (tmp_path / "answers").chmod(0o777)
    AnswerStore(tmp_path / "answers").close()
    assert (tmp_path / "answers").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("kind", ["file", "other folder", "no database"])
def test_a_folder_that_is_no_store_is_refused(tmp_path: Path, kind: str) -> None:
    """A path that holds something else is named in a ConfigError and left as it is."""
    place = tmp_path / "place"
    if kind == "file":
        place.write_text("x")
    else:
        place.mkdir()
        (place / ("cache.db" if kind == "no database" else "letter.txt")).write_text("not a database" * 99)
    with pytest.raises(ConfigError, match="place"):
        AnswerStore(place)
    assert kind == "no database" or place.stat().st_mode & 0o777 != 0o700


def test_nothing_is_evicted(store: AnswerStore) -> None:
    """The library's limit of 1 GiB, beyond which it silently drops answers, does not hold."""
    cache: Any = store._cache  # pyright: ignore[reportPrivateUsage]
    assert (cache.eviction_policy, cache.cull_limit) == ("none", 0)
    assert cache.size_limit >= 2**50


DAMAGE: dict[str, tuple[object, int]] = {
    "pickle": (pickle.dumps(Bomb()), 4),
    "bytes": (b"{}", 1),
    "number": (7, 1),
    "no JSON": ("{", 1),
    "other JSON": ("[]", 1),
    "no reply": ('{"call": {}}', 1),
    "another schema": ('{"call": {}, "reply": {"answer": {}}}', 1),
    "endless nesting": ("[" * 100_000, 1),
}


@pytest.mark.parametrize(("value", "mode"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_answer_counts_as_absent(
    store: AnswerStore, rows: sqlite3.Connection, value: object, mode: int, caplog: pytest.LogCaptureFixture
) -> None:
    """A planted or broken row is logged, runs no code, raises nothing, and can be overwritten."""
    spoil(rows, value, mode)
    with caplog.at_level(logging.WARNING):
        assert store.get(call()) is None
    assert call().digest[:12] in caplog.text
    assert store.explain_miss(call()) == "no answer about this text is stored"
    store.put(call(), REPLY)
    assert store.get(call()) == REPLY


@pytest.mark.parametrize(("value", "mode"), [(pickle.dumps(Bomb()), 4), ("[", 1), ('{"a": 1}', 1), ("[1, null]", 1)])
def test_a_damaged_list_of_answers_loses_no_answer(
    store: AnswerStore, rows: sqlite3.Connection, value: object, mode: int
) -> None:
    """Misses cannot be explained from a broken list; answers are still found, and the list heals."""
    spoil(rows, value, mode, "article:")
    other = call(replace(OPTIONS, seed=1))
    assert store.get(call()) == REPLY
    assert store.explain_miss(other) == "no answer about this text is stored"
    store.put(other, REPLY)
    assert "seed" in store.explain_miss(call(replace(OPTIONS, seed=2)))


def test_pickled_keys_are_refused(tmp_path: Path) -> None:
    """Neither a pickled key nor value can be written or read through the disk."""
    plain: Any = diskcache.Cache(str(tmp_path))
    with plain:
        plain.set(("a", "key"), "value")
    opened: Any = diskcache.Cache(str(tmp_path), disk=TextDisk)
    with opened as cache:
        with pytest.raises(ValueError, match="not text"):
            list(cache)
        with pytest.raises(TypeError, match="not tuple"):
            cache.get(("a", "key"))
        with pytest.raises(TypeError, match="not dict"):
            cache.set("key", {})
        with pytest.raises(TypeError, match="not files"):
            cache.set("key", "value", read=True)


def test_a_long_answer_is_kept_too(store: AnswerStore) -> None:
    """An answer too long for a row is kept in a file and comes back."""
    quote = REPLY.answer.quotes[0].model_copy(update={"role": "Chief “Constable” " * 5000})
    long = replace(REPLY, answer=REPLY.answer.model_copy(update={"quotes": [quote]}))
    store.put(call(), long)
    assert store.get(call()) == long


MISSES: dict[str, tuple[ModelCall, str]] = {
    "prompt": (
        call(prompt="label/2", prompt_digest="q" * 64),
        "prompt version (asked label/2, stored label/1)",
    ),
    "pack": (call(prompt_digest="q" * 64), "what the prompt says (its text or the pack's tables)"),
    "schema": (replace(call(), schema_digest="t" * 64), "answer schema"),
    "model": (call(replace(OPTIONS, model="big")), "model (asked big, stored scripted-1)"),
    "option": (call(replace(OPTIONS, temperature=None)), "temperature (asked None, stored 0.0)"),
    "endpoint": (
        call(replace(OPTIONS, endpoint="https://u:pw@h/v1")),
        "endpoint (asked https://h/v1, stored http",
    ),
    "marks": (call(text="Essex Police is ⟦g1⟧good⟦/g1⟧."), "for other passages of it"),
    "day": (call(told=(("published", "2024-03-14."),)), "day of publication (asked 2024-03-14, stored None)"),
    "title": (call(told=(("title", '"Good"'),)), 'title (asked "Good", stored None)'),
    "marks told": (call(told=(("marks", "g1."),)), "marks of the text"),
    "text": (call(article="b" * 64), "no answer about this text is stored"),
}


@pytest.mark.parametrize(("missed", "words"), MISSES.values(), ids=MISSES)
def test_a_miss_is_explained_by_what_differs(store: AnswerStore, missed: ModelCall, words: str) -> None:
    """The explanation names the part that differs and shows no credential."""
    store.put(call(), REPLY)
    assert store.get(missed) is None
    assert words in store.explain_miss(missed)
    assert "pw" not in store.explain_miss(missed)


def test_the_nearest_answer_explains_a_miss(store: AnswerStore) -> None:
    """Of several answers about an article the one with the most equal parts is compared."""
    for stored in (
        call(replace(OPTIONS, model="far", seed=9)),
        call(),
        call(prompt="label/0", prompt_digest="0" * 64),
    ):
        store.put(stored, REPLY)
    assert store.explain_miss(call(replace(OPTIONS, seed=1))) == (
        "the nearest stored answer differs in seed (asked 1, stored None)"
    )
