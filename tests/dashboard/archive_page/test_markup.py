"""Is untrusted text shown and not obeyed, with the words that matter marked?"""

from __future__ import annotations

from components.article import Span
from dashboard.archive.answers.findings import Marked
from dashboard.archive_page.markup import LONGEST, marked_sentences


def test_marks_are_kept_and_markup_of_the_article_is_shown() -> None:
    told = marked_sentences([Marked(7, [("Say <b>", False), ("<i>peace", True), (".", False)], Span(7, 15))])
    assert "Sentence 7" in told
    assert "Say &lt;b&gt;<mark>&lt;i&gt;peace</mark>." in told


def test_a_sentence_without_end_is_cut_and_says_so() -> None:
    told = marked_sentences([Marked(1, [("x" * (LONGEST + 5), False), ("never", True)], Span(0, 9))])
    assert "x […]" in told
    assert "never" not in told
