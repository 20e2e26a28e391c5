"""How organisations that no pack lists are named: by their last word, or by letters that stand for them."""

from __future__ import annotations

import re

from pressmark.patterns import pattern

_NOUNS = """Authority Council Union Federation Association Forum Trust University College School Academy Commission
Committee Network Party Charity Corporation Foundation Institute Alliance Partnership Group Museum Concern
Office Board Society Panel Watch Refuge Ltd"""
_CENTRES = r"(?:Women[’']s|Crisis|Advice|Resource|Support|Law) Centre"
_SERVICES = (
    "(?:Prosecution|Probation|Prison|Ambulance|Health) Service|(?<=Welsh )[Gg]overnment|(?<=Scottish )[Gg]overnment"
)
"""Services, and governments, that are no inspected body of this pack."""
ORGANISATION_NAME = pattern(
    r"\b(?:(?:[A-Z][\w-]*[ \n]){0,3}Police,[ \n](?=Fire[ \n]and))?"
    r"(?:[A-Z][\w’'-]*[ \n](?:(?:of|and|&|for|the|in|’s|'s)[ \n])*){1,7}?"
    rf"(?:{'|'.join(_NOUNS.split())}|{_CENTRES}|{_SERVICES})\b(?: of [A-Z][a-z]+(?: and [A-Z][a-z]+)?)?"
    r"|\b(?:University|College|Institute) of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
)
OFFICE = pattern(
    r"^(?:The |(?:Chair(?:man|woman)?|Leader|Head|Director|Secretary|Members?|Bosses|Officials|Councillors|Minutes)"
    r" of (?:the )?)"
)
ARTICLE = pattern(r"^(?i:an?|the|but|and|its|their|our|his|her|another|one)(?:\s+|$)")
_JOINS = pattern(r"^(?:But|And|Yet|So|While|When|As|For|At|If|Although|Though|Then|Now|Nor|From|With)\s+(?:the\s+)?")
"""What opens a sentence before a name and is no part of it ("But the Kent Police Federation")."""
UNION = pattern(
    r"\b(?:[A-Z]{3,}|Unison|Unite|Napo|Prospect|Refuge|Nacro|Inquest|Liberty|Crimestoppers|Samaritans|Shelter|Mind"
    r"|Victim Support|Women['’]s Aid|Citizens Advice|Age UK|StopWatch)\b"
)
"""Unions, charities and others that go by a short name."""
_BRANCH = pattern(r"((?:[A-Z][\w’'-]*\s(?:and\s)?)+)branch of (?:the )?$")
SHORT_NAME = pattern(r"([A-Z]{3,6})(?= (?:has )?(?:said|says|told|added|called|warned|welcomed|accused)\b)")
"""An organisation by its initials, where it speaks: "the NSPCC said"."""
GROUP_NAME = pattern(
    r"\b[Tt]he (?P<name>[A-Z][\w’'&-]*(?: (?:(?:of|and|the|for|in|against|&) ){0,2}[A-Z][\w’'&-]*){1,6})"
    r" (?:network|campaign|group|charity|coalition|project)"
    r"(?= (?:has |also )?(?:said|says|told|added|called|warned|welcomed)\b)"
)
"""A group by a name that tells no kind, where it speaks: "the Women in the Fire Service network said"."""
SHORT_NAMES = {"FBU": "Fire Brigades Union", **{name: name for name in ("GMB", "Napo", "Unison", "Unite")}}


def organisation(match: re.Match[str]) -> str:
    """Return the name of an organisation that was found, without "But", "The" or "Chair of"."""
    branch = _BRANCH.search(match.string, max(0, match.start() - 50), match.start())
    if branch is not None and match.group() in {"Police Federation", "the Police Federation"}:
        return f"{' '.join(branch[1].split())} Police Federation"
    return OFFICE.sub("", _JOINS.sub("", " ".join(match.group().split())))
