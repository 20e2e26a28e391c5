"""The English that ratings are written in: small words and patterns. No pack word stands here.

Each pattern is tried on a short stretch beside a grade word, never on a whole article.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE


def _phrases(lines: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases, one a line, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(line.strip() for line in lines.splitlines() if line.strip())})\b", _I)


_FILL = (
    r"(?:(?:also|again|still|now|once|more|both|all|each|only|just|merely|overall|generally|consistently|already|currently|"
    r"being|been|be|to|have|has|had|either|even|truly|as|a|an|the|its|their|of|with|by|inspectors|hmicfrs|hmic|watchdog|new|"
    r"officially|first|another|further|rather|otherwise|another|at|best)\s+)*"
)
_Q = r"[\"'“”‘’„*]*"

RATING_VERB = re.compile(
    r"\b(?:rate[sd]?|rating|grade[sd]?|grading|judge[sd]?|judging|assess(?:ed|es|ing)?|deem(?:ed|s)?|class(?:ed|ified)|rank(?:ed|s)?|"
    r"label(?:led|s)|brand(?:ed|s)|found|finds|finding|score[sd]?|scoring|mark(?:ed|s)|awarded|award(?:s|ing)|given|gave|giving|gives|"
    r"receiv(?:ed|es|ing)|earn(?:ed|s|ing)|got|gets|getting|secured|achiev(?:ed|es|ing)|picked up|handed|named|declared|"
    r"considered|called|describ(?:ed|es)|told|tells|putting it|put (?:it )?(?:at|as)|attracted|won|obtained|gain(?:ed|s)|returned|hit|ris(?:en|es)|rose|climb(?:ed|s)|moved up|upgraded|downgraded|improved|drop(?:ped|s)|slipped|slid|fell|fallen|jumped|singled out|came back|came out|thought|said to (?:be|require)|kept|keeps|held|hold on|retain(?:ed|s)|scraped|lifted|put down|went to|goes to|see[ns]?|saw|marking)\b",
    _I,
)
RATING_NOUN_BEFORE = re.compile(
    rf"\b(?:ratings?|grades?|gradings?|judge?ments?|marks?|verdicts?|scores?|assessments?|labels?)\s+(?:of|as|was|were|is|are|that is|to be|from|to)\s+{_FILL}{_Q}$",
    _I,
)
RATING_NOUN_AFTER = re.compile(
    rf"{_Q}\s*(?:overall\s+|new\s+|pillar\s+|provisional\s+)?(?:ratings?|grades?|gradings?|judge?ments?|marks?|verdicts?|scores?|label|tag|assessments?|bracket|band|category)\b",
    _I,
)
SO_TOO = re.compile(rf"{_Q},?\s*(?:and\s+)?(?:as|so),?\s+(?:too,?\s+)?(?:is|are|was|were|does|do|did)\b", _I)
"""Areas come behind that share the grade: "good, as are …", "… and so, too, was …"."""
RATING_AFTER = re.compile(rf"{_Q},?\s+(?:(?:which|that|and)\s+)?(?:was\s+|were\s+|is\s+)?(?:given|awarded|handed|reserved|earned|received|achieved|won)\b", _I)
SINGLE_BEFORE = re.compile(rf"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|single|solitary|lone|only|second|third|another|its|their|first|double)\s+{_Q}$", _I)
COPULA_BEFORE = re.compile(
    rf"(?:\b(?:is|are|was|were|be|been|being|as|remains?|remained|became|becomes|it's|they're|we're|that's|stays?|stayed|considered|deemed)|[’']s)\s+{_FILL}{_Q}$",
    _I,
)
PREPOSITION_AFTER = re.compile(
    rf"{_Q}\s*(?:overall\s+|again\s+|both\s+|too\s+)?(?:\(|:|[–—-]\s|,?\s*(?:at|in|for|on|with|across|over|when|regarding|concerning|by|under|how|including|about|towards)\b)",
    _I,
)
QUOTED = re.compile(r"[\"'“”‘’]\s*$")
LINE_BEFORE = re.compile(rf"(?:[–—:|]|\s-|\.{{3,}}|\()\s*{_Q}$")
NEGATED = re.compile(
    r"\b(?:no|not|none|never|neither|nor|without|cannot|n[o']t|hardly|nowhere|nothing|nobody|rather than|instead of|far from|short of|fail(?:ed|s|ing)? to (?:be|get|reach|achieve)|"
    r"stop(?:ped|s)? short of|less than|anything but|no longer)\b(?! (?:only|just|surprisingly|least))|n['’]t\b",
    _I,
)
HOPED = re.compile(
    r"\b(?:(?:back|return(?:ing)?|get(?:ting)?|move|moving|journey|path|road|way|strive|striving|aim(?:s|ed|ing)?|ambition|ambitious|aspir\w+|want(?:s|ed)?|hop(?:e|es|ed|ing)|"
    r"determined|goal|target|work(?:ing)? (?:towards|to)|drive|push|bid|plan(?:s|ned)?|vision|committed|need(?:s|ed)?|expect(?:s|ed)?|able|strives?|build(?:ing)?|become|becoming)\b[^.;:]{0,60}?"
    r"\b(?:to|towards?|being|becoming|be|an?)|could be|can be|would be|should be|might be|will be|to become|to be(?= (?:truly|an?|really|called))|before [^.;]{0,40} (?:called|rated|graded|judged)|what (?:a )?|"
    r"if [^.;]{0,40}|unless [^.;]{0,40}|characteristics of|definition of)\s+"
    rf"{_FILL}{_Q}$",
    _I,
)
EARLIER = _phrases(
    r"""
    previous(?:ly)?
    earlier
    formerly
    prior
    ago
    last (?:time|year|report|inspection|inspected|full|round|assessment|visit|looked|month|autumn|spring|summer|winter|judged|rated|graded|three|two|few|week)
    last (?:january|february|march|april|may|june|july|august|september|october|november|december)
    (?:two|three|four|five|six|seven|eight|\d+|several|a few|some) (?:years|months) (?:before|previously)
    a year before
    years? before
    the year before
    (?:that|the same|the following|the previous) year
    years running
    in a row
    under the old
    rounds? before
    had (?:been|got|received|earned|given|judged|rated|graded|found|called|scored)
    compared (?:with|to)
    up from
    down from
    used to be
    once (?:been )?(?:rated|graded|judged)
    then[- ]rated
    then
    back then
    by then
    back in
    at (?:the|that) time
    as before
    where (?:it|they) (?:was|were|had)
    before(?=[.,;:]|$)
    where before
    already (?:been )?(?:released|published|announced|out)
    (?:released|published|came out|issued) (?:in|last) \w+
    before (?:this|these|that|those) (?:came|was|were|had)
    the inspection before
    by inspectors in
    (?:from|than|in|under) (?:the|its) 20\d\d(?:[/–-]\d\d(?:\d\d)?)? (?:inspection|report|round|regime|assessment|cycle|peel)
    """
)
"""Words that speak of an earlier inspection."""

CURRENT = re.compile(
    r"\b(?:now|this (?:time|year|week|month)|today(?:['’]s)?|latest|newest|new report|new inspection|currently|current|at present|this week|most recent|since improved|still|again|remain(?:s|ed)?)\b",
    _I,
)
FROM = re.compile(rf"\bfrom\s+{_FILL}{_Q}$", _I)
FROM_TO = re.compile(rf"\b(?:to|now|into|and is now)\s+{_FILL}{_Q}$", _I)

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
}
_NUMBER = rf"(?:{'|'.join(list(NUMBERS)[1:])}|\d{{1,2}})"
_NOUN = (
    r"(?:areas?|categor(?:y|ies)|aspects?|questions?|judge?ments?|gradings?|grades?|criteria|measures|themes?|sections|disciplines|fields|"
    r"pillars?|ratings?|counts|headings|topics|others?|questions|functions|respects|fronts|parts|marks|tests?|things|strands)"
)
COUNT = re.compile(
    rf"\b(?P<these>(?:these|those|both(?: of)?(?: these| those)?|(?:in |for |across )?all(?: of)?(?: the)?|each of(?: the| these| its)?|every one of(?: the| its)?)\s+)?"
    rf"(?P<number>{_NUMBER})(?P<of>\s+(?:out\s+)?of\s+(?:the|its|their|those|these|our)?\s*(?:{_NUMBER}\s*)?)?\s*"
    rf"(?P<noun>(?:(?:other|further|more|key|main|remaining|separate|police|policing|different|core|inspected|graded|areas of|service|the)\s+)*{_NOUN})?\b(?!\s*(?:per cent|%|years|months|days|weeks|forces|services|police|officers|inspectors|people|reports))",
    _I,
)
SCOPE = re.compile(
    rf"\b(?:across the board|across all (?:\w+\s+){{0,3}}{_NOUN}|(?:in|on|at|for|under|across) (?:every|each|all)(?: single| one)?(?: of (?:the|its))?(?:\s+(?:\w+)){{0,3}}?\s*{_NOUN}|"
    rf"(?:every|each|all)(?: (?:of )?(?:the|its|their))?(?:\s+(?:{_NUMBER}|main|key))*\s+{_NOUN}|in (?:every|all) (?:respects?|counts)|overall(?! (?:grad|rat|judg|mark|verdict|assess|effect|effic|legit))|as a whole|on every count|throughout|in everything)\b",
    _I,
)
MOST = re.compile(
    rf"\b(?:all the rest|everything else|the rest(?= (?:is|are|was|were))|(?:most|the majority|many|the rest|all (?:the )?other)(?: of (?:the|its))?(?:\s+\w+)?\s+{_NOUN}(?:\s+assessed|\s+inspected)?)\b",
    _I,
)
NUMBER_BEFORE = re.compile(
    rf"\b(?P<number>{_NUMBER}|an?)\s+(?:areas?\s+)?(?:was\s+|were\s+|as\s+|rated\s+|graded\s+|judged\s+|being\s+)*{_Q}$",
    _I,
)

AMONG_BODIES = re.compile(
    rf"\bof (?:the|those|these|our|all) (?:{_NUMBER}|\d+)(?: (?:police |fire (?:and rescue )?)?(?:forces|services|brigades|constabularies)\b| (?:inspected|visited|published|in (?:this|the|that))\b)",
    _I,
)
OTHER_SUBJECT = re.compile(
    r"\b(?:hospitals?|schools?|nursery|nurseries|colleges?|academy|academies|care homes?|nursing homes?|prisons?|jails?|surger(?:y|ies)|children['’]s services|"
    r"leisure cent(?:re|res)|restaurants?|takeaways?|health trust|NHS trust|university|clinic|wards?|education block|hostels?|universities)\b",
    _I,
)
RUMOUR = re.compile(r"\b(?:rumours?|falsely|untrue|wrongly|incorrectly|mistakenly|nonsense|made[- ]up|not true|no truth|erroneous(?:ly)?)\b", _I)
ASIDE = re.compile(rf"\([^()]*\)|,\s(?:an?|the)\s[^,;.]{{3,50}},|,\s[^,;.]{{0,50}}\b(?:said|says|say|added|found|according to)\b[^,;.]{{0,40}},|,\s(?:however|meanwhile|too|though|by contrast|on the other hand|for example|for instance|also|again|as it happens|once more|likewise|in turn|as well|for its part|in fact|after all|as before|at least|says? the (?:report|watchdog|inspectorate)),|,\s(?:which|who)\s[^,;.]{{3,60}},", _I)
"""What may be cut out of a sentence without touching what is joined to what."""

_JOINT = "and or & as well plus along together in addition to also then not mention too so does do goes same likewise doing can improve improving"
_CLAUSE = "at for on how the its it their way ways of force service which both an a them is being our we area areas such including police whether"
_DETERMINERS = "a an the this that these those its their his her both all each one two three four five six seven eight nine ten"

LIST_JOINT = frozenset(f"{_JOINT} {_CLAUSE}".split())
"""Words that may stand between two members of a list of areas."""

FORWARD = frozenset(
    f"""{_JOINT} {_CLAUSE} {_DETERMINERS} overall again only just too rating ratings grade grades grading gradings judgment
    judgement judgments judgements mark marks verdict score result still across over when regarding concerning by was were
    are namely came comes those ability abilities work performance respect regard terms judged categories category around
    they he she other others key main further more remaining about approach effort efforts handling under heading
    headings headed pillar pillars question questions called relating related following policing look looks looked inspected
    has have terms because thanks among amongst this latter former marked pair given awarded handed received earned reserved
    given when goes them who what much with set big""".split()
)
"""Words that may stand between a grade and the areas behind it: "good in four areas, including how it"."""

BACKWARD = frozenset(
    f"""{_DETERMINERS} was were is are be been being has have had which that also again still now once more only just as
    rated graded judged assessed deemed found to remain remains remained got gets received receives given earned achieved
    scored awarded with by inspectors hmicfrs hmic watchdog it they classed classified ranked marked labelled considered
    described called stayed stays merely branded overall while where grade grades grading rating ratings mark marks however
    turned out came comes back at force service said told put in like whose work on areas area too meanwhile dropped fell
    slipped rose improved moved went from upgraded downgraded promoted up down of stood stands thought though better latest
    time then report pillar category performance people who and brigade constabulary department contrast hand other likewise
    require singled held picked thought marked seen stood earned another said hmic too first second third having already released whole become
    becomes gone going got getting staff stays staying ended ends up pulled watchdog's inspectorate inspectorate's so does did do
    way""".split()
)
"""Words that may stand between areas and the grade behind them: "efficiency, however, was again rated"."""

REMAINED = re.compile(r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed)?|kept|keeps|retain(?:s|ed)|maintain(?:s|ed)|held|holds? on to|hung on to|unchanged|same (?:grade|rating|mark) as|once more told)\b", _I)
TO_FROM = re.compile(rf"[\"'“”‘’.,)\s]*(?:(?:grade|grades|rating|ratings|mark)\s+)?(?:\([^)]*\)\s*)?(?:(?:in|of) (?:the )?20\d\d\s*)?(?:(?:up|down)\s+)?\b(?:to|from)\b\s+{_FILL}{_Q}", _I)
SHARED_FATE = re.compile(
    r"\b(?P<both>both|the two|all three|the three|all four|the four)\s+(?:of them\b|(?:of the\s+)?(?:police\s+|fire\s+(?:and rescue\s+)?)?(?:forces|services|constabularies|brigades)\b|(?=were\b|have\b|got\b|received\b|are\b))",
    _I,
)
NOBODY = re.compile(
    rf"\b(?:other|all|most|many|some|several|few|fewer|more|half|every|each|{_NUMBER}|\w+teen|\w+ty|any|no)\s+(?:of\s+)?(?:(?:the|our|its|these|those|of|other|remaining|police|fire|and|&|rescue|english|welsh|\d+|{_NUMBER})\s+)*"
    r"(?:forces?|services?|constabularies|brigades?)\b(?!\s+(?:management|leadership))",
    _I,
)
MODAL_LEAD = re.compile(r"(?:included?|including|are|were|is|was|these|areas|following)\s*:?\s*$|:\s*$", _I)
BODIES_AFTER = re.compile(
    r"^[\"'’”]*(?:\s+\w+){0,6}?\s*(?:\b(?:is|are|was|were|includes?|included|being|namely|of|for|by|at)\b|:)\s*(?:the\s+)?$",
    _I,
)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[;:–—-]")


def glued(text: str, words: frozenset[str], *, stops: str = "") -> bool:
    """Whether a stretch of text holds only such words, and none of the `stops` marks."""
    return all(
        token.lower().replace("’", "'").removesuffix("'s") in words
        or (not token[0].isalnum() and token not in stops)
        for token in _WORD.findall(text)
    )


def number(words: str) -> int:
    """Return the number that a number word or digits name; "a" and "an" are one."""
    low = words.lower()
    return int(low) if low.isdigit() else NUMBERS.get(low, 1)


def goes_on(text: str, end: int) -> bool:
    """Whether what a grade is given for is announced right behind it ("good at …", "good, as are …")."""
    after = ASIDE.sub("", text[end : end + 80])
    return (PREPOSITION_AFTER.match(after) or SO_TOO.match(after)) is not None


_CLAUSE = re.compile(
    r"[;:]\s|\.\s|\s[–—-]\s|\s(?:but|while|whereas|although|though)\s"
    r"|,\s(?:but|while|whereas|although|though|which|who|with|after|as|yet"
    r"|and (?:it|the|they|he|she|was|were|is|has|had|requires?|required|found))\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r"[;:]|,? (?:but|while|where|which|when|having|and (?:is|was|it)) ")


def clause_start(text: str, start: int, position: int) -> int:
    """Return where the clause begins that a position stands in; `start` is where its sentence does."""
    for match in _CLAUSE.finditer(text, start, position):
        start = match.end()
    return start


def clause_end(text: str, position: int, end: int) -> int:
    """Return where the clause that goes on from a position ends, at the latest at `end`."""
    border = _NEXT_CLAUSE.search(text, position, end)
    return border.start() if border else end
