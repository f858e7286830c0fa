"""Two versions of a text compared: what the later one drops, keeps, rewords and adds."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date

import pandas as pd
import pytest

from components.article import Article
from dashboard.compare_tables import packed, tables_of
from dashboard.comparing import Comparison, compared, summary, unrelated
from dashboard.parsing import ParsedArticle, Settings, parse_article

DRAFT = """\
OSLO, 3 May 2024 - The ministers of Norway and Moldova met in Oslo on Friday.

“We stand by Moldova, today and for as long as it takes,” said Ann Berg, the minister of Norway.

“We condemn the aggression of Russia in the strongest possible terms,” Bo Dahl, the minister of Moldova, said.

The ministers condemned the Kremlin for its threats. Sanctions will be extended by twelve months.

They agreed to meet again in the spring."""
FINAL = """\
OSLO, 3 May 2024 - The ministers of Norway and Moldova met in Oslo on Friday.

“We stand by Moldova,” said Ann Berg, the minister of Norway.

Sanctions will be extended by six months. Finland will join them.

They agreed to meet again in the spring."""


def read(text: str) -> ParsedArticle:
    return parse_article(Article(text, None, date(2024, 5, 3)), Settings(tone="vader"))


@pytest.fixture(scope="module")
def versions() -> Comparison:
    return compared(read(DRAFT), read(FINAL))


def fates(comparison: Comparison, name: str) -> list[str]:
    return [str(row[0]) for row in tables_of(comparison)[name].rows]


def test_the_summary_counts_what_the_final_text_drops(versions: Comparison) -> None:
    assert summary(versions) == (
        "The later text drops 2 of 6 sentences, 1 of 2 quotations, 1 of 3 countries and 1 of 2 speakers. "
        "It rewords 2 sentences and adds 1."
    )


def test_a_text_against_itself_drops_nothing() -> None:
    same = compared(read(DRAFT), read(DRAFT))
    assert summary(same) == "The later text drops nothing. It rewords 0 sentences and adds 0."
    assert unrelated(same) == ""
    assert {change.fate for change in same.countries} == {"kept"}
    assert same.keywords == ()
    assert {change.shift for change in same.speakers} <= {0.0, None}


def test_quotations_are_kept_trimmed_altered_or_dropped(versions: Comparison) -> None:
    assert fates(versions, "quotations") == ["trimmed", "dropped"]
    kept = compared(read(DRAFT), read(DRAFT.replace("strongest possible", "clearest")))
    assert fates(kept, "quotations") == ["kept", "altered"]


def test_a_quotation_given_to_somebody_else_tells_both(versions: Comparison) -> None:
    other = compared(read(DRAFT), read(DRAFT.replace("Ann Berg", "Liv Moe")))
    row = tables_of(other)["quotations"].rows[0]
    assert row[:3] == ("kept", "Ann Berg", "Liv Moe")
    assert versions.lost_speakers == ("Bo Dahl",)


def test_countries_are_lost_gained_and_kept(versions: Comparison) -> None:
    found = {change.name: change.fate for change in versions.countries}
    assert (found["Russia"], found["Finland"]) == ("lost", "gained")
    assert found["Moldova"] in {"kept", "changed"}
    assert next(change.fate for change in versions.countries) == "lost"


def test_a_country_in_another_role_is_changed() -> None:
    change = compared(read("Norway is a partner of Moldova. NATO met."), read("Norway met Moldova. NATO met."))
    fate = {each.name: each for each in change.countries}
    assert {each.fate for each in change.countries} <= {"changed", "kept"}
    assert all((each.left_roles != each.right_roles) == (each.fate == "changed") for each in fate.values())


def test_keywords_go_up_and_down() -> None:
    left, right = (
        read("The aid goes to Kyiv. " * 30 + "Rain fell. " * 5),
        read("The sanctions hurt. " * 30 + "Rain fell. " * 5),
    )
    found = {row[0]: row[1] for row in tables_of(compared(left, right))["keywords"].rows}
    assert found["aid"] == "down"
    assert found["sanctions"] == "up"
    assert "Rain" not in found


def test_tones_are_told_by_speaker_and_by_country(versions: Comparison) -> None:
    found = {change.name: change for change in versions.speakers}
    assert found["Bo Dahl"].right is None
    assert found["Bo Dahl"].left_quotations == 1
    assert found["Bo Dahl"].shift is None
    assert {change.name for change in versions.spoken_of} == {"Moldova", "Russia"}


def test_two_articles_of_different_things_are_told_apart_from_versions(versions: Comparison) -> None:
    assert unrelated(versions) == ""
    assert unrelated(compared(read(DRAFT), read("Bread prices rose in Peru. Rain fell."))).startswith("Only 0 of 6")


def test_every_table_is_read_by_pandas(versions: Comparison) -> None:
    archive = zipfile.ZipFile(io.BytesIO(packed(versions)))
    for name, table in tables_of(versions).items():
        assert len(pd.read_csv(io.BytesIO(archive.read(f"csv/{name}.csv")))) == len(table.rows)


def test_empty_texts_are_compared() -> None:
    assert summary(compared(read(""), read(""))) == "The later text drops nothing. It rewords 0 sentences and adds 0."
    assert "adds 6" in summary(compared(read(""), read(DRAFT)))


def test_the_longest_articles_are_compared_in_seconds() -> None:
    """The limit is generous for a loaded machine."""
    text = "\n".join(DRAFT.replace("twelve", str(number)).replace("Oslo", f"Oslo {number}") for number in range(450))
    left, right = read(text[:300_000]), read(text[:300_000].replace("strongest", "clearest"))
    started = time.process_time()
    compared(left, right)
    assert time.process_time() - started < 40
