"""The tone that the model hears: of fragments, sentences and long stretches."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from components.article import Span
from components.tone import model, tokens
from components.tone.by_model import MOST_PARTS, combined, reading, tones
from components.tone.find import tones_of

if TYPE_CHECKING:
    from pathlib import Path

    from components.tone.records import Engine, Tone


def tone(text: str) -> Tone:
    return tones(text, [[Span(0, len(text))]])[0]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("We condemn this act of aggression in the strongest possible terms.", "negative"),
        ("We thank our partners for their generous support.", "positive"),
        ("The committee meets on Tuesday in Vienna.", "neutral"),
    ],
)
def test_the_language_of_diplomacy_is_understood(text: str, label: str) -> None:
    assert tone(text).label == label


def test_a_text_of_marks_alone_gives_no_signal() -> None:
    heard = tone("… — !")
    assert (heard.label, heard.score, heard.confidence) == (None, None, None)


def test_a_sentence_on_its_own_has_no_parts() -> None:
    assert tone("We are grateful.").parts == ()


def test_each_sentence_of_a_longer_stretch_is_heard_too() -> None:
    text = "We are deeply grateful to you. We condemn the bombing of the port."
    heard = tone(text)
    assert [part.span.of(text) for part in heard.parts] == [
        "We are deeply grateful to you.",
        "We condemn the bombing of the port.",
    ]
    assert [part.label for part in heard.parts] == ["positive", "negative"]


def test_a_very_long_stretch_is_heard_without_parts() -> None:
    assert tone("We are grateful. " * (MOST_PARTS + 1)).parts == ()


def test_stretches_are_answered_in_their_order() -> None:
    text = "We are deeply grateful to you.\nWe condemn the bombing of the port."
    thanks, blame = tones(text, [[Span(0, 30)], [Span(31, len(text))]])
    assert (thanks.label, blame.label) == ("positive", "negative")


def test_a_stretch_in_two_places_is_one() -> None:
    text = "“We condemn this,” she said. “It was murder.”"
    heard = tones(text, [[Span(1, 17), Span(30, 44)]])[0]
    assert [part.span.of(text) for part in heard.parts] == ["We condemn this,", "It was murder."]


def test_scores_and_confidences_stay_in_their_ranges() -> None:
    for text in ("Thank you!", "Murder.", "x", "We regret it, but we welcome the rest.", "ა ბ გ", "1 2 3"):
        heard = tone(text)
        assert heard.score is not None
        assert heard.confidence is not None
        assert -1 <= heard.score <= 1
        assert 0 <= heard.confidence <= 1


@pytest.mark.parametrize(
    ("content", "label"),
    [((0.9, 0.1), "positive"), ((0.1, 0.9), "negative"), ((0.9, 0.9), "mixed"), ((0.1, 0.1), "neutral")],
)
def test_good_and_bad_content_make_four_tones(content: tuple[float, float], label: str) -> None:
    assert reading(content)[0] == label


def test_the_score_is_the_good_less_the_bad() -> None:
    assert reading((0.7, 0.2))[1] == pytest.approx(0.5)


def test_the_confidence_is_the_chance_of_the_label() -> None:
    assert reading((0.9, 0.2))[2] == pytest.approx(0.9 * 0.8)


def test_longer_passages_weigh_more() -> None:
    assert combined([(1.0, 0.0), (0.0, 1.0)], [30, 10]) == pytest.approx((0.75, 0.25))


@pytest.mark.parametrize("content", ["{}", "[1]", "{", '{"positive": {"positive": "much"}}'])
def test_a_calibration_of_another_format_is_named_as_broken(
    content: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "calibration.json").write_text(content)
    monkeypatch.setattr(model, "CALIBRATION", tmp_path / "calibration.json")
    for cached in (model._loaded, model.calibration):
        cached.cache_clear()
    try:
        assert "calibration.json is broken" in (model.problem() or "")
    finally:
        monkeypatch.undo()
        for cached in (model._loaded, model.calibration):
            cached.cache_clear()


def test_without_weights_the_model_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(model, "WEIGHTS", tmp_path / "model.onnx")  # type: ignore[operator]
    model._loaded.cache_clear()
    try:
        with pytest.raises(RuntimeError, match="the tone model cannot be used"):
            tone("We are grateful.")
    finally:
        monkeypatch.undo()
        model._loaded.cache_clear()


@pytest.mark.parametrize(("name", "path"), [("vocabulary.txt", "VOCABULARY"), ("model.onnx", "WEIGHTS")])
@pytest.mark.parametrize("content", [None, b"", b"nothing that it could be"])
def test_a_file_that_is_missing_or_broken_is_named_in_one_line(
    name: str, path: str, content: bytes | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    for module in (model, tokens):
        monkeypatch.setattr(module, path, tmp_path / name, raising=False)
    for cached in (model._loaded, tokens._vocabulary, tokens._pieces):
        cached.cache_clear()
    try:
        state = "missing" if content is None else "broken"
        assert model.problem() == f"the tone model cannot be used ({name} is {state}); VADER reads in its place"
        assert tones_of("We thank you.", [[Span(0, 13)]])[0].engine == "vader"
    finally:
        monkeypatch.undo()
        for cached in (model._loaded, tokens._vocabulary, tokens._pieces):
            cached.cache_clear()


def test_a_graph_that_is_not_ours_is_named_as_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_run", lambda *_: ([[0.5]], [[0.1, 0.2]]))
    model._loaded.cache_clear()
    try:
        assert "model.onnx is broken" in (model.problem() or "")
    finally:
        monkeypatch.undo()
        model._loaded.cache_clear()


def test_nothing_is_loaded_before_the_first_text_needs_it() -> None:
    program = (
        "import sys, components.tone.find, components.tone.stances, components.tone.explain, dashboard.parsing\n"
        "from components.tone import model, tokens\n"
        "print({'onnxruntime', 'textblob', 'vaderSentiment'} & set(sys.modules),"
        " model._loaded.cache_info().currsize, tokens._vocabulary.cache_info().currsize)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["set()", "0", "0"]


def test_the_lexicons_do_not_load_the_model() -> None:
    model._loaded.cache_clear()
    lexicons: tuple[Engine, ...] = ("vader", "textblob")
    for engine in lexicons:
        tones_of("We thank you.", [[Span(0, 13)]], engine)
    assert model._loaded.cache_info().currsize == 0


def test_a_quotation_is_heard_with_the_paragraph_that_reports_it() -> None:
    said = "“We will see,” "
    grim, glad = (
        f"{said}warned the furious minister after the massacre.",
        f"{said}beamed the delighted minister, full of thanks.",
    )
    scores = [tones(text, [[Span(1, 13)]])[0].score for text in (grim, glad)]
    assert scores[0] is not None
    assert scores[1] is not None
    assert scores[0] < scores[1]


def test_other_paragraphs_change_nothing_of_a_quotation() -> None:
    text = "“We will see,” she said."
    alone = tones(text, [[Span(1, 13)]])[0]
    among = tones(f"They murdered everyone.\n{text}\nIt was a crime.", [[Span(25, 37)]])[0]
    assert among.score == pytest.approx(alone.score, abs=1e-4)


def test_of_a_long_line_each_quotation_is_heard_with_what_stands_near() -> None:
    text = "“We thank you,” she said, and “we condemn it,” he said. " * 400
    spans = [[Span(start, start + 12)] for start in range(1, len(text) - 20, 56)]
    read: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "components.tone.by_model.hear",
            lambda texts: read.extend(len(ids) for ids, _ in texts) or model.hear(texts),
        )
        tones(text, spans[:40], by_sentence=False)
    assert len(read) == 41  # the words themselves, which are all alike, once
    assert max(read) <= tokens.LONGEST
