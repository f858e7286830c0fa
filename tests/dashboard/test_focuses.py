"""Everything in a parsed article that a reader can choose."""

from __future__ import annotations

import json
from dataclasses import replace

from components.article import Article, Span
from components.article.reader import MOST_CHARACTERS, marked_article
from components.tone.records import Stance
from dashboard.focuses import focuses
from dashboard.parsing import Settings, parse_article

TEXT = "“We thank Norway,” Ann Berg said in Oslo.\n“Norway helps us,” Ann Berg said on Friday."
STANCES = (
    Stance("Ann Berg", "NOR", "supportive", 0.8, 0.91, (Span(10, 16),)),
    Stance(None, "NOR", "neutral", 0.0, 0.7, (Span(10, 16),)),
)


def test_countries_speakers_quotations_and_keywords_can_be_chosen() -> None:
    parsed = replace(parse_article(Article(TEXT), Settings(tone="vader")), stances=STANCES)
    kinds = [focus.kind for focus in focuses(parsed, parsed.keywords[:1])]
    assert kinds == ["country", "speaker", "quotation", "quotation", "stance", "stance", "keyword"]


def test_a_stance_holds_its_mentions_and_tells_how_sure_it_is() -> None:
    parsed = replace(parse_article(Article(TEXT), Settings(tone="vader")), stances=STANCES)
    ann, author = (focus for focus in focuses(parsed, ()) if focus.kind == "stance")
    assert (ann.label, ann.key) == ("Stance: Ann Berg on Norway", "stance:NOR-Ann Berg")
    assert ann.detail == "supportive, +0.80, very likely, 1 mention"
    assert [span.of(TEXT) for span in ann.spans] == ["Norway"]
    assert (author.label, author.key) == ("Stance: The author on Norway", "stance:NOR-")


def test_a_speaker_holds_all_their_quotations() -> None:
    parsed = parse_article(Article(TEXT))
    speaker = next(focus for focus in focuses(parsed, ()) if focus.kind == "speaker")
    assert [span.of(TEXT) for span in speaker.spans] == ["We thank Norway,", "Norway helps us,"]
    assert speaker.detail == "2 quotations, 6 words"


def test_keys_and_labels_are_unique() -> None:
    parsed = parse_article(Article(TEXT * 3))
    every = focuses(parsed, parsed.keywords)
    assert len({focus.key for focus in every}) == len({focus.label for focus in every}) == len(every)


def test_the_marked_article_holds_the_whole_text() -> None:
    parsed = parse_article(Article(TEXT))
    drawn = json.loads(marked_article(parsed.article, parsed.outline, focuses(parsed, ())))
    sentences = [sentence for paragraph in drawn["paragraphs"] for sentence in paragraph]
    shown = " ".join("".join(words for words, _ in sentence["runs"]) for sentence in sentences)
    assert shown == TEXT.replace("\n", " ")
    assert drawn["note"] == ""


def test_a_very_long_article_says_what_is_not_drawn() -> None:
    parsed = parse_article(Article("war " * MOST_CHARACTERS))
    drawn = json.loads(marked_article(parsed.article, parsed.outline, ()))
    assert sum(len(words) for words, _ in drawn["paragraphs"][0][0]["runs"]) == MOST_CHARACTERS
    assert drawn["note"].startswith("Only the first 300,000 of 1,200,000 characters")
