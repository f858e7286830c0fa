"""Findings as CSV, JSON and a zip: whole, exact, and obeyed by no spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from components.article import Article
from components.cells import safe_cell
from dashboard.out.bundle import bundle, every_table, table_names
from dashboard.out.delimited import Table, csv_of, json_of
from dashboard.out.names import file_name
from dashboard.parsing import ParsedArticle, Settings, parse_article
from dashboard.sources.files import article_in

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "OSLO - “We stand by Moldova, and we welcome it,” said Ann Berg, the minister of Norway.\n\n"
    "“=1+1 is what they offer us, and we refuse it,” said Bo Dahl, the minister of Moldova. "
    "On 3 May 2024 the Kremlin threatened Norway and Moldova."
)


@pytest.fixture(scope="module")
def parsed() -> ParsedArticle:
    return parse_article(Article(TEXT, "Talks", date(2024, 5, 3), "The Test"), Settings(tone="vader"))


@pytest.fixture(scope="module")
def packed(parsed: ParsedArticle) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(bundle(parsed, parsed.keywords, 5)))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "-2+3+cmd|' /C calc'!A0",
        '=HYPERLINK("x")',
    ],
)
def test_a_cell_that_a_spreadsheet_would_calculate_gets_an_apostrophe(cell: str) -> None:
    assert str(safe_cell(cell)).startswith("'")
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Norway", "a=b", "3 May", "", "“-1”", -0.5, -3, None, True, "نص عربي"])
def test_other_cells_stay_as_they_are(cell: str | float | None) -> None:
    assert safe_cell(cell) == cell


def test_controls_and_half_characters_become_a_replacement_sign() -> None:
    assert safe_cell("a\0b\x1b[31m\ud800") == "a\ufffdb\ufffd[31m\ufffd"


def test_csv_opens_in_a_spreadsheet_and_in_pandas_the_same() -> None:
    table = Table("t", "A table.", ("words", "score"), (('He said: "Yes,\nno"', -0.5), ("نص \u202eabc", None)))
    content = csv_of(table)
    assert content.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(content))
    assert list(read["words"]) == ['He said: "Yes,\nno"', "نص \u202eabc"]
    assert read["score"][0] == -0.5
    assert pd.isna(read["score"][1])


def test_json_has_the_cells_as_they_are() -> None:
    table = Table("t", "A table.", ("words", "score"), (("=1", -0.5),))
    assert json.loads(json_of(table)) == [{"words": "=1", "score": -0.5}]


def test_every_offset_leads_to_the_words_beside_it(parsed: ParsedArticle) -> None:
    placed = [table for table in every_table(parsed, parsed.keywords, 5) if {"start", "words"} <= {*table.columns}]
    rows = [dict(zip(table.columns, row, strict=True)) for table in placed for row in table.rows]
    words = [(row["start"], row["end"], row["words"]) for row in rows if isinstance(row["words"], str)]
    assert len(words) > 10
    assert all(TEXT[start:end] == said for start, end, said in words)


def test_the_quotation_that_is_a_formula_is_safe_in_csv_and_whole_in_json(packed: zipfile.ZipFile) -> None:
    cells = [
        row["quotation"] for row in csv.DictReader(io.StringIO(packed.read("csv/quotations.csv").decode("utf-8-sig")))
    ]
    said = [row["quotation"] for row in json.loads(packed.read("json/quotations.json"))]
    assert said == ["We stand by Moldova, and we welcome it,", "=1+1 is what they offer us, and we refuse it,"]
    assert cells == [said[0], f"'{said[1]}"]


def test_the_zip_has_every_table_twice_and_all_of_it_in_one_object(packed: zipfile.ZipFile) -> None:
    names = set(packed.namelist())
    assert {name.replace("csv", "json") for name in names if name.startswith("csv/")} <= names
    assert {"csv/countries.csv", "csv/quotations.csv", "figures/share-of-voice.csv", "README.txt"} <= names
    everything = json.loads(packed.read("everything.json"))
    assert {"NOR", "MDA"} <= {country["iso3"] for country in everything["countries"]}
    assert everything["quotes"][0]["speaker"] == "Ann Berg"


def test_every_csv_of_the_zip_is_read_by_pandas(packed: zipfile.ZipFile, parsed: ParsedArticle) -> None:
    for table in every_table(parsed, parsed.keywords, 5):
        name = next(name for name in packed.namelist() if name.endswith(f"/{table.name}.csv"))
        assert len(pd.read_csv(io.BytesIO(packed.read(name)))) == len(table.rows)


def test_the_article_in_the_zip_opens_again_to_the_last_character(
    packed: zipfile.ZipFile, parsed: ParsedArticle
) -> None:
    assert article_in(packed.read("article.txt"), "article.txt") == parsed.article


def test_the_same_findings_give_the_same_bytes(parsed: ParsedArticle) -> None:
    assert bundle(parsed, parsed.keywords, 5) == bundle(parsed, parsed.keywords, 5)


def test_an_article_without_findings_gives_tables_without_rows() -> None:
    empty = parse_article(Article("…"), Settings(tone=None))
    packed = zipfile.ZipFile(io.BytesIO(bundle(empty, empty.keywords, 5)))
    assert json.loads(packed.read("json/countries.json")) == []
    assert packed.read("csv/countries.csv").decode("utf-8-sig").startswith("iso3,country")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("NATO: ministers meet", "readout-nato-ministers-meet.csv"),
        ("../../etc/passwd", "readout-etc-passwd.csv"),
        ("C:\\Windows\\con.txt\0", "readout-c-windows-con-txt.csv"),
        ("<script>alert(1)</script>", "readout-script-alert-1-script.csv"),
        ("Île-de-France, Škoda", "readout-ile-de-france-skoda.csv"),
        ("\u202etxt.exe", "readout-txt-exe.csv"),
        ("مقال", "readout.csv"),
        ("", "readout.csv"),
        ("word " * 100, "readout-" + "-".join(["word"] * 12) + ".csv"),
    ],
)
def test_a_file_name_is_clean_whatever_the_title(title: str, name: str, tmp_path: Path) -> None:
    assert file_name(Article("x", title), ".csv") == name
    (tmp_path / name).touch()


def test_a_file_name_has_the_day() -> None:
    assert file_name(Article("x", "Talks", date(2024, 5, 3)), ".html") == "readout-2024-05-03-talks.html"


def test_every_engine_that_reads_at_once_reads_every_quotation(packed: zipfile.ZipFile) -> None:
    rows = json.loads(packed.read("json/tone-by-engine.json"))
    assert [(row["read_by"], row["quotation"]) for row in rows][:2] == [("vader", 1), ("vader", 2)]
    assert {row["read_by"] for row in rows} == {"vader", "textblob"}


def test_the_names_of_the_tables_are_known_before_they_are_made(parsed: ParsedArticle) -> None:
    assert list(table_names()) == [table.name for table in every_table(parsed, parsed.keywords, 5)]
