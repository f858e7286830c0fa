"""Is the same quotation found across articles, and are its wordings told apart?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dashboard.archive.answers import Filters, quotation_variants, same_quotation_count, same_quotations

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.reading import Archive

FULL = "We will stand by our friends for as long as it takes, and nobody will stop us"
ROWS = [
    {"text": f"“{FULL},” Ann Berg said.", "date": "2024-05-01", "outlet": "A"},
    {"text": f"“{FULL},” Ann Berg told reporters on Friday.", "date": "2024-05-02", "outlet": "B"},
    {"text": "“We will stand by our friends for as long,” Ann Berg said.", "date": "2024-05-03", "outlet": "B"},
    {"text": f"“{FULL.replace('friends', 'allies')},” Paul Okoro said.", "date": "2024-05-04", "outlet": "C"},
    {"text": "“There is no agreement,” Paul Okoro said. “There is no agreement,” he said.", "date": "2024-05-05"},
]


def test_verbatim_trimmed_and_altered_wordings_are_one_quotation(archived: Callable[..., Archive]) -> None:
    archive = archived(*ROWS)
    (found,) = same_quotations(archive, Filters(), 0, 20).to_dict("records")
    assert found["quotation"].strip(",") == FULL
    assert (found["variants"], found["articles"], found["speaker"]) == (3, 4, "Ann Berg")
    assert (found["first"], found["last"]) == (date(2024, 5, 1), date(2024, 5, 4))
    variants = quotation_variants(archive, found["key"])
    assert variants[["kind", "articles"]].values.tolist() == [["verbatim", 2], ["altered", 1], ["trimmed", 1]]
    assert variants["speaker"].tolist() == ["Ann Berg", "Paul Okoro", "Ann Berg"]


def test_only_articles_that_are_meant_count(archived: Callable[..., Archive]) -> None:
    archive = archived(*ROWS)
    chosen = Filters(outlets=("B", "C"))
    (found,) = same_quotations(archive, chosen, 0, 20).to_dict("records")
    assert found["articles"] == 3
    assert quotation_variants(archive, found["key"], chosen)["articles"].tolist() == [1, 1, 1]
    assert same_quotation_count(archive, Filters(outlets=("A",))) == 0
    assert same_quotations(archive, Filters(outlets=("A",)), 0, 20).empty


def test_a_quotation_twice_in_one_article_is_not_in_several(archived: Callable[..., Archive]) -> None:
    assert same_quotation_count(archived(ROWS[4]), Filters()) == 0


def test_pages_have_each_of_them_once(archive: Archive) -> None:
    count = same_quotation_count(archive, Filters())
    assert count > 5
    keys = [key for page in range(count) for key in same_quotations(archive, Filters(), page, 3)["key"]]
    assert len(keys) == len(set(keys)) == count
