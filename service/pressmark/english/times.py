"""What says when a grade was given: the words for then, for now and for a move between the two.

Each is tried on a short stretch of `Context.low` beside a grade.
"""

from __future__ import annotations

from pressmark.patterns import Phrases, pattern

_EARLIER_WORDS = "previous previously earlier formerly prior ago then"
_EARLIER_PHRASES = {
    "last": r" (?:time|year|report|inspection|inspected|full|round|assessment|visit|looked|month|judged|rated|graded"
    r"|three|two|few|week|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?<!inspection last)(?<!inspected last)(?<!visited last) (?:spring|summer|autumn|winter)",
    "year": " before",
    "found rated graded judged deemed": r" (?:back )?(?:in|last) (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)(?! 20\d\d)",
    "years": r" (?:before|running)|(?<=\d years) previously",
    "months": r"(?<=\d months) (?:before|previously)",
    "two three four five six seven eight several few some": " (?:years|months) (?:before|previously)",
    "that": " (?:year|month|week)",
    "same": "(?<=the same) (?:year|month|week)",
    "following": "(?<=the following) (?:year|month|week)",
    "in": " a row| (?:the )?(?:round one|round two|first round|second round|last round|previous round|round before)",
    "under": " the old",
    "rounds": " before",
    "round": r" before|,? (?:in 20\d\d,? )?when",
    "inspection report assessment": r",? (?:in 20\d\d,? )?when",
    "had": " (?:been|got|received|earned|given|judged|rated|graded|found|called|scored)",
    "having": " (?:been|got|received|earned|had)",
    "compared": " (?:with|to)",
    "up down": " from",
    "used": " to",
    "once": " (?:been )?(?:rated|graded|judged)",
    "back": " (?:then|in)",
    "by": " (?:then|inspectors in)",
    "at": " (?:the|that) time",
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
    "loses lost losing": " (?:its|their|the)",
    "is was are were": " no longer",
    "when": r" (?:inspectors|hmic(?:frs)?|it|they) (?:was |were )?(?:last |previously |first )"
    "(?:came|visited|looked|inspected)",
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
remain stay stays stayed kept keeps retained retains maintained maintains held unchanged
"""
_SAME_PHRASES = {
    "remains remained": r"(?<!that remains)(?<!that remained)|(?= \w)",
    "remaining": r"(?<!the remaining)(?<!its remaining)(?<!their remaining)(?<!all remaining)"
    r"(?! (?:areas?|questions?|categor|pillars?|judge?ments?|ones?|\w+ areas?)\b)",
    "hold holds hung": " on to",
    "same": " (?:grade|rating|mark|judge?ment|verdict) (?:as|it|that)",
    "once": " more told",
    "for": " the (?:second|third|fourth) (?:time|year) (?:running|in a row)",
    "as": r" (?:(?:it|they) (?:was|were|did|had)|in 20\d\d|last time|before)",
}

EARLIER = Phrases(_EARLIER_WORDS, _EARLIER_PHRASES)
"""What speaks of an earlier inspection."""
PLUPERFECT = pattern(r"had \w+")
"""What `EARLIER` finds in a mere pluperfect, which may also be today's news in reported speech ("asked why it had")."""
CURRENT = Phrases(_PRESENT_WORDS, _PRESENT_PHRASES)
"""What speaks of the inspection that is news."""
REMAINED = Phrases(_SAME_WORDS, _SAME_PHRASES)
"""What says that a grade is today's and the former one."""
MOVED = pattern(r"[\"'*]*\s+to\s+(?:an?\s+)?[\"'*]*")
"""What stands between the two grades of "from inadequate to good"."""
MOVE = pattern(r"\b(?:up|down) from\b")
FORMER = pattern(
    r"\s(?:(?:up|down)\s)?from\b|,\s(?:the|an?|its)\s(?:same\s)?(?:mark|grade|rating|judge?ment|verdict|score)\b"
)
"""What stands behind today's grade and tells of a former one: "up from good", "the mark it had been handed"."""
AS_BEFORE = pattern(
    r"\b(?:as (?:it|they) (?:was|were|did|had)"
    r"|which is (?:also )?what (?:it|they) (?:got|had|was|were|received|earned))"
    r"(?=[.,;\"']|$| (?:in|at|last|then|before|previously|a|two|three|four|five|six)\b)"
)
"""What stands behind today's grade and says that it is the former one as well ("…, just as it did a year ago")."""
UNCHANGED = pattern(
    r"\b(?:(?:has|have) not changed|ha(?:sn't|ven't) changed|(?:is|are|was|were|left) (?:both |all )?unchanged)\b"
)
"""What a sentence ends with whose grades, all of them, are the former ones as well."""
SEPARATE = pattern(
    r"\bseparate (?:inspection|report|review|visit)\b|\b(?:inspected|reported on|published) separately\b"
)
"""A grade of another inspection than the one that is news."""
