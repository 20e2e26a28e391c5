"""What people see: records and scans in a terminal, in a pipe, with and without colours."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.articles import read_path, read_text
from pressmark.errors import ReadError
from pressmark.flow import drive, read
from pressmark.scan import scan
from pressmark.show import show_record
from pressmark.showmarks import show_marks
from pressmark.terminal import Terminal, harmless
from pressmark_schemas.pack import load_pack
from pressmark_schemas.record import ArticleFacts, Concern, Evidence, Flag, Quote, Rating, Record
from tests.faces.conftest import ARTICLE, EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressmark.calls import ModelCall, Reply
    from pressmark_schemas.article import Article

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
WIDTHS = [50, 80, 100, 110]
LONG = "Inspectors said that the force, which they had visited in the spring, " * 8
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def read_by_rules(article: Article) -> Record:
    """Return what the rule reader says of an article."""

    def nobody(call: ModelCall) -> Reply:
        raise AssertionError(f"a model was asked about {call.article}")

    return drive(read(article, load_pack(), at=NOON), nobody).record


BASE = read_by_rules(read_text("Nobody was inspected here.\n"))


def rating(**changes: Any) -> Rating:
    """Return an invented rating."""
    fields: dict[str, Any] = {
        "body": "Essex Police",
        "sector": "police",
        "area": "responding_public",
        "area_words": "answering",
        "grade": "requires improvement",
        "basis": "stated",
        "count": None,
        "programme": "PEEL 2023-25",
        "status": "verified",
        "evidence": (
            Evidence(start=0, end=9, text="a headline"),
            Evidence(start=20, end=29, text="answering it"),
        ),
        "flags": (),
    }
    return Rating(**{**fields, **changes})


def quote(**changes: Any) -> Quote:
    """Return an invented quote."""
    fields: dict[str, Any] = {
        "text": "We shall do better.",
        "start": 30,
        "end": 49,
        "speaker": "Zoë Marl",
        "role": "Chief Constable",
        "organisation": "Essex Police",
        "kind": "person",
        "partial": False,
        "cut": False,
        "status": "verified",
        "flags": (),
    }
    return Quote(**{**fields, **changes})


def flag(severity: Any = "doubt", message: str = LONG) -> Flag:
    """Return an invented flag."""
    return Flag(check="area.known", severity=severity, message=message.strip(), start=1, end=2)


def record(**changes: Any) -> Record:
    """Return an invented record."""
    facts = ArticleFacts(
        id="a" * 64,
        source="one.txt",
        title=None,
        published=date(2024, 3, 14),
        published_from="dateline",
        url=None,
        outlet=None,
    )
    return BASE.model_copy(update={"outcome": "read", "article": facts, **changes})


DOUBTFUL = record(
    ratings=tuple(
        rating(status="review", flags=(0, 1), evidence=(Evidence(start=0, end=9, text=LONG),)) for _ in "123"
    ),
    quotes=(quote(status="review", flags=(1,), text=LONG, role=LONG, partial=True, cut=True),),
    concerns=(
        Concern(
            body="Essex Police",
            area=None,
            area_words=None,
            kind="cause_of_concern",
            evidence=(Evidence(start=3, end=7, text=LONG),),
            status="review",
            flags=(),
        ),
    ),
    flags=(flag(), flag("error"), flag("note")),
)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    """However long names, passages and doubts are, every line fits, but for a table's row at 50 columns."""
    for shown in (DOUBTFUL, read_by_rules(read_path(ARTICLE))):
        lines = show_record(shown, Terminal(width)).splitlines()
        rows = re.compile(r"  (?:verified|review)  .*\[\d\]$")
        assert not [line for line in lines if len(line) > max(width, 80 if rows.match(line) else 0)]


