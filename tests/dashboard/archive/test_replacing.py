"""Do small parts become large ones, and damaged ones whole, with every article there once?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.archive import ingest as ingesting
from dashboard.archive import replacing
from dashboard.archive.ingest import Counts, ingest
from dashboard.archive.manifest import live, manifest_names
from dashboard.archive.reading import committed_parts, query
from dashboard.archive.replacing import compact, tidy
from dashboard.archive.verify import verify
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.place import Place

FAST = Settings(tone=None)
ROWS = [{"text": f"Norway met Sweden {number} times.", "date": f"2024-0{1 + number % 2}-03"} for number in range(48)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three articles make a batch."""
    monkeypatch.setattr(ingesting, "BATCH_ARTICLES", 3)


def apart(place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> str:
    """An archive whose parts were left as small as they came."""
    source = rows_file(*ROWS)
    with monkeypatch.context() as patch:
        patch.setattr(ingesting, "compact", lambda _: None)
        ingest([source], place, settings=FAST)
    return source


def held(place: Place) -> tuple[object, ...]:
    asked = (
        "SELECT * FROM articles ORDER BY article",
        "SELECT * FROM sentences ORDER BY article, number",
        "SELECT * FROM countries ORDER BY article, iso3",
        "SELECT * FROM keywords ORDER BY article, phrase",
    )
    return tuple(query(place, sql).to_pylist() for sql in asked)


@pytest.mark.usefixtures("small")
def test_many_small_parts_of_a_month_become_one_with_the_same_rows(
    place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = apart(place, rows_file, monkeypatch)
    before = held(place)
    assert len(committed_parts(place, "articles")) == 32
    compact(place)
    assert [part.rows for part in committed_parts(place, "articles")] == [24, 24]
    assert held(place) == before
    assert verify(place).problems == ()
    assert ingest([source], place, settings=FAST) == Counts(read=48, there=48)
    assert (verify(place).left, len(manifest_names(place))) == ((), 1)


@pytest.mark.usefixtures("small")
def test_an_ingest_of_unsorted_articles_leaves_few_parts(place: Place, rows_file: Callable[..., str]) -> None:
    ingest([rows_file(*ROWS)], place, settings=FAST)
    assert len(committed_parts(place, "articles")) < 8
    assert verify(place).articles == 48


@pytest.mark.usefixtures("small")
def test_a_damaged_part_is_not_put_together_with_sound_ones(
    place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    apart(place, rows_file, monkeypatch)
    part = committed_parts(place, "sentences")[0]
    path = Path(place.path(part.name))
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    compact(place)
    assert part in committed_parts(place, "sentences")
    assert [problem for problem in verify(place).problems if part.name in problem]
    assert verify(place).articles == 48


@pytest.mark.usefixtures("small")
def test_a_reader_from_before_reads_on_until_the_next_change(
    place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    apart(place, rows_file, monkeypatch)
    opened = committed_parts(place, "articles")
    compact(place)
    assert all(place.digest(part.name) == part.sha256 for part in opened)
    tidy(place)
    with pytest.raises(FileNotFoundError):
        place.digest(opened[0].name)


@pytest.mark.usefixtures("small")
def test_many_manifests_become_one(
    place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    apart(place, rows_file, monkeypatch)
    monkeypatch.setattr(replacing, "MANY_MANIFESTS", 16)
    monkeypatch.setattr(replacing, "FEW", 100)
    parts = committed_parts(place, "articles")
    compact(place)
    assert len(live(place)) == 1
    assert committed_parts(place, "articles") == parts


@pytest.mark.parametrize("harm", ["torn", "gone"])
def test_a_damaged_part_is_read_again_from_the_archives_own_texts(
    place: Place, rows_file: Callable[..., str], harm: str
) -> None:
    ingest([rows_file(*ROWS)], place, settings=FAST)
    before = held(place)
    path = Path(place.path(committed_parts(place, "sentences")[0].name))
    path.write_bytes(path.read_bytes()[:-9]) if harm == "torn" else path.unlink()
    assert verify(place).problems
    assert ingest([rows_file(name="none.jsonl")], place, settings=FAST) == Counts(again=24)
    assert held(place) == before
    assert verify(place).problems == ()


@pytest.mark.parametrize("harm", ["torn", "gone"])
def test_articles_in_a_damaged_part_come_back_with_their_source(
    place: Place, rows_file: Callable[..., str], harm: str
) -> None:
    source = rows_file(*ROWS)
    ingest([source], place, settings=FAST)
    before = held(place)
    path = Path(place.path(committed_parts(place, "articles")[0].name))
    path.write_bytes(path.read_bytes()[:-9]) if harm == "torn" else path.unlink()
    assert verify(place).problems
    assert ingest([source], place, settings=FAST) == Counts(read=48, new=24, there=24, set_aside=24)
    assert held(place) == before
    assert verify(place).problems == ()
    assert len(place.names("damaged")) == (harm == "torn")
