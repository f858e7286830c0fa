"""An article in a link: it comes out as it went in, and a link of anybody's making harms nobody."""

from __future__ import annotations

import base64
import hashlib
import json
import time
import tracemalloc
import zlib
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article import Article
from dashboard.out.link import CHECK, MOST_BYTES, PRESET, RAW, VERSION, BrokenLinkError, article_from, carried
from dashboard.sources.seeds import seed_articles

HEADER = '{"title": "Talks"}'


def token(whole: bytes, check: bytes | None = None) -> str:
    """A link's value as another program could make it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW, 8, 0, PRESET)
    packed = packer.compress(whole) + packer.flush()
    digest = hashlib.sha256(whole).digest()[:CHECK] if check is None else check
    return VERSION + base64.urlsafe_b64encode(digest + packed).decode().rstrip("=")


@pytest.mark.parametrize(
    "article",
    [
        Article(
            "Ann Berg said “yes”.", "Talks in Oslo", date(2024, 5, 3), "The Test", "https://test.example/talks?a=1"
        ),
        Article("x"),
        Article("قال الوزير «نعم» \u202eabc\u202c 🇺🇦\r\n\r\n\ttwo  spaces\n", "مقال"),
        Article("---\ntitle: not a header\n---\n{}"),
        Article("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),
    ],
)
def test_an_article_comes_out_as_it_went_in(article: Article) -> None:
    assert article_from(carried(article)) == article


def test_the_seed_fits_into_a_short_link() -> None:
    seed = seed_articles()[0]
    assert article_from(carried(seed)).text == seed.text
    assert len(carried(seed)) < 2_000


def test_a_link_holds_letters_and_digits_alone() -> None:
    assert (
        carried(Article("Ann Berg said “yes” & <no>?#%", "a=b&c"))
        .replace("-", "")
        .replace("_", "")
        .replace(".", "")
        .isalnum()
    )


def test_a_cut_link_says_that_it_is_broken() -> None:
    value = carried(seed_articles()[0])
    for end in (2, 3, 10, 30, len(value) // 2, len(value) - 5, len(value) - 1):
        with pytest.raises(BrokenLinkError, match="This link"):
            article_from(value[:end])


def test_a_changed_link_says_that_it_is_broken() -> None:
    value = carried(seed_articles()[0])
    for place in range(2, len(value), 97):
        sign = "A" if value[place] != "A" else "B"
        with pytest.raises(BrokenLinkError):
            article_from(value[:place] + sign + value[place + 1 :])


@pytest.mark.parametrize(
    "value", ["", "1.", "2.abc", "1.%%%", "1.=", "1.a", "x" * 100_000, "1.é", "1. AAAA", "1.AAAA\n"]
)
def test_what_is_no_link_is_refused_in_one_sentence(value: str) -> None:
    with pytest.raises(BrokenLinkError) as refused:
        article_from(value)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_bomb_is_not_unpacked_beyond_what_an_article_may_have() -> None:
    bomb = token(HEADER.encode() + b"\n" + b"0" * 200_000_000)
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(BrokenLinkError, match="300,000"):
        article_from(bomb)
    assert time.perf_counter() - started < 2
    assert tracemalloc.get_traced_memory()[1] < 8 * MOST_BYTES
    tracemalloc.stop()


def test_an_article_of_the_longest_length_passes_and_one_more_does_not() -> None:
    assert len(article_from(token(f"{HEADER}\n{'é' * 300_000}".encode())).text) == 300_000
    with pytest.raises(BrokenLinkError, match="300,000"):
        article_from(token(f"{HEADER}\n{'é' * 300_001}".encode()))


def test_a_wrong_check_is_refused() -> None:
    with pytest.raises(BrokenLinkError):
        article_from(token(f"{HEADER}\nText".encode(), check=b"0" * CHECK))


@pytest.mark.parametrize(
    "header", ["", "[]", "null", "{", "[" * 5_000, '{"title": {"a": 1}}', '{"date": 5, "text": "x"}']
)
def test_a_strange_header_costs_no_more_than_itself(header: str) -> None:
    assert article_from(token(f"{header}\nText".encode())).text == "Text"


def test_a_header_is_cleaned_like_any_guess() -> None:
    known = {"title": "a\u202eb\nc" + "x" * 1_000, "date": "2024-13-99", "url": "javascript:alert(1)", "note": "n"}
    article = article_from(token(f"{json.dumps(known)}\nText".encode()))
    assert article.title is not None
    assert article.title.startswith("ab c")
    assert len(article.title) <= 300
    assert (article.date, article.url, article.note) == (None, None, None)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(BrokenLinkError):
        article_from(token(HEADER.encode() + b"\n\xff\xfe"))


def test_no_text_is_refused() -> None:
    with pytest.raises(BrokenLinkError, match="without text"):
        article_from(token(HEADER.encode() + b"\n  \n"))


@given(st.text(max_size=200) | st.text(alphabet="ABCabc019-_.=", max_size=200).map(lambda value: VERSION + value))
def test_no_value_breaks_the_page(value: str) -> None:
    with pytest.raises(BrokenLinkError):
        article_from(value)


@given(st.binary(max_size=300))
def test_whatever_is_packed_is_an_article_or_a_broken_link(whole: bytes) -> None:
    with suppress(BrokenLinkError):
        assert article_from(token(whole)).text.strip()
