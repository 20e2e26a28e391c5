"""Patterns made of the lists, in small letters: each is tried on a short stretch of `Context.low` beside a grade.

Patterns without regard to case compile slowly and match slowly.
"""

from __future__ import annotations

from pressmark.english import lists
from pressmark.patterns import Phrases, pattern, rare

_Q = r"[\"'*]*"
_FILL = rf"(?:(?:{'|'.join(lists.FILLERS)})\s+)*"
_BODIES = r"(?:forces?|services?|constabularies|brigades?)"


def _any(words: str) -> str:
    """Return an alternative of phrases that are written one a line or with bars between."""
    return "(?:" + "|".join(part.strip() for part in words.replace("\n", " | ").split(" | ") if part.strip()) + ")"


_NUMBER = rf"(?:{'|'.join(list(lists.NUMBERS)[1:])}|(?<![\d./])\d{{1,2}}(?![.)]\s|[./]?\d))"
_NOUN = _any(lists.COUNTED_NOUNS)
_COUNTED = (
    r"(?:(?:other|further|more|key|main|remaining|separate|police|policing|different|core|inspected|graded"
    r"|areas of|service|the|big|broad|major|crucial|vital|important|essential|principal|individual|specific|distinct"
    rf"|diagnostic|smaller|narrower|unnamed)\s+)*{_NOUN}"
)
_GRADE_NOUN = rf"{_any(lists.RATING_NOUNS)}s?"

RATING_VERB = Phrases(lists.RATING_VERBS, lists.RATING_PHRASES)
RATING_NOUN_BEFORE = pattern(
    rf"\b{_GRADE_NOUN}\s+(?:of|as|was|were|is|are|that is|to be|from|to)\s+{_FILL}{_Q}$"
    rf"|\b{_GRADE_NOUN}\b[^.;,]{{0,40}}\b(?:from|to)\s+{_Q}$"
)
AMONG = pattern(rf"\b(?:among|one of) (?:the|its|their) (?:{_NUMBER}\s+)?{_Q}$")
RATING_NOUN_AFTER = pattern(
    rf"{_Q}\s*(?:(?:overall|new|pillar|provisional)\s+)?(?:{_GRADE_NOUN}|tag|bracket|band|category|group|camp|column|tier)\b"
)
INSPECTION = pattern(
    r"\b(?:inspect(?:ed|ion|ions|or|ors)|assessments?|watchdog|areas?|pillars?|questions?|across the board)\b"
)
"""What a sentence speaks of that tells of an inspection's results."""
RATING_AFTER = pattern(
    rf"{_Q},?\s+(?:(?:which|that|and)\s+)?(?:(?:was|were|is)\s+)?"
    r"(?:given|awarded|handed|reserved|earned|received|achieved|won)\b"
    rf"|{_Q}\s(?:that )?(?:it|they|the (?:force|service|brigade)) (?:was|were|has|had)?\s?(?:been )?"
    r"(?:given|awarded|handed|earned|received|got|won)\b",
)
SO_TOO = pattern(
    rf"{_Q}(?:,?\s(?:too|again|as well))?[,;]?\s*(?:and\s+)?"
    r"(?:as|so),?\s+(?:too,?\s+)?(?:is|are|was|were|does|do|did)\b"
)
"""Areas come behind that share the grade: "good, as are …", "… and so, too, was …"."""
SO_WAS = pattern(r"[^.;:]{0,40},\s(?:and\s)?(?:as|so),?\s(?:too,?\s)?(?:is|are|was|were|has|had)\s(?:[\w']+\s){0,2}")
"""What stands between a former grade and areas that share today's: "…, up from good two years ago, and so was its"."""
SINGLE_BEFORE = pattern(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|single|solitary|lone|only|second|third|another|its|their"
    rf"|first|double)\s+{_Q}$",
)
ENDS = pattern(rf"{_Q}\s*(?:[.;:!?)]|$)|{_Q},?\s(?:and|but|which|while|whereas|last|this|in|from|down|up)\b")
"""What stands behind a grade that is a noun of its own ("it merited a good.", "with an adequate, up from")."""
COPULA_BEFORE = pattern(
    r"(?:\b(?:is|are|was|were|be|been|being|as|remains?|remained|became|becomes|it's|they're|we're|that's|stays?|stayed"
    rf"|considered|deemed)|'s)\s+{_FILL}{_Q}$",
)
NEXT_GRADE = pattern(
    r"\W*\b(?:and|but)\W+(?:(?:it|they|is|are|was|were|also|only|just|merely|then|again|now|even|as|rated|graded|judged"
    r"|an?)\W+)*"
)
"""What stands between the areas of a grade and the next grade, which has areas of its own ("…, but only good at")."""
PREPOSITION_AFTER = pattern(
    rf"{_Q}\s*(?:(?:overall|again|both|too|apiece|each)\s+)?(?:\(|:|[~-]\s|,?\s*(?:at|in|for|on|with|across|over|when|regarding"
    r"|concerning|by|under|how|including|about|towards)\b)",
)
AT_ONCE = pattern(rf"{_Q}\s(?:at|in|for|on)\b")
PLURAL_BEFORE = pattern(rf"\b(?:the|its|their|these|those|both|all|only|sole|single|lone|first|{_NUMBER})\s+{_Q}$")
PLURAL_AFTER = pattern(rf"{_Q}\s+(?:is|was|are|were|came|come|went|go)\s+(?:for|in|at|to|on)\b")
"""What stands on either side of grades that are told one by one: "the two goods were for …"."""
LINE_BEFORE = pattern(rf"(?:[~:|\t]|\s-|\.{{3,}}|\()\s*{_Q}$")
"""What stands before the grade in a line "Area – Grade"."""

