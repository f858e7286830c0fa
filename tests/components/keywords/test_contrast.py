"""What one side says more than another."""

from __future__ import annotations

import pytest

from components.article import Article, Span, outline
from components.keywords.contrast import Contrast, Side, contrasted, contrasts, outside, words_in
from components.keywords.find import own_keyword


def side(text: str) -> list[Side]:
    return [Side("side", "a", Article(text), (Span(0, len(text)),))]


def listed(left: str, right: str, *, little_words: bool = False) -> dict[str, Contrast]:
    return {each.word: each for each in contrasts(side(left), side(right), little_words=little_words)}


def test_a_word_said_more_here_has_a_positive_ratio_and_likelihood() -> None:
    found = listed("Peace, peace, peace and trade. We see trade.", "War, war, war and trade. We see trade.")
    assert found["peace"].ratio > 0 < found["peace"].likelihood
    assert found["war"].ratio < 0 > found["war"].likelihood
    assert found["trade"].likelihood == pytest.approx(0)


def test_forms_of_a_word_count_as_one() -> None:
    found = listed("A treaty, the treaties, the treaty’s end.", "Nothing at all.")
    assert found["treaty"].count == 3


def test_a_doubled_rate_is_one_point_of_log_ratio() -> None:
    assert Contrast("x", 8, 4, 100, 100).ratio == pytest.approx(1)


def test_the_likelihood_is_that_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats", reason="scipy is not installed (the extra `train` has it)")
    each = Contrast("x", 30, 10, 1000, 2000)
    expected = [40 * 1000 / 3000, 40 * 2000 / 3000]
    assert each.likelihood == pytest.approx(
        stats.power_divergence([30, 10], expected, lambda_="log-likelihood").statistic
    )


@pytest.mark.parametrize(("count", "evidence"), [(1, "weak"), (4, "some"), (6, "strong"), (9, "very strong")])
def test_evidence_grows_with_the_counts(count: int, evidence: str) -> None:
    assert Contrast("x", count, 0, 1000, 1000).evidence == evidence


def test_a_word_that_stands_once_in_both_together_is_left_out() -> None:
    assert "peace" not in listed("Peace is here.", "War is war.")


def test_phrases_are_listed_and_their_words_no_more_than_once() -> None:
    found = listed("Lasting peace now. A lasting peace, and force.", "Force and force.")
    assert found["lasting peace"].count == 2
    assert "peace" not in found
    assert "lasting" not in found


def test_function_words_stand_only_where_they_are_asked_for() -> None:
    left, right = "We must act. We must.", "They may wait. They may."
    assert "must" not in listed(left, right)
    assert listed(left, right, little_words=True)["must"].count == 2


def test_a_word_is_written_small_where_the_text_does() -> None:
    assert "pressure" in listed("Pressure grows. The pressure is here.", "")
    assert "Ukraine" in listed("Ukraine wins. In Ukraine.", "")


def test_the_readers_words_are_compared_whether_or_not_they_occur() -> None:
    article = Article("arms")
    words = [own_keyword(article, outline(article.text), pattern) for pattern in ("weapon*|arms", "treaty")]
    found = contrasted(words, side("Weapons and arms."), side("One weapon of many."))
    assert [(each.word, each.count, each.other) for each in found] == [("weapon*|arms", 2, 1), ("treaty", 0, 0)]


def test_sides_may_have_several_stretches_of_several_articles() -> None:
    both = [Side("Ann", "a", Article("Peace here"), (Span(0, 5), Span(6, 10))), *side("Peace now")]
    assert words_in(both) == 4
    assert contrasts(both, side("War"))[0].word == "Peace"


def test_what_quotations_leave_is_the_writers() -> None:
    text = "Ann said: peace. Bo left."
    assert [span.of(text) for span in outside(text, [Span(10, 15), Span(12, 16)])] == ["Ann said: ", " Bo left."]
    assert outside(text, []) == (Span(0, len(text)),)
    assert outside("", []) == ()


@pytest.mark.parametrize(("left", "right"), [("", ""), ("Peace, peace.", ""), ("\x00", "…"), ("1 2", "3 4")])
def test_little_or_nothing_on_a_side_raises_nothing(left: str, right: str) -> None:
    assert all(each.likelihood == 0 for each in contrasts(side(left), side(right)))
