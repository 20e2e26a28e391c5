"""Floors: the least that figures may be, in a JSON file.

    {"about": "...", "floors": {"ratings stated": {"f1": 0.95}, "quotes, role": {"precision": 0.9}}}

They are there to be raised: a change that needs a lower one has made the reader worse.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pressmark.errors import ConfigError
from pressmark.evaluate.tally import FIGURES, Measure, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

if TYPE_CHECKING:
    from pressmark.evaluate.evaluation import Evaluation


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    about: str = ""
    floors: dict[str, dict[Measure, Annotated[float, Field(ge=0, le=1)]]] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that one measure of one figure may be."""

    figure: str
    measure: Measure
    least: float

    def shortfall(self, figures: Mapping[str, Tally]) -> str | None:
        """Say what is wrong if the floor is not met; a figure with nothing to count meets none."""
        tally = figures.get(self.figure, Tally())
        found = tally.measured(self.measure)
        if not tally.cases:
            return f"{self.figure}: nothing to count in these texts, so its floor holds nothing"
        if found < self.least:
            return f"{self.figure}: {self.measure} is {found:.4f}, its floor {self.least:.4f}"
        return None


def read_floors(path: str | Path) -> list[Floor]:
    """Return the floors in a file. Raises ConfigError that names the field and what to do."""
    try:
        file = _File.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path of the floors") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = " > ".join(str(part) for part in first["loc"]) or "file"
        raise ConfigError(
            f'{path}: {field}: {first["msg"]}; floors are {{"floors": {{"a figure": {{"f1": 0.95}}}}}}'
        ) from None
    for name in file.floors:
        if name not in FIGURES:
            near = get_close_matches(name, FIGURES, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(map(repr, FIGURES))}"
            raise ConfigError(f"{path}: floors: there is no figure {name!r}; {hint}")
    return [
        Floor(name, measure, least) for name, measures in file.floors.items() for measure, least in measures.items()
    ]


def unmet(floors: Iterable[Floor], made: Evaluation) -> list[str]:
    """Return a sentence for each floor that an evaluation does not meet."""
    figures = made.figures
    return [said for floor in floors if (said := floor.shortfall(figures))]
