"""The English that words are attributed in: verbs of saying, and what may stand between them and a speaker.

What holds no capitals is tried on `Context.low`.
"""

from __future__ import annotations

from pressmark.patterns import pattern

_VERBS = """
said says saying say added adds adding told tells telling explained explains commented comments continued
continues warned warns warning insisted insists admitted admits stated states wrote writes writing called
calls calling described describes describing argued argues replied replies stressed stresses praised praising
promised promises promising claimed claims concluded concludes responded pledged conceded acknowledged
remarked recalled observed think thinks thought believe believes believed tweeted posted asked asks noted
notes noting reads read found finds finding feel feels felt reported reports quipped joked vowed urged urges
confirmed confirms announced declared declares spoke speaking speaks voiced voices expressed highlighted
highlights saw judged criticised reacted answered welcomed welcoming thanked quoted recorded records agreed
agrees heard listed
"""
SAYING = rf"(?:{'|'.join(_VERBS.split())}|points? out|pointed out|goes on|went on|puts? it|has replied)"
SAY = pattern(rf"\b{SAYING}\b")
ACCORDING = pattern(r"[\s,]*(?:according to|in the words of)\s+")
ACCORDING_BEFORE = pattern(r"\b(?:according to|in the words of|for|quoting)\s*$")

_ADJECTIVES = (
    "the|this|that|its|their|a|an|another|today's|new|latest|fresh|damning|critical|same|final|full|hmicfrs|hmic"
)
_PAPERS = "report|letter|assessment|review|document|findings|summary|website|inspection|study|paper|verdict|judgment"
DOCUMENT = pattern(
    rf"\b(?:(?:{_ADJECTIVES})\s+)*(?:"
    rf"(?:(?:inspection|peel|hmicfrs|hmic|police|final|full|watchdog's|inspectors')\s+)?(?:{_PAPERS})s?\b"
    r"|inspectorate\b|(?:(?:police|fire)\s+)?watchdogs?\b|inspectors\b|hmicfrs\b|hmicrfs\b|hmic\b|inspection team\b)",
)
"""An inspectorate, its inspectors or its papers, as what speaks."""
BODY_AS_SPEAKER = pattern(r"\b(?:the|a|its|our)\s+(?:(?:police\s+)?force|constabulary|(?:fire\s+)?service|brigade)\b")
OWN = pattern(r"\b(?:his|her|my)\s+(?:own\s+)?$")
PRONOUN = pattern(r"\b(?:he|she|they|it|who)\b")
INSPECTORS = pattern(r"\binspectors\b")

IN_PHRASE = pattern(r"\b(?:of|in|for|at|from|by|to|with|about|on|than|into)\s+(?:the\s+)?$")
"""What makes the name behind it no subject."""
NOT_THE_SUBJECT = pattern(
    r"\b(?:by|from|to|with|of|for|against|about|under|like|than)\s+(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|Sir|Dame|the)\.?\s+)?$"
)
TOLD_OF = pattern(r"\b(?:led|leads|leading|about|of|in|after|from|since|for|by|to|at|on|with|during|behind)\s+$")
"""What makes a document behind it something that is told of, and does not speak."""
ASIDE_BEFORE_VERB = pattern(
    r",\s(?:who|whose|which|appointed|elected|flanked|himself|herself|now|then|formerly|of|from|an?|the|its|their|\w+ing)\b"
    r"[^:\".]*?,(?=\s+(?:[\w']+\s+){0,3}" + SAYING + r"\b)",
)
"""What is said of a subject between it and its verb: "Ann Poole, who has led the force since May, said"."""
SPEECH_CLAUSE = pattern(r";|[,.]{1,2}\s+(?:and|but|while|with|though|although)\s")
NEW_SUBJECT = pattern(r"\b(?:and|but|while|who|with)\b")
INDEFINITE = pattern(r"\b(?:an?|one|another)\s+$")
SOMEBODY = pattern(
    r"\s*(?:an?|one|another)\s+((?:[\w'-]+\s+){0,3}?[\w'-]+)(?=\s+(?:who|from|in|of|at|with|outside|on)\b|[,.;:]|$)",
)
"""A speaker without a name: "said a Newquay hotelier who …"."""
HIS_TITLE, HER_TITLE = r"\b(?:Mr|Sir|Lord)\b", r"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness)\b"
