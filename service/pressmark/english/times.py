"""What says when a grade was given: the words for then, for now and for a move between the two.

Each is tried on a short stretch of `Context.low` beside a grade.
"""

from __future__ import annotations

from pressmark.patterns import Phrases, pattern, rare

_EARLIER_WORDS = "previously formerly prior ago"
_EARLIER_PHRASES = {
    "last": r" (?:time|year|report|inspection|inspected|full|round|assessment|visit|looked|month|judged|rated|graded"
    r"|peel|grade|rating|verdict"
    r"|three|two|few|week|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?<!inspection last)(?<!inspected last)(?<!visited last) (?:spring|summer|autumn|winter)",
    "previous": r"(?! (?:chief|commissioner|government|leader|boss|deputy|officers?|mayor|pcc|head|owner|force|job|post"
    r"|role|career|meeting|session|day|night|week|month|story|article|decade)\b)",
    "then": r"(?<!and then)(?<!only then)(?! (?:to|go|went|it|the|they|he|she|said|must|will|would|had|have)\b)",
    "earlier": r" this (?:year|month|week|spring|summer|autumn|winter)|(?<=year earlier)|(?<=years earlier)"
    r"|(?<=months earlier)| (?:\w+ )?(?:inspection|report|round|assessment|visit|review|grade|rating|verdict)s?",
    "year": " before",
    "found rated graded judged deemed": r" (?:back )?(?:in|last) (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)(?! 20\d\d)",
    "years": r" (?:before|running)|(?<=\d years) previously",
    "months": r"(?<=\d months) (?:before|previously)",
    "two three four five six seven eight several few some": " (?:years|months) (?:before|previously)",
    "that": " (?:year|month|week)",
    "same": "(?<=the same) (?:year|month|week)",
    "following": "(?<=the following) (?:year|month|week)",
    "in": " a row| those days| the past"
    "| (?:the )?(?:round one|round two|first round|second round|last round|previous round|round before)",
    "under": " the old",
    "rounds": " before",
    "round": r" before|,? (?:in 20\d\d,? )?when",
    "inspection report assessment": r",? (?:in 20\d\d,? )?when",
    "had": " (?:(?:already|previously|long) )?"
    "(?:been|got|received|earned|given|judged|rated|graded|found|called|scored)",
    "having": " (?:been|got|received|earned|had)",
    "compared": r" (?:with|to) (?:an?|the|last|20\d\d|its (?:last|previous))",
    "up down": " from",
    "used": " to",
    "once": " (?:been )?(?:rated|graded|judged)",
    "back": " (?:then|in)",
    "by": " (?:then|inspectors in)",
    "at": " (?:(?:the|that) (?:time|point|stage)|one time)",
    "days": " when",
    "as": " before",
    "where": " (?:before|(?:it|they) (?:was|were|had))",
    "before": "(?=[.,;:]|$)| (?:this|these|that|those) (?:came|was|were|had)",
    "already": " (?:been )?(?:released|published|announced|out)",
    "released published issued": r" (?:in|last) \w+",
    "came": r" out (?:in|last) \w+",
    "the": " inspection before",
    "from than": r" (?:the|its) 20\d\d(?:[/~-]\d\d(?:\d\d)?)? "
    "(?:inspection|report|round|regime|assessment|cycle|peel)",
    "improvement": " on (?:the|its|their|that)",
    "there": " was a time",
    "loses lost losing shed sheds": " (?:its|their|the)",
    "gone": " (?:is|are) (?:the|its|their)",
    "is was are were": " no longer",
    "when": r" (?:the )?(?:inspectors|inspectorate|watchdog|hmic(?:frs)?|it|they) (?:was |were )?"
    "(?:last |previously |first )(?:came|called|visited|looked|inspected|reported)",
}
_PRESENT_WORDS = "now today latest newest currently current still again remain remains remained"
_PRESENT_PHRASES = {
    "this": " (?:time|year|week|month)",
    "new": " (?:report|inspection)",
    "at": " present",
    "most": " recent",
    "since": " improved",
}
_SAME_WORDS = """
remain stay stays stayed retained retains maintained maintains unchanged
"""
_SAME_PHRASES = {
    "remains remained": r"(?<!that remains)(?<!that remained)|(?= \w)",
    "remaining": r"(?<!the remaining)(?<!its remaining)(?<!their remaining)(?<!all remaining)"
    r"(?! (?:areas?|questions?|categor|pillars?|judge?ments?|ones?|\w+ areas?)\b)",
    "hold holds held hung keep keeps kept": " (?:(?:on to|on|at|to) )?(?:its|their|our|the|an?|that)| on to| at",
    "stuck": " (?:on|at|with)",
    "same": " (?:grade|rating|mark|judge?ment|verdict) (?:as|it|that)",
    "once": " (?:more told|again (?:been )?(?:rated|graded|judged|found|told))",
    "for": " the (?:second|third|fourth) (?:(?:time|year|inspection|report|round) (?:running|in a row)"
    "|successive|consecutive)",
}

