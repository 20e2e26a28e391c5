"""The roles printed beside names: "Chief Constable Ann Poole", "Ann Poole, head of crime,", "Its clerk, Ann Poole".

A role is one of the pack's, or what a possessive, an apposition or a describing noun makes one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressmark.english.titles import TITLES
from pressmark.patterns import pattern
from pressmark.scan import beside
from pressmark.scan.vocabulary import Term
from pressmark.scan.words import Hit, Words

_GOES_ON = frozenset(
    """who and but which said also in on at after with of from added told speaking now whose has have had is are was
    were will would can could did does do went came where when while if as by to for knows lives works runs thinks wants
    hopes believes sits stands took takes goes comes gets makes keeps looks gave gives wrote writes""".split()
)
_ROLE_BEGINS = frozenset(
    """acting leading sitting serving retiring outgoing incoming managing retired sacked disgraced suspended
    newly-appointed""".split()
)
_OFFICE_BEFORE = pattern(
    r"\b(?:[Pp]olice,?(?: [Ff]ire)?(?: and| &)|[Vv]ictims['’]|candidates? (?:for|to be)(?: the)?(?: next)?) $"
)
_OF_NAME = pattern(r"\b(?:of|for|from|at|with)[ \n](?:the[ \n])?[A-Z]\w+$")
"""What makes a role's word part of a name: "Ann Poole, of Victim | Support"."""
_WHOSE = pattern(r"^[A-Z]{3,}['’]s ")
_LEAD = 60
"""Characters before a role in which "in a letter to the" stands."""
_SHORT = len("Supt")
"""Letters of a role that a full stop may shorten ("Cllr. Ann Poole")."""


class Role(NamedTuple):
    """A role in the text: `name` as printed, from `start` to `end`."""

    start: int
    end: int
    side: str


