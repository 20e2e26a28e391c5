"""What records say in words for people who have never heard of a check: what it means, and what to do about it.

Beside the checks there are ids of what a reader's answer itself is at fault in (`marks.…`, `unmarked.…`) and
of a second question that failed (`again.…`). Grades are told by their place on their scale.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from pressmark_schemas.answer import Basis
from pressmark_schemas.marks import ConcernKind
from pressmark_schemas.record import Severity, Status


class Plain(NamedTuple):
    """What something means, in a sentence or two, and what to do, where anything is to be done."""

    means: str
    do: str


_READ = "Read the passage"

CHECKS = MappingProxyType(
    {
        "coverage.mark": Plain(
            "A grade word, quotation or criticism in the article was passed over; what it says may be missing.",
            f"{_READ}. If it gives a grade or holds a statement, add it.",
        ),
        "coverage.dismissed": Plain(
            "A word that looks like a grade was set aside without a reason to be seen.",
            f"{_READ}. If the word is a grade that was given, add the rating.",
        ),
        "coverage.both": Plain(
            "The reader said of the same words that they count and that they do not.",
            f"{_READ} and decide: keep the item or dismiss it.",
        ),
        "scale.known": Plain(
            "The inspectorate gives no such grade.",
            f"{_READ} and put the official grade in its place, or dismiss the item.",
        ),
        "scale.programme": Plain(
            "The inspectorate did not give this grade in that round: “adequate”, for example, came later.",
            "See which round the article speaks of, and whether the grade stands there in these words.",
        ),
        "scale.overall": Plain(
            "The inspectorate gave no grade for the whole in this round; the article sums up in its own words.",
            "Look the report up before you print this as an official grade.",
        ),
        "scale.said": Plain(
            "A force or service is called good or bad as a whole, and nobody is said to have graded it so.",
            f"{_READ}. Accept it if the inspectors gave this grade, or dismiss it.",
        ),
        "area.known": Plain(
            "The inspectorate does not grade anything of this name.",
            f"{_READ} and choose the area that it means, or dismiss the item.",
        ),
        "area.programme": Plain(
            "The round that the article seems to speak of did not grade this area.",
            "Check the round and the area: one of the two is probably another.",
        ),
        "body.known": Plain(
            "The inspectorate does not inspect a force or service of this name.",
            f"{_READ} and choose the official name, or dismiss the item.",
        ),
        "body.present": Plain(
            "The force or service that was graded is not named in the article at all.",
            f"{_READ} and choose the one that it is about.",
        ),
        "body.passage": Plain(
            "The passage does not say who was graded, and the article names several who could be meant.",
            f"{_READ} with the sentences before it. Choose the force or service that the grade belongs to.",
        ),
        "body.sector": Plain(
            "A grade stands among areas of another service: police beside fire.",
            f"{_READ} and choose the service that the grade belongs to.",
        ),
        "passage.area": Plain(
            "Other words stand between the grade and what it is given for; it may belong to something else.",
            f"{_READ} and choose the area that the grade belongs to.",
        ),
        "passage.rival": Plain(
            "Two different grades stand beside this area, and either may be its own.",
            f"{_READ} and choose the grade that belongs to the area.",
        ),
        "passage.rated": Plain(
            "Nothing in the sentence says that the word is a grade; it may be ordinary praise or blame.",
            f"{_READ}. Accept it if the inspectors gave this grade, or dismiss it.",
        ),
        "passage.giver": Plain(
            "The sentence gives the grade as the opinion of residents, staff or others, not as the inspectorate's.",
            f"{_READ}. Dismiss the item unless the inspectorate gave the grade.",
        ),
        "passage.denied": Plain(
            "The sentence denies the grade, or hopes for it.",
            f"{_READ}. Dismiss the item unless the grade was given all the same.",
        ),
        "passage.synonym": Plain(
            "The article uses a word of its own (“failing”), not the inspectorate's.",
            "Look the official grade up before you print it.",
        ),
        "standing.implied": Plain(
            "The article does not state this grade; it follows from what it says.",
            "Look the official grade up before you print it.",
        ),
        "standing.current": Plain(
            "The sentence speaks of an earlier inspection, yet the grade is given as today's.",
            f"{_READ} and say whether the grade is of this inspection or of an earlier one.",
        ),
        "standing.earlier": Plain(
            "The grade is given as an earlier inspection's, and nothing beside it says so for certain.",
            f"{_READ} and say whether the grade is of this inspection or of an earlier one.",
        ),
        "standing.revisit": Plain(
            "The inspectors came back without grading anew; the grades may be those of the last inspection.",
            "See whether the article says when the grades were given.",
        ),
        "standing.columns": Plain(
            "Two grades stand side by side in a table, and its head does not bear out which is today's.",
            "Look at the article's table, and which of its columns is the newer one.",
        ),
        "agreement.grade": Plain(
            "The article gives the same force or service two different grades in the same area.",
            "Read both passages and keep the grade that is right.",
        ),
        "agreement.overall": Plain(
            "The grade for the whole is better, or worse, than every grade for a part.",
            "See whether it is given for the whole, or for one area.",
        ),
        "counts.number": Plain(
            "No such number of areas stands with the grade, or none that is certain.",
            f"{_READ} and put the right number in.",
        ),
        "counts.rest": Plain(
            "The number of areas is not what is left beside those that the article names with the grade.",
            f"{_READ} and take those that are named, and only those, off the number.",
        ),
        "counts.members": Plain(
            "The article names an area without a grade that may be one of those that it counts.",
            f"{_READ} with the sentences behind it; name the areas that it tells, and take them off the number.",
        ),
        "counts.twice": Plain(
            "The article gives two numbers of areas for one grade; the greater may hold the other.",
            "Read both passages and keep the number of areas that are not named.",
        ),
        "counts.spoken": Plain(
            "Somebody who is quoted counts grades; the article may name the same areas elsewhere.",
            "See that no grade is counted twice.",
        ),
        "counts.named": Plain(
            "The sentence that counts areas names some of them, so that they may be counted twice.",
            f"{_READ} and take those that are named off the number.",
        ),
        "counts.total": Plain(
            "Named and counted areas together are more than the inspectorate graded, or than the article tells of.",
            "See which grades were counted twice, or belong to somebody else.",
        ),
        "quotes.speaker": Plain(
            "The speaker's name does not stand in the article, or only far from the words.",
            f"{_READ} with what stands around it, and name the speaker.",
        ),
        "quotes.role": Plain(
            "The article does not give the speaker this role.",
            "Put the role in as the article gives it, or leave it out.",
        ),
        "quotes.office": Plain(
            "The role does not stand beside the speaker's name; it may be another person's.",
            "See whose role it is.",
        ),
        "quotes.organisation": Plain(
            "The article does not name the organisation that the speaker is said to speak for.",
            "Put the organisation in as the article gives it, or leave it out.",
        ),
        "quotes.body": Plain(
            "Several forces or services are named, and none beside the speaker.",
            f"{_READ} with what stands around it, and choose whom the speaker speaks for.",
        ),
        "quotes.kind": Plain(
            "The words are a document's, and yet a person is given as their speaker.",
            "See whether somebody says them or a report does.",
        ),
        "quotes.source": Plain(
            "The article does not tell whose words these are.",
            "Name the speaker if you can find out; else leave it so.",
        ),
        "speakers.post": Plain(
            "The role is a post of another organisation than the one given.",
            "See whose words they are, and choose the organisation that the role belongs to.",
        ),
        "speakers.seat": Plain(
            "Two people hold a post of which the organisation has one.",
            "See of which organisation the speaker is, and whether one of the two held the post before.",
        ),
        "speakers.name": Plain(
            "The name seems to begin with a word for what the speaker is.",
            f"{_READ} with what stands around it; name the speaker by the name alone.",
        ),
        "speakers.pronoun": Plain(
            "“She said” stands beside words of a man, or “he said” beside those of a woman.",
            f"{_READ} with what stands around it, and name the speaker.",
        ),
        "speakers.reply": Plain(
            "The words answer a question, and are given to whoever asked it.",
            f"{_READ} with what stands around it, and name who answers.",
        ),
        "speakers.shared": Plain(
            "Two people in the article have the speaker's surname, and only that stands beside the words.",
            "See which of the two says them.",
        ),
        "names.spelling": Plain(
            "Two names differ by a letter or two; they may be one person's.",
            "Find out which spelling is right.",
        ),
        "names.twice": Plain(
            "The article gives the same words to two people.",
            "Read both passages and choose who said it.",
        ),
        "dates.published": Plain(
            "The article names something that did not exist yet on its day; the day is probably wrong.",
            "Correct the day of publication: the round of inspections hangs on it.",
        ),
        "witness.rating": Plain(
            "Two independent readings of the article differ about this grade.",
            f"{_READ} and choose who was graded, for what, and when.",
        ),
        "witness.missed": Plain(
            "A second, independent reading found a grade here that the first did not.",
            f"{_READ}. If it gives a grade, add it.",
        ),
        "witness.quote": Plain(
            "Two independent readings of the article differ about whose words these are.",
            f"{_READ} with what stands around it, and choose the speaker.",
        ),
        "register.differs": Plain(
            "The official grade on record is another.",
            "Compare article and official report: one is wrong, or they speak of different inspections.",
        ),
        "register.agrees": Plain("The official grade on record is the same.", "Nothing is to be done."),
        "article.encoding": Plain(
            "The file's characters had to be guessed; quotation marks and accents may be wrong.",
            "Look at a few quotation marks; if they are wrong, save the article as UTF-8 and read it again.",
        ),
        "article.injection": Plain(
            "The article holds words that address a computer rather than a reader.",
            "Trust nothing behind those words before you have compared it with the article.",
        ),
    }
)
"""By check id."""

ANSWERS = MappingProxyType(
    {
        "marks.unknown": Plain(
            "The reader pointed at a place that the article does not have.", "Nothing was kept of it; nothing to do."
        ),
        "marks.kind": Plain(
            "The reader took one kind of thing for another, such as a quotation for a grade.",
            f"{_READ}. If it gives a grade or holds a statement, add it.",
        ),
        "marks.grade": Plain(
            "The reader gave another grade than the word that stands in the article; it was left out.",
            f"{_READ} and add the grade that stands there, if it is one.",
        ),
        "marks.empty": Plain(
            "The reader gave a grade without saying who was graded, or for what; it was left out.",
            f"{_READ} and add the rating, if it is one.",
        ),
        "unmarked.refused": Plain(
            "The reader quoted words that do not stand in the article; they were refused.",
            "See whether the article says something like it, and add that if it matters.",
        ),
        "again.failed": Plain(
            "A second question about what was left open brought no answer.",
            "Look at what is open yourself, or read the article again later.",
        ),
    }
)
"""What a reader's answer is at fault in, by id."""

