"""Which mentions of people are one person: by surname, by first name, by the office that the sentence before names.

The name may follow the office: "The commissioner was pleased. Ann Poole said …".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pressmark.english.titles import TITLE, surname
from pressmark.patterns import pattern
from pressmark.scan.names import PARTY
from pressmark_schemas.marks import PersonMention

_SHORT = frozenset("Cllr Coun Sgt Insp Supt".split())
"""Titles that tell less of a person than the role they were introduced with."""
_KNIGHT = pattern(r"(?:Sir|Dame|Lord|Lady)[ ](\S+)")
_TITLED = pattern(TITLE)
_SUBJECT = pattern(
    r"(?:^|[.!?\n][”\"’']*\s+)(?:[^.!?\n]{0,24}\b(?:to|for)[ \n])?"
    r"(?:[Tt]he[ \n](?:[a-z]+['’]s[ \n])?|[A-Z][\w-]+['’]s[ \n])$"
)
"""What stands before an office that a sentence speaks of, and in "It was left to the commissioner to …"."""
_CROWN = pattern(r"H(?:M|is[ \n]Majesty['’]s|er[ \n]Majesty['’]s)[ \n]Chief\b")
"""Of whom there is one, so that no "the" is needed."""
_SAYS_BEHIND = pattern(r"[\"”’'],?[ \n]the[ \n]$")
_TELLS = pattern(r"[ \n](?:said|told|warned|added|says)\b")
"""What stands before and behind an office that is quoted: '"…", the chief inspector told'."""
_AGE = pattern(r",[ \n](?:aged[ \n])?\d\d\b")
_FOUNDERS = frozenset({"founder", "co-founder"})
_TWO_SENTENCES = 300
"""Characters between an office and the name of who holds it, at most."""
_ENDS = pattern(rf"(?:,?[ \n][^.!?\n\"“”]*)?[.!?][ ](?:{TITLE}[ ])?")
_IN_POST = pattern(
    r",[ \n]who[ \n](?:has[ \n]|had[ \n])?(?:took|taken|held|holds|won)[ \n](?:up[ \n]|on[ \n]|over[ \n])?the[ \n]"
    r"(?:post|role|job|office)\b"
)
_SAYS = pattern(
    rf"(?:,?[ \n][^.!?\n\"“”]*)?\b(?:said|says|told|warned|added|(?:was|is)[ \n](?:\w+[ \n])?"
    r"(?:delighted|pleased|proud|disappointed|adamant|frank|blunt|thrilled|upbeat|unmoved))\b[^.!?\n\"“”]*[.!?]\s+"
    rf"[\"“‘'][^\"“”\n]*[\"”’'],?[ ](?:said|says|added)[ ](?:{TITLE}[ ])?"
)
"""A sentence in which an office says something, then the words, then who said them."""
_TOP = 700
"""Characters of an article in which its first paragraph stands."""
_OPENS = pattern(r"(?:The |An? )?(?:[A-Z][\w’'&-]* (?:(?:and|&) )?){0,4}(?:new |next |first )?")
_NEXT_PARAGRAPH = pattern(rf"[^\n]*\n\s*(?:{PARTY}[ ])?(?:{TITLE}[ ])?")
_SOMEBODY_ELSE = pattern(
    r"\b(?:an?|the) (?:[\w-]+ ){0,2}(?:woman|man|mother|father|mum|dad|couple|family|widow|pensioner|teenager|girl|boy"
    r"|student|driver|shopkeeper|victim|resident|survivor|officer|firefighter)\b"
)
"""Who may be named next as well, where the first paragraph tells of them."""
_ENDS_PARAGRAPH = pattern(rf"(?:,?[ \n][^.!?\n\"“”]*)?[.!?]\s+(?:{TITLE}[ ])?")


def resolved(text: str, found: Sequence[PersonMention]) -> list[PersonMention]:
    """Give every mention the full name and the role that another one states, the nearest before it first."""
    named = _by_name(found)
    stated = {person.name: person.role for person in reversed(named) if person.name and person.role}
    full = {name: role for name, role in stated.items() if role not in _SHORT}
    roles_of = stated | dict(_holders(text, named, full))
    return [
        person._replace(role=roles_of[person.name])
        if person.name in roles_of and (person.role is None or person.role in _SHORT)
        else person
        for person in named
    ]


def _by_name(found: Sequence[PersonMention]) -> list[PersonMention]:
    known: dict[str, PersonMention] = {}
    named: list[PersonMention] = []
    later = _only_full(found)
    for mention in found:
        person = mention
        if person.name is not None:
            key = surname(person.name)
            earlier = known.get(key) or _by_first_name(person.name, known)
            bare = " " not in person.name or _TITLED.match(person.name) is not None
            if earlier is not None and (bare or earlier.name == person.name):
                short = person.role is None or person.role.isupper() or person.role in _SHORT
                role = earlier.role or person.role if short else person.role
                person = person._replace(name=earlier.name, role=role)
            if earlier is None and bare and key in later:
                person = person._replace(name=later[key])
            if earlier is None or not bare or person.role:
                known[surname(person.name or "")] = person
        named.append(person)
    return named


def _only_full(found: Sequence[PersonMention]) -> dict[str, str]:
    """Return full names by the surname that nobody else in the article has."""
    full = {one.name for one in found if one.name and " " in one.name and not _TITLED.match(one.name)}
    surnames = Counter(map(surname, full))
    return {surname(name): name for name in full if surnames[surname(name)] == 1}


def _by_first_name(name: str, known: dict[str, PersonMention]) -> PersonMention | None:
    """Return whom "Sir Leopold" or "Dame Ann" means: knights go by their first names."""
    knight = _KNIGHT.fullmatch(name)
    if knight is None:
        return None
    return next((person for person in known.values() if (person.name or "").startswith(f"{knight[1]} ")), None)


def _holders(text: str, named: Sequence[PersonMention], stated: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield names that open a sentence right behind one of an office which nobody is named for, with the office."""
    seen: set[str] = set()
    held = {role.lower() for role in stated.values()}
    office = last = None
    for person in named:
        if person.name is None:
            if last and last.name and last.name not in stated and person.role and _is_told_of(text, last, person):
                yield last.name, person.role
            office = person if _is_subject(text, person) else office
            continue
        is_new = person.name not in seen and person.name not in stated
        if office and office.role and is_new and office.role.lower() not in held and _follows(text, office, person):
            yield person.name, office.role
        seen.add(person.name)
        office, last = None, person