class Roles:
    """The roles of one article, and which of them stands beside a name."""

    def __init__(self, words: Words, hits: Sequence[Hit[Term]]) -> None:
        self._text = words.text
        self._roles = _roles(words, hits)
        self._ends = {role.end: role for role in self._roles}
        self._starts = [role.start for role in self._roles]

    def __iter__(self) -> Iterator[Role]:
        """Go through the pack's roles in the text, in its order."""
        return iter(self._roles)

    def before(self, start: int) -> Role | None:
        """Return the role right before a name: "Chief Constable X", "the home secretary, X", "MP, the Tory X"."""
        lead = self._text[max(0, start - 24) : start]
        if lead.endswith(beside.OF_PARTY):
            start -= next(len(party) - 1 for party in beside.OF_PARTY if lead.endswith(party))
        end = start
        while end > 0 and self._text[end - 1] in " \n,.":
            end -= 1
        if start - end > 2 or end == start:
            return None
        role = self._ends.get(end)
        if role is not None and self._is_written_to(role, end, start):
            return None
        if role is not None:
            is_short = role.end - role.start <= _SHORT
            return role if is_short or "." not in self._text[end:start] else None
        theirs = self._theirs_before(end, start) or self._described_before(start)
        if theirs is not None:
            return Role(*theirs.span("role"), "")
        index = bisect_right(self._starts, end) - 1
        return self._leads_to(self._roles[index], end, start) if index >= 0 else None

    def _is_written_to(self, role: Role, end: int, start: int) -> bool:
        """Whether a role is that of somebody whom the one named behind it writes to or answers."""
        lead = max(0, role.start - _LEAD)
        return "," in self._text[end:start] and beside.IN_LETTER_TO.search(self._text, lead, role.start) is not None

    def _leads_to(self, role: Role, end: int, start: int) -> Role | None:
        """Return a role if what stands between it and a name is what it is of, or "called"."""
        between = self._text[role.end : end]
        if between in {" called", " named"}:
            return role
        commas = self._text[end:start].strip()
        if "." in commas or (role.side == "spokesperson" and not commas):
            return None
        ways = (beside.OF_PLACE,) if commas else (beside.OF_NAME, beside.OF_FIELD)
        joined = not commas and between.endswith(" and")  # "commissioner for Kent and Medway Ann Poole"
        return role if any(way.fullmatch(between + " " * joined) is not None for way in ways) else None

    def _theirs_before(self, end: int, start: int) -> re.Match[str] | None:
        """Return the role that a possessive leads to, where what stands before the name can end one."""
        if "," in self._text[end:start]:
            return beside.OF_THEIRS.search(self._text, max(0, start - 70), start)
        if not beside.POSSESSIVES.isdisjoint(self._text[max(0, start - 50) : start].split()[-4:]):
            return beside.THEIRS_RIGHT_BEFORE.search(self._text, max(0, start - 50), start)
        return None

    def _described_before(self, start: int) -> re.Match[str] | None:
        word = next(iter(self._text[max(0, start - 30) : start - 1].split()[-1:]), "")
        if word in beside.DESCRIBING or "-of-" in word:
            return beside.DESCRIBED.search(self._text, max(0, start - 60), start)
        is_capital = word.lower() in beside.DESCRIBING and word not in TITLES
        return beside.DESCRIBED_IN_CAPITALS.search(self._text, max(0, start - 60), start) if is_capital else None

    def behind(self, end: int) -> tuple[str | None, Role | None]:
        """Return the role in the apposition behind a name, as printed, and its place if it is a known one."""
        led = beside.WHO.match(self._text, end)
        index = bisect_left(self._starts, end)
        role = self._roles[index] if index < len(self._roles) else None
        if role is not None:
            between = self._text[end : role.start]
            set_off = between.startswith(",") or "–" in between or "(" in between
            is_beside = set_off and beside.BESIDE_ROLE.fullmatch(between) and not beside.FORMERLY.search(between)
            became = beside.BECAME.fullmatch(between) and not beside.FORMERLY.search(between)
            if is_beside or became:
                return printed(self._text, role), role
        if led is not None:
            return led["role"], None
        apposition = beside.APPOSITION.match(self._text, end)
        core = apposition["core"] if apposition else ""
        owned = beside.OWNED.fullmatch(core)
        if (
            apposition is None
            or not (core[0].islower() or owned or beside.OF_A_PARTY.match(core))
            or (" " not in core and core == apposition["role"])
            or (core == apposition["role"] and _goes_on(re.split(r"\W", core, maxsplit=1)[0]))
        ):
            return None, None
        return (owned["role"] if owned else core).strip(), None


def _roles(words: Words, hits: Sequence[Hit[Term]]) -> list[Role]:
    """Return the roles among the phrases found, with the titles that go before them."""
    first = words.starts[0] if words.starts else 0
    return [
        Role(max(first, _office_start(words.text, words.starts[hit.first])), words.ends[hit.last - 1], term.detail)
        for hit in hits
        for term in hit.values
        if term.kind == "role" and _in_capitals(words, hit, term)
    ]


def _in_capitals(words: Words, hit: Hit[Term], term: Term) -> bool:
    """Whether a role has the capitals that it needs: "Ms" is no Member of the Senedd."""
    if term.shouted and not words.text[words.starts[hit.first] : words.ends[hit.last - 1]].isupper():
        return False
    return all(words.text[words.starts[hit.first + place]].isupper() for place in term.capitals) and not (
        term.detail == "public"
        and _OF_NAME.search(words.text, max(0, words.starts[hit.first] - 9), words.ends[hit.last - 1])
    )


def _office_start(text: str, start: int) -> int:
    """Return where an office begins whose first words a body's name took ("Kent Police | and Crime …")."""
    match = _OFFICE_BEFORE.search(text, max(0, start - 24), start)
    return match.start() if match else start


def _goes_on(word: str) -> bool:
    """Whether a word behind a name's comma goes on with the sentence, and begins no role."""
    return word in _GOES_ON or (word.endswith(("ing", "ed")) and word not in _ROLE_BEGINS)


def printed(text: str, role: Role) -> str:
    """Return a role as it is printed, on one line, without whose it is ("HMIC's")."""
    return _WHOSE.sub("", " ".join(text[role.start : role.end].split()))
