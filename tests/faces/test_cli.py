"""The command, as people and scripts meet it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pressmark.checks import CHECKS
from tests.faces.conftest import ARTICLE, EXAMPLES, Ended

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMAND = [sys.executable, "-m", "pressmark.cli"]


def test_json_is_one_line_an_article(run: Callable[..., Ended]) -> None:
    """--json prints one record a line, in the order of the files, and nothing else."""
    files = sorted(EXAMPLES.glob("*.txt"))
    ended = run("extract", "--json", *files)
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.code, ended.err) == (0, "")
    assert [record["article"]["source"] for record in records] == [str(path) for path in files]
    assert {record["schema"] for record in records} == {"pressmark.record/1"}


def test_standard_input_is_read(run: Callable[..., Ended]) -> None:
    """`-` reads standard input as if it were a file, HTML as well as text."""
    page = EXAMPLES / "avon-and-somerset.html"
    for path in (ARTICLE, page):
        piped = json.loads(run("extract", "--json", "-", stdin=path.read_bytes()).out)
        named = json.loads(run("extract", "--json", path).out)
        assert piped["article"].pop("source") == "-"
        assert named["article"].pop("source") == str(path)
        assert (piped["article"], piped["ratings"]) == (named["article"], named["ratings"])


@pytest.mark.parametrize("command", [["extract"], ["extract", "--json"], ["scan"], ["scan", "--json"]])
def test_one_bad_file_does_not_stop_the_others(run: Callable[..., Ended], tmp_path: Path, command: list[str]) -> None:
    """A file that cannot be read is one line on standard error; the others are printed; exit 1."""
    missing, empty = tmp_path / "missing.txt", tmp_path / "empty.txt"
    empty.write_bytes(b"")
    good = [ARTICLE, EXAMPLES / "shropshire-fire.txt"]
    ended = run(*command, good[0], missing, tmp_path, empty, good[1])
    assert ended.code == 1
    assert ended.out.index(good[0].name) < ended.out.index(good[1].name)
    for line, path, said in zip(
        ended.err.splitlines(),
        [missing, tmp_path, empty],
        ["no such file", "a directory; name the files in it", "empty"],
        strict=True,
    ):
        assert line.startswith("pressmark: ")
        assert str(path) in line
        assert said in line


@pytest.mark.parametrize(
    ("arguments", "env", "said"),
    [
        (["extract"], {}, "Missing argument"),
        (["extract", "--reader", "psychic", "x"], {}, "psychic"),
        (["extract", "--reader", "model", "x"], {}, "PRESSMARK_MODEL"),
        (["extract", str(ARTICLE), "--published", "last week"], {}, "YYYY-MM-DD"),
        (["extract", "x"], {"PRESSMARK_TIMEOUT": "soon"}, "PRESSMARK_TIMEOUT"),
        (["scan", "x"], {"PRESSMARK_MODDEL": "m"}, "did you mean PRESSMARK_MODEL?"),
        (["extract", "x"], {"PRESSMARK_PACK": "ofsted"}, "hmicfrs"),
        (["scan", "x"], {"PRESSMARK_PACK": "ofsted"}, "hmicfrs"),
        (["extract", "--register", "none.csv", "x"], {}, "none.csv: cannot be read"),
        (["extract", "x"], {"PRESSMARK_REGISTER_FILE": "none.csv"}, "none.csv: cannot be read"),
        (["translate"], {}, "translate"),
    ],
)
def test_wrong_use_ends_with_2(
    run: Callable[..., Ended],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    env: dict[str, str],
    said: str,
) -> None:
    """Wrong options or settings end with 2, nothing printed, and a message that names what is wrong."""
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_standard_input_is_named_in_a_complaint(run: Callable[..., Ended]) -> None:
    """What is wrong with standard input is told once, by that name."""
    assert run("extract", "-").err.startswith("pressmark: standard input: empty; ")


def test_published_goes_before_the_text(run: Callable[..., Ended]) -> None:
    """--published is believed before what the article says of itself."""
    record = json.loads(run("extract", "--json", "--published", "2024-04-01", ARTICLE).out)
    assert (record["article"]["published"], record["article"]["published_from"]) == ("2024-04-01", "argument")


def test_a_register_says_what_agrees(run: Callable[..., Ended], tmp_path: Path) -> None:
    """--register compares each rating with its official grade; the flags say agrees or differs, none is unknown."""
    register = tmp_path / "grades.csv"
    rows = ["investigating_crime,adequate", "preventing_crime,inadequate"]
    lines = [f"Northumbria Police,PEEL 2023-25,an invented report,{row}" for row in rows]
    register.write_text("\n".join(["body,programme,source,area,grade", *lines]), "utf-8")
    record = json.loads(run("extract", "--json", "--register", register, ARTICLE).out)
    found = {
        (item["area"], item["basis"]): (
            item["status"],
            [record["flags"][number]["check"] for number in item["flags"]],
        )
        for item in record["ratings"]
    }
    assert found["investigating_crime", "stated"] == ("verified", ["register.agrees"])
    assert found["preventing_crime", "stated"] == ("review", ["register.differs"])
    assert found["protecting_vulnerable", "stated"] == ("verified", [])
    assert found["preventing_crime", "earlier"] == ("verified", [])
    (message,) = [flag["message"] for flag in record["flags"] if flag["check"] == "register.differs"]
    assert message == "the official grade is 'inadequate': PEEL 2023-25, by an invented report"


def test_offline_without_an_answer_fails_the_article(
    run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    """--offline with an empty store is an article that failed, and says that nothing is stored."""
    monkeypatch.setenv("PRESSMARK_MODEL", "any")
    ended = run("extract", "--json", "--offline", ARTICLE)
    assert (ended.code, ended.out) == (1, "")
    assert "no answer about this text is stored" in ended.err


def test_scan_json_is_one_line(run: Callable[..., Ended]) -> None:
    """`scan --json` prints one line an article, whose offsets are the article's."""
    text = ARTICLE.read_text("utf-8")
    (line,) = run("scan", "--json", ARTICLE).out.splitlines()
    marks = json.loads(line)["marks"]
    assert [text[one["start"] : one["end"]] for one in marks["grades"]] == [
        "good",
        "adequate",
        "inadequate",
        "requires improvement",
    ]