COLUMNS = pattern(r"\s*[~|/]\s*|\s+-\s+|\t+")
"""What stands between two grades of a table's line."""

BRACKET, CLOSED = pattern(r"[\"'*]*\s+[(\[][\"'*]*"), pattern(r"[\"'*]*[)\]]")
"""What stands on either side of the second of two grades in a line ("Good (Adequate)")."""

NEGATED = pattern(rf"\b{_any(lists.NEGATIONS)}\b(?! (?:only|just|surprisingly|least))|n't\b")
COMPARED = rare(rf"\b(?:(?:lower|worse|better|higher|other) than|below|above)\s+(?:an?\s+)?{_Q}$", "than|below|above")
OR_OTHER = pattern(rf"{_Q}\s+or (?:better|above|higher|worse|below|lower)\b")
"""What makes a grade the border of others: "none was lower than good", "good or better in nine areas"."""
OUT_OF_REACH = rare(
    r"[^.;:]{0,60}\b(?:elude[sd]?|(?:is|was|remains|remained|stays|stayed) out of reach)\b", "elude|out of reach"
)
"""What says behind a grade that it was not given ("an outstanding for efficiency eluded it")."""
AT_NOTHING = rare(r"[\"'*]*\s+(?:at|in|for)\s+(?:nothing|none|no)\b(?! (?:fewer|less|more) than)", "no")
"""What denies the grade before it and not the next: "outstanding at nothing and good at three things"."""
_UP_TO_GRADE = rf"\s+{_FILL}(?:(?:rated|graded|judged|called)\s+)?(?:\w+ or )?{_Q}$"
HOPE = Phrases(lists.HOPES, lists.HOPE_PHRASES)
AFTER_HOPE = pattern(rf"[^.;:]{{0,60}}?\b(?:to|towards?|being|becoming|be|an?){_UP_TO_GRADE}")
"""What leads from a hope to the grade that is hoped for: "… to be rated"."""
HOPED = pattern(
    r"^\W*to (?:be|get|earn|achieve|receive|reach|win|merit)\b[^.;,]*\s[\"'*]*$"
    r"|\b(?:for (?:it|them|us|the \w+) to be|could be|can be|would be|should be|might be|will be|to become"
    r"|(?:could|would|should|might) have been|deserve[sd]?|whether [^.;]{0,40}"
    r"|(?:target|goal|aim|ambition|objective|dream) (?:is|was|remains|remained)"
    r"|to be(?= (?:truly|an?|really|called))"
    r"|before [^.;]{0,40} (?:called|rated|graded|judged)|what (?:a )?|if [^.;]{0,40}|unless [^.;]{0,40}"
    rf"|characteristics of|definition of){_UP_TO_GRADE}",
)
WISHED = rare(
    r"\b(?:hop(?:es?|ed|ing)|wish(?:es|ed)?|aims?|aimed|wants?|wanted) to "
    r"(?:(?!(?:rated|graded|judged|found|was|were|is|are|that|which)\b)[^\s.;,:]+ ){0,12}[\"']?$",
    "hop|wish|aim|want",
)
"""A grade that somebody hopes to come away with."""
ASKED = pattern(r"\W*(?:(?:and|but|so)\s)?(?:is|are|was|were|does|do|did|has|have|can|could|should|would|will)\b")
"""What a question begins with that can be denied ("Was it right to rate the force inadequate?")."""
NOT_GIVEN = pattern(
    r"\b(?:could|might|may|will|would|should|shall|can|ought to|must)(?: (?:not|also|yet|still|now|well|only))?"
    r"(?: have)?(?: been| be)? (?:rated?|graded?|judged?|find|found|give|given|award(?:ed)?|mark(?:ed)?"
    r"|deem(?:ed)?|get|receive|earn)\b[^.;:]{0,50}$",
)
"""A grade that might be given, or should have been ("could rate the force …", "should have been judged …")."""
ORDERS = Phrases(
    "rate label classify treat consider assign output return describe grade deem"
    " you please must correct system assistant user"
)
"""The words without which there is none of the next."""
ORDER = pattern(
    r"^\W*(?i:(?:please|now|always|just|and|so|then|instead|from now on)\b,? )*(?i:rate|label|classify|treat|consider"
    r"|assign|output|return|describe|grade|deem) (?:the |this |all |both |it\b|them\b)?"
    r"(?:[A-Z]\w+|force|service|brigade)"
    r"|(?i:\b(?:you|please) (?:must |should |will |now )?(?:rate|grade|label|report|mark|answer)\b"
    r"|\bmust be (?:reported|labelled|recorded|described|marked)\b|\bcorrect (?:answer|label|rating|grade) is\b"
    r"|^\W*(?:system|assistant|user)\s*:)"
)
"""A sentence that tells its reader to give a grade ("Rate Kent Police outstanding at …") reports none."""
FIRST_TO_BE = pattern(r"\b(?:first|only|last|latest|second|third)\b[^.;,]{0,40}\bto be\b")
"""What looks like a hope and is none: "the first force to be rated inadequate"."""
RUMOUR = Phrases(lists.RUMOURS, lists.RUMOUR_PHRASES)

