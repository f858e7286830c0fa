"""What does the head of a text say about it, and what does the reader's word change?"""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.sources.drafts import Draft, draft_of, fingerprint, one_line, row_of, shown_name
from dashboard.sources.guessing import article_of, guessed
from dashboard.sources.language import language_of, looks_english

BODY = "OSLO, 3 May 2024 (Reuters) - Norway and Moldova agreed to work together."


def test_a_headline_and_a_dateline_are_guessed() -> None:
    guess = guessed(f"Norway and Moldova sign\n\n{BODY}")
    assert (guess.title, guess.date, guess.outlet) == ("Norway and Moldova sign", date(2024, 5, 3), "Reuters")


@pytest.mark.parametrize("first", ["Norway met Moldova.", "“We stand by you", "By Ann Berg", "Sign", "3:"])
def test_a_line_that_is_no_headline_is_none(first: str) -> None:
    assert guessed(f"{first}\n{BODY}").title is None


def test_a_date_within_a_long_sentence_is_not_the_articles() -> None:
    text = (
        "Ministers met again, as they have done in this city ever since 24 February 2022, when the war began in full."
    )
    assert guessed(text).date is None


def test_the_confirmed_title_and_date_are_no_part_of_the_text() -> None:
    draft = Draft(f"Norway and\nMoldova sign\n3 May 2024\n\n{BODY}", "a.txt")
    assert article_of(draft, "Norway and Moldova sign", None, " The\u202eTest ").text == BODY
    assert article_of(draft, "Another title", None, None).text == draft.text
    assert article_of(draft, None, None, None).text == draft.text
    assert article_of(draft, "Norway and Moldova sign", None, " The\u202eTest ").outlet == "TheTest"


def test_a_text_that_is_all_title_stays() -> None:
    assert article_of(Draft("Norway waits", "a.txt"), "Norway waits", None, None).text == "Norway waits"


def test_an_article_is_known_by_its_text() -> None:
    assert fingerprint("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert fingerprint("half \ud800") != fingerprint("half ?")


def test_a_draft_survives_the_way_between_the_processes() -> None:
    draft = Draft("Text", "a.txt", "T", date(2024, 5, 3), "O", "https://example.org", "Dutch", ("Home",), ("1 x",))
    assert draft_of(row_of(draft)) == draft


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\ann\\a.txt", "a.txt"),
        ("a\0b\n\u202e.txt", "ab .txt"),
        ("", "unnamed file"),
        ("/", "unnamed file"),
    ],
)
def test_a_name_is_shown_without_folders_and_controls(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_line_is_cut() -> None:
    assert one_line("word " * 1_000, 20) == "word word word word…"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "German",
            "Die Außenminister trafen sich am Dienstag und berieten über die Hilfe für die Ukraine.",
        ),
        ("French", "Le ministre a dit que la France et ses alliés ne céderont pas, et que les pays sont plus unis."),
        ("Dutch", "De minister was in Brussel en had het over de oorlog. Hij is van mening dat we meer moeten doen."),
        ("Russian", "Министр заявил, что мира без справедливости не будет, и поблагодарил союзников за помощь."),
        ("Georgian", "საქართველოს საგარეო საქმეთა მინისტრი ბუქარესტში ნატოს მინისტრებს შეხვდა"),
        ("Ukrainian", "Міністр заявив, що миру без справедливості не буде, і подякував союзникам за допомогу."),
        ("Romanian", "Ministrul a spus că nu există pace fără dreptate și că Uniunea trebuie să acționeze acum."),
    ],
)
def test_another_language_is_named(language: str, text: str) -> None:
    assert not looks_english(text * 3)
    assert language_of(text * 3) == language


@pytest.mark.parametrize("text", [BODY, "Oslo", "Ban Ki-moon", "", "1 2 3", "Norway and Moldova sign, Russia silent"])
def test_english_and_short_texts_are_given_the_benefit(text: str) -> None:
    assert looks_english(text)


def test_every_gold_article_is_english(diplomatic_gold: list[dict[str, str]]) -> None:
    assert all(looks_english(row["text"]) for row in diplomatic_gold)
