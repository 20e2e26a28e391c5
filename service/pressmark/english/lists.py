"""Word lists: the small words that hold a sentence about grades together, by what they do in it."""

from __future__ import annotations

_JOINT = """and or & as well plus along together in addition to also then not mention too so does do goes same likewise
doing can improve improving another"""
_CLAUSE = """at for on how the its it their way ways of force service which both an a them is being our we area areas
such including police whether officers staff"""
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
    marked pair given awarded handed received earned reserved when goes who what much with set big""".split()
)
"""Words that may stand between a grade and the areas behind it: "good in four areas, including how it"."""

BACKWARD = frozenset(
    f"""{_DETERMINERS} was were is are be been being has have had which again still now once more only just as rated
    graded judged assessed deemed found to remain remains remained got gets received receives given earned
    achieved scored awarded with by inspectors hmicfrs hmic watchdog it they classed classified ranked marked
    labelled considered described called stayed stays merely branded overall while where grade grades grading
    rating ratings mark marks however turned out came comes back at force service said told put in like whose
    work on areas area too meanwhile dropped fell slipped rose improved moved went from upgraded downgraded
    promoted up down of stood stands thought though better latest time then report pillar category performance
    people who and brigade constabulary department contrast hand other likewise require singled held picked
    seen another also first second third having already released whole become becomes gone going getting staff
    staying ended ends pulled earn earns get score receive unchanged into fall falls bracket band inspectorate
    so does did do way""".split()
)
"""Words that may stand between areas and the grade behind them: "efficiency, however, was again rated"."""

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
}
"""Number words as articles count areas with them; no round has more areas."""

TIMES = frozenset(
    """last previously today yesterday earlier overall throughout until till twice again there then now here since
    than because if but though although unless so even rather instead everywhere alone together this next
    before after despite compared against according you your said says he she they i not nor yet being during
    whereas except bar outside inside per without within between only or""".split()
)
"""Words, beside those that join, that may follow a grade at once; any other is the noun that it describes."""

FILLERS = """also again still now once more both all each only just merely overall generally consistently already
currently being been be to have has had either even truly as a an the its their of with by inspectors hmicfrs hmic
watchdog new officially first another further rather otherwise at best""".split()
"""Words that may stand between a verb and the grade that it gives."""

RATING_VERBS = r"""
rate[sd]? | rating | grade[sd]? | grading | judge[sd]? | judging | assess(?:ed|es|ing)? | deem(?:ed|s)?
class(?:ed|ified) | rank(?:ed|s)? | label(?:led|s) | brand(?:ed|s) | found | finds | finding | score[sd]?
scoring | mark(?:ed|s) | marking | awarded | award(?:s|ing) | given | gave | giving | gives
receiv(?:ed|es|ing) | earn(?:ed|s|ing) | got | gets | getting | secured | achiev(?:ed|es|ing) | picked up
handed | named | declared | considered | called | describ(?:ed|es) | told | tells | putting it
put (?:it )?(?:at|as) | attracted | won | obtained | gain(?:ed|s) | returned | hit | ris(?:en|es) | rose
climb(?:ed|s) | moved up | upgraded | downgraded | improved | drop(?:ped|s) | slipped | slid | fell | fallen
jumped | singled out | came back | c(?:o|a)m(?:e|es|ing) out | thought | said to (?:be|require) | kept | keeps
takes | took | taking | wins | winning | bag(?:s|ged) | land(?:s|ed) | net(?:s|ted) | clinch(?:es|ed)
held | hold on | retain(?:ed|s) | scraped | lifted | put down | went to | goes to | see[ns]? | saw
"""

RATING_NOUNS = "rating | grade | grading | judge?ment | mark | verdict | score | assessment | label"

COUNTED_NOUNS = r"""
areas? | categor(?:y|ies) | aspects? | questions? | judge?ments? | gradings? | grades? | criteria | measures
themes? | sections | disciplines | fields | pillars? | ratings? | counts | headings | topics | others?
functions | respects | fronts | parts | marks | tests? | things | strands
"""
"""What articles call the areas of an inspection when they count them."""

NEGATIONS = r"""
no | not | none | never | neither | nor | without | cannot | n[o']t | hardly | nowhere | nothing | nobody
rather than | instead of | far from | short of | fail(?:ed|s|ing)? to (?:be|get|reach|achieve)
stop(?:ped|s)? short of | less than | anything but | no longer | den(?:y|ies|ied|ying)
wrong to (?:say|claim|suggest) | untrue
"""

HOPES = r"""
back | return(?:ing)? | get(?:ting)? | move | moving | journey | path | road | way | strives? | striving
aim(?:s|ed|ing)? | ambition | ambitious | aspir\w+ | want(?:s|ed)? | hop(?:e|es|ed|ing) | determined | goal
target | work(?:ing)? (?:towards|to) | drive | push | bid | plan(?:s|ned)? | vision | committed | need(?:s|ed)?
expect(?:s|ed)? | able | build(?:ing)? | become | becoming
"""

EARLIER_TIMES = r"""
previous(?:ly)? | earlier | formerly | prior | ago | a year before | years? before | the year before
years running
last (?:time|year|report|inspection|inspected|full|round|assessment|visit|looked|month|judged|rated|graded)
last (?:three|two|few|week) | (?<!inspection )(?<!inspected )(?<!visited )last (?:spring|summer|autumn|winter)
last (?:january|february|march|april|may|june|july|august|september|october|november|december)
(?:two|three|four|five|six|seven|eight|\d+|several|a few|some) (?:years|months) (?:before|previously)
(?:that|the same|the following|the previous) (?:year|month|week) | in a row | under the old | rounds? before
had (?:been|got|received|earned|given|judged|rated|graded|found|called|scored) | compared (?:with|to) | up from
down from | used to be | once (?:been )?(?:rated|graded|judged) | then[- ]rated | then | back then | by then
back in | at (?:the|that) time | as before | where (?:it|they) (?:was|were|had) | before(?=[.,;:]|$)
where before | already (?:been )?(?:released|published|announced|out)
(?:released|published|came out|issued) (?:in|last) \w+ | before (?:this|these|that|those) (?:came|was|were|had)
the inspection before | by inspectors in | having (?:been|got|received|earned|had)
(?:from|than) (?:the|its) 20\d\d(?:[/~-]\d\d(?:\d\d)?)? (?:inspection|report|round|regime|assessment|cycle|peel)
(?:round|inspection|report|assessment),? (?:in 20\d\d,? )?when | improvement on (?:the|its|their|that)
there was a time | used to | los(?:es|t|ing) (?:its|their|the) | (?:is|was|are|were) no longer
when (?:inspectors|hmic(?:frs)?|it|they) (?:was |were )?(?:last |previously |first )(?:came|visited|looked|inspected)
in (?:the )?(?:round one|round two|first round|second round|last round|previous round|round before)
"""
"""Words that speak of an earlier inspection."""

PRESENT_TIMES = r"""
now | this (?:time|year|week|month) | today(?:'s)? | latest | newest | new report | new inspection
currently | current | at present | most recent | since improved | still | again | remain(?:s|ed)?
"""

REMAINING = r"""
remain(?:s|ed|ing)? | stay(?:s|ed)? | kept | keeps | retain(?:s|ed) | maintain(?:s|ed) | held | holds? on to
hung on to | unchanged | same (?:grade|rating|mark|judge?ment|verdict) (?:as|it|that) | once more told
for the (?:second|third|fourth) (?:time|year) (?:running|in a row)
(?:just |exactly )?as (?:it|they) (?:was|were|did|had) | (?:just )?as in 20\d\d | as (?:last time|before)
"""

OTHER_SUBJECTS = r"""
hospitals? | schools? | nursery | nurseries | colleges? | academy | academies | care homes? | nursing homes?
prisons? | jails? | surger(?:y|ies) | children's services | leisure cent(?:re|res) | restaurants?
takeaways? | health trust | nhs trust | university | universities | clinic | wards? | education block | hostels?
"""
"""What other inspectorates grade with the same words."""

RUMOURS = r"""
rumours? | falsely | untrue | wrongly | incorrectly | mistakenly | nonsense | made[- ]up | not true | no truth
erroneous(?:ly)?
"""

INTERJECTIONS = """however | meanwhile | too | though | by contrast | on the other hand | for example |
for instance | also
again | as it happens | once more | likewise | in turn | as well | for its part | in fact | after all |
as before
at least | says? the (?:report|watchdog|inspectorate)"""
