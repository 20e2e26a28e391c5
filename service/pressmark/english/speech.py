"""The English that words are attributed in: verbs of saying, and what may stand between them and a speaker.

What holds no capitals is tried on `Context.low`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.patterns import Phrases, pattern
from pressmark_schemas.marks import Span

_VERBS = """
said says saying say added adds adding told tells telling explained explains commented comments continued
continues warned warns warning insisted insists admitted admits stated states wrote writes writing called
calls calling described describes describing argued argues replied replies stressed stresses praised praising
promised promises promising claimed claims concluded concludes responded pledged conceded acknowledged
remarked recalled observed think thinks thought believe believes believed tweeted posted asked asks noted
notes noting reads read found finds finding feel feels felt reported reports quipped joked vowed urged urges
confirmed confirms announced declared declares spoke speaking speaks voiced voices expressed highlighted
highlights saw judged criticised reacted answered welcomed welcoming thanked quoted recorded records agreed
agrees heard listed laughs laughed recalls reflects reflected muses mused sighs sighed shrugs shrugged remembers
begins began countered retorted fumed raged blasted stormed beamed slammed branded demanded accused accuses accusing
"""
SAY = Phrases(
    _VERBS,
    {
        "point points pointed": " out",
        "goes went": " on",
        "used": " to (?:say|tell|write)",
        "put puts": " it| (?:(?:that|this|it) )?down to",
        "has": " replied",
    },
)
ACCORDING = pattern(r"[\s,]*(?:according to|in the words of)\s+")
ACCORDING_BEFORE = pattern(r"\b(?:according to|in the words of|for|quoting)\s*$")

_ADJECTIVES = (
    "the|this|that|its|their|a|an|another|today's|new|latest|fresh|damning|critical|same|final|full|hmicfrs|hmic"
)
_PAPERS = "report|letter|assessment|review|document|findings|summary|website|inspection|study|paper|verdict|judgment"
DOCUMENT = pattern(
    rf"\b(?:(?:{_ADJECTIVES})\s+)*(?:"
    rf"(?:(?:inspection|peel|hmicfrs|hmic|police|final|full|watchdog's|inspectors')\s+)?(?:{_PAPERS})s?\b"
    r"|(?:one|the|that|another) (?:line|sentence|passage|paragraph|section)"
    r"(?=,? (?:which|that) (?:says|said|reads|states)\b)|on page \d+\b"
    r"|inspectorate\b|(?:(?:police|fire)\s+)?watchdogs?\b|inspectors\b|hmicfrs\b|hmicrfs\b|hmic\b"
    r"|inspection team\b)",
)
"""An inspectorate, its inspectors or its papers, as what speaks."""
BODY_AS_SPEAKER = pattern(r"\b(?:the|a|its|our)\s+(?:(?:police\s+)?force|constabulary|(?:fire\s+)?service|brigade)\b")
OUTSPOKEN = pattern(
    r"\b(?:is|are|was|were)\s+(?:(?:also|just|as|even|quite|equally|very|more|rather|no less)\s+){0,2}"
    r"(?:frank|plain|clear|blunt|candid|emphatic|explicit|adamant|scathing|damning|unsparing|critical|sharp|withering)"
    r"(?:\s(?:about|on|in|that|of)\b[^:\"]*)?:[\s\"']*$"
)
"""A verdict on how somebody speaks that leads to the words: "It is also frank: …"."""
THEIR_WORDS = pattern(
    r"\b(?P<whose>his|her|its|their|whose)\s(?:\w+\s)?(?:answer|reply|response|verdict|view|opinion|words|message|advice"
    r"|conclusion|explanation|reaction|warning|summary|argument|assessment|judgment|plea"
    r"|letter|statement|e-?mail|note|submission)\b"
    r"(?:(?! by )[^.:\"])*:[\s\"']*$"
)
"""Somebody's words by a noun instead of a verb: "Her verdict: …", "His answer came within the hour: …"."""
GOES_ON = pattern(
    r"\b(?:the|this|his|her|their|its)\s(?:\w+\s)?(?:statement|e-?mail|message|post|tweet|note)\s(?:also\s)?"
    r"(?:went on|goes on|continued|continues|added|adds|ended|ends|concluded|concludes)\b[^.\"]*:[\s\"']*$"
)
"""More of what somebody is known to have written: "The statement went on: …"."""
PHRASE_OF = pattern(
    r"'s?\s(?:own\s)?(?:phrase|words|expression|description|verdict|term|sentence|line|remark|comment|finding)"
    r"(?:\s(?:about|on)\s(?:[\w'-]+\s?){1,5})?[,:][\s\"']*$"
)
"""What stands between whose words they are and the words: "the inspectorate's phrase, …"."""
FINDING_OF = pattern(
    r"\b(?:inspectors'|inspectorate's|report's|watchdog's|hmicfrs's|hmicfrs')\s(?:\w+\s)?"
    r"(?P<what>finding|praise|criticism|claim|warning|verdict|conclusion|description|observation|comment|concern)s?\s"
    r"(?:that|of|for|about|as)\b[^.:\"]*[\s\"']*$"
    r"|\b(?:quoted|quoting|quotes|cited|citing|cites)\s(?:from\s)?the\s(?:inspection\s)?report\b[^.\"]*[\s\"']*$"
)
"""Words of a report that somebody speaks about: 'she welcomed the report's praise for "…"'."""
REJECTED = pattern(
    r"\b(?:rejected|rejects|denied|denies|dismissed|dismisses|disputed|disputes)\s(?:the\s|any\s|a\s)?"
    r"(?:claim|suggestion|finding|idea|view|verdict|charge|accusation|criticism|description)s?\s(?:that|of)\b[^.:\"]*[\s\"']*$"
)
"""Words that somebody will not have said of them, whosever they are."""
OWN_ACCOUNT = pattern(r"\bby\s(?P<whose>his|her)\sown\s(?:account|admission|reckoning|description),?[\s\"']*$")
"""Whose words they are without a verb: 'it was, by her own account, "…"'."""
THEIR_OFFICE = pattern(
    r"\b(?:his|her)\s(?:(?:private|press)\s)?office\s(?=(?:said|says|told|added|confirmed|replied)\b)"
)
OWN_PAPER = pattern(
    r"\b(?:force|constabulary|police|service|brigade)'s\s(?:website\b|own\s(?:\w+\s)?"
    r"(?:plan|report|review|assessment|website|figures|policy|strategy|audit|papers)\b)"
)
"""A paper of an inspected body, not the inspectorate's."""
NEWCOMER = pattern(
    r"[\s\"']*(?:an?|one|another)\s(?!of\b|second\b|third\b|further\b|final\b|few\b|number\b)(?P<role>(?:[\w'-]+\s){0,3}?[\w'-]+)"
    r"(?:\s(?:who|from|in|of|at|with|outside|on|close|near|inside|within|familiar)\b|,|\s(?=said|says|told))"
)
"""Somebody without a name who opens a sentence: "A farmer from Codnor said …"."""
ECHOED = pattern(r"\b(?:echoed|seconded|voiced|shared|repeated|summed up|put more bluntly)\s(?:\w+\s)?by\s")
"""Whose words they are, in the passive: "His words were echoed by Ann Marl: …"."""
PRONOUN_OF = {"his": "he", "her": "she", "its": "it", "their": "they", "whose": "who"}
OWN = pattern(r"\b(?P<whose>his|her|my)\s+(?:own\s+)?$")
PRONOUN = pattern(r"\b(?:he|she|they|it|who)\b")
ASKING = ("of ", "about ", "on ", "know ", "knows ", "asked ", "see ")
"""What stands before a "who" that asks, and means nobody named ("the matter of who investigates")."""
SOMEBODY_TOO = pattern(r"\b(?:he|she|they|we|i|his|her|woman|man|mother|father|inspectors|officers|force|police)\b")
"""Who may be meant by the next pronoun beside whoever is named."""
SAYS_RIGHT_BEHIND = pattern(
    r"[\s\"',]*(?:said|says|added|adds|explained|explains|insisted|insists|laughed|laughs)\s(?!the\s\d)"
)
"""A verb right behind words, whose subject must come next, whoever that is."""
PRIVATE_LETTER = pattern(r"\bletter\b[^.\"]{0,40}?\bfrom\s(?:an?|one|her|his|my|their)\s(?!inspect|watchdog|hm\b)")
"""A letter of somebody's, not of an inspectorate."""
LETTER_SENT = pattern(
    r"\b(?:wrote|written|sent|sends|sending|penned|posted|delivered)\s"
    r"(?:an?|the|his|her|their|its)\s(?:[\w-]+\s){0,2}letter\b"
    r"|\bletter\s(?:[\w-]+\s){0,3}?to\s(?:the\s)?(?:home (?:office|secretary)|(?:policing |fire |prime )?ministers?"
    r"|government|treasury|chancellor|residents|households|staff|officers|members|families|parents|inspectorate|inspectors|hmicfrs"
    r"|watchdog|committee|mps?)\b"
)
"""A letter that is said to be sent, or goes to somebody whom an inspectorate does not report to."""
_WHOSE_PAPERS = (
    "academics|association|auditors?|authority|charity|college|commissioner|committee|consultants?|coroner|council"
    "|federation|foundation|government|home office|institute|mps|panel|scrutiny|think tank|trust|union|university"
)
OTHERS_PAPER = pattern(
    rf"\b(?:internal|independent|academic|external|peer|(?:{_WHOSE_PAPERS})(?:'s)?)\s(?:own\s)?(?:\w+\s)?$"
)
BY_OTHERS = pattern(
    r"\s(?:by|from)\s(?:(?!inspect|hmi|watchdog|majesty|his\b|her\b|on\b|into\b|about\b)[\w'-]+\s){0,4}?"
    rf"(?:{_WHOSE_PAPERS})\b"
)
"""What before and behind a paper makes it somebody else's than an inspectorate's: "a report by the council's team"."""
INSPECTORATES_LETTER = pattern(r"\b(?:inspect|watchdog|hmi|(?:his|her) majesty)")
"""What in the sentence of such a letter, before it or behind "from", makes it an inspectorate's all the same."""
INVERTED = pattern(r"[\s\"',]*[a-z]+(?:ed|es|s)\s+")
"""A verb between what is said and who is named for it, whatever it means ("…," growled Ann Poole)."""
BY_AGENT = pattern(r"[\"',]*\s+by\s+(?=\S)")
"""What stands between words and who used them: 'was praised as "a good force" by inspectors'."""
DASHED = pattern(r"[\"']*\s*~+\s*")
"""What stands between words and a name that is put below or behind them: '"…" - Ann Poole, Ash'."""
ASKS = pattern(r"(?:Q|[A-Z]{2,3}):[ ]")
"""What a reporter's question begins with: "PL: Did you see it coming?"."""
LINE_BELOW = pattern(r"[\"”’']*[ ]*\n\s*(?P<line>[A-Z][^\n.!?:;\"“”]{4,90})(?=\n|\Z)")
"""A line of no sentence below somebody's words."""
SOMEBODY_AT_ALL = frozenset("woman man lady person".split())
THE_SAME = pattern(r"\s*the\s((?:[\w'-]+\s){0,2}?[\w'-]+)(?=[,.;:]|\s(?:who|whose|from|of)\b|$)")
"""Somebody named before, by another word for them: 'said the plumber, 41'."""
NOT_ONE = frozenset(
    """authority body brief charity company council couple document family firm firms force government group letter
    memo note notice pair paper party post report service site spokesman spokesperson spokeswoman statement study sun
    trade trio trust two union website""".split()
)
"""What "said the …" may be followed by that is no one person named before."""
HE_SAID = pattern(
    r"[\s\"',.]*\b(?P<who>he|she)\s(?:said|says|used to (?:say|tell)|added|adds|replied|told|insisted|explained|warned"
    r"|wrote|went on)\b"
)
HE_REPLIED = pattern(r"[\s\"',.]*\b(?:he|she)\s(?:replied|answered|countered|retorted|responded|shot back|hit back)\b")
"""Somebody else than whoever spoke last."""
OFFICE_OF = pattern(r"(?:'s)?\s(?:private |press )?office\b")
"""What makes an office's holder that of people who speak for them: "the mayor's office"."""
ONE_OF = pattern(r"(?:one|another)\sof\s(?:the|its|his|her|their)\s")
"""What opens a paragraph on somebody who is not named."""
SIGNED_BY = pattern(r"\bsigned\s(?:off\s)?by\s(?:the\s)?")
SAID_SOMEBODY = pattern(r"\s+(?:an?|the)\s(?P<who>[\w'-]+(?:\s[\w'-]+){0,3}),\s*[\"']")
"""A speaker between a verb and the words: 'were, said the spokesman, "…"'."""
WHICH_SAYS = pattern(r",? (?:which|that) (?:says|said|reads|states|stated|describes|described|calls|called)\b")
IN_LETTER = pattern(r"\bin\s(?:an?|the|its|his|her|their)\s(?:\w+\s)?$")
"""What stands before a letter in which somebody else is said to say something."""
INSPECTORS = pattern(r"\binspectors\b")

