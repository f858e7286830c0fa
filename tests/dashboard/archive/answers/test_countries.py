"""Are countries and roles counted over time as the articles give them, and when a role begins?"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from components.countries.records import Role
from components.keywords.periods import UNITS, period_of
from dashboard.archive.answers import Filters, countries_over_time, role_changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.keywords.periods import Unit
    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle

SOME = Filters(date(2024, 1, 5), outlets=("Wire 1", "Wire 2", "Wire 3"))


def counted(articles: list[ParsedArticle], unit: Unit) -> dict[tuple[str, str, date], int]:
    found: Counter[tuple[str, str, date]] = Counter()
    for each in articles:
        if each.article.date:
            first = period_of(each.article.date, unit).first
            found.update((country.iso3, role, first) for country in each.countries for role in ("any", *country.roles))
    return found


def held(archive: Archive, filters: Filters, unit: Unit) -> dict[tuple[str, str, date], int]:
    frame = countries_over_time(archive, filters, unit)
    assert frame.columns.tolist() == ["iso3", "name", "role", "period", "articles", "of"]
    keys = zip(frame["iso3"], frame["role"], frame["period"], strict=True)
    return dict(zip(keys, frame["articles"].tolist(), strict=True))


@pytest.mark.parametrize("unit", UNITS)
def test_articles_count_in_each_role_of_each_period(archive: Archive, parsed: list[ParsedArticle], unit: Unit) -> None:
    assert held(archive, Filters(), unit) == counted(parsed, unit)
    some = [
        each
        for each in parsed
        if each.article.date and each.article.date >= SOME.first and each.article.outlet in SOME.outlets
    ]
    assert held(archive, SOME, unit) == counted(some, unit)


@pytest.mark.parametrize("unit", UNITS)
def test_sums_kept_beside_give_what_the_articles_give(
    archive: Archive, request: pytest.FixtureRequest, unit: Unit
) -> None:
    february = Filters(date(2024, 2, 1), date(2024, 2, 29))
    summed = [countries_over_time(archive, each, unit).to_dict() for each in (Filters(), february)]
    request.getfixturevalue("unsummed")
    assert [countries_over_time(archive, each, unit).to_dict() for each in (Filters(), february)] == summed


def test_each_row_says_of_how_many_articles(archive: Archive, parsed: list[ParsedArticle]) -> None:
    months = Counter(each.article.date.replace(day=1) for each in parsed if each.article.date)
    frame = countries_over_time(archive, Filters(), "month")
    assert dict(zip(frame["period"], frame["of"], strict=True)) == months


@pytest.mark.parametrize("role", get_args(Role))
def test_the_first_article_that_gives_a_role_and_what_came_before(
    archive: Archive, parsed: list[ParsedArticle], role: Role
) -> None:
    hashes = {row["text"]: row["article"] for row in archive.table("SELECT article, text FROM articles").to_pylist()}
    dated = sorted(
        ((each.article.date, hashes[each.article.text], each) for each in parsed if each.article.date),
        key=lambda row: row[:2],
    )
    expected = {}
    for iso3 in {country.iso3 for each in parsed for country in each.countries}:
        roles = [(day, key, c.roles) for day, key, each in dated for c in each.countries if c.iso3 == iso3]
        place = next((number for number, (_, _, own) in enumerate(roles) if role in own), None)
        if place is not None:
            before = ", ".join(roles[place - 1][2]) if place else None
            expected[iso3] = (*roles[place][:2], before, place, sum(role in own for _, _, own in roles))
    frame = role_changes(archive, Filters(), role)
    columns = ("first", "article", "before", "earlier", "with_it")
    found = {
        row["iso3"]: tuple(row[name] for name in columns)
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    }
    assert found == expected


def test_when_did_it_become_adversary(archived: Callable[..., Archive]) -> None:
    archive = archived(
        {"text": "Norway is a partner of the alliance.", "date": "2024-05-01", "title": "A"},
        {"text": "Ministers condemned the aggression by Russia against Ukraine.", "date": "2024-05-02", "title": "B"},
    )
    frame = role_changes(archive, Filters(), "adversary")
    assert frame[["iso3", "name", "first", "title"]].values.tolist() == [["RUS", "Russia", date(2024, 5, 2), "B"]]
    assert frame["before"].isna().all()
