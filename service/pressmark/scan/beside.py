"""The English between people and their roles, and what else shows that capitalised words are somebody's name.

A blank is a space or a line break: pages are hard-wrapped.
"""

from __future__ import annotations

import re

from pressmark.english.titles import TITLE
from pressmark.patterns import pattern
from pressmark.scan.names import PARTIES, PARTY

_THEIRS = rf"(?:[Oo]ur|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Ww]hose|[Tt]he|(?:{TITLE}[ ])?[A-Z][a-z]+['’]s)"
_BEGINS = r"(?:^|[.,;:\n–—(\"”]\s?|[ \n](?:and|but|while|as|said|says|added|adds)[ \n])"
_ROLE_WORD = r"(?!(?:said|added|told)\b)[a-z][\w’'-]*"
_NOUN = (
    r"(?!(?:said|added|told|in|at|on|to|from|with|was|were|is|by|about|of|for|came|comes?|after|before|had|has|have|did|met"
    r"|and|but|as|than|when|while|until|because|since|would|will|echoed|followed|follows)\b)[a-z][\w’'-]*"
)
_HELD = """car van bike home house flat shop farm business phone case family son daughter mother father mum dad husband
wife partner brother sister grandson granddaughter neighbour neighbours""".split()

APPOSITION = pattern(
    r",[ \n](?P<role>(?:(?:an?|the|its|their|his|her)[ \n])?(?P<core>[^,.;:\"“”\n]{3,70}?))"
    r"(?=,[ \n]|[.:][ \n]|[.:]?$|[ \n]?\n|,$)"
)
_OF_NO_ROLE = (
    r"an?[ \n](?:[\w-]+[ \n]){0,2}?(?:bakery|business|caf[eé]|farm|garage|hotel|newsagents|pub|restaurant|salon|shop"
    r"|stall|store|takeaway)\b|(?:the[ \n])?(?:area|city|constituency|district|division|seat|town|village|ward)\b"
)
"""What somebody may run or represent without its being a role: "who runs a corner shop"."""
WHO = pattern(
    r",?[ \n]who[ \n](?P<role>led[ \n]the[ \n](?:\w+[ \n])?inspection\b"
    rf"|(?:leads?|led|chairs?|heads?|runs?|ran|speaks?|spoke|represents?|signs?|oversees?)[ \n](?!{_OF_NO_ROLE})"
    r"[^,.;:\"“”\n]{3,60}?"
    r"(?=,|[.:]|[ \n]\w+[ \n]said|[ \n]and\b(?![ \n][A-Z])|$))"
)
RUNS = pattern(r",[ \n]who[ \n](?:chairs|leads|heads|runs)[ \n](?:the[ \n])?[A-Z]")
"""What of a clause behind a name tells more than a councillor's title does: the name of what they run."""
OF_NAME = pattern(r"[ \n](?:of|for|at|with)[ \n](?:the[ \n])?(?:[A-Z&][\w’'&-]*[ \n]?(?:and[ \n]|of[ \n])?){1,6}")
OF_FIELD = pattern(
    r"[ \n](?:of|for)[ \n](?!the$)[a-z][\w’'-]*(?:[ \n](?:and[ \n])?(?!(?:at|in|of|for|on|to)$)[a-z][\w’'-]*){0,2}"
)
OF_PLACE = pattern(r"[ \n](?:of|for|at|with|in|who[ \n]\w+)[ \n](?:[\w’'&-]+[ \n]?){1,9}")
"""What stands between role and name: "of Kent Police Ann Poole", "of training Ann Poole", "for it all, Ann Poole"."""
OF_THEIRS = pattern(
    rf"{_BEGINS}{_THEIRS}[ \n](?P<role>(?:(?:{_ROLE_WORD}|[A-Z][\w’'-]*)[ \n]){{0,4}}?{_ROLE_WORD}),[ \n]$"
)
THEIRS_RIGHT_BEFORE = pattern(
    rf"{_BEGINS}(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)[ \n](?P<role>(?:{_NOUN}[ \n]){{0,2}}{_NOUN})[ \n]$"
)
"""A role of somebody or something named before: "Its volunteer co-ordinator, Fred Mapp", "Its treasurer Ann Poole"."""
OF_PARTY = tuple(f" {before}{party} " for party in PARTIES for before in ("the ", ""))
"""A party before a name: "the Labour Ann Poole"."""
PARTYS = pattern(rf"\b{PARTY}['’]s[ \n]$")
"""What makes a name a politician's: "Labour's Ann Poole"."""
POSSESSIVES = frozenset("Its its Their their His his Her her".split())
NO_ROLE = frozenset("woman man lady person".split())
"""What tells of somebody without a name no more than that they are somebody."""
CALLING = frozenset("him her them as call called known only just".split())
"""Words right before what somebody is called."""
OWNED = pattern(r"(?:[A-Z][\w’'-]*[ \n]){0,4}[A-Z][\w-]*['’]s[ \n](?P<role>[a-z].*)", re.DOTALL)
"""A role behind whose it is: "the Fire Brigades Union's national officer"."""
OF_A_PARTY = pattern(rf"{PARTY}[ \n][a-z]")
"""What makes an apposition that begins with a party's name a role: "the Labour member for Ash"."""
SO_CALLED = pattern(
    r"\b(?:An?|One|Another)[ \n](?P<role>(?:[a-z][\w’'-]*[ \n]){0,4}?[a-z][\w’'-]*)(?:,|[ \n]who)[ \n]"
    r"[^.!?\n\"“”]{0,80}?(?:\b(?:call|called|known)(?:[ \n](?:him|her|them))?(?:[ \n](?:only|just))?(?:[ \n]as)?"
    r"|\bname(?:[ \n](?:only|just))?[ \n]as)[ \n]$"
)
"""Somebody whose first name is all that is told: "A former prisoner, who asked to be called Dean, …"."""
_NO_CLAUSE = (
    r"(?!(?:said|says|told|tells|added|adds|asked|asks|called|calls|wrote|writes|insisted|argued|claimed|warned|replied"
    r"|accused|thinks?|believes?|met|whose|that|how|why|what|if)\b)"
)
"""What begins another clause than that of a name and its role."""
BESIDE_ROLE = pattern(
    rf",?[ \n](?:[–—-][ \n]?|\()?(?:who[ \n]is[ \n])?(?:an?[ \n]|the[ \n])?(?:{_NO_CLAUSE}[\w’'&.-]+[ \n]){{0,5}}"
)
FORMERLY = pattern(r"\bwho[ \n](?:had[ \n]been|used[ \n]to[ \n]be|was[ \n]once)\b")
BECAME = pattern(
    rf",?[ \n](?:{_NO_CLAUSE}[\w’']+[ \n]){{0,8}}?(?:as|became|is|was)[ \n](?:the[ \n]|its[ \n]|a[ \n])?"
    rf"(?:[A-Z][\w’'-]*[ \n]){{0,3}}(?:{_NO_CLAUSE}[a-z][\w’'-]*[ \n])?"
)
"""What stands between a name and its role: a comma and "a former", or "joined in 2019 as its"."""
BELOW = pattern(r"[\"”’'][ \n]?[–—-]+[ \n]$")
"""What parts somebody's words from the name behind or below them."""
INTRODUCED = pattern(r",[ \n](?:(?:from|of)[ \n][A-Z]|who\b|whose\b|aged\b|\d\d\b|an?[ \n][a-z])")
"""What behind a first name makes it all that is told of somebody: "says Carys, from Aberdare"."""
PERSON_BEHIND = pattern(
    r",[ \n](?:who|whose|aged|\d{2}|of|from)\b"
    r"|(?:,[ ][A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*){0,2})?:[ \n][\"“‘]"
    r"|[ \n]\((?:Lab|Con|Ind|Lib|Green|Plaid|UKIP|Reform|[A-Z][a-z]+,)"
    r"|[ \n](?:from|of)[ \n](?:the[ \n])?[A-Z]"
    rf"|['’]s[ \n](?:(?:own|elderly|late|eldest|youngest)[ \n])?(?:{'|'.join(_HELD)})\b"
    r"|[ \n](?:is|was|has|had|came|joined|took|does|did|runs|ran|leads|led|chairs|speaks|spoke|wants|knows|left"
    r"|lives|works|looks|sits|smiles"
    r"|remembers|rang|waited|lost)\b"
)
HEAD_OF = pattern(
    r"\b(?:charity|group|campaign|union|company|firm|network|organisation)[ \n]$|"
    r"\b(?i:director|chair|chairman|head|founder|manager|member|leader|secretary|chief|officer|executive|holder|lead"
    r"|minister)[ \n](?:of|at|for)[ \n](?:the[ \n])?$"
)
"""What makes the name behind it that of a group ("director of Fens Against Hate said")."""
SPOKEN_FOR = pattern(r"spokes(?:man|woman|person)[ \n]for[ \n](?:the[ \n])?(?:[A-Z][\w’'&-]*[ \n])*$")
"""The same, where it is longer ("a spokesman for Age Concern Weaver Vale said")."""
DESCRIBING = frozenset(
    """activist advocate ally analyst apprentice architect author baker barber barrister bishop blogger bricklayer
    broadcaster builder butcher cadet campaigner candidate canon carer caretaker caterer champion chaplain chef
    cleaner clergyman clerk coach colleague columnist commuter consultant coroner criminologist cyclist dad
    decorator dentist deputy doctor drummer economist electrician engineer expert farmer fisherman florist
    gardener grandad grandfather grandmother greengrocer grocer hairdresser handler handyman head historian
    hotelier householder imam instructor jeweller joiner journalist judge labourer landlady landlord landowner
    lawyer lead leader lecturer lifeguard lodger machinist magistrate manager mechanic member mentor midwife mum
    musician nan novelist nurse officer official optician organiser owner painter paramedic partner pastor
    pharmacist physiotherapist planner player plumber poet porter postman priest principal printer professor
    psychologist publican publisher pupil rabbi receptionist regular rep researcher restaurateur roofer sailor
    scientist secretary seller shepherd shopkeeper singer sister sociologist solicitor spokesperson statistician
    steward student supervisor supporter surveyor survivor tailor teenager tenant trader tradesman trainer
    treasurer tsar tutor undertaker vet veteran vicar waiter waitress warden welder worker writer youngster""".split()
)
_OPENS_NO_ROLE = """a an and as at before behind but by for from had has have her his if in is its near of on or since
that the their then to told until was were when where which while who with said says added adds tells asked""".split()
DESCRIBED = pattern(
    rf"(?:^|(?<=[^\w’'-]))(?P<role>(?:(?!(?:{'|'.join(_OPENS_NO_ROLE)})\b)[\w’'-]+[ \n]){{0,2}}"
    rf"(?:{'|'.join(sorted(DESCRIBING))}|\w+-of-\w+))[ \n]$",
)
"""A noun that describes whose name follows, with what stands before it: "Stalking survivor Ann Poole"."""
DESCRIBED_IN_CAPITALS = pattern(
    r"(?:^|(?<=[^\w’'-]))(?P<role>(?:(?!(?:The|An?|But|And|Its|Their|As|School|College|University|Council)\b)"
    rf"[A-Z][\w’'-]*[ \n]){{0,3}}(?:{'|'.join(word.capitalize() for word in sorted(DESCRIBING))}))[ \n]$"
)
"""The same, where a sentence or a title begins with it: "Student Ann Poole", "Home Safety Lead Ann Poole"."""
IN_LETTER_TO = pattern(
    r"\b(?:[Ii]n|[Ww]ith)[ \n](?:an?|his|her|their|its|the)[ \n](?:[\w-]+[ \n]){0,3}?"
    r"(?:letter|e-?mail|message|note|reply|response|answer|statement|submission|evidence)[ \n]to[ \n]"
    r"(?:the[ \n])?(?:[A-Z][\w’'-]*[ \n]){0,3}$"
)
"""What makes the role behind it somebody else's: "In a letter to the home secretary, Ann Poole wrote"."""
OF_NOBODY = pattern(r"(?:^|[^\w’'])(?:[Tt]he|[Aa]n?|[Oo]ur|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside)[ \n]$")
"""What no person's name stands behind: "at the Red Lion, …", "head teacher at Ash Primary, …"."""
UNITS = frozenset(
    """alliance association authority board bureau command commission committee department directorate division
    federation foundation network panel partnership society squad taskforce team trust union unit""".split()
)
"""What makes the capitalised words before it the name of no person: "our Contact Management Command"."""
