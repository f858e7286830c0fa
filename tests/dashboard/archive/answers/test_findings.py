"""Do the articles behind a point, and the marks in their sentences, say exactly what the point counted?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.archive.answers import Filters, same_quotations
from dashboard.archive.answers.findings import (
    Finding,
    article_of,
    found_count,
    found_page,
    found_rows,
    passages_of,
    within,
)
from dashboard.archive.place import ArchiveError

if TYPE_CHECKING:
    from dashboard.archive.reading import Archive

EVERY = Filters()


def marked(talks: Archive, finding: Finding, article: str) -> list[str]:
    sentences = passages_of(talks, finding, article).sentences
    return [words for sentence in sentences for words, on in sentence.pieces if on]


def first(talks: Archive, finding: Finding) -> str:
    return str(found_page(talks, finding, 0, 9)["article"].iloc[0])


def test_the_articles_of_a_word_come_newest_first_with_how_often_they_hold_it(talks: Archive) -> None:
    finding = Finding("peace", EVERY, "word", word="peace")
    page = found_page(talks, finding, 0, 2)
    assert list(page["found"]) == [2, 1]
    assert list(page["date"]) == [date(2024, 3, 5), date(2023, 6, 9)]
    assert found_count(talks, finding) == 3
    assert len(found_page(talks, finding, 1, 2)) == 1
    assert marked(talks, finding, page["article"].iloc[0]) == ["peace", "peace"]


def test_a_period_narrows_the_days_that_were_chosen_before(talks: Archive) -> None:
    own = within(Filters(first=date(2024, 2, 1)), date(2024, 1, 1), date(2024, 12, 31))
    assert (own.first, own.last) == (date(2024, 2, 1), date(2024, 12, 31))
    assert found_count(talks, Finding("2024", own)) == 2


def test_a_role_is_marked_where_its_evidence_stands(talks: Archive) -> None:
    finding = Finding("Russia as adversary", EVERY, "country", country="RUS", label="adversary")
    assert found_count(talks, finding) == 1
    assert any("attack" in words or "Russia" in words for words in marked(talks, finding, first(talks, finding)))


def test_every_mention_of_a_country_is_marked_when_no_role_is_asked_for(talks: Archive) -> None:
    finding = Finding("Russia", EVERY, "country", country="RUS")
    assert found_count(talks, finding) == 2
    assert marked(talks, finding, first(talks, finding)) == ["Russia"] * 3


def test_the_quotations_of_a_speaker_in_one_tone(talks: Archive) -> None:
    finding = Finding("Ann Berg", EVERY, "quotation", speaker="Ann Berg", label="positive")
    assert found_count(talks, finding) == 2
    assert marked(talks, finding, first(talks, finding)) == ["We stand by Moldova, today and tomorrow,"]


def test_stances_of_a_speaker_toward_a_country(talks: Archive) -> None:
    finding = Finding("Bo Dahl on Russia", EVERY, "stance", country="RUS", speaker="Bo Dahl")
    assert found_count(talks, finding) == 1
    assert "Russia" in marked(talks, finding, first(talks, finding))


def test_a_quotation_is_found_in_every_article_that_has_it_trimmed_or_whole(talks: Archive) -> None:
    key = int(same_quotations(talks, EVERY, 0, 9)["key"].iloc[0])
    finding = Finding("said", EVERY, "wording", key=key)
    page = found_page(talks, finding, 0, 9)
    assert list(page["title"]) == ["Moldova's friends", "Talks in Oslo"]
    assert marked(talks, finding, page["article"].iloc[0]) == ["We stand by Moldova, today and tomorrow,"]


def test_a_key_phrase_of_articles_is_found_whatever_its_capitals(talks: Archive) -> None:
    assert found_count(talks, Finding("peace", EVERY, "phrase", word="peace")) == 3


def test_a_sentence_tells_where_in_the_article_its_first_marked_words_stand(talks: Archive) -> None:
    finding = Finding("peace", EVERY, "word", word="peace")
    article = first(talks, finding)
    (sentence,) = passages_of(talks, finding, article).sentences
    assert article_of(talks, article).text[sentence.place.start : sentence.place.end] == "peace"


def test_articles_of_one_tone(talks: Archive) -> None:
    assert found_count(talks, Finding("negative", EVERY, label="negative")) == 2


def test_an_article_alone_shows_its_first_sentences(talks: Archive) -> None:
    finding = Finding("Articles", EVERY)
    found = passages_of(talks, finding, first(talks, finding))
    assert [sentence.number for sentence in found.sentences] == [1, 2, 3]
    assert found.told.startswith("The first sentences of <b>War</b>")


def test_the_file_has_every_article_and_nothing_where_nothing_is_known(talks: Archive) -> None:
    rows = list(found_rows(talks, Finding("Articles", EVERY)))
    assert len(rows) == 5
    assert (rows[-1]["date"], rows[-1]["title"], rows[-1]["outlet"]) == (None, None, None)


def test_an_article_is_given_as_it_was_taken_in(talks: Archive) -> None:
    article = article_of(talks, first(talks, Finding("Articles", EVERY)))
    assert article.title == "<b>War</b> ![leak](http://evil.example/t.png)"
    assert article.date == date(2024, 3, 5)
    assert article.text.startswith("“<script>")


def test_an_article_that_is_not_there_is_told(talks: Archive) -> None:
    with pytest.raises(ArchiveError, match="is not in this archive"):
        article_of(talks, "0" * 64)
