"""What is repaired in a text, and what is left alone?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.sources.boilerplate import without_boilerplate
from dashboard.sources.mending import join_lines, mended

WRAPPED = """\
Norway and Moldova agreed on Friday to work together on the secu-
rity of their power grids, and to build a line between the two by
the end of the year that follows.
Russia did not comment on the agreement, which the two ministers
signed in the city hall of Oslo on a sunny day in the early after-
noon.
"""


def test_wrong_decoding_is_mended_and_curly_quotes_stay() -> None:
    found = mended("â€œWe stand by CafÃ© Moldova,â€\x9d she said. “Yes,” he said.")
    assert found.text == "“We stand by Café Moldova,” she said. “Yes,” he said."
    assert found.repairs[0].endswith("mended")


@pytest.mark.parametrize("text", ["“CAFÉ” Ministers", "Â is a letter", "Ça va", 'straight "quotes"', "10 × 4 – 5"])
def test_what_is_not_broken_is_left_alone(text: str) -> None:
    assert mended(text).text == text
    assert mended(text).repairs == ()


def test_soft_hyphens_go_and_emoji_stay() -> None:
    found = mended("co\u00adope\u00adration 👨‍👩‍👧")
    assert found.text == "cooperation 👨‍👩‍👧"
    assert found.repairs == ("2 invisible characters removed",)


def test_lines_broken_at_a_width_become_paragraphs() -> None:
    first, second, rest = mended(WRAPPED).text.split("\n")
    assert first.startswith("Norway")
    assert "the security of their power grids, and to build a line between the two by the end" in first
    assert second.endswith("in the early afternoon.")
    assert rest == ""


def test_paragraphs_of_one_line_each_are_left_alone() -> None:
    text = "\n".join(f"Paragraph {number} {'word ' * (number % 7 * 9)}ends." for number in range(30))
    assert mended(text).text == text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["secu-", "rity"], "security"),
        (["self-", "defence"], "self-defence"),
        (["El-", "Arish"], "El-Arish"),
        (["the 1990-", "1991 war"], "the 1990-1991 war"),
        (["secu\u2010", "rity"], "security"),
        (["war —", "and peace"], "war — and peace"),
        (["war—", "and peace"], "war—and peace"),
        (["one", "two"], "one two"),
    ],
)
def test_a_divided_word_is_made_whole(lines: list[str], whole: str) -> None:
    assert join_lines(lines) == whole


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share on Facebook",
        "Facebook | Twitter | WhatsApp",
        "Read more: Ministers meet in Oslo",
        "READ MORE »",
        "Photo: Reuters",
        "Sign up for our daily newsletter",
        "© 2024 The Test. All rights reserved.",
        "Related articles",
        "3 min read",
        "We use cookies to improve your visit.",
        "Skip to main content",
        "A soldier at the border (Photo: AP)",
        "Leave a comment",
    ],
)
def test_boilerplate_is_left_out_and_counted(line: str) -> None:
    assert without_boilerplate(f"Norway waits.\n{line}\nMoldova waits.") == ("Norway waits.\nMoldova waits.", (line,))


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell in Oslo.",
        "Read more books, the minister said.",
        "More than 40 ministers met.",
        "Topics included the war in Ukraine.",
        "“Print the money,” he said.",
        "Photographs show the damaged line.",
        "Related charges were dropped.",
        "Home to 40,000 people, the town was shelled.",
        "Subscribe to the principle or leave it, she said.",
        "Comments by the minister were welcomed.",
        "Close allies met.",
    ],
)
def test_a_sentence_of_the_article_stays(line: str) -> None:
    assert without_boilerplate(f"Norway waits.\n{line}") == (f"Norway waits.\n{line}", ())


@given(st.text(max_size=300))
def test_any_text_is_mended_without_losing_words(text: str) -> None:
    assert "".join(mended(text).text.split()) or not text.strip("\ufeff\u200b\u00ad\u2060 \t\r\n") or not text.split()
