"""Are the articles of a list called by names that last, each by another?"""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.archive_page.article_list import labels_of


def test_an_article_is_called_by_title_and_day_and_a_second_of_the_same_by_its_hash_too() -> None:
    rows = pd.DataFrame(
        {
            "article": ["aaaaaaaa", "bbbbbbbb", "cccccccc"],
            "title": ["Talks\nin  Oslo", "Talks in Oslo", None],
            "date": [date(2023, 5, 3), date(2023, 5, 3), None],
        }
    )
    assert list(labels_of(rows).values()) == [
        "Talks in Oslo, 3 May 2023",
        "Talks in Oslo, 3 May 2023 · bbbbbb",
        "Untitled article",
    ]