IN_PHRASE = pattern(r"\b(?:of|in|for|at|from|by|to|with|about|on|than|into)\s+(?:the\s+)?$")
"""What makes the name behind it no subject."""
NOT_THE_SUBJECT = pattern(
    r"\b(?:by|from|to|with|of|for|against|about|under|like|than)\s+(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|Sir|Dame|the)\.?\s+)?$"
)
OBJECT = pattern(
    r"\b(?:by|from|to|with|of|for|against|about|under|like|than)[ \n](?:the[ \n])?"
    r"(?:[A-Z][\w’'&-]*[ \n](?:and[ \n]|of[ \n])?){0,4}\Z"
)
"""The same before an office, with the place or the body that it is of."""
SPOKEN_FOR = pattern(r"\bspokes(?:person|man|woman) for (?:(?!(?:said|says|told|that|had|was)\b)[\w',&-]+ ){0,10}$")
"""What stands before somebody who does not speak themselves."""
TEXTS = frozenset("statement email message post tweet notice".split())
BOARDS = frozenset("banner board card graffiti headline mural placard poster sign slogan sticker".split())
"""What words are read on, and nobody says."""
ONE_SAYING = pattern(
    r"\b(?:with|and|but)\sone\s(?:of\sthem\s)?(?:accusing|asking|calling|claiming|demanding|describing|saying|telling"
    r"|warning)\b[^\".]*[\s\"']*$"
)
"""Somebody of many who has no name: 'Councillors were cross, with one accusing him of "…"'."""
ASKED_OPENING = pattern(
    r"[\s\"']*(?:asked|pressed|questioned|quizzed|challenged|grilled|prompted|tackled)\s"
    r"(?:by|about|whether|if|on|why|how|what|when|at)\b(?:\([^)]*\)|[^.:;\"(])*?,\s"
)
"""What opens a sentence with a question, and whoever puts it: "Asked by Ann Poole if she was sorry, Ms Marl said"."""
CAME_REPLY = pattern(
    r"[\s\"',]*(?:came|comes|was|is)\s(?:the|his|her|their)\s(?:\w+\s)?(?:answer|reply|response|retort)\b"
)
"""What stands behind words of somebody else than whoever is named before them."""
BY_RIGHT_BEHIND = pattern(r"\s+by\s")
TOLD_BY = pattern(r"\b(?:was|were|been|is|are)\s(?:\w+\s)?told\b(?:\s\w+){0,3}?\sby\s(?:the\s)?")
"""Who tells, in the passive: "She was told by Ann Poole that …"."""
_PEOPLE = (
    "staff|officers?|victims?|survivors?|residents?|firefighters?|crews?|managers?|supervisors?|employees|members|workers?"
    "|detectives?|recruits?|trainees?|women|men|people|colleagues|constables?|sergeants?|callers?|detainees?|parents"
    "|children|handlers?|bosses"
)
_INSPECTORS = r"(?:the\s)?(?:inspect(?:ors|orate)|inspection team|hmicfrs|hmic|watchdog)"
TOLD_INSPECTORS = pattern(
    rf"\b(?P<who>{_PEOPLE})\b(?:\s[\w'-]+){{0,4}}?\s(?:told|tell)\s{_INSPECTORS}\b"
    rf"|\b(?:heard|learned|learnt)\sfrom\s(?:an?\s|one\s|several\s|some\s|many\s)?(?P<whom>(?:[\w'-]+\s)?(?:{_PEOPLE}))\b"
)
"""People of no name whose words a report has: "staff told inspectors that …", "inspectors heard from one officer"."""
PASSIVE = pattern(r"\b(?:was|were|been|being|is|are)\s(?:\w+\s)?$")
BY = pattern(r"\bby\s(?:the\s)?(?:[\w'&-]+\s){0,4}$")
EVALUATES = frozenset("praised criticised found judged urged warned".split())
"""What inspectors do: "the force was praised for its …" has their words."""
SAID_THAT = pattern(r"\b(?P<verb>\w+)\s(?:that\s)?$")
TRANSITIVE = pattern(
    r"\b(?:called|calls|branded|labelled|dubbed|slammed|told|tells|thanked|praised|criticised|welcomed|condemned|blasted"
    r"|described|describes|attacked)\s(?:the\s)?$"
)
"""A verb whose object stands right behind it: 'critics called the report "…"'."""
GOES_ELSEWHERE = pattern(r"[\s\"',]*(?:which|who|whose|and|but|while|although|because|when|after|before)\b")
"""What goes on behind words with another clause than who says them."""
TOLD_OF = pattern(r"\b(?:led|leads|leading|about|of|in|after|from|since|for|by|to|at|on|with|during|behind)\s+$")
"""What makes a document behind it something that is told of, and does not speak."""
AFTER = pattern(r"\b(?:after|since)\s+$")
FOUND = pattern(
    r"\s(?:had\s|has\s|have\s)?(?:found|said|called|described|warned|wrote|concluded|praised|criticised|noted|saw|raised)\b"
)
"""What a document before it does that is no event but speaks: "sorry after inspectors found …"."""
_ASIDE = pattern(
    r",\s(?:who|whose|which|appointed|elected|flanked|himself|herself|now|then|formerly|of|from|an?|the|its|their|\w+ing)\b"
)
_ENDS_ASIDE = pattern(r"[,:\".]")
_FEW_WORDS = pattern(r"(?:\s+[\w']+){1,5}")
_BEFORE_VERB = 3
"""Words that may stand between the end of an aside and the verb."""
SPEECH_CLAUSE = pattern(
    r";|[,.]{1,2}\s+(?:and|but|while|with|though|although)\s"
    r"|\s(?:after|because|when|as|since)\s(?=(?:the\s)?(?:inspectors|inspectorate|watchdog|HMICFRS|HMIC|report)\b)"
)
NEW_SUBJECT = pattern(r"\b(?:and|but|while|who|with|that)\b")
INDEFINITE = pattern(r"\b(?:an?|one|another)\s+$")
SOMEBODY = pattern(
    r"\s*(?:an?|one|another)\s+((?:[\w'-]+\s+){0,3}?[\w'-]+)(?=\s+(?:who|from|in|of|at|with|outside|on)\b|[,.;:]|$)",
)
"""A speaker without a name: "said a Newquay hotelier who …"."""
HIS_TITLE, HER_TITLE = r"\b(?:Mr|Sir|Lord)\b", r"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness)\b"


_WHOSE_HEAD = pattern(r",\swhose\s[^,]+,[^,\d]+,")
"""No aside but a speaker: "the school, whose head, Ann Poole, said"."""


def asides(low: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is said of a subject between it and its verb: "Ann Poole, who has led the force since May, said"."""
    behind = start
    for opening in _ASIDE.finditer(low, start, end):
        close = _aside_end(low, opening.end(), end) if opening.start() >= behind else None
        if close is not None and _WHOSE_HEAD.fullmatch(low, opening.start(), close) is None:
            behind = close
            yield Span(opening.start(), close)


def _aside_end(low: str, start: int, end: int) -> int | None:
    """Return where the first comma ends that a verb of saying follows, if it comes before any stronger mark."""
    for mark in _ENDS_ASIDE.finditer(low, start, end):
        if mark[0] != ",":
            return None
        words = _FEW_WORDS.match(low, mark.end(), end)
        verb = SAY.search(low, mark.end(), words.end()) if words else None
        if verb is not None and len(low[mark.end() : verb.start()].split()) <= _BEFORE_VERB:
            return mark.end()
    return None