FROM = rare(rf"\bfrom\s+{_FILL}{_Q}$", "from")
TO_FROM = pattern(
    r"[\"'.,)\s]*(?:(?:grade|grades|rating|ratings|mark)\s+)?(?:\([^)]*\)\s*)?(?:(?:in|of) (?:the )?20\d\d\s*)?"
    rf"(?:(?:up|down)\s+)?\b(?:to|from)\b\s+{_FILL}{_Q}",
)
"""What stands between the two grades of "from A to B" and "A, up from B"."""
UP_FROM = rare(
    rf",\s+(?:which is )?(?:up|down|rising|falling|improving|slipping) (?:a grade )?from\s+{_FILL}{_Q}$", "from"
)
"""What leads from what was graded, and by whom, to its grade before: "A overall by inspectors, up from B"."""

MORE_THAN = rare(rf", (?:{_NUMBER}) (?:more|fewer|less) [^,;.]{{3,50}},", "more|fewer|less")
"""What compares a number with a former one ("good in five areas, one fewer than at the last inspection, and …")."""

COUNT = pattern(
    r"\b(?=[abefhinost\d])"
    r"(?P<these>(?:these|those|both(?: of)?(?: these| those)?|(?:in |for |across )?all(?: of)?(?: the)?"
    r"|each of(?: the| these| its)?|every one of(?: the| its)?)\s+)?"
    rf"(?P<number>{_NUMBER}|an?\s+(?:single|solitary|lone)(?=\s+{_NOUN}\b))"
    rf"(?P<of>\s+(?:(?:out\s+)?of|in(?=\s+{_NUMBER}\b))\s+(?:them|the|its|their|those|these|our)?\s*(?:(?:force|service|brigade)'s\s+)?(?:(?:other|remaining)\s+)?(?:(?P<total>{_NUMBER})\s*)?)?\s*"
    rf"(?P<noun>{_COUNTED})?\b"
    r"(?!\s*(?:per cent|%|years|months|days|weeks|forces|services|police|officers|inspectors|people|reports))",
)
WIDE = Phrases(
    "across every each all whole throughout everything overall most majority many rest else elsewhere others"
)
"""The words without which there is neither of the next two."""
_NOT_REST = r"(?! (?:of )?(?:the )?(?:others?|remaining|rest)\b)"
SCOPE = pattern(
    rf"\b(?:across the board|(?:across all{_NOT_REST} (?:\w+\s+){{0,3}}"
    rf"|(?:in|on|at|for|under|across) (?:every|each|all)\b{_NOT_REST}(?: single| one)?(?: of (?:the|its))?"
    r"(?:\s+(?:\w+)){0,3}?\s*"
    rf"|(?:every|each|all){_NOT_REST}(?: (?:of )?(?:the|its|their))?(?:\s+(?:{_NUMBER}|main|key))*\s+){_NOUN}"
    r"|in (?:every|all) (?:respects?|counts)"
    r"|overall(?! (?:grad|rat|judg|mark|verdict|assess|effect|effic|legit))"
    r"|as a whole|on every count|throughout|in everything)\b",
)
ONE_MORE = pattern(rf"(?:,|\b(?:and|plus|leaving))\s+(?:just\s+|only\s+)?an?(?:\s+(?:single|solitary|lone))?\s+{_Q}$")
"""What stands before a grade that is one more beside others that are counted ("five goods and an adequate")."""
_OTHERS = r"the (?:rest|others)"
MOST = pattern(
    rf"\b(?:(?:every|each)(?: single)? other(?: \w+)? {_NOUN}|all the rest|all (?:the )?others|everything else"
    rf"|(?:(?<=\b(?:in|on|at) )|(?<=\bfor )){_OTHERS}(?=[.,;]|$)"
    rf"|(?:(?<=\band )|(?<=, )){_OTHERS}(?=\s[\"']?\w+[\"']?(?:[.,;]|$))"
    rf"|{_OTHERS}(?= (?:all )?(?:is|are|was|were|being|came|got|rated|graded|judged|marked)\b)"
    r"|(?<=\w )elsewhere(?=[.,;]|$| (?:and|but)\b)"
    r"|(?:most|the majority|many|the rest|all (?:the )?(?:other|remaining))(?: of (?:the|its))?(?:\s+\w+)?"
    rf"\s+{_NOUN}(?:\s+assessed|\s+inspected)?)\b",
)
"""Areas that are neither named nor numbered."""
THAT_GRADED = pattern(
    r"\s*(?:(?:that|which) (?:(?:was|were|are|is) )?|to (?:be )?)?"
    r"(?:rated|graded|judged|marked|deemed|found|classed|get|receive)\b"
    r"|\s*(?:where|(?:in|at|for) which) (?:it|they|the \w+) (?:was|were|is|are)\b"
)
"""What stands behind a number of areas that have the grade which comes next ("one of three areas that were rated")."""
GRADED_ALL = pattern(
    rf"\b(?:of|across|under|in each of|all) (?:(?:the|its|their|those|all) )?(?P<all>{_NUMBER}) {_COUNTED}\b"
    rf"|\b(?P<seen>{_NUMBER}) {_COUNTED} (?:(?:that|which) )?(?:(?:was|were|are) )?"
    r"(?:inspected|assessed|examined|covered|looked at|looked into|reviewed|tested)\b"
)
"""What tells how many areas were graded ("three of the nine areas", "nine areas were inspected")."""
OTHERS_BEFORE = pattern(r"\b(?:others?|remaining|further|more|another|rest|else|final)\b")
OTHERS_BEHIND = pattern(
    r"\s*(?:(?:that|which) (?:are |were )?)?(?:not (?:yet )?(?:listed|named|mentioned|shown|covered|included|set out)"
    r"|remain(?:ed|s|ing)?\b|left\b)"
)
"""What says, before a number or in it, and behind it, that it counts areas beside those that were named."""
_ORDINAL = r"(?:first|second|third|fourth|fifth|last|latter|former|other|others)"
MEMBERS = pattern(
    rf"(?:^\W*|\b(?:is|are|was|were|being)\s|,\s)(?:{_NUMBER}|{_ORDINAL}|some) of (?:these|those|them)\b"
    rf"|\b(?:{_NUMBER}|{_ORDINAL}) of the (?:(?P<of>{_NUMBER})|{_COUNTED})\b"
    rf"|\b(?:among|amongst) the (?P<among>{_NUMBER})\b|^\W*(?:among|amongst) (?:these|those|them)\b"
    r"|^\W*(?P<it>it|that|this) (?:is|was)\b"
    rf"|\bthe (?:(?P<the>{_NUMBER})|{_ORDINAL})(?: ones?| areas?)? (?:is|are|was|were|being|concerns?|concerned)\b"
)
"""What may tell that areas are some of those that were counted; the number, if it is told, is that of all of them."""
POINTING = pattern(rf"\b{_ORDINAL} of (?:these|those|them)\b|\bthe (?:former|latter)\b")
"""What points at areas that were named before."""
ONE_OF_THEM = pattern(
    r"\W*(?:one of (?:them|these|those)|(?:among|amongst) (?:them|these|those)|(?:they|these|those) include)\b"
)
IT_IS = pattern(r"\W*(?:it|that|this) (?:is|was) (?:the |its |that of )?")
"""What a sentence begins with that names the only one that the one before counts ("It is investigating crime, …")."""
THE_NTH = pattern(r"\bthe (?P<nth>second|third|fourth|fifth|sixth)(?: one| area)? (?:is|was) (?:the |its )?$")
"""What stands before the last of so many ("three were inadequate. … the third was recording crime")."""
THE_SO_MANY = pattern(rf"\W*the (?P<number>{_NUMBER}) (?:is|was|are|were)\b")
"""What a sentence begins with that names some, or all, of what the one before counts."""
SO_OFTEN = pattern(rf"{_Q}\s+(?P<number>twice|{_NUMBER}(?= times))(?: times)?(?=[.,;:]|$|\s(?:and|but)\b)")
"""What stands behind a grade that was given so many times ("graded good five times and adequate twice")."""
NOT_SO = pattern(r"\s*(?:(?:is|are|was|were|did|do|has|have|had) not\b|(?:is|are|was|were|did|do|has|have|had)n't\b)")
"""What stands behind a number of areas that are denied the grade ("while seven were good, two were not")."""
OTHER_THINGS = pattern(
    rf"\b(?:{_NUMBER}|\d+|dozens of|hundreds of|several|some|many)\s(?:of\s)?(?:the\s)?(?:\w+\s){{0,2}}"
    rf"{_any(lists.OTHER_THINGS)}\b"
)
"""A number of things that are no areas; a bare one behind it may be of them ("90 files, four of them inadequate")."""
NUMBER_AHEAD = pattern(
    rf"{_Q}\s*(?:{_GRADE_NOUN}\s+)?(?:overall\s+)?(?:(?:was|were|is|are)\s+(?:given|awarded|handed|received|earned)\s+)?"
    r"(?:in|for|on|at|across|under)\s+(?:(?:just|only|a|further|another|the|its|other|remaining|final|last|as|many|no|fewer|than|at"
    r"|least|all|some|those|these)\s+)*"
)
"""What stands between a grade and the number of its own areas ("good ratings in only", "good in no fewer than")."""
NUMBER_BEFORE = pattern(
    rf"\b(?P<number>{_NUMBER}|an?)\s+(?:{_COUNTED}\s+)?(?:(?:{'|'.join(sorted(lists.COUNTED_AS))})\s+)*{_Q}$"
)

