from __future__ import annotations

from datetime import date

import pytest

from pressmark.articles.datelines import find_dateline

MARCH = date(2022, 3, 3)
BODY = "\n\nThe invented force of Fenmarsh was rated good by inspectors, who had come in the spring."


@pytest.mark.parametrize(
    "line",
    [
        "07:30 03/03/2022",
        "Date published: 03 March 2022",
        "Published: 3 Mar 2022",
        "Published on 3rd March 2022 at 10:00",
        "Published at 10:00 on 3 March 2022",
        "First published 3 March 2022, 06:00 GMT",
        "Published on: Thursday, March 3, 2022",
        "  • Published 3 March 2022",
        "**Published:** 3 March 2022",
        "PUBLISHED: 10:00, 3 March 2022 | UPDATED: 12:00, 5 March 2022",
        "Last updated 5 March 2022 | Published 3 March 2022",
        "Published 3 March 2022 Updated 5 March 2022",
        "Posted on 3 March 2022 in News",
        "Press release: 3 March 2022",
        "March 3, 2022 2:15 PM",
        "3rd Mar 2022",
        "2022-03-03",
        "[3 March 2022]",
        "3 March 2022 • 4 min read",
        "3 March 2022 by Ada Quill",
        "Ada Quill3 March 2022",
        "Ada QuillMarch 3, 2022",
        "Ada Quill 3 March 2022",
        "Ada Quill | 3 March 2022",
        "Ada Quill, Crime Reporter, 3 March 2022",
        "By Ada Quill - Local Affairs Reporter 3rd Mar 2022",
        "By ADA QUILL Published: 10:00, 3 March 2022",
    ],
)
def test_header_like_lines_state_the_day(line: str) -> None:
    """A day alone, with a label, or behind a byline, in the first lines, is the day of publication."""
    assert find_dateline("Inspectors call on Fenmarsh\n\n" + line + BODY) == MARCH


@pytest.mark.parametrize(
    "line",
    [
        "On 3 March 2022 the force said that it had listened.",
        "The force was rated good on 3 March 2022",
        "The inspection took place on 3 March 2022.",
        "Published 3 March 2022, the report found much to praise.",
        "Published 3 March 2022 by inspectors, the report says little.",
        "By 3 March 2022",
        "By Thursday 3 March 2022",
        "Updated 3 March 2022",
        "Last updated: 3 March 2022",
        "Inspection 3 March 2022",
        "Public Meeting 3 March 2022",
        "Deadline: 3 March 2022",
        "Police and Crime Plan, 3 March 2022",
        "Image taken 3 March 2022",
        "3 March 2022 - 5 March 2022",
        "“We met on 3 March 2022”",
        "Read more: Force rated good 3 March 2022",
        "published today",
        "on Wednesday",
        "March 2022",
        "31/02/2022",
    ],
)
def test_other_days_are_not_the_day_of_publication(line: str) -> None:
    """A day in prose, of something else, or not fully stated is never taken for the day of publication."""
    assert find_dateline("Inspectors call on Fenmarsh\n\n" + line + BODY) is None


def test_two_unlabelled_days_state_none() -> None:
    """Where the first lines hold two different days and no label, neither is believed."""
    assert find_dateline("Fenmarsh: what happened\n3 March 2022\nA call.\n4 March 2022\nA visit.") is None


def test_a_label_beats_a_bare_day() -> None:
    """A labelled day is believed before an unlabelled one above it."""
    assert find_dateline("Archive\n1 January 2001\nPublished: 3 March 2022" + BODY) == MARCH


@pytest.mark.parametrize(
    ("line", "day"),
    [("Published: 3 March 2022", MARCH), ("3 March 2022", None), ("Ada Quill3 March 2022", None)],
)
def test_below_an_article_only_a_label_counts(line: str, day: date | None) -> None:
    """In the last lines of a long text a day needs a label."""
    assert find_dateline("\n".join(["A line of the article."] * 60) + "\n" + line + "\n") == day


def test_the_middle_of_a_long_text_states_nothing() -> None:
    """A labelled day between the first 40 and the last 10 lines belongs to something else."""
    lines = ["A line of the article."] * 60
    assert find_dateline("\n".join([*lines, "Published: 3 March 2022", *lines])) is None


def test_bare_days_below_prose_state_nothing() -> None:
    """Once three paragraphs of prose have passed, a day without a label is part of the article."""
    paragraph = "The inspectors of the invented force spoke to officers, staff and the people of Fenmarsh. " * 2
    assert find_dateline("\n\n".join([paragraph] * 3 + ["3 March 2022", paragraph])) is None


def test_reading_begins_at_the_start() -> None:
    """Lines in front of `start` are a header and state no dateline."""
    header = "Published: 1 January 2001\n"
    assert find_dateline(header + "Published: 3 March 2022" + BODY, len(header)) == MARCH
