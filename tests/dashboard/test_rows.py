"""How is an article, and what was found in it, written as one line of JSON?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article import Article, Span
from components.countries.records import Country, Mention, RoleEvidence
from components.keywords.records import Keyword
from components.quotes.records import Quotation, Statement
from components.tone.records import Stance, Tone
from dashboard.parsing import ParsedArticle, parse_article
from dashboard.rows import RowError, error_row, json_line, parsed_row, read_row

NO_TONE = Tone(None, None, None, (), "textblob")
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def test_a_row_gives_its_article() -> None:
    row = read_row(line(id="a1", text="Hello.", title="T", date="2024-05-03", outlet="O", url="https://example.org/"))
    assert row.row_id == "a1"
    assert row.article == Article("Hello.", "T", date(2024, 5, 3), "O", "https://example.org/")
    assert row.warning is None


def test_a_row_needs_only_a_text() -> None:
    row = read_row(line(text="Hello.", title=None, date=None, outlet=7, url=""))
    assert (row.row_id, row.article) == (None, Article("Hello."))


def test_a_date_with_a_time_is_read_as_its_day() -> None:
    assert read_row(line(text="Hello.", date="2024-05-03T10:00:00Z")).article.date == date(2024, 5, 3)


@pytest.mark.parametrize("day", ["3 May 2024", "2024-13-01", 20240503.5, ["2024-05-03"], "2024", "20240503"])
def test_a_date_that_is_none_is_left_out_with_a_warning(day: object) -> None:
    row = read_row(line(text="Hello.", date=day))
    assert row.article.date is None
    assert row.warning is not None
    assert "'date'" in row.warning


@pytest.mark.parametrize(
    ("content", "reason", "row_id"),
    [
        (b"{not json", "is not JSON", None),
        (b"\n", "is empty", None),
        (b"[1, 2]", "is not a JSON object", None),
        (b'{"id": 4}', "has no 'text'", 4),
        (b'{"id": "x", "text": null}', "not a string", "x"),
        (b'{"id": "x", "text": ""}', "is empty", "x"),
        (b'{"id": "x", "text": " \\n\\u00a0"}', "is empty", "x"),
        (b'{"text": "\xff"}', "is not UTF-8", None),
        (b"[" * 200_000, "is not JSON", None),
        (b'{"text": ' + b"9" * 5000 + b"}", "is not JSON", None),
    ],
)
def test_what_is_no_article_is_refused_with_its_id(content: bytes, reason: str, row_id: object) -> None:
    with pytest.raises(RowError, match=reason) as refused:
        read_row(content)
    assert refused.value.row_id == row_id


@given(JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        row = read_row(json.dumps(value).encode())
    except RowError:
        return
    assert row.article.text.strip()


def parsed(text: str, **found: Any) -> ParsedArticle:
    """An article in which nothing but `found` was found."""
    nothing: dict[str, Any] = {
        "outline": parse_article(Article(text)).outline,
        "organisation": None,
        "quotations": (),
        "quotation_tones": (),
        "overall_tone": NO_TONE,
        "countries": (),
        "stances": (),
        "keywords": (),
        "dates": (),
        "words": 1,
        "quoted_share": 0.0,
    }
    return ParsedArticle(article=Article(text), **(nothing | found))


def test_a_row_out_has_every_field_even_when_nothing_was_found() -> None:
    row = parsed_row("a1", parsed("Hello."))
    found = ["quotes", "unmarked", "statements", "countries", "stances", "author_stances", "dates", "keyphrases"]
    assert list(row) == ["id", "organisation", *found[:4], "tone", *found[4:], "versions"]
    assert [row[key] for key in found] == [[]] * len(found)
    assert row["tone"] == {"label": None, "score": None, "confidence": None, "engine": "textblob"}
    assert set(row["versions"]) >= {"quotes", "countries", "tone", "keywords"}


def test_a_quotation_is_written_with_its_words_speaker_and_tone() -> None:
    text = "“Good,” Ms Berg said. “Fine.”"
    quotation = Quotation((Span(1, 6), Span(23, 28)), "Anna Berg", Span(8, 15), Span(16, 20), "name", 0.912345)
    row = parsed_row(
        1, parsed(text, quotations=(quotation,), quotation_tones=(Tone("positive", 0.70001, 0.91239, (), "model"),))
    )
    assert row["quotes"] == [
        {
            "spans": [[1, 6], [23, 28]], "text": ["Good,", "Fine."], "speaker": "Anna Berg",
            "speaker_mention": "Ms Berg", "speaker_kind": "name", "cue": "said", "tone": "positive",
            "tone_score": 0.7, "tone_confidence": 0.9124, "confidence": 0.9123,
        }
    ]  # fmt: skip


def test_what_the_reader_corrected_is_marked_and_nothing_else() -> None:
    parsed = parse_article(Article("“We agree,” said Ann Berg. “Not I,” said Bo Dahl of Norway."))
    first, *others = parsed.quotations
    country = replace(parsed.countries[0], reader="confirmed")
    corrected = replace(parsed, quotations=(replace(first, reader="corrected"), *others), countries=(country,))
    row = parsed_row(1, corrected)
    assert [quote.get("reader") for quote in row["quotes"]] == ["corrected", None]
    assert row["countries"][0]["reader"] == "confirmed"
    assert not any("reader" in quote for quote in parsed_row(1, parsed)["quotes"])


def test_lines_and_posts_without_marks_are_written_apart_and_statements_count_the_marked_ones() -> None:
    text = "A: I am. Berg said it was “good”."
    line = Quotation((Span(3, 8),), "Ann Berg", Span(0, 1), None, "nominal", 0.9, form="line")
    marked = Quotation((Span(27, 31),), "Ann Berg", Span(9, 13), Span(14, 18), "name", 0.9)
    statement = Statement(Span(19, 32), "Ann Berg", Span(9, 13), Span(14, 18), "name", "certain", (1,))
    row = parsed_row(
        1,
        parsed(text, quotations=(line, marked), quotation_tones=(NO_TONE, NO_TONE), statements=(statement,)),
    )
    assert [(said["form"], said["text"]) for said in row["unmarked"]] == [("line", ["I am."])]
    assert [quote["text"] for quote in row["quotes"]] == [["good"]]
    assert row["statements"][0]["quotes"] == [0]


def test_an_unattributed_quotation_without_signal_is_written_with_nulls() -> None:
    quotation = Quotation((Span(1, 6),), None, None, None, "none", 0.5)
    (quote,) = parsed_row(1, parsed("“Good,”", quotations=(quotation,), quotation_tones=(NO_TONE,)))["quotes"]
    assert [quote[key] for key in ("speaker", "speaker_mention", "cue", "tone", "tone_score")] == [None] * 5


def test_the_stances_of_speakers_and_those_of_the_author_are_written_apart() -> None:
    stances = (
        Stance("Ann Berg", "NOR", "critical", -0.70001, 0.81239, (Span(4, 10),)),
        Stance(None, "SWE", "neutral", 0.0, None, (Span(12, 18), Span(20, 26))),
    )
    row = parsed_row(1, parsed("Hello.", stances=stances))
    assert row["stances"] == [
        {
            "speaker": "Ann Berg", "iso3": "NOR", "stance": "critical", "score": -0.7, "confidence": 0.8124,
            "mentions": [[4, 10]],
        }
    ]  # fmt: skip
    (author,) = row["author_stances"]
    assert (author["speaker"], author["iso3"], author["confidence"]) == (None, "SWE", None)
    assert author["mentions"] == [[12, 18], [20, 26]]


def test_a_statement_is_written_with_its_place_speaker_cue_and_countries() -> None:
    text = "The ministry said that Norway was “ready” to help Latvia. Oslo was calm."
    row = parsed_row(1, parse_article(Article(text)))
    assert row["statements"] == [
        {
            "start": 23, "end": 56, "text": "Norway was “ready” to help Latvia", "speaker": "The ministry",
            "speaker_mention": "The ministry", "cue": "said", "countries": ["NOR", "LVA"],
            "quotes": [0], "certainty": "certain",
        }
    ]  # fmt: skip


def test_a_mixed_statement_points_to_its_quotation() -> None:
    text = "The ministry said that the talks in Oslo were “frank, open and most useful for both sides”."
    row = parsed_row(1, parse_article(Article(text)))
    (statement,) = row["statements"]
    assert [row["quotes"][number]["text"] for number in statement["quotes"]] == [
        ["frank, open and most useful for both sides"]
    ]


def test_a_country_is_written_with_the_places_of_its_mentions_and_evidence() -> None:
    country = Country(
        "NOR",
        "Norway",
        "implied",
        (Mention(Span(9, 13), "implied", "Oslo"),),
        ("host",),
        (RoleEvidence("host", Span(6, 13), "in"),),
    )
    row = parsed_row(1, parsed("Talks in Oslo.", countries=(country,)))
    assert row["countries"] == [
        {
            "iso3": "NOR", "name": "Norway", "level": "implied", "mentions": [[9, 13]], "roles": ["host"],
            "evidence": [{"role": "host", "span": [6, 13]}],
        }
    ]  # fmt: skip


def test_key_phrases_are_written_best_first() -> None:
    keywords = tuple(Keyword(phrase, weight, (), None) for phrase, weight in (("peace", 1.0), ("talks", 0.5)))
    assert parsed_row(1, parsed("Peace talks.", keywords=keywords))["keyphrases"] == ["peace", "talks"]


def test_a_line_is_one_line_of_readable_utf8() -> None:
    assert json_line(error_row("ñ\n", "is empty")) == '{"id": "ñ\\n", "error": "is empty"}\n'.encode()


def test_half_a_character_in_an_id_is_written_as_an_escape() -> None:
    assert json.loads(json_line(error_row("\ud800", "is empty")))["id"] == "\ud800"
