"""All that is known about one inspectorate: the tables of its pack, and lookups by name."""

from functools import cached_property

from pydantic import BaseModel, ConfigDict

from pressmark_schemas.pack.rows import (
    Area,
    AreaLabel,
    AreaWords,
    Body,
    ConcernWords,
    GradeWords,
    Inspectorate,
    NotGrade,
    Programme,
    Role,
    Sector,
)


class Pack(BaseModel):
    """Everything that is known about one inspectorate. Load it with `load_pack`."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    key: str
    title: str
    organisation: str
    digest: str
    sectors: dict[str, Sector]
    programmes: tuple[Programme, ...]
    areas: tuple[Area, ...]
    area_words: tuple[AreaWords, ...]
    labels: tuple[AreaLabel, ...]
    bodies: tuple[Body, ...]
    grades: tuple[GradeWords, ...]
    concerns: tuple[ConcernWords, ...]
    not_grades: tuple[NotGrade, ...]
    roles: tuple[Role, ...]
    inspectorates: tuple[Inspectorate, ...]

    @cached_property
    def body(self) -> dict[str, Body]:
        """Bodies by official name."""
        return {row.body: row for row in self.bodies}

    @cached_property
    def programme(self) -> dict[str, Programme]:
        """Programmes by key."""
        return {row.programme: row for row in self.programmes}

    @cached_property
    def areas_of(self) -> dict[str, dict[str, Area]]:
        """Areas by programme and key."""
        found: dict[str, dict[str, Area]] = {row.programme: {} for row in self.programmes}
        for row in self.areas:
            found[row.programme][row.area] = row
        return found

    @cached_property
    def rank(self) -> dict[str, int]:
        """Grades by canonical name, best highest."""
        return {row.grade: row.rank for row in self.grades}

    @cached_property
    def label(self) -> dict[str, str]:
        """Short names of areas by key, also of those that have no row: the key in words."""
        named = {row.area: row.label for row in self.labels}
        return {key: named.get(key) or _in_words(key) for key in ("overall", *(row.area for row in self.areas))}

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles by name, the longest first, since that is meant where words hold several; of two rows the first."""
        found: dict[str, Role] = {}
        for row in sorted(self.roles, key=lambda row: -len(row.role)):
            found.setdefault(row.role, row)
        return found

    def role_in(self, printed: str) -> Role | None:
        """Return the longest role that a printed one holds, else the longest that its words are short for."""
        words = _words(printed)
        most = self._most_words_of_a_role + 1
        spans = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + most, len(words) + 1))]
        for known in (self._roles_by_words, self._roles_by_short_words):
            found = max((span for span in spans if span in known), key=len, default=None)
            if found is not None:
                return known[found]
        return None

    @cached_property
    def _roles_by_words(self) -> dict[str, Role]:
        return {" ".join(_words(name)): row for name, row in self.role.items()}

    @cached_property
    def _most_words_of_a_role(self) -> int:
        return max((len(name.split()) for name in self._roles_by_words), default=0)

    @cached_property
    def _roles_by_short_words(self) -> dict[str, Role]:
        return {" ".join(_words(short)): row for row in self.roles for short in row.abbreviations}

    @cached_property
    def sector_of_area(self) -> dict[str, str]:
        """Sector by area key."""
        return {row.area: self.programme[row.programme].sector for row in self.areas}


def _in_words(key: str) -> str:
    return key.rpartition(".")[-1].replace("_", " ").capitalize()


def _words(role: str) -> list[str]:
    """Return the words of a role in small letters, with "and" for "&" and without commas."""
    return role.lower().replace("’", "'").replace("&", "and").replace(",", " ").split()