EARLIER = Phrases(_EARLIER_WORDS, _EARLIER_PHRASES)
"""What speaks of an earlier inspection."""
LATELY = pattern(r"had \w+|last (?:week|month)|earlier this \w+")
"""What `EARLIER` finds that is told of today's grades as well, unless some were told before: "asked why it had"."""
CURRENT = Phrases(_PRESENT_WORDS, _PRESENT_PHRASES)
"""What speaks of the inspection that is news."""
REMAINED = Phrases(_SAME_WORDS, _SAME_PHRASES)
"""What says that a grade is today's and the former one."""

_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_AGO = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|several|a few|some|\d+)"
    r" (?:year|month|round|inspection)s?"
)
_PAPER = r"(?:inspection|report|round|assessment|visit|review|regime|cycle|time|occasion|peel|grade|rating|verdict)s?\b"
_FORMER_ONE = rf"(?:20\d\d|last|previous|earlier|former|old) (?:[\w-]+ ){{0,2}}?{_PAPER}"
AT_A_TIME = (
    rf"(?:(?:(?:in|of|at|from) )?(?:the|its|their) {_FORMER_ONE}|(?:in|of|from) 20\d\d(?![/~-]\d)|last time|back then"
    rf"|{_AGO} (?:ago|before|earlier))"
)
"""How long ago, which paper of then, and the time that it makes: "in 2021", "at its last inspection", "a year ago"."""
_GIVING = "(?:rating|grading|judging|finding|branding)"
_GIVEN = "(?:rated|graded|judged|branded|found|given|called|labelled|marked|told|deemed|classed|handed|awarded)"

_SPAN = rf"(?:spring|summer|autumn|winter|year|month|week|{_MONTH})"

