"""Which manifests count, when one replaces another, is torn or vanishes while it is read?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.archive import manifest as listing
from dashboard.archive.manifest import (
    Part,
    Portion,
    commit,
    damaged_copies,
    live,
    read_manifest,
    remove_manifest,
    replaced,
    unlisted,
)
from dashboard.archive.place import ArchiveError

if TYPE_CHECKING:
    from dashboard.archive.place import Place


def portion(name: str) -> Portion:
    part = Part(f"articles/month=2024-05/{name}.parquet", "articles", "2024-05", 1, 9, "00")
    return Portion("2024-05", 1, "00", {"quotes": "1"}, None, (part,))


def names_of_parts(place: Place) -> list[str]:
    return [part.name.rsplit("/", 1)[-1] for manifest in live(place).values() for part in manifest.parts]


def test_what_was_committed_is_read_again(place: Place) -> None:
    name = commit(place, [portion("a"), portion("b")])
    assert read_manifest(place, name).portions == (portion("a"), portion("b"))
    assert portion("a").part("articles") == portion("a").parts[0]
    assert portion("a").part("sentences") is None


def test_a_manifest_that_another_one_replaces_counts_no_longer(place: Place) -> None:
    first, second = commit(place, [portion("a")]), commit(place, [portion("b")])
    third = commit(place, [portion("c")], [first])
    assert list(live(place)) == [second, third]
    assert names_of_parts(place) == ["b.parquet", "c.parquet"]
    assert replaced(place) == [first]
    assert first in unlisted(place)


def test_removing_the_replaced_ones_in_order_brings_none_back_wherever_it_stops(place: Place) -> None:
    first = commit(place, [portion("a")])
    second = commit(place, [portion("b")], [first])
    third = commit(place, [portion("c")], [second])
    assert replaced(place) == [first, second]
    for name in replaced(place):
        place.remove(name)
        assert list(live(place)) == [third]
        remove_manifest(place, name)
        assert list(live(place)) == [third]


def test_the_next_manifest_has_a_higher_number_than_any_before(place: Place) -> None:
    first = commit(place, [portion("a")])
    second = commit(place, [portion("b")], [first])
    remove_manifest(place, first)
    assert commit(place, [portion("c")]) > second


@pytest.mark.parametrize("harm", ["torn", "gone"])
@pytest.mark.parametrize("ending", [".json", ".copy"])
def test_one_copy_of_a_manifest_is_enough(place: Place, harm: str, ending: str) -> None:
    name = commit(place, [portion("a")])
    path = Path(place.path(name)).with_suffix(ending)
    path.write_bytes(path.read_bytes()[:-9]) if harm == "torn" else path.unlink()
    assert names_of_parts(place) == ["a.parquet"]
    ((harmed, content),) = damaged_copies(place)
    assert (harmed.endswith(ending), content) == (True, place.read(manifest_names_there(place, ending)))


def manifest_names_there(place: Place, harmed: str) -> str:
    other = ".copy" if harmed == ".json" else ".json"
    return next(name for name in place.names("manifest") if name.endswith(other))


def test_a_manifest_of_which_both_copies_are_torn_is_told(place: Place) -> None:
    commit(place, [portion("a")])
    for name in place.names("manifest"):
        Path(place.path(name)).write_bytes(b"{")
    with pytest.raises(ArchiveError, match="is damaged, so what it lists is unknown"):
        live(place)


def test_a_reader_looks_again_when_a_manifest_was_replaced_and_removed_meanwhile(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commit(place, [portion("a")])
    read, changes = read_manifest, [None]

    def late(*arguments: object) -> object:
        if changes:
            changes.pop()
            commit(place, [portion("b")], [first])
            remove_manifest(place, first)
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(listing, "read_manifest", late)
    assert names_of_parts(place) == ["b.parquet"]
    assert changes == []


def test_an_archive_that_never_rests_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(place, [portion("a")])

    def gone(*_: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(listing, "read_manifest", gone)
    with pytest.raises(ArchiveError, match="is being changed all the time"):
        live(place)
