"""Which article does a text file hold?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.sources.files import ArticleFileError, article_in, read_article
from dashboard.sources.seeds import seed_articles

if TYPE_CHECKING:
    from pathlib import Path

HEADER = b"title: Talks in Oslo\ndate: 2024-05-03\noutlet: Daily\nurl:\nnote: abridged\n---\n"


def test_a_header_gives_title_date_outlet_and_note() -> None:
    article = article_in(HEADER + b"Ministers met.", "oslo.txt")
    assert (article.title, article.date, article.outlet) == ("Talks in Oslo", date(2024, 5, 3), "Daily")
    assert (article.url, article.note, article.text) == (None, "abridged", "Ministers met.")


def test_the_text_below_a_header_is_kept_to_the_last_character() -> None:
    text = "\n  First.\r\n---\nSecond.\u2028 \n\n"
    assert article_in(HEADER + text.encode(), "oslo.txt").text == text


def test_a_file_without_a_header_is_all_text() -> None:
    text = "He said: no.\n---\nThe end."
    assert article_in(text.encode(), "a.txt").text == text


def test_an_unknown_key_makes_the_whole_file_text() -> None:
    text = "title: A\nauthor: B\n---\nThe end."
    article = article_in(text.encode(), "a.txt")
    assert article.text == text
    assert article.title is None


def test_a_header_with_windows_line_ends_is_a_header() -> None:
    assert article_in(b"title: Talks\r\n---\r\nMinisters met.\r\n", "a.txt").title == "Talks"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert article_in(b"\xef\xbb\xbfMinisters met.", "a.txt").text == "Ministers met."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfeM", "is not UTF-8 text"),
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"title: A\n---\n  ", "is empty"),
        (b"date: 3 May\n---\nMinisters met.", "date must look like 2022-11-29"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(ArticleFileError, match=rf"^a\.txt: .*{reason}"):
        article_in(content, "a.txt")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match=r"none\.txt: no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(ArticleFileError, match="is a folder"):
        read_article(tmp_path)


@given(st.binary(max_size=200))
def test_any_file_gives_an_article_or_a_reason(content: bytes) -> None:
    try:
        article = article_in(content, "any")
    except ArticleFileError:
        return
    assert article.text.strip()
    assert content.endswith(article.text.encode())


def test_the_seed_is_the_text_that_the_annotations_count_in(seed_gold: dict[str, str]) -> None:
    (seed,) = seed_articles()
    assert seed.text == seed_gold["text"]


def test_the_seed_says_that_its_date_is_inferred() -> None:
    (seed,) = seed_articles()
    assert seed.date == date(2022, 11, 29)
    assert seed.note is not None
    assert "date is inferred" in seed.note


def test_the_seed_is_the_file_it_was_copied_from(root: Path) -> None:
    source = root.parent / "shared" / "seeds" / "nato-bucharest-2022.txt"
    if not source.is_file():
        pytest.skip("the evaluation folder is not beside the checkout")
    (seed,) = seed_articles()
    assert seed.text.encode() == source.read_bytes()
