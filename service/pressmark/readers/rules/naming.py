"""How organisations that no pack lists are named: by their last word, or by letters that stand for them."""

from __future__ import annotations

import re

from pressmark.patterns import pattern

_NOUNS = """Authority Council Union Federation Association Forum Trust University College School Academy Commission
Committee Network Party Charity Corporation Foundation Institute Alliance Partnership Group Museum Concern
Office Board Society"""
_SERVICES = "(?:Prosecution|Probation|Prison|Ambulance|Health) Service"
"""Services that are no inspected body of this pack."""
ORGANISATION_NAME = pattern(
    r"\b(?:[A-Z][\w’'-]*[ \n](?:(?:of|and|&|for|the|in|’s|'s)[ \n])*){1,7}?"
    rf"(?:{'|'.join(_NOUNS.split())}|{_SERVICES})\b(?: of [A-Z][a-z]+(?: and [A-Z][a-z]+)?)?"
)
OFFICE = pattern(r"^(?:The |(?:Chair|Leader|Head|Director|Secretary|Member)(?:man|woman)? of (?:the )?)")
ARTICLE = pattern(r"^(?i:an?|the|but|and|its|their|our|another|one)\s+")
SHORT_NAME = pattern(r"([A-Z]{3,6})(?= (?:has )?(?:said|says|told|added|called|warned|welcomed|accused)\b)")
"""An organisation by its initials, where it speaks: "the NSPCC said"."""
SHORT_NAMES = {"FBU": "Fire Brigades Union"}


def organisation(match: re.Match[str]) -> str:
    """Return the name of an organisation that was found, without "The" or "Chair of"."""
    return OFFICE.sub("", " ".join(match.group().split()))
