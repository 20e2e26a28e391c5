"""What a person's name is made of, word by word. Who is a person is not known here: see `people`."""

from __future__ import annotations

from functools import lru_cache

from pressmark.english.titles import TITLES
from pressmark.patterns import pattern

PARTIES = ("Conservative", "Tory", "Labour", "Liberal Democrat", "Lib Dem", "Green", "Independent", "Reform UK", "SNP")
PARTY = rf"(?:{'|'.join(PARTIES)})"
_NAME_WORD = pattern(
    r"[A-ZÀ-Þ](?:[a-zà-ÿ]+|['’][A-Z][a-zà-ÿ]+)(?:[A-Z][a-zà-ÿ]+)?(?:['’][a-zà-ÿ]+)?(?:-[A-Z][a-zà-ÿ]+)*|[A-Z]\.?"
)
PARTICLES = frozenset("de da van der von al bin le la ap ab ferch ní nic mac".split())
RUN = pattern(r"[A-ZÀ-Þ][\w’'-]*\.?(?:[ \n](?:(?:" + "|".join(sorted(PARTICLES)) + r")[ \n])?[A-ZÀ-Þ][\w’'-]*\.?)*")
_COMMON = frozenset(
    """a about across after again all also although an and another any are as asked at back be because before both
    but by can could council county did do each every few fire first five for force former four from good
    government had has have he head her here his home how however i if image in inadequate inspector
    inspectors inspection into is it its last later least less like long many meanwhile more most mr mrs ms
    much my new news no nobody none nor not now of office on once one only or other our out outstanding over
    part people police published put read report residents says see service services several she since six so
    some such team ten than that the their them then there these they this those though three to today
    together too two under until up us was we were what when where whether which while who why will with
    within without would yesterday yet you your january february march april may june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday north south east west
    northern southern eastern western england wales britain scotland ireland london united kingdom british
    english welsh scottish majesty majesty's his her hm royal chief constable deputy assistant acting
    temporary interim commissioner superintendent sergeant detective officer station group area crew watch
    manager commander secretary minister prime mayor chair chairman chairwoman leader cabinet member
    councillor conservative labour liberal democrat green mp mps authority federation union brigade brigades
    college school hospital university academy street road park house hall court centre press association
    agency wire archive images photo picture credit caption reporter correspondent editor facebook twitter
    instagram whatsapp google get sign subscribe related peel hmicfrs hmic ofsted cqc crime criminal justice
    national public overall performance areas area adequate requires improvement improving change changes work
    working victim victims response responding protecting preventing investigating managing councillors
    members probation constabulary prisons schools councils chiefs officers residents special measures engage
    cause causes concern concerns code ethics operation project programme plan strategy domestic abuse safety
    community communities local neighbourhood policing constabulary headquarters hq inspectorate majesty’s
    speaking responding reacting welcoming commenting alliance association charity combined commission committee forum
    foundation institute network partnership society tory trust panel board watch coalition""".split()
)
"""Words with a capital in articles that are no part of a name."""


@lru_cache(maxsize=4096)
def may_be_name(word: str) -> bool:
    """Whether a capitalised word may be part of a name, by its letters; news names the same people and places often."""
    return word not in TITLES and bare(word).lower() not in _COMMON and _NAME_WORD.fullmatch(word) is not None


def bare(word: str) -> str:
    """Return a word without the "'s" of a possessor."""
    return word[:-2] if word.endswith(("'s", "’s")) else word