def _is_told_of(text: str, person: PersonMention, office: PersonMention) -> bool:
    """Whether an office is that of who was named before it: "Ann Poole smiles. The chief constable, 53, is …"."""
    between = text[person.end : office.start]
    founder = (office.role or "").lower() in _FOUNDERS and between.endswith("The ")
    return (
        len(between) < _TWO_SENTENCES and "\n" not in between and (founder or _AGE.match(text, office.end) is not None)
    )


def _is_subject(text: str, office: PersonMention) -> re.Match[str] | None:
    if office.start < _TOP:
        opens = _OPENS.fullmatch(text, text.rfind("\n", 0, office.start) + 1, office.start)
        if opens is not None:
            return opens
    if _SAYS_BEHIND.search(text, max(0, office.start - 8), office.start) and _TELLS.match(text, office.end):
        return _TELLS.match(text, office.end)
    lead = text[max(0, office.start - 4) : office.start - 1]
    if lead not in {"the", "The"} and not lead.endswith(("'s", "’s")):
        return _CROWN.match(text, office.start)
    return _SUBJECT.search(text, max(0, office.start - 60), office.start)


def _follows(text: str, office: PersonMention, person: PersonMention) -> bool:
    if person.start - office.end > _TWO_SENTENCES or " " not in (person.name or ""):
        return False
    if office.start < _TOP and _NEXT_PARAGRAPH.fullmatch(text, office.end, person.start) is not None:
        return _SOMEBODY_ELSE.search(text, office.end, person.start) is None
    ends = _ENDS_PARAGRAPH if _IN_POST.match(text, person.end) else _ENDS
    return any(rest.fullmatch(text, office.end, person.start) is not None for rest in (ends, _SAYS))
