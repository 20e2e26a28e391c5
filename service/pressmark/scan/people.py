"""Finds people: "Chief Constable Ann Poole", "Ann Poole, of X,", "Mr Poole", later just "Poole".

A run of capitalised words is a person where a role, a title, an apposition or a verb of saying
makes it one. Names are never corrected: two spellings stay two people.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from pressmark.english.first_names import is_first_name
from pressmark.english.titles import TITLE, TITLES, surname
from pressmark.patterns import pattern
from pressmark.scan import beside
from pressmark.scan.names import PARTICLES, RUN, bare, may_be_name
from pressmark.scan.one_person import resolved
from pressmark.scan.printed import Role, Roles, printed
from pressmark.scan.vocabulary import Term
from pressmark.scan.words import Hit, Words
from pressmark_schemas.marks import PersonMention, Span, Spanned

_PART = pattern(r"[^ \n]+")
_SAID = frozenset(
    """said says saying say added adds adding told tells explained explains commented comments continued continues
    warned warns insisted insists admitted admits stated states wrote writes called calls described describes argued
    argues replied stressed praised promised claimed accepted welcomed agreed concluded responded pledged thanked urged
    conceded acknowledged remarked recalled observed reckon reckons think thinks believe believes tweeted posted asked
    noted reads read fumed raged blasted stormed beamed vowed demanded joked""".split()
)
_RANKS = frozenset("Sgt PC PCSO DC DS Insp Supt".split())
"""Ranks before a name behind an office ("Police Federation chair Sgt Ann Poole")."""
_WORD_BEHIND = pattern(r",?[ \n](?:(?:also|has|had|who[ \n]\w+)[ \n])?(\w+)")
_WORD_BEFORE = pattern(r"\b(\w+)[ \n]$")


def people(words: Words, hits: Sequence[Hit[Term]], taken: Sequence[Spanned]) -> tuple[PersonMention, ...]:
    """Return people and nameless roles in the order of the text.

    `taken` are the spans of bodies and inspectorates, which are nobody's name.
    """
    finder = _Finder(words.text, Roles(words, hits), taken)
    start = words.starts[0] if words.starts else len(words.text)
    return finder.find(start)


class _Finder:
    def __init__(self, text: str, found: Roles, taken: Sequence[Spanned]) -> None:
        self._text = text
        self._roles = found
        blocked = sorted([*taken, *(Span(role.start, role.end) for role in found)], key=lambda span: span.start)
        self._blocked = blocked
        self._blocked_starts = [span.start for span in blocked]

    def find(self, start: int) -> tuple[PersonMention, ...]:
        sure: list[PersonMention] = []
        unsure: list[PersonMention] = []
        used: set[int] = set()
        for run in RUN.finditer(self._text, start):
            for first, last in self._pieces(run):
                self._weigh(self._behind_noun(self._behind_place(first, last), last), last, (sure, unsure, used))
        surnames = {surname(mention.name): mention for mention in reversed(sure) if mention.name}
        friends = _by_first_name(sure)
        for mention in unsure:
            known = surnames.get(surname(mention.name or ""))
            friend = friends.get(mention.name or "")
            if known is None and friend is not None and _says(self._text, mention.start, mention.end):
                sure.append(mention._replace(name=friend))
            if known is None or mention.name is None or known.name is None:
                continue
            titled = re.match(TITLE, known.name) is not None
            if known.name == mention.name or " " not in mention.name or titled:
                sure.append(mention)
        sure.extend(self._nameless(role) for role in self._roles if role.start not in used)
        return tuple(resolved(self._text, sorted(sure, key=lambda mention: (mention.start, mention.end))))

    def _behind_place(self, start: int, end: int) -> int:
        """Return where a name begins behind the place of an office: "commissioner for Kent and Medway Ann Poole"."""
        first, *rest = self._text[start:end].split()
        is_joined = (
            len(rest) > 1 and self._text[max(0, start - 5) : start] == " and " and self._roles.before(start) is not None
        )
        return start + len(first) + 1 if is_joined else start

    def _behind_noun(self, start: int, end: int) -> int:
        """Return where a full name begins behind a noun that describes whose it is: "Student Ann Poole"."""
        first, *rest = self._text[start:end].split()
        return start + len(first) + 1 if len(rest) > 1 and first.lower() in beside.DESCRIBING else start

    def _pieces(self, run: re.Match[str]) -> Iterator[tuple[int, int]]:
        """Yield what is left of a run of capitalised words without bodies, roles and common words."""
        first = last = -1
        for part in _PART.finditer(self._text, run.start(), run.end()):
            start, end = part.span()
            word = part[0]
            if end - start > 2 and word[-1] == ".":
                word, end = word[:-1], end - 1
            is_unit = word.lower() in beside.UNITS
            if not is_unit and self._may_be_name(word, start, end, first):
                first, last = (start if first < 0 else first), end
                if end == part.end():
                    continue
            if first >= 0 and not is_unit:
                yield first, last
            first = -1
        if first >= 0:
            yield first, last

    def _may_be_name(self, word: str, start: int, end: int, first: int) -> bool:
        if first >= 0 and word in PARTICLES:
            return True
        return may_be_name(word) and not self._is_blocked(start, end)

    def _is_blocked(self, start: int, end: int) -> bool:
        index = bisect_right(self._blocked_starts, start) - 1
        if index >= 0 and self._blocked[index].end > start:
            return True
        following = bisect_left(self._blocked_starts, start)
        return following < len(self._blocked) and self._blocked[following].start < end

    def _weigh(
        self,
        start: int,
        end: int,
        found: tuple[list[PersonMention], list[PersonMention], set[int]],
    ) -> None:
        sure, unsure, used = found
        text = self._text
        name = " ".join(bare(text[start:end]).split())
        end = start + len(bare(text[start:end]))
        titled = re.search(rf"({TITLE})[ \n]$", text[max(0, start - 12) : start])
        title = titled[1] if titled else None
        before = self._roles.before(start)
        if titled is not None:
            used.add(start - len(titled[0]))  # "Panel member Cllr X": the title names nobody else
            before = self._roles.before(start - len(titled[0])) or before
        after, behind = self._roles.behind(end)
        single = " " not in name
        if before and single and title is None and text[before.end : start].strip(" \n,"):
            before = None  # "the chair of the Police and Crime | Panel"
        if single and before is None and title is None:
            person, is_sure = self._by_one_name(PersonMention(start, end, name, after, None))
            (sure if is_sure else unsure).append(person)
            return
        if before is None and title is None and beside.OF_NOBODY.search(text, max(0, start - 9), start):
            return
        says = _says(text, start, end) or beside.PERSON_BEHIND.match(text, end) or self._is_partys(start)
        says = says or beside.BELOW.search(text, max(0, start - 6), start)
        if before is not None:
            used.add(before.start)
            if text[before.start : before.end] in _RANKS:
                before = self._roles.before(before.start) or before
            used.add(before.start)
        if behind is not None and (not single or title):
            used.add(behind.start)
        honorary = before is not None and text[before.start : before.end].split()[-1].capitalize() in TITLES
        untold = beside.WHO.match(text, end) is not None and beside.RUNS.match(text, end) is None
        role = printed(text, before) if before and (untold or not (honorary and after)) else after
        person = PersonMention(start, end, f"{title} {name}" if single and title else name, role, None)
        named_for = before is None and title is None and self._is_of_group(start)
        if (before is not None or title or after or says) and not named_for:
            sure.append(person)
        else:
            unsure.append(person)

    def _by_one_name(self, person: PersonMention) -> tuple[PersonMention, bool]:
        """Return somebody of whom one name alone is told, with the role beside it, and whether they are sure."""
        called = self._called(person.start)
        says = _says(self._text, person.start, person.end) or is_first_name(person.name or "")
        is_introduced = says and beside.INTRODUCED.match(self._text, person.end) is not None
        role = " ".join(called["role"].split()) if called else person.role if is_introduced else None
        return person._replace(role=None if role in beside.NO_ROLE else role), called is not None or is_introduced

    def _is_partys(self, start: int) -> bool:
        """Whether a party's possessive makes the name that begins here a politician's ("Labour's Ann Poole")."""
        possessed = self._text[start - 3 : start - 1] in {"'s", "’s"}
        return possessed and beside.PARTYS.search(self._text, max(0, start - 24), start) is not None

    def _is_of_group(self, start: int) -> bool:
        """Whether the name that begins here is that of a group, which somebody heads or speaks for."""
        spokes = self._text.rfind("spokes", max(0, start - 50), start)
        return (beside.HEAD_OF.search(self._text, max(0, start - 30), start) is not None) or (
            spokes >= 0 and beside.SPOKEN_FOR.match(self._text, spokes, start) is not None
        )

    def _called(self, start: int) -> re.Match[str] | None:
        """Return who is said to be called by the name that begins here."""
        before = self._text[max(0, start - 7) : start].split()
        if not before or before[-1] not in beside.CALLING:
            return None
        return beside.SO_CALLED.search(self._text, max(0, start - 140), start)

    def _nameless(self, role: Role) -> PersonMention:
        return PersonMention(role.start, role.end, None, printed(self._text, role), None)


def _by_first_name(found: Sequence[PersonMention]) -> dict[str, str]:
    """Return full names by the first name that nobody else in the article has."""
    names = {mention.name for mention in found if mention.name and " " in mention.name}
    firsts = Counter(name.split()[0] for name in names)
    return {name.split()[0]: name for name in names if firsts[name.split()[0]] == 1}


def _says(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands right before or behind a name."""
    words = (_WORD_BEHIND.match(text, end), _WORD_BEFORE.search(text, max(0, start - 15), start))
    return any(word is not None and word[1] in _SAID for word in words)