AMONG_BODIES = pattern(
    rf"\bof (?:the|those|these|our|all) (?:{_NUMBER}|\d+)"
    rf"(?: (?:police |fire (?:and rescue )?)?{_BODIES}\b| (?:inspected|visited|published|in (?:this|the|that))\b)",
)
NOBODY = rare(
    r"\b(?:to date|so far)\b"
    rf"|\b(?:other|all|most|many|some|several|few|fewer|more|half|every|each|{_NUMBER}|\w+(?:teen|ty)|any|no)\s+(?:of\s+)?"
    rf"(?:(?:the|our|its|these|those|of|other|remaining|police|fire|and|&|rescue|english|welsh|\d+|{_NUMBER})\s+)*"
    rf"{_BODIES}\b(?!\s+(?:management|leadership|{_NOUN}))"
    rf"|\b(?:an?|any|those)\s(?:police\s|fire\s)?{_BODIES}\s(?:that (?:is|are|was|were) )?"
    r"(?:rated|graded|judged|found|deemed)\b"
    rf"|\b(?:third|thirds|quarter|quarters|fifths|per cent|majority|percentage|half)\s+of\s+"
    rf"(?:[\w']+\s+){{0,5}}?{_BODIES}\b",
    "force|service|constabular|brigade|to date|so far",
)
"""Bodies in general, or in numbers: a grade of "most forces" is nobody's."""
SHARED_FATE = pattern(
    r"\b(?P<both>both|(?:each of )?the two|all three|the three|all four|the four)\s+(?:of them\b"
    rf"|(?:of the\s+)?(?:police\s+|fire\s+(?:and rescue\s+)?)?{_BODIES}\b|(?=(?:were|have|got|received|are)\b))",
)
LIKENED = pattern(r"\b(?:as|like|unlike|than)\s(?:the\s)?$")
"""What makes an inspectorate a comparison, which says nothing itself ("…, as Ofsted does for schools")."""
OTHER_SUBJECT = Phrases(lists.OTHER_SUBJECTS, lists.OTHER_SUBJECT_PHRASES)
BODIES_AFTER = pattern(
    r"^[\"']*(?:\s+\w+){0,6}?\s*(?:\b(?:is|are|was|were|includes?|included|being|namely|of|for|by|at)\b|:)"
    r"\s*(?:the\s+)?$",
)
MODAL_LEAD = pattern(r"(?:included?|including|are|were|is|was|these|areas|following)\s*:?\s*$|:\s*$")