FRAME = pattern(
    rf"\W*(?:(?:back )?in {_MONTH}\b(?! 20)|when (?:[\w']+ ){{1,3}}last\b(?! {_SPAN})|last time|back then"
    r"|(?:back )?in (?:the \w+ of |early |late |mid-|the )?20\d\d\b(?![/~-]\d\d)"
    r"|before that\b|before,|previously\b|formerly\b"
    rf"|(?:(?:just|only|some|about|nearly|almost|barely) )?{_AGO} (?:ago|before|earlier)\b"
    rf"|(?:(?:at|in|under|during) )?(?:the|its|their|that) {_FORMER_ONE}"
    r"|at (?:its|the|their) last\b(?! (?:meeting|session)\b)|the last time\b|under the (?:old|previous)\b)"
)
"""What opens a sentence that is told of a former time: "Two years ago …", "The 2019 report …"."""
HEADING_THEN = pattern(
    rf"\W*(?:(?:the|its|their|our|\w+'s)\s)?(?:{_FORMER_ONE}"
    rf"|(?:grades|ratings|results|judge?ments|verdicts|marks)\s(?:{AT_A_TIME}|then))\W*"
)
"""A line over grades of then: "Last inspection", "Grades in 2021:"."""
MONTH_FRAME = pattern(rf"\W*(?:(?:back )?in|last) {_MONTH}\b(?! 20)")
"""The opening of that kind that tells least: the month of another report than the one that is news."""
PRESENT = pattern(
    r"(?:\b(?:is|are|has|have|remains?|rates?|says)\b|'(?:s|re)\s)(?![^,;:.]*\b(?:was|were|had)\b)[^,;:.]*$"
)
"""The verb of a clause that is told in the present tense, and what follows it up to a grade."""
SHIFT = pattern(
    r"(?:[,;:]|~|\b(?:but|and|while|whereas|although|though|yet)\b)\s(?:[^,;:.]{0,50}\b)?"
    r"(?:is|are|has|have|remains?|'re|'s (?:now|got|been|rated|graded|judged))\b[^,;:.]*$"
)
"""What leads from then to now within a sentence: "In 2019 it was inadequate, but it is …"."""
_WHO = r"(?:(?!\b(?:has|have|is|are)\b|\b(?:the|an?|its|their) \w+ (?:the|it|they)\b)[^,;.]){0,60}?"
"""Who was given a grade, in one noun: "a year after the riots the force …" has two, and tells of now."""
LONG_AFTER = rare(
    rf"\b(?:(?:{_AGO}|years|months|rounds) (?:after|since|on from|following)"
    rf" (?!(?!being|having|{_GIVING})\w+ing\b)(?:{_WHO}\b)?"
    rf"(?:was|were|being|had|got|received|that|which|{_GIVING}|{_GIVEN})"
    rf"|since (?!20\d\d|last|then|(?:the|its|their) (?:last|previous|20\d\d))(?:{_WHO}\b)?"
    rf"(?:was|were|being) (?:\w+ )?{_GIVEN})\b"
    r"(?:(?!\b(?:it|they|the \w+) (?:was|were|is|are|has|have|had)\b)[^,;])*$",
    "after|since|on from|following",
)
"""What leads to a grade that was given long ago: "a year after it had been found", "since the force was branded"."""
THAT_INSPECTION = rare(
    rf"\b(?:the|its|their|that|an?) {_FORMER_ONE},? (?:[^,.;]{{3,30}}, )?"
    r"(?:(?:in|at|under|by|of) )?(?:which|where|when)\b(?:(?!\b(?:now|is|are|has|have|latest)\b)[^;])*$",
    "which|where|when",
)
"""A former inspection that the rest of the sentence is told of: "the 2019 inspection, in which it was …"."""
REPORTED = pattern(
    r"\b(?:said|says|told|heard|hears|adds|added|explained|reminded|pointed out|learnt|learned|asked|demanded|revealed"
    r"|reported|admitted|confirmed|announced|claimed|warned|wanted to know|according to|noted|recalled)\b(?! by)"
)
"""What makes a pluperfect one of reported speech, which tells of today's grades as well."""
PAPER_OUT = pattern(
    r",\s(?:(?:and|which)\s(?:was|were|is)\s)?(?:carried out|conducted|published|released|issued|made public|held"
    r"|posted|written|based)\b(?![^,;]*\b20\d\d)[^,;]{0,60},"
)
"""What tells when the news came out, or what it rests on: ", published last week,", ", carried out last autumn,"."""
UNLIKE = rare(
    r"\b(?:unlike|since|(?:better|worse|higher|lower) than|despite|in spite of|in contrast (?:to|with)"
    r"|compared (?:with|to))"
    rf"\s(?:{AT_A_TIME}|before\b|20\d\d)(?:'s(?: \w+)?)?",
    "unlike|since|than|spite|in contrast|compared",
)
"""What sets a former time against today's grade: "Unlike last time, it was …"."""
PUT_BESIDE = pattern(r",\s(?:put|placed|led|held|made|\w+ed|\w+en)\s[^,;.]{3,60},(?=\s(?:was|were|is|has|had)\b)")
"""What is said in passing of a subject before its verb: "the force, put under watch two years ago, was …"."""
OPENER = rare(
    r"\W*(?:having|although|though|with|(?:after|despite) (?:being|having))\s[^,;]{3,70},\s(?=(?:it|they|the)\b)",
    "having|though|with|after|despite",
)
"""What opens a sentence and is told of something else than its grade: "Having failed in 2021, it was …"."""
OWN_NEWS = rare(
    r"\b(?:last|this) (?:week|month),? (?:we|this (?:newspaper|paper|site|website)) (?:\w+ )?(?:that )?", "week|month"
)
"""What reports the news of now for the second time: "Last week we reported that …"."""

REVISIT = rare(
    r"\b(?:revisit|return visit|follow-up (?:visit|inspection|report|letter)|progress letter)",
    "revisit|return visit|follow-up|progress letter",
)
NO_GRADES = pattern(
    r"\b(?:no|any) (?:new|fresh|updated) (?:grade|rating|judge?ment)s?\b"
    r"|(?:\bnot|n't|\bwithout) (?:\w+ ){0,3}(?:grades|ratings)\b"
)
"""A visit between two inspections, and what says that it gave no grades: all that are told are former ones."""
SEPARATE = rare(
    r"\bseparate (?:inspection|report|review|visit)\b|\b(?:inspected|reported on|published) separately\b", "separate"
)
"""A grade of another inspection than the one that is news."""
UNSURE = pattern(
    r"had .*|earlier this .*|(?:released|published|issued|came|already|that|same|following) .*"
    rf"|(?:found|rated|graded|judged|deemed) .*|last (?:week|month|spring|summer|autumn|winter|{_MONTH})"
)
"""What `EARLIER` finds that may also be told of today's inspection, which came out some weeks ago."""
