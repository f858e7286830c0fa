"""Are the sums of an archive that an earlier version has made brought up to date, and does it answer until then?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dashboard.archive import ingest as ingesting
from dashboard.archive.aggregates import SUMS_VERSION, sums_of
from dashboard.archive.answers import Filters, speaker_profile
from dashboard.archive.ingest import Counts, ingest
from dashboard.archive.manifest import manifests
from dashboard.archive.reading import open_archive, query
from dashboard.archive.verify import verify
from dashboard.parsing import VERSIONS, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pyarrow as pa

    from dashboard.archive.place import Place

FAST = Settings(tone=None)
ROWS = [
    {"text": f"“We stand by Ukraine {number} times,” Ann Berg said. “So do we,” Bo Ek said.", "date": "2024-05-03"}
    for number in range(5)
]


@pytest.fixture
def older(place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """An archive whose sums tell nothing of what a speaker said; gives the sums that today's would be."""
    ingest([rows_file(*ROWS)], place, settings=FAST)
    today = sums(place)
    for name in place.names("manifest"):
        place.remove(name)

    def fewer(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        return {"counts": sums_of(tables)["counts"]}

    with monkeypatch.context() as earlier:
        earlier.setattr("dashboard.archive.writing.sums_of", fewer)
        earlier.setattr(ingesting, "SUMS_VERSION", "1")
        ingest([rows_file(*ROWS)], place, settings=FAST)
    assert sums(place) != today
    return today


def sums(place: Place) -> list[dict[str, Any]]:
    asked = ("SELECT * FROM counts ORDER BY ALL", "SELECT * FROM profiles ORDER BY ALL")
    return [row for each in asked for row in query(place, each).to_pylist()]


def versions(place: Place) -> list[dict[str, str]]:
    return [portion.versions for manifest in manifests(place) for portion in manifest.portions]


@pytest.mark.usefixtures("older")
def test_until_then_a_profile_comes_from_the_quotations(place: Place) -> None:
    with open_archive(place) as archive:
        assert not archive.summed
        profile = speaker_profile(archive, Filters(), "Ann Berg", "month")
    assert (profile.quotations, profile.others["speaker"].tolist()) == (5, ["Bo Ek"])


def test_sums_are_made_again_without_reading_an_article_again(
    place: Place, older: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.batch.parse_article", None)
    assert ingest([], place, settings=FAST) == Counts()
    assert versions(place) == [{**dict(VERSIONS), "sums": "1"}]
    assert ingest([], place, settings=FAST, reparse=True) == Counts()
    assert versions(place) == [{**dict(VERSIONS), "sums": SUMS_VERSION}]
    assert sums(place) == older
    assert verify(place).problems == ()
    with open_archive(place) as archive:
        assert archive.summed


@pytest.mark.usefixtures("older")
def test_what_another_version_has_read_is_read_again_with_its_sums(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingesting, "VERSIONS", (*VERSIONS[:-1], ("tone", "upgraded")))
    assert ingest([], place, settings=FAST, reparse=True) == Counts(again=5)
    assert [(each["tone"], each["sums"]) for each in versions(place)] == [("upgraded", SUMS_VERSION)]
