"""Are the sums of batches those of their articles, before and after parts are put together?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyarrow as pa

from components.keywords.find import own_keyword
from dashboard.archive.aggregates import SCHEMA, counts_table, summed
from dashboard.archive.ingest import ingest
from dashboard.archive.manifest import manifests
from dashboard.archive.reading import open_archive, query
from dashboard.archive.replacing import FEW, compact
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.place import Place
    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle

KEPT = """
SELECT item, label, sum(articles) AS articles, sum(hits) AS hits FROM counts WHERE kind = $kind GROUP BY item, label
"""


def kept(archive: Archive, kind: str) -> dict[tuple[str, str | None], tuple[int, int]]:
    rows = archive.table(KEPT, {"kind": kind}).to_pylist()
    return {(row["item"], row["label"]): (int(row["articles"]), int(row["hits"])) for row in rows}


def test_countries_count_each_article_once_and_once_in_each_role(archive: Archive, parsed: list[ParsedArticle]) -> None:
    expected: Counter[tuple[str, str | None]] = Counter()
    for each in parsed:
        for country in each.countries:
            expected.update((country.iso3, label) for label in (None, *country.roles))
    assert {key: articles for key, (articles, _) in kept(archive, "country").items()} == expected


def test_speakers_have_their_quotations_and_their_words(archive: Archive, parsed: list[ParsedArticle]) -> None:
    quotations = Counter(said.speaker for each in parsed for said in each.quotations if said.speaker)
    articles = Counter(speaker for each in parsed for speaker in each.speakers)
    found = kept(archive, "speaker")
    assert found == {(name, None): (articles[name], quotations[name]) for name in quotations}
    words = kept(archive, "said")
    assert words.keys() == found.keys()
    assert all(hits >= found[key][1] for key, (_, hits) in words.items())


def test_days_have_their_articles_and_words(archive: Archive, parsed: list[ParsedArticle]) -> None:
    days = [(str(each.article.date or ""), each.words) for each in parsed]
    articles, words = Counter(day for day, _ in days), Counter[str]()
    for day, count in days:
        words[day] += count
    assert kept(archive, "day") == {(day, None): (articles[day], words[day]) for day in articles}


def test_words_outlets_and_tones_are_counted(archive: Archive, parsed: list[ParsedArticle]) -> None:
    hits = [len(own_keyword(each.article, each.outline, "treaty").occurrences) for each in parsed]
    assert kept(archive, "word")["treaty", None] == (sum(map(bool, hits)), sum(hits))
    outlets = Counter(each.article.outlet for each in parsed if each.article.outlet)
    assert {item: articles for (item, _), (articles, _) in kept(archive, "outlet").items()} == outlets
    tones = Counter(each.overall_tone.label or "no signal" for each in parsed)
    assert {label: articles for (_, label), (articles, _) in kept(archive, "tone").items()} == tones


def test_speakers_are_summed_with_those_who_are_quoted_beside_them(
    archive: Archive, parsed: list[ParsedArticle]
) -> None:
    expected = Counter((one, other) for each in parsed for one in each.speakers for other in each.speakers)
    asked = "SELECT speaker, whom, sum(articles) AS n FROM profiles WHERE what = 'with' GROUP BY ALL"
    found = {(row["speaker"], row["whom"]): int(row["n"]) for row in archive.table(asked).to_pylist()}
    assert found
    assert found == {pair: count for pair, count in expected.items() if pair[0] != pair[1]}


def test_parts_put_together_have_the_same_sums_in_fewer_rows(place: Place, rows_file: Callable[..., str]) -> None:
    for number in range(FEW):
        said = "“We met,” Ann Berg said. “So did we,” Bo Ek said."
        source = rows_file({"text": f"Norway met Sweden {number} times. {said}", "date": "2024-05-03"})
        ingest([source], place, settings=Settings(tone=None))
        if number == FEW - 2:
            before = query(place, "SELECT count(*) AS n FROM counts").to_pylist()
    compact(place)
    assert sum(len(manifest.portions) for manifest in manifests(place)) == 1
    after = query(place, "SELECT count(*) AS n FROM counts").to_pylist()
    assert after[0]["n"] < before[0]["n"]
    with open_archive(place) as archive:
        assert kept(archive, "word")["norway", None] == (FEW, FEW)
        assert kept(archive, "country")["NOR", None] == (FEW, 0)
        beside = archive.table("SELECT * FROM profiles WHERE what = 'with' AND speaker = 'Ann Berg'").to_pylist()
        assert [(row["whom"], row["articles"]) for row in beside] == [("Bo Ek", FEW)]


def test_sums_of_sums_are_sums() -> None:
    row = {
        "month": "2024-05",
        "kind": "word",
        "item": "aid",
        "label": None,
        "articles": 1,
        "hits": 2,
        "score": 0.5,
        "scored": 1,
    }
    table = summed(pa.Table.from_pylist([row, row, {**row, "item": "arms"}], SCHEMA))
    assert table.to_pylist() == [{**row, "articles": 2, "hits": 4, "score": 1.0, "scored": 2}, {**row, "item": "arms"}]


def test_articles_alone_have_sums_too() -> None:
    articles = {"article": ["a"], "month": ["undated"], "date": pa.array([None], pa.date32()), "words": [3]}
    texts = {name: pa.array([None], pa.string()) for name in ("outlet", "organisation", "tone")}
    rows = counts_table({"articles": pa.table({**articles, **texts, "tone_score": pa.array([None], pa.float32())})})
    assert [(row["kind"], row["item"], row["label"], row["hits"], row["scored"]) for row in rows.to_pylist()] == [
        ("day", "", None, 3, 0),
        ("tone", "", "no signal", 0, 0),
    ]