def test_a_doubt_stands_under_its_item_over_the_full_width() -> None:
    """The flags of an item follow it, indented, and use the room that there is."""
    lines = show_record(DOUBTFUL, Terminal(100)).splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("  review"))
    assert lines[first + 1].startswith(" " * 12 + "! Inspectors said")
    assert len(lines[first + 1]) > 80
    assert any(line.startswith(" " * 12 + "!! Inspectors") for line in lines)
    assert lines[lines.index("Also") + 1].startswith("  - Inspectors")


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (record(), "no ratings, no quotes · read by rules"),
        (record(ratings=(rating(),)), "1 rating (1 verified), no quotes"),
        (
            record(ratings=(rating(), rating(status="review")), quotes=(quote(), quote())),
            "2 ratings (1 verified), 2 quotes (2 verified)",
        ),
        (DOUBTFUL, "3 ratings (0 verified), 1 quote (0 verified), 1 concern"),
    ],
)
def test_one_line_sums_up(shown: Record, said: str) -> None:
    """One line near the top says how many ratings and quotes there are, and how many are verified."""
    assert said in show_record(shown).splitlines()[1]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "  verified  requires improvement  responding_public             [1]"),
        ({"basis": "earlier"}, "  verified  requires improvement  responding_public  (earlier)  [1]"),
        ({"area": "unspecified", "count": 3}, "3 areas "),
        ({"area": "unspecified", "count": 1}, "1 area "),
        ({"area": "unspecified"}, "areas not named"),
        ({}, "Essex Police  PEEL 2023-25"),
        ({"programme": None}, "Essex Police  round not clear"),
        ({}, "  [1] 20:29 answering it"),
        ({"area_words": "not there"}, "  [1] 0:9 a headline"),
    ],
)
def test_a_rating_is_a_row_and_its_proof(changes: dict[str, Any], said: str) -> None:
    """A rating shows body, round, grade, area and basis, and the passage that names its area."""
    assert said in show_record(record(ratings=(rating(**changes),)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "  verified  Zoë Marl, Chief Constable, Essex Police"),
        ({"status": "review"}, "  review    Zoë Marl, Chief Constable, Essex Police"),
        ({}, "            30:49 “We shall do better.”"),
        ({"speaker": None}, "  verified  somebody not named, Chief Constable"),
        ({"speaker": None, "role": None, "kind": "document"}, "  verified  a document, Essex Police"),
        ({"partial": True, "role": None, "organisation": None}, "Zoë Marl (part of a sentence)"),
        ({"cut": True}, "Essex Police (cut off)"),
    ],
)
def test_a_quote_says_whose_it_is(changes: dict[str, Any], said: str) -> None:
    """A quote shows its status, whose words they are, where they stand, and what is odd about them."""
    assert said in show_record(record(quotes=(quote(**changes),)))


def test_an_irrelevant_article_says_so() -> None:
    """An article that is not about an inspection says so in words."""
    assert "irrelevant: no inspectorate" in show_record(BASE)


def test_a_models_record_says_who_read_it() -> None:
    """A model's record names the model, its tokens and what it cost."""
    made = BASE.provenance.model_copy(
        update={"reader": "model", "model": "m-1", "input_tokens": 1200, "output_tokens": 34, "cost": 0.01234}
    )
    assert "read by m-1 (1200 + 34 tokens, cost 0.0123)" in show_record(record(provenance=made))


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("stream", "env", "terminal"),
    [
        (Tty(), {}, Terminal(100, colour=True)),
        (Tty(), {"COLUMNS": "80"}, Terminal(80, colour=True)),
        (Tty(), {"COLUMNS": "400", "TERM": "xterm"}, Terminal(110, colour=True)),
        (Tty(), {"COLUMNS": "10"}, Terminal(50, colour=True)),
        (Tty(), {"COLUMNS": "wide"}, Terminal(100, colour=True)),
        (Tty(), {"TERM": "dumb"}, Terminal(100)),
        (Tty(), {"NO_COLOR": "1"}, Terminal(100)),
        (Tty(), {"NO_COLOR": ""}, Terminal(100, colour=True)),
        (io.StringIO(), {}, Terminal(100)),
        (io.StringIO(), {"COLUMNS": "80", "TERM": "xterm"}, Terminal(80)),
        (io.StringIO(), {"FORCE_COLOR": "1"}, Terminal(100, colour=True)),
    ],
)
def test_colours_are_for_terminals(stream: io.StringIO, env: dict[str, str], terminal: Terminal) -> None:
    """Colours go in a pipe, on a dumb terminal and with NO_COLOR; lines are 50 to 110 columns wide."""
    assert Terminal.of(stream, env) == terminal


