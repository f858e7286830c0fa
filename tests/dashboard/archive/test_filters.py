"""Are the articles that filters mean exactly those, whatever is combined?"""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from components.keywords.find import own_keyword
from dashboard.archive.answers import article_count, article_page
from dashboard.archive.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle

SEARCHES = ("", "treaty", "sup*", '"the of" treaty', "summit|treaty  aid", "stand by", "nowhere")


def meant(each: ParsedArticle, chosen: Filters, patterns: Sequence[str]) -> bool:
    """What `Filters` says, said again."""
    day, iso3 = each.article.date, {country.iso3 for country in each.countries}
    return (
        (chosen.first is None or (day is not None and day >= chosen.first))
        and (chosen.last is None or (day is not None and day <= chosen.last))
        and (not chosen.outlets or each.article.outlet in chosen.outlets)
        and (not chosen.countries or bool(iso3 & set(chosen.countries)))
        and (not chosen.speakers or bool(set(each.speakers) & set(chosen.speakers)))
        and (not chosen.organisations or each.organisation in chosen.organisations)
        and all(own_keyword(each.article, each.outline, pattern).occurrences for pattern in patterns)
    )


def some_filters(chance: random.Random) -> tuple[Filters, tuple[str, ...]]:
    days = [None, date(2024, 1, 1), date(2024, 1, 20), date(2024, 2, 29), date(2024, 3, 31)]
    search = chance.choice(SEARCHES)
    patterns = {'"the of" treaty': ("the of", "treaty"), "summit|treaty  aid": ("summit|treaty", "aid")}
    patterns["stand by"] = ("stand", "by")
    chosen = Filters(
        chance.choice(days),
        chance.choice(days),
        tuple(chance.sample([f"Wire {number}" for number in range(4)], chance.choice([0, 0, 2]))),
        tuple(chance.sample(["MDA", "NOR", "TUR", "XKX"], chance.choice([0, 0, 1, 2]))),
        tuple(chance.sample(["Ann Berg", "Omar Said", "Nobody"], chance.choice([0, 0, 1]))),
        tuple(chance.sample(["NATO", "EU"], chance.choice([0, 0, 0, 1]))),
        search,
    )
    return chosen, patterns.get(search, (search,) if search else ())


def test_any_combination_means_the_articles_that_it_says(archive: Archive, parsed: list[ParsedArticle]) -> None:
    chance, sizes = random.Random(8), set()
    for _ in range(60):
        chosen, patterns = some_filters(chance)
        expected = sorted(each.article.text for each in parsed if meant(each, chosen, patterns))
        listed = article_page(archive, chosen, 0, 100)["article"].tolist()
        texts = archive.table("SELECT article, text FROM articles").to_pylist()
        assert sorted(row["text"] for row in texts if row["article"] in listed) == expected, chosen
        assert article_count(archive, chosen) == len(expected)
        sizes.add(len(expected))
    assert len(sizes) > 5


def test_nothing_typed_is_ever_read_as_sql(archive: Archive) -> None:
    nasty = "x') OR ('1'='1"
    for chosen in (
        Filters(outlets=(nasty,)),
        Filters(countries=(nasty,)),
        Filters(speakers=(nasty,)),
        Filters(text=nasty),
    ):
        assert article_count(archive, chosen) == 0
    assert article_count(archive, Filters(text='" | "')) == article_count(archive, Filters())


def test_a_search_of_asterisks_alone_is_for_the_asterisks(archived: Callable[..., Archive]) -> None:
    archive = archived({"text": "Norway met Sweden."}, {"text": "Norway met *** Sweden."})
    assert [article_count(archive, Filters(text=text)) for text in ("***", "*et", "")] == [1, 2, 2]


def test_a_pattern_that_is_blank_between_its_bars_finds_what_the_others_find(archived: Callable[..., Archive]) -> None:
    archive = archived({"text": "Norway met Sweden."})
    assert article_count(archive, Filters(text="sweden|")) == 1


def with_copies(archive: Archive, *links: tuple[str, str]) -> None:
    rows = [{"article": copy, "original": original, "month": "2024-05", "similarity": 0.9} for copy, original in links]
    ((kind,),) = archive.connection.sql(
        "SELECT table_type FROM information_schema.tables WHERE table_name = 'copies'"
    ).fetchall()
    archive.connection.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} copies")
    archive.connection.register("linked", pa.Table.from_pylist(rows))
    archive.connection.execute("CREATE TABLE copies AS FROM linked")


def test_copies_count_once_as_the_earliest_that_is_meant(archived: Callable[..., Archive]) -> None:
    archive = archived(
        {"text": "Norway met Sweden.", "date": "2024-05-01", "outlet": "A"},
        {"text": "Norway met Sweden!", "date": "2024-05-02", "outlet": "B"},
        {"text": "Norway met Sweden…", "date": "2024-05-03", "outlet": "B"},
        {"text": "Moldova met Romania.", "date": "2024-05-04", "outlet": "B"},
    )
    first, second, third, _ = article_page(archive, Filters(), 0, 9, "oldest")["article"]
    with_copies(archive, (second, first), (third, first))
    assert article_count(archive, Filters()) == 4
    assert article_page(archive, Filters(collapse=True), 0, 9)["date"].tolist() == [date(2024, 5, 4), date(2024, 5, 1)]
    outlet = Filters(outlets=("B",), collapse=True)
    assert article_page(archive, outlet, 0, 9)["date"].tolist() == [date(2024, 5, 4), date(2024, 5, 2)]


def test_whole_months_are_those_of_which_no_day_is_left_out() -> None:
    assert Filters().whole_months
    assert Filters(date(2024, 2, 1), date(2024, 2, 29)).whole_months
    assert not Filters(date(2024, 2, 2)).whole_months
    assert not Filters(last=date(2024, 2, 28)).whole_months
    assert not Filters(outlets=("A",)).whole_months
    assert Filters(date(2024, 2, 2)).all_of_days
    assert not Filters(collapse=True).all_of_days