SEVERITIES: MappingProxyType[Severity, Plain] = MappingProxyType(
    {
        "note": Plain("For your information; it casts no doubt.", "Nothing is to be done."),
        "doubt": Plain("It may be wrong.", "Read the passage before you rely on it."),
        "error": Plain("It is almost certainly wrong.", "Correct it before you use it."),
    }
)

STATUSES: MappingProxyType[Status, Plain] = MappingProxyType(
    {
        "verified": Plain(
            "No check objects: the article says so, in the passage shown. The article itself may still be wrong.",
            "Use it, with the article as your source.",
        ),
        "review": Plain("At least one check has a doubt.", "Read the passage and the doubt, and decide."),
    }
)

BASES: MappingProxyType[Basis, Plain] = MappingProxyType(
    {
        "stated": Plain("The article gives this grade in so many words.", ""),
        "implied": Plain(
            "The article gives no grade; one follows from what it says.",
            "Look the official grade up before you print it.",
        ),
        "earlier": Plain(
            "The grade is of an earlier inspection, which the article recalls.", "Do not print it as today's."
        ),
    }
)

CONCERNS: MappingProxyType[ConcernKind, str] = MappingProxyType(
    {
        "cause_of_concern": "Cause of concern",
        "area_for_improvement": "Area for improvement",
        "criticism": "Criticism",
    }
)