def test_checks_are_listed(run: Callable[..., Ended]) -> None:
    """`checks` lists every check by its id and what it says, as text and as JSON."""
    listed = [json.loads(line) for line in run("checks", "--json").out.splitlines()]
    assert len(listed) == len(CHECKS) == len({one["check"] for one in listed})
    assert all("." in one["check"] and one["meaning"] for one in listed)
    text = run("checks").out.splitlines()
    assert [line.split("  ")[0] for line in text] == [one["check"] for one in listed]


def test_version_is_printed(run: Callable[..., Ended]) -> None:
    """`--version` prints name and version."""
    assert run("--version").out == "pressmark 0.1.0\n"


def test_help_is_printed(run: Callable[..., Ended]) -> None:
    """`--help` and no command at all show what can be done."""
    shown = run("--help")
    assert shown.code == 0
    assert all(f"  {name} " in shown.out for name in ("extract", "scan", "checks"))
    assert "extract" in (run().out + run().err)


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """`| head` ends quietly: nothing on standard error, whatever is left to print."""
    files = [str(path) for path in EXAMPLES.glob("*.txt")] * 3
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "extract", *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


@pytest.mark.skipif(os.name == "nt", reason="signals")
def _hear_interrupts() -> None:
    """Undo what a shell does to what it starts in the background, this suite perhaps: it lets it ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and without a traceback."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "extract", str(ARTICLE), str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - no threads run here
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()  # the first article is there, so the second is what it waits for
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == b""
        assert running.wait() == 130


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_survives_a_narrow_encoding(tmp_path: Path, encoding: str) -> None:
    """JSON is UTF-8 whatever the terminal's encoding; for people, what it lacks becomes a question mark."""
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    for option in (["--json"], []):
        done = subprocess.run(  # noqa: S603 - our own command
            [*COMMAND, "extract", *option, str(ARTICLE)],
            env=env,
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        assert "“Its" in json.loads(done.stdout)["quotes"][0]["text"] if option else b"Northumbria" in done.stdout
