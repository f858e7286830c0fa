"""Are articles read again after an upgrade, each once, wherever it is stopped?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dashboard.archive import ingest as ingesting
from dashboard.archive.ingest import Counts, ingest
from dashboard.archive.manifest import manifests
from dashboard.archive.reading import query
from dashboard.archive.verify import verify
from dashboard.archive.writing import rejected_rows
from dashboard.cli import main
from dashboard.parsing import VERSIONS, Settings, parse_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.ingest import Progress
    from dashboard.archive.place import Place

FAST = Settings(tone=None)
ROWS = [
    {"id": number, "text": f"Norway met Sweden {number} times.", "date": f"2024-0{1 + number // 5}-03"}
    for number in range(10)
]
UPGRADED = (*VERSIONS[:-1], ("tone", "upgraded"))


@pytest.fixture
def upgraded(place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> str:
    """An archive whose articles another version has read; gives their source."""
    source = rows_file(*ROWS)
    ingest([source], place, settings=FAST)
    monkeypatch.setattr(ingesting, "VERSIONS", UPGRADED)
    return source


def versions(place: Place) -> set[str]:
    return {portion.versions["tone"] for manifest in manifests(place) for portion in manifest.portions}


def everything(place: Place) -> list[dict[str, Any]]:
    return query(place, "SELECT * FROM articles JOIN sentences USING (article) ORDER BY article, number").to_pylist()


@pytest.mark.usefixtures("upgraded")
def test_without_being_asked_nothing_is_read_again(place: Place) -> None:
    assert ingest([], place, settings=FAST) == Counts()
    assert versions(place) == {dict(VERSIONS)["tone"]}


@pytest.mark.usefixtures("upgraded")
def test_every_article_is_read_again_once_and_stays_what_it_was(place: Place) -> None:
    before = everything(place)
    assert ingest([], place, settings=FAST, reparse=True) == Counts(again=10)
    assert versions(place) == {"upgraded"}
    assert everything(place) == before
    assert ingest([], place, settings=FAST, reparse=True) == Counts()
    assert verify(place) == verify(place).__class__(verify(place).parts, 10, (), ())


def test_another_engine_counts_as_an_upgrade(place: Place, rows_file: Callable[..., str]) -> None:
    ingest([rows_file(*ROWS)], place, settings=FAST)
    assert ingest([], place, settings=Settings(tone="vader"), reparse=True) == Counts(again=10)
    assert query(place, "SELECT DISTINCT tone_engine FROM articles").to_pylist() == [{"tone_engine": "vader"}]


def test_new_sources_are_taken_in_with_it(place: Place, upgraded: str, rows_file: Callable[..., str]) -> None:
    more = rows_file({"text": "Oslo calls."}, name="more.jsonl")
    assert ingest([upgraded, more], place, settings=FAST, reparse=True) == Counts(read=11, new=1, there=10, again=10)


@pytest.mark.usefixtures("upgraded")
def test_what_was_read_again_by_the_interruption_stays_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "BATCH_ARTICLES", 2)

    def interrupt(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([], place, settings=FAST, reparse=True, told=interrupt)
    assert versions(place) == {dict(VERSIONS)["tone"], "upgraded"}
    assert verify(place).articles == 10
    assert ingest([], place, settings=FAST, reparse=True).again == 5
    assert versions(place) == {"upgraded"}
    assert verify(place).articles == 10


@pytest.mark.usefixtures("upgraded")
def test_an_article_that_breaks_the_new_parser_stays_as_it_was(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(place)

    def broken(article: Any, settings: Any) -> Any:
        if " 7 " in article.text:
            raise IndexError("out of range")
        return parse_article(article, settings)

    monkeypatch.setattr("dashboard.batch.parse_article", broken)
    assert ingest([], place, settings=FAST, reparse=True) == Counts(again=5, as_before=5)
    assert [row["line"] for row in rejected_rows(place)] == [8]
    assert everything(place) == before


def test_the_command_reads_again_without_a_source(
    place: Place, rows_file: Callable[..., str], capfd: pytest.CaptureFixture[str]
) -> None:
    ingest([rows_file(*ROWS)], place, settings=FAST)
    assert main(["ingest", "--reparse", "--archive", place.root, "--tone", "vader", "--jobs", "1"]) == 0
    assert capfd.readouterr().out.startswith("10 articles of the archive were read again.\n0 rows read")


def test_neither_a_source_nor_reparse_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ingest", "--archive", "x"])
    assert "name a SOURCE to take in, or --reparse" in capfd.readouterr().err
