"""Which council somebody sits on: the one in their sentence, in brackets, or the only one that the article names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pressmark.patterns import pattern
from pressmark.readers.rules.naming import ARTICLE
from pressmark_schemas.marks import PersonMention

if TYPE_CHECKING:
    from pressmark.context import Context

_KIND = r"(?:[Tt]own|[Pp]arish|[Cc]ity|[Cc]ounty|[Bb]orough|[Dd]istrict)"
_COUNCIL = pattern(rf"\b(?:[A-Z][\w’'-]*[ \n]){{1,4}}{_KIND}? ?[Cc]ouncil\b")
_NO_NAME = pattern(rf"(?:The )?(?:{_KIND} )?[Cc]ouncil")
_COUNCILLOR = pattern(r"\b(?:Councillor|Coun|Cllr|Alderman|council leader|[Ll]eader of the council)\b")
_MEMBER = pattern(r"Councillor|Coun|Cllr|Alderman|[Cc]hair(?:man|woman)?")
_RUNS_IT = pattern(r"\b(?:(?:cabinet|executive|lead) member|portfolio holder|leader of the council|council leader)\b")
_TOLD_MEETING = pattern(
    r"[ \n](?:told|addressed)[ \n](?:(?:an?|the)[ \n](?:[\w-]+[ \n]){0,3}?(?:meeting|session)[ \n]of[ \n])?"
    r"(?:the[ \n])?(?=[A-Z])"
)
"""What leads from a councillor to the council behind them: "told a meeting of Ash Town Council"."""
_BRACKETED = pattern(r"[ \n]\(([^(),\n]{3,40} Council)\b")


def council_of(context: Context, mention: PersonMention) -> str | None:
    """Return the council that a councillor's sentence names before them ("At Devizes town council Cllr …")."""
    text = context.text
    title = text[max(0, mention.start - 14) : mention.start] + (mention.role or "")
    if _COUNCILLOR.search(title) is None:
        return None
    behind = _BRACKETED.match(text, mention.end)
    if behind is not None:
        return behind[1]
    told = _TOLD_MEETING.match(text, mention.end)
    met = _COUNCIL.match(text, told.end()) if told else None
    if met is not None and _NO_NAME.fullmatch(met[0]) is None:
        return " ".join(met[0].split())
    passage = context.marks.passages[context.passage_number(mention.start)]
    named = list(_COUNCIL.finditer(text, passage.start, mention.start))
    return ARTICLE.sub("", " ".join(named[-1].group().split()).removeprefix("At ")) if named else None


def is_member(mention: PersonMention) -> bool:
    """Whether somebody is a plain councillor, or chairs, whatever they are quoted from."""
    return _MEMBER.fullmatch(mention.role or "") is not None


def runs_one(mention: PersonMention) -> bool:
    """Whether somebody has a share in running a council, so that the only one named is theirs."""
    return _RUNS_IT.search((mention.role or "").lower()) is not None


def only_council(context: Context) -> str | None:
    """Return the one council that an article names."""
    named = _councils(context.text)
    return next(iter(named)) if len(named) == 1 else None


def names_council(context: Context) -> bool:
    """Whether an article names a council, so that a councillor may be of it."""
    return bool(_councils(context.text))


@lru_cache(maxsize=1)
def _councils(text: str) -> frozenset[str]:
    """Return the councils that a text names; asked of one article again and again."""
    found = (" ".join(match[0].split()) for match in _COUNCIL.finditer(text))
    return frozenset(ARTICLE.sub("", name) for name in found if _NO_NAME.fullmatch(name) is None)
