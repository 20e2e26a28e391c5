"""On which side a role is: a force's, a fire service's, an inspectorate's, a union's, an office's.

The longest role of the pack that the printed one holds tells it, and whose everybody in the role is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.patterns import pattern
from pressmark_schemas.marks import PersonMention

if TYPE_CHECKING:
    from pressmark.context import Context
    from pressmark_schemas.pack import Role

_POLICE_COMMISSIONERS = frozenset({"Metropolitan Police Service", "City of London Police"})
_LED = ("led the", "inspect")
"""What somebody has done who inspects, whatever their title is."""

_SEEKS = pattern(r"\b(?:candidate|hopeful|contender|nominee|opponent|rival)\b")
"""Who has no office yet."""
_OF_A_FORCE = pattern(
    r",[ \n](?:who[ \n](?:leads?|led|runs?|ran|heads?|headed|works|covers|commands|polices)\b(?![^,.\n]*\binspect)"
    r"|(?:of|from|based|whose)\b|(?:the[ \n]force|neighbourhood|rural|station|district)\b)"
)
"""What behind "Inspector Marl" makes it a rank of the police ("who leads the rural crime team")."""
_RANK_BEFORE = pattern(
    r"\b(?:neighbourhood|response|patrol|custody|traffic|rural|town|local|duty|district|beat)[ \n]inspector[ \n]$"
)
_INSPECTORATES_HEAD = pattern(r"\b(?:watchdog|inspectorate|hmicfrs|hmic)(?:'s)?[ \n](?:chief|boss|head|lead)[ \n]$")
_LEAD = 40
"""Characters before a name in which "neighbourhood inspector" stands."""


class Sides:
    """Tells the sides of the roles in one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._found: dict[str, tuple[str, str | None]] = {}

    def of(self, mention: PersonMention) -> str:
        """Return whose role it is: a sector, "oversight", "inspectorate", "union" and so on, or "" if unknown."""
        is_rank = (mention.role or "").lower() == "inspector" and (
            _OF_A_FORCE.match(self._context.text, mention.end)
            or _RANK_BEFORE.search(self._context.low, max(0, mention.start - _LEAD), mention.start)
        )
        lead = max(0, mention.start - _LEAD)
        if mention.name and _INSPECTORATES_HEAD.search(self._context.low, lead, mention.start):
            return "inspectorate"
        return "police" if is_rank else self._told(mention.role)[0]

    def everybodys(self, role: str | None) -> str | None:
        """Return the organisation that all who have a role are of ("the home secretary")."""
        return self._told(role)[1]

    @property
    def headed_by_commissioners(self) -> frozenset[str]:
        """Bodies whose commissioner is their chief, and no police and crime commissioner."""
        return _POLICE_COMMISSIONERS

    def _told(self, role: str | None) -> tuple[str, str | None]:
        if role is None:
            return "", None
        if role not in self._found:
            row = self._context.pack.role_in(role)
            self._found[role] = self._side(role, row), (row.organisation or None) if row else None
        return self._found[role]

    def _side(self, role: str, row: Role | None) -> str:
        low = role.lower()
        if all(word in low for word in _LED):
            return "inspectorate"
        if _SEEKS.search(low):
            return ""
        best = row.role if row else ""
        if best == "inspector" and not self._inspects(low):
            return "police"
        if best.removeprefix("deputy ") == "commissioner":
            return "police" if set(self._context.main_bodies[:1]) & _POLICE_COMMISSIONERS else "oversight"
        if best == "chief":
            return self._context.sector
        return row.side if row else ""

    def _inspects(self, role: str) -> bool:
        """Whether a bare inspector inspects bodies, and has no police rank."""
        if "detective" in role or "police" in role:
            return False
        return self._context.has_own_inspectorate or "report" in role or "inspection" in role
