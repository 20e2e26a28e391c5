"""Reads gold files: folders and JSON files become validated gold texts, or one error that lists every fault.

It also says which names in gold a pack does not know; a reader cannot hit those.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pressmark.errors import ConfigError
from pressmark.evaluate.gold import GoldText, misplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressmark_schemas.pack import Pack

_MOST = 20
"""Faults that one message lists; who has more repairs these first."""

_TODO = {
    "missing": "add it",
    "json_invalid": "it must be one JSON object; docs/gold.md shows one",
    "string_too_short": "write null, or leave the field out, where there is nothing to say",
}
_CORRECT = "correct it; docs/gold.md describes the field"


def read_gold(places: Iterable[str | Path]) -> list[GoldText]:
    """Return the gold texts of JSON files and of folders (their `*.json`, by name, without sub-folders).

    Raises ConfigError with a line for every fault: file, field, what is wrong and what to do.
    """
    faults: list[str] = []
    texts: dict[str, GoldText] = {}
    came_from: dict[str, Path] = {}
    for path in [path for place in places for path in _files(Path(place))]:
        text = _read(path, faults)
        if text is None:
            continue
        if text.id in texts:
            faults.append(f"{path}: id: {text.id!r} is the id of {came_from[text.id]} too; each text needs its own")
        texts[text.id] = text
        came_from[text.id] = path
    if faults:
        more = len(faults) - _MOST
        tail = [f"and {more} more"] if more > 0 else []
        raise ConfigError("\n".join(["the gold has faults:", *faults[:_MOST], *tail]))
    return list(texts.values())


def unknown_names(texts: Sequence[GoldText], pack: Pack) -> Iterator[str]:
    """Yield a sentence for each body, area and grade in gold that the pack does not know, once each."""
    areas = {"overall", "unspecified", *pack.sector_of_area}
    seen: set[str] = set()
    for text in texts:
        for rating in text.gold.ratings:
            for field, value, known in (
                ("force", rating.force, rating.force in pack.body),
                ("area_key", rating.area_key, rating.area_key.removesuffix(".unspecified") in areas),
                ("grade", rating.grade, rating.grade in pack.rank),
            ):
                if not known and value not in seen:
                    seen.add(value)
                    yield f"{text.id}: {field} {value!r} is not in the pack {pack.key}; no reader can hit it"


def _files(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    files = sorted(place.glob("*.json"))
    if not files:
        inside = sorted(path.parent.name for path in place.glob("*/*.json"))
        hint = f"name the folders in it ({', '.join(dict.fromkeys(inside))})" if inside else "name another one"
        raise ConfigError(f"{place}: no gold (*.json) in this folder; {hint}")
    return files


def _read(path: Path, faults: list[str]) -> GoldText | None:
    """Return the text of a file; without one, add to the faults."""
    try:
        text = GoldText.model_validate_json(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        faults.append(f"{path}: cannot be read ({error.strerror}); check the path")
    except UnicodeDecodeError as error:
        faults.append(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8")
    except ValidationError as error:
        faults += [f"{path}: {_fault(one)}" for one in error.errors(include_url=False)]
    else:
        wrong = list(misplaced(text))
        faults += [f"{path}: {one}" for one in wrong]
        return None if wrong else text
    return None


def _fault(error: Any) -> str:
    """Say one of pydantic's complaints: where, what, and what to do."""
    field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error["loc"]).lstrip(".")
    said = str(error["msg"]).removeprefix("Value error, ")
    said = said if "did you mean" in said else f"{said[:1].lower()}{said[1:]}; {_TODO.get(error['type'], _CORRECT)}"
    return f"{field}: {said}" if field else said
