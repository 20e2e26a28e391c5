"""Whether somebody's post is held elsewhere or no longer, or is one that they speak in besides their force's."""

from __future__ import annotations

from pressmark.patterns import pattern
from pressmark.readers.rules.naming import ARTICLE, SHORT_NAMES
from pressmark_schemas.marks import PersonMention

_ELSEWHERE_WORDS = ("counterpart", "opposite number", "ormer ", "etired ", "ex-", "Ex-")
_ELSEWHERE = pattern(r"\b(?:counterpart|opposite number)\b[^.\n]*$|\b(?:[Ff]ormer|[Rr]etired|[Ee]x)[ -][^.,\n]*$")
"""What makes somebody of another body than the one spoken of, or of none any more."""
_NO_LONGER = pattern(
    r"(?:,[ \n]|[ \n]\()(?:an?|the)[ \n](?:[\w-]+[ \n])?(?:retired|former)\b|,[ \n](?:formerly|once|until)\b"
    r"|[ \n]was[ \n](?:(?:the|its)[ \n])?(?:[\w’'-]+[ \n]){1,7}?(?:until|from[ \n]\d{4}|between[ \n]\d{4})\b"
    r"|,[ \n]who[ \n](?:has[ \n])?"
    r"(?:retired|resigned|quit|(?:stood|stepped)[ \n]down|left[ \n]the[ \n](?:force|service))\b"
    r"|,[ \n]who[ \n](?:was|had[ \n]been|used[ \n]to[ \n]be)\b[^,.]*\b(?:until|before|when|then)\b"
)
_BESIDES = pattern(
    r",[ \n](?:who[ \n](?:is|was)[ \n]|speaking[ \n](?P<for>for|on[ \n]behalf[ \n]of)[ \n])?"
    r"(?P<post>[^.,;\"“\n]{0,60}?\b(?:chair(?:man|woman)?|secretary|rep|representative|official|lead|president|treasurer"
    r"|steward)\b)?[^.,;\"“\n]{0,50}?\b"
    r"(?P<name>(?:(?:[A-Z][\w’'-]*[ \n]){1,3})?(?:Federation|Superintendents['’] Association|Brigades['’]? Union)"
    r"|National (?:Police|Fire) Chiefs['’]? Council|College of Policing|NPCC|NFCC|FBU|Unison)\b"
    r"(?P<behind>[^.,;\"“\n]{0,40}?\b(?:chair(?:man|woman)?|secretary|rep|representative|official|lead|steward)\b)?"
)
"""What chiefs and officers speak for besides their force ("…, the lead for fraud at the NPCC")."""
_BEFORE = 60
"""Characters before a name in which "former" stands."""


def is_elsewhere_now(text: str, mention: PersonMention) -> bool:
    """Whether the words beside a name say that the role is held elsewhere, or no longer."""
    if _NO_LONGER.match(text, mention.end):
        return True
    lead = text[max(0, mention.start - _BEFORE) : mention.start]
    return any(word in lead for word in _ELSEWHERE_WORDS) and _ELSEWHERE.search(lead) is not None


def besides_their_force(text: str, mention: PersonMention) -> str | None:
    """Return the union or chiefs' council that somebody of a force is said to speak for behind the name."""
    found = _BESIDES.match(text, mention.end) if mention.name else None
    if found is None or not any(found.group("for", "post", "behind")):
        return None
    name = ARTICLE.sub("", " ".join(found["name"].split()))
    return SHORT_NAMES.get(name, "Police Federation" if name == "Federation" else name)
