"""Word lists: the small words that hold a sentence about grades together, by what they do in it."""

from __future__ import annotations

_JOINT = """and or & as well plus along together in addition to also then not mention too so does do did goes same
likewise doing can improve improving another"""
_CLAUSE = """at for on how the its it their way ways of force service which both an a them is being our we area areas
such including police whether officers staff speed standard quality level pace state"""
_DETERMINERS = """a an the this that these those its their his her both all each one two three four five six seven eight
nine ten"""

LIST_JOINT = frozenset(f"{_JOINT} {_CLAUSE}".split())
"""Words that may stand between two members of a list of areas."""

FORWARD = frozenset(
    f"""{_JOINT} {_CLAUSE} {_DETERMINERS} overall again only just rating ratings grade grades grading gradings
    judgment judgement judgments judgements mark marks verdict score result still across over when regarding
    concerning by was were are namely came comes those ability abilities work performance respect regard terms
    judged categories category around they he she other others key main further more remaining about approach
    effort efforts handling under heading headings headed done against effectively efficiently went pillar
    pillars question questions called relating
    related following policing look looks looked inspected has have because thanks among amongst latter former
    notably especially brigade constabulary include includes included marked pair apiece
    given awarded handed received earned reserved when goes who what much with set big""".split()
)
"""Words that may stand between a grade and the areas behind it: "good in four areas, including how it"."""

BACKWARD = frozenset(
    f"""{_DETERMINERS} was were is are be been being has have had which again still now once more only just as rated
    graded judged assessed deemed found to remain remains remained got gets received receives given earned
    achieved scored awarded with by inspectors hmicfrs hmic watchdog it they classed classified
    ranked marked labelled considered described called stayed stays merely branded overall while
    where grade grades grading rating ratings mark marks however turned out came comes back at force
    service said told put in like whose work on areas area too meanwhile dropped fell slipped rose
    improved moved went slid risen fallen climbed jumped from upgraded downgraded promoted up down
    of stood stands thought though better latest time then report pillar category performance people
    coming emerged emerges emerging finished finishing landing scoring scored
    who and brigade constabulary department contrast hand other likewise require singled held picked
    seen another also first second third having already previously formerly released whole become becomes gone going
    getting staff staying ended ends pulled earn earns get score receive unchanged into fall falls
    merits merited warrants warranted adjudged pronounced certified stamped dubbed collects collected secured secures
    won wins took takes escapes escaped away fares fared best worst picks
    bracket band inspectorate so does did do way among""".split()
)
"""Words that may stand between areas and the grade behind them: "efficiency, however, was again rated"."""

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
} | {
    "a pair of": 2,
    "a couple of": 2,
    "a brace of": 2,
    "a trio of": 3,
    "half a dozen": 6,
}
"""Number words as articles count areas with them; no round has more areas."""

COUNTED_AS = frozenset(
    """a an the were was have had are is be been being as at also all each both of them it they to with out back said
    rated graded judged assessed found deemed marked thought classed considered called ranked labelled branded described
    stamped passed scored got get gets earned received given awarded handed answered come came turned ended up fell put
    into make do which where that more other others in total altogether rating ratings grade grades mark marks verdict
    verdicts answer scrape scraped scraping areas""".split()
)
"""Words that may stand between a number of areas and the grade behind it: "four of them were found to be"."""

TIMES = frozenset(
    """last previously today yesterday earlier overall throughout until till twice again there then now here since
    than because if but though although unless so even rather instead everywhere alone together this next
    before after despite compared respectively against according you your said says he she they i not nor yet being
    during whereas include includes included except bar outside inside per without within between only or""".split()
)
"""Words, beside those that join, that may follow a grade at once; any other is the noun that it describes."""

IS_ONE = frozenset("is was are were being remains remained".split())
"""Words that may stand between areas and the number that they are part of ("crime is one of the three")."""

FILLERS = """also again still now once more both all each only just merely overall generally consistently already
currently being been be to have has had either even truly as a an the its their of with by inspectors hmicfrs hmic
watchdog new officially first another further rather otherwise at best""".split()
"""Words that may stand between a verb and the grade that it gives."""

RATING_VERBS = """
rate rates rated rating grade grades graded grading judge judges judged judging assess assessed assesses assessing deem
deemed deems classed classified rank ranked ranks labelled labels branded brands found finds finding score scores
scored scoring marked marks marking awarded awards awarding given gave giving gives received receives receiving earned
earns earning got gets getting secured achieved achieves achieving handed named declared considered called described
describes told tells attracted won obtained gained gains returned hit risen rises rose climbed climbs upgraded
downgraded improved dropped drops slipped slid fell fallen jumped thought kept keeps takes took taking wins winning
bags bagged lands landed nets netted clinches clinched held retained retains scraped lifted see seen sees saw
merits merited warrants warranted adjudged pronounced certified stamped dubbed slapped scoops scooped collects collected
notched managed escapes escaped fares fared reckoned dished
"""
RATING_PHRASES = {
    "moved": " up",
    "putting": " it",
    "put": " (?:it )?(?:at|as)| down",
    "comes came come got gets walked walks going went": " away",
    "picks picked": " up",
    "saddled landed slapped hit": " with",
    "singled come comes coming": " out",
    "came": " (?:out|back)",
    "said": " to (?:be|require)",
    "answered": " with",
    "hold": " on",
    "went goes": " to",
}