CONFLICTS = MappingProxyType(
    {
        "grade": Plain(
            "Different grades of one inspection",
            "Read the passages, and look the official grade up. Correct the item that was read wrongly, if one was.",
        ),
        "speaker": Plain(
            "The same words, different speakers",
            "Read the articles around the words, and choose who said them.",
        ),
        "name": Plain(
            "Two spellings, perhaps one person",
            "Find out which spelling is right and correct the other; nothing was merged.",
        ),
    }
)
"""What articles may contradict one another in, by the kind of conflict."""

_UNKNOWN = Plain("A doubt that this version of pressmark has no words for.", "Read the passage and decide.")
_ORDINALS = ("best", "second best", "third best", "fourth best", "fifth best", "sixth best")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def check_words(check: str) -> Plain:
    """Return the words for an id that a flag names; what no version knows is told as such."""
    return CHECKS.get(check) or ANSWERS.get(check) or _UNKNOWN


def grade_words(grade: str, scale: Sequence[str]) -> str:
    """Return what a grade means on a scale, best first: "the second best of four grades"."""
    if grade not in scale:
        return "no grade of this scale"
    place, number = scale.index(grade), len(scale)
    which = "lowest" if place == number - 1 and number > 1 else _named(place, _ORDINALS)
    return f"the {which} of {_named(number, _NUMBERS)} grades"


def _named(number: int, words: Sequence[str]) -> str:
    return words[number] if number < len(words) else str(number)