ASIDE = rare(
    r"\([^()]*\)|,\s(?:previously|formerly|once|last time|also)\s[^,;.]{3,40},"
    r"|,\s(?:an?|the)\s[^,;.]{3,50},|,\s(?:which|who)\s[^,;.]{3,60},"
    r"|,\s[^,;.]{0,50}\b(?:said|says|say|added|found|according to)\b[^,;.]{0,40},"
    rf"|,\s{_any(lists.INTERJECTIONS)},",
    "(|,",
)
"""What may be cut out of a sentence without touching what is joined to what."""
CLAUSE = pattern(
    r"[;:.,\s](?:(?<=[;:.])\s|(?<=\s)(?:[~-]|but|while|whereas|although|though)\s"
    r"|(?<=,)\s(?:but|while|whereas|although|though|which|who|with|after|as|yet|has|have|is|are"
    r"|that (?:graded|rated|judged|found|gave|branded)"
    r"|and (?:it|the|they|he|she|was|were|is|has|had|requires?|required|found)|(?:it|they) (?:is|are|has|have))\b"
    rf"|(?<=\s)and\s(?=(?:{_NUMBER})\s(?:{_COUNTED}\s)?(?:were|was|are|is)\b))",
)
"""The border of a clause; what begins with one set of marks is found much faster than an alternative of them."""
NEXT_CLAUSE = pattern(
    r"[;:]|\((?=(?:it |this )?(?:was|previously|formerly|last time|then|(?:up |down )?from|(?:in )?20\d\d)\b)"
    r"|,? (?:but|while|though|although|despite|where|which|who|having|against|has|have|(?:up|down) from"
    r"|compared (?:with|to)|and (?:is|was|it)) |, (?:(?:it|they) )?(?:is|are|was|were) |, (?:it|they) (?:has|have) "
    rf"|, (?:{_NUMBER} (?:more|fewer|less)|the same number|(?:just )?as many)\b"
)