def shown_record(out: Terminal) -> str:
    """Show a record with many doubts."""
    return show_record(DOUBTFUL, out)


def shown_marks(out: Terminal) -> str:
    """Show the scan of an example."""
    article = read_path(EXAMPLES / "shropshire-fire.txt")
    return show_marks(article, scan(article, load_pack()), out)


@pytest.mark.parametrize("show", [shown_record, shown_marks])
@pytest.mark.parametrize("width", WIDTHS)
def test_colours_change_no_word(width: int, show: Callable[[Terminal], str]) -> None:
    """With its colours taken away, what a terminal shows is what a pipe gets."""
    plain, coloured = show(Terminal(width)), show(Terminal(width, colour=True))
    assert "\x1b" not in plain
    assert coloured != plain
    assert ESCAPE.sub("", coloured) == plain


def test_colours_end_with_their_line() -> None:
    """No colour runs over the end of a line, so that a pager shows each line right."""
    article = read_text("He said: “One line\nand another line of what he said.”\n")
    shown = show_marks(article, scan(article, load_pack()), Terminal(colour=True))
    for line in shown.splitlines():
        assert line.count("\x1b[0m") == len(re.findall("\x1b\\[[1-9]", line))


def test_a_text_cannot_steer_the_terminal() -> None:
    """Escape sequences, overprinting and turned writing in an article or a message are made visible."""
    bad = "\x1b]0;owned\x07 \x1b[2J \u202egood\u202c \x9b31m \ud800"
    shown = show_record(
        record(
            ratings=(rating(body=bad, area=bad),),
            quotes=(quote(text=bad, speaker=bad),),
            flags=(flag(message=bad),),
        )
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800]", shown)
    assert "�[2J" in shown


def test_carriage_returns_are_line_ends() -> None:
    """A text with CR LF or CR alone is shown line by line, as long as it was."""
    assert harmless("one\r\ntwo\rthree") == "one \ntwo\nthree"


@given(st.text(alphabet="“”'\"good Essex Police adequate\nat said.[]\r\x1bé", max_size=200))
def test_a_scan_shows_the_whole_text(text: str) -> None:
    """Without the brackets of marks, a scan shows the article, character for character."""
    try:
        article = read_text(text.replace("[", "").replace("]", ""))
    except ReadError:
        return
    marks = scan(article, load_pack())
    shown = show_marks(article, marks).split("\n\n", 1)[1].rsplit("\n\n", 1)[0]
    ids = "|".join(mark.id for mark in (*marks.quotations, *marks.grades, *marks.concerns)) or "none"
    assert re.sub(rf"\[(?:{ids}) |\]", "", shown) == harmless(article.text[article.start :]).strip()


def test_marks_nest_as_they_lie() -> None:
    """A grade within a quotation stands within its brackets; of equal ones the quotation is outside."""
    article = read_text("Essex Police was rated ‘good’ and told: “You were rated good at efficiency in it.”\n")
    shown = show_marks(article, scan(article, load_pack()))
    assert "‘[q1 [g1 good]]’" in shown
    assert "“[q2 You were rated [g2 good] at efficiency in it.]”" in shown
    assert "grades 2 · bodies 1 · areas 1 · quotations 2" in shown
