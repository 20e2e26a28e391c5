"""The English between people and their roles, and what else shows that capitalised words are somebody's name.

A blank is a space or a line break: pages are hard-wrapped.
"""

from __future__ import annotations

from pressmark.patterns import pattern
from pressmark.scan.names import PARTIES, PARTY

_THEIRS = r"(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Ww]hose|[Tt]he|[A-Z][a-z]+['’]s)"
_BEGINS = r"(?:^|[.,;:\n–—(\"”]\s?|[ \n](?:and|but|while|as)[ \n])"
_ROLE_WORD = r"(?!(?:said|added|told)\b)[a-z][\w’'-]*"
_NOUN = r"(?!(?:said|added|told|in|at|on|to|from|with|was|were|is|by|about|of|for)\b)[a-z][\w’'-]*"
_HELD = """car van bike home house flat shop farm business phone case family son daughter mother father mum dad husband
wife partner brother sister grandson granddaughter neighbour neighbours""".split()

APPOSITION = pattern(
    r",[ \n](?P<role>(?:(?:an?|the|its|their)[ \n])?(?P<core>[^,.;:\"“”\n]{3,70}?))"
    r"(?=,[ \n]|[.:][ \n]|[.:]?$|[ \n]?\n|,$)"
)
WHO = pattern(
    r",?[ \n]who[ \n](?P<role>(?:leads?|led|chairs?|heads?|runs?|ran|speaks?|spoke|represents?|signs?|oversees?)[ \n]"
    r"[^,.;:\"“”\n]{3,60}?)"
    r"(?=,|[.:]|[ \n]\w+[ \n]said|[ \n]and\b(?![ \n][A-Z])|$)"
)
OF_NAME = pattern(r"[ \n](?:of|for|at|with)[ \n](?:the[ \n])?(?:[A-Z&][\w’'&-]*[ \n]?(?:and[ \n]|of[ \n])?){1,6}")
OF_FIELD = pattern(r"[ \n](?:of|for)[ \n][a-z][\w’'-]*(?:[ \n](?:and[ \n])?[a-z][\w’'-]*)?")
OF_PLACE = pattern(r"[ \n](?:of|for|at|with|in|who[ \n]\w+)[ \n](?:[\w’'&-]+[ \n]?){1,9}")
"""What stands between role and name: "of Kent Police Ann Poole", "of training Ann Poole", "for it all, Ann Poole"."""
OF_THEIRS = pattern(rf"{_BEGINS}{_THEIRS}[ \n](?P<role>(?:{_ROLE_WORD}[ \n]){{0,4}}?{_ROLE_WORD}),[ \n]$")
THEIRS_RIGHT_BEFORE = pattern(
    rf"{_BEGINS}(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)[ \n](?P<role>(?:{_NOUN}[ \n]){{0,2}}{_NOUN})[ \n]$"
)
"""A role of somebody or something named before: "Its volunteer co-ordinator, Fred Mapp", "Its treasurer Ann Poole"."""
OF_PARTY = tuple(f" {before}{party} " for party in PARTIES for before in ("the ", ""))
"""A party before a name: "the Labour Ann Poole"."""
PARTYS = pattern(rf"\b{PARTY}['’]s[ \n]$")
"""What makes a name a politician's: "Labour's Ann Poole"."""
POSSESSIVES = frozenset("Its its Their their His his Her her".split())
CALLING = frozenset("him her them as call called known only just".split())
"""Words right before what somebody is called."""
SO_CALLED = pattern(
    r"\b(?:An?|One|Another)[ \n](?P<role>(?:[a-z][\w’'-]*[ \n]){0,4}?[a-z][\w’'-]*)(?:,|[ \n]who)[ \n]"
    r"[^.!?\n\"“”]{0,80}?(?:\b(?:call|called|known)(?:[ \n](?:him|her|them))?(?:[ \n](?:only|just))?(?:[ \n]as)?"
    r"|\bname(?:[ \n](?:only|just))?[ \n]as)[ \n]$"
)
"""Somebody whose first name is all that is told: "A former prisoner, who asked to be called Dean, …"."""
BESIDE_ROLE = pattern(r",?[ \n](?:[–—-][ \n]?)?(?:who[ \n]is[ \n])?(?:an?[ \n]|the[ \n])?(?:[\w’'&.-]+[ \n]){0,5}")
FORMERLY = pattern(r"\bwho[ \n](?:had[ \n]been|used[ \n]to[ \n]be|was[ \n]once)\b")
BECAME = pattern(
    r"[ \n](?:[\w’']+[ \n]){0,8}?(?:as|became|is|was)[ \n](?:the[ \n]|its[ \n]|a[ \n])?"
    r"(?:[A-Z][\w’'-]*[ \n]){0,3}"
)
"""What stands between a name and its role: a comma and "a former", or "joined in 2019 as its"."""
PERSON_BEHIND = pattern(
    r",[ \n](?:who|whose|aged|\d{2}|of|from)\b|[ \n]\((?:Lab|Con|Ind|Lib|Green|Plaid|UKIP|Reform|[A-Z][a-z]+,)"
    r"|[ \n](?:from|of)[ \n](?:the[ \n])?[A-Z]"
    rf"|['’]s[ \n](?:(?:own|elderly|late|eldest|youngest)[ \n])?(?:{'|'.join(_HELD)})\b"
    r"|[ \n](?:is|was|has|had|came|joined|took|does|did|runs|ran|leads|led|chairs|speaks|spoke|wants|knows|left)\b"
)
HEAD_OF = pattern(
    r"\b(?:charity|group|campaign|union|company|firm|network|organisation)[ \n]$|"
    r"\b(?i:director|chair|chairman|head|founder|manager|member|leader|secretary|chief|officer|executive|holder|lead"
    r"|minister)[ \n](?:of|at|for)[ \n](?:the[ \n])?$"
)
"""What makes the name behind it that of a group ("director of Fens Against Hate said")."""
SPOKEN_FOR = pattern(r"spokes(?:man|woman|person)[ \n]for[ \n](?:the[ \n])?(?:[A-Z][\w’'&-]*[ \n])*$")
"""The same, where it is longer ("a spokesman for Age Concern Weaver Vale said")."""
