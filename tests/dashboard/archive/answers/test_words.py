"""Does the keyword timeline begin with words that tell something?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.answers.words import SHOWN, words_to_begin_with
from dashboard.archive.place import place_at
from dashboard.archive.reading import open_archive
from dashboard.archive_page.places import sample_folder

if TYPE_CHECKING:
    from dashboard.archive.reading import Archive


def test_it_begins_with_single_words_that_do_not_stand_everywhere() -> None:
    with open_archive(place_at(sample_folder())) as sample:
        words, phrases = words_to_begin_with(sample)
    assert len(words) == SHOWN
    assert "ministers" not in words
    assert all(word.isalpha() for word in words)
    assert "deputy minister" in phrases


def test_a_word_of_more_than_two_in_five_articles_is_offered_and_not_shown_first(talks: Archive) -> None:
    words, phrases = words_to_begin_with(talks)
    assert "peace" not in words
    assert "peace" in phrases