RATING_NOUNS = "rating | grade | grading | judge?ment | mark | verdict | score | assessment | label"

COUNTED_NOUNS = r"""
areas? | categor(?:y|ies) | aspects? | questions? | judge?ments? | gradings? | grades? | criteria | measures
themes? | sections | disciplines | fields | pillars? | ratings? | counts | headings | topics | others?
functions | respects | fronts | parts | marks | tests? | things? | strands? | answers | subjects? | elements? | items
components? | domains? | dimensions | segments | boxes | indicators | verdicts | classes
"""
"""What articles call the areas of an inspection when they count them."""

OTHER_THINGS = r"""
files? | records? | cases? | crimes? | offences? | incidents? | calls? | callers? | victims? | officers? | crews?
suites? | stations? | cells? | vehicles? | engines? | buildings? | homes? | schools? | audits? | visits? | complaints?
investigations? | recommendations? | samples? | teams? | departments? | districts? | divisions? | boroughs? | counties
forces | services | brigades | people | staff | firefighters? | inspectors? | members? | councils? | plans? | policies
"""
"""What is counted as well in articles about inspections, and is none of the areas."""

NEGATIONS = r"""
no(?! (?:fewer|less|more) than)
not(?! (?:listed|named|mentioned|shown|covered|included|singled|discussed|described|set out))
none | never | neither | nor | without | cannot | hardly | nowhere | nothing | nobody
less than(?! (?:\w+ )?(?:years?|months?|weeks?)\b)
rather than | instead of | far from | narrowly missed | missed out on | short of
(?:grades?|rungs?|steps?|notch|notches) away from | fail(?:ed|s|ing)? to (?:be|get|reach|achieve)
stop(?:ped|s)? short of | anything but | no longer | nearly | almost
escap(?:ed|es|ing) (?:being|an?) | avoid(?:ed|s|ing)?
den(?:y|ies|ied|ying)
wrong to (?:say|claim|suggest) | untrue
"""

HOPES = """
return returning getting move moving journey path road strive strives striving aim aims aimed aiming
ambition ambitious aspire aspires aspired aspiring aspiration aspirations aspirational want wants wanted hope hopes
hoped hoping determined goal target drive push bid plan plans planned vision committed need needs needed expect expects
expected able build building becoming promise promised promises vow vowed vows pledge pledged
"""
HOPE_PHRASES = {
    "work working": " (?:towards|to)",
    "back": "(?! with)",
    "way": "(?= (?:to|towards|back)\\b)",
    "get": "(?:"
    + "|".join(f"(?<={word} get)" for word in "to can could will would must should and might".split())
    + ")",
    "become": "(?<!has become)(?<!have become)(?<!had become)",
}

OTHER_GIVERS = """
residents respondents voters locals neighbours shoppers victims customers readers critics campaigners campaigner experts
auditors auditor accountants consultants academics researchers pollsters trustees staff employees workers unions union
federation unison charity charities opponents councillors councillor tenants shopkeepers newspaper newspapers columnist
echo gazette mps peers
"""
OTHER_GIVER_PHRASES = {
    "of most many local some few": " people",
    "cent quarters thirds half": " of (?:people|those)",
    "its the": " (?:own officers|auditors?|union|members)",
    "mr mrs ms miss": r" \w+",
}
"""Who may give a grade, or hold an opinion, that is not an inspectorate's."""
OTHER_TESTS = "questionnaire questionnaires poll polls"
OTHER_TEST_PHRASES = {
    "mock": " (?:inspection|assessment|review|exercise)",
    "internal": " (?:audit|review|assessment|inspection)",
    "peer": " (?:review|assessment)",
    "staff union residents public opinion online readers attitude satisfaction": " surveys?",
    "self": "[- ]assessments?",
    "survey": " (?:found|finds|by|of)",
    "found by": " a survey",
    "a": "(?=(?<=, a)) survey",
}
"""What gives a grade that no inspection gave."""

OTHER_SUBJECTS = """
hospital hospitals school schools nursery nurseries college colleges academy academies prison prisons jail jails
surgery surgeries restaurant restaurants takeaway takeaways university universities clinic ward wards hostel hostels
"""
OTHER_SUBJECT_PHRASES = {
    "care nursing": " homes?",
    "children": "'s services",
    "leisure": " cent(?:re|res)",
    "health nhs": " trust",
    "education": " block",
}
"""What other inspectorates grade with the same words."""

RUMOURS = "rumour rumours falsely untrue wrongly incorrectly mistakenly nonsense erroneous erroneously"
RUMOUR_PHRASES = {"made": "[- ]up", "not": " true", "no": " truth"}

INTERJECTIONS = """however | meanwhile | too | though | by contrast | on the other hand | for example |
for instance | also
again | as it happens | once more | likewise | in turn | as well | for its part | in fact | after all |
as before
at least | says? the (?:report|watchdog|inspectorate)"""
