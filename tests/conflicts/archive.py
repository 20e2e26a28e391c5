"""A planted archive: 300 invented articles with conflicts, copies, corrections and misspelt names that are known.

What is planted stands among articles that agree, and among those that only look as if they did not.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from tests.conflicts.making import DAY, PACK, entry, quote, rating
from tests.conflicts.prose import prose

if TYPE_CHECKING:
    from typing import Unpack

    from pressmark.conflicts import Conflict, Entry
    from pressmark_schemas.record import Quote, Rating
    from tests.conflicts.making import Facts

SIZE = 300
_ROUND = "PEEL 2023-25"
_FIRST = "Ada Beatrix Caspar Dorothea Edmund Felicity Gideon Harriet Ignatius Jemima".split()
_LAST = (
    "Allardyce Bracegirdle Cholmondeley Dunwoody Entwhistle Fotherby Gathercole Huxtable Inglethorpe Jessamine "
    "Kynaston Lowther Micklewhite Nettleship Ogilvie Pettigrew Quennell Ravenscroft Skeffington Thistlethwaite"
).split()


class Planted(NamedTuple):
    """A conflict as it must be found: its sides with the sizes of their witnesses, and whether it is corrected."""

    kind: str
    sides: tuple[tuple[str, tuple[int, ...]], ...]
    sources: frozenset[str]
    corrected: bool


class Archive:
    """Articles, and what is planted in them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.planted: list[Planted] = []
        bodies = [row.body for row in PACK.bodies if row.sector == "police" and row.inspected]
        self._keys = product(sorted(PACK.areas_of[_ROUND]), bodies)
        self._people = iter([f"{first} {last}" for first, last in product(_FIRST, _LAST)])

    def key(self) -> tuple[str, str]:
        """Return an area and a body that nobody has spoken of."""
        return next(self._keys)

    def person(self) -> str:
        """Return a name unlike all before it."""
        return next(self._people)

    def add(self, text: str, *items: Rating | Quote, **facts: Unpack[Facts]) -> str:
        """Add an article and return its source."""
        source = f"{len(self.entries):03}.txt"
        facts["source"] = source
        self.entries.append(entry(text, *items, **facts))
        return source

    def fresh(self, *items: Rating | Quote, **facts: Unpack[Facts]) -> str:
        """Add an article with a text of its own and return its source."""
        return self.add(prose(len(self.entries)), *items, **facts)

    def expect(self, kind: str, sides: dict[str, list[int]], sources: list[str], *, corrected: bool = False) -> None:
        """Write down a conflict that must be found."""
        sized = tuple(sorted((says, tuple(sizes)) for says, sizes in sides.items()))
        self.planted.append(Planted(kind, sized, frozenset(sources), corrected))


def found(conflict: Conflict) -> Planted:
    """Return a conflict in the form in which it was planted."""
    witnesses = [(side.says, witness) for side in conflict.sides for witness in side.witnesses]
    sides = {says: tuple(sorted(one.copies for name, one in witnesses if name == says)) for says, _ in witnesses}
    sources = frozenset(passage.source or "" for _, one in witnesses for passage in one.passages)
    return Planted(conflict.kind, tuple(sorted(sides.items())), sources, conflict.corrected)


def planted_archive() -> Archive:
    """Return 300 articles: what is planted, its look-alikes, and articles that agree up to the number."""
    archive = Archive()
    for number in range(8):
        _grades(archive)
        _copies(archive, number)
        _corrections(archive, number)
        _speakers(archive, number)
        _names(archive)
        _lookalikes(archive)
    while len(archive.entries) < SIZE:
        area, body = archive.key()
        for _ in range(min(2, SIZE - len(archive.entries))):
            archive.fresh(rating("good", body=body, area=area), quote(prose(len(archive.entries), 1), archive.person()))
    return archive


def _grades(archive: Archive) -> None:
    """Plant a conflict of two articles, and one of an article that does not name the programme."""
    for programme in (_ROUND, None):
        area, body = archive.key()
        sources = [
            archive.fresh(rating("good", body=body, area=area)),
            archive.fresh(rating("inadequate", body=body, area=area, programme=programme, status="review")),
        ]
        archive.expect("grade", {"good": [1], "inadequate": [1]}, sources)


def _copies(archive: Archive, number: int) -> None:
    """Plant a text in four papers, cut and headed, against one that another paper wrote."""
    area, body = archive.key()
    agency = prose(1000 + number, 16)
    texts = (agency, f"A headline\n\n{agency}", agency[: len(agency) * 2 // 3], agency.replace("Monday", "Friday", 2))
    said = rating("good", body=body, area=area)
    sources = [archive.add(text, said, outlet=f"Paper {place}") for place, text in enumerate(texts)]
    sources.append(archive.fresh(rating("adequate", body=body, area=area)))
    archive.expect("grade", {"good": [4], "adequate": [1]}, sources)


def _corrections(archive: Archive, number: int) -> None:
    """Plant an edition that corrects an earlier one, known by its day or by its title."""
    area, body = archive.key()
    text = prose(2000 + number)
    url = f"https://news.example/{number}"
    title, day = (None, DAY + timedelta(days=2)) if number % 2 else ("CORRECTION: inspection", DAY)
    sources = [
        archive.add(text, rating("outstanding", body=body, area=area), url=url),
        archive.add(text, rating("good", body=body, area=area), url=url, title=title, published=day),
    ]
    archive.expect("grade", {"outstanding": [1], "good": [1]}, sources, corrected=True)


def _speakers(archive: Archive, number: int) -> None:
    """Plant words that two people are said to have said; a third article agrees with the first."""
    words = f"It’s plain that “{number} out of ten” isn’t good enough, and we know it"
    one, other = archive.person(), archive.person()
    sources = [
        archive.fresh(quote(words, one)),
        archive.fresh(quote(words.upper().replace("’", "'") + ".", other, role="Mayor")),
        archive.fresh(quote(f" {words},", f"Mr {one.split()[-1]}")),
    ]
    archive.expect("speaker", {one: [1, 1], other: [1]}, sources)


def _names(archive: Archive) -> None:
    """Plant a name with a letter too few, in the same office."""
    name = archive.person()
    slip = name[:-3] + name[-2:]
    sources = [
        archive.fresh(quote(prose(len(archive.entries) + 3000, 1), spelt, organisation="Derbyshire Constabulary"))
        for spelt in (name, slip)
    ]
    archive.expect("name", {name: [1], slip: [1]}, sources)


def _lookalikes(archive: Archive) -> None:
    """Add what is no conflict: other rounds, earlier results, days not known, few words, other offices."""
    area, body = archive.key()
    good, bad = rating("good", body=body, area=area), rating("inadequate", body=body, area=area)
    archive.fresh(good)
    archive.fresh(good, bad.model_copy(update={"basis": "earlier", "programme": None}))
    archive.fresh(bad.model_copy(update={"programme": "PEEL 2021/22"}))
    archive.fresh(bad.model_copy(update={"programme": None}), published=None)
    archive.fresh(bad.model_copy(update={"programme": None}), published=date(2022, 6, 1))
    archive.fresh(bad.model_copy(update={"basis": "implied"}))
    name = archive.person()
    archive.fresh(quote("We accept this report", name))
    archive.fresh(quote("We accept this report", archive.person()))
    archive.fresh(quote(prose(len(archive.entries), 1), name + "e", role="Mayor", organisation="Kent Council"))
