"""Are near-duplicates linked to the one that came first, across batches and runs, and other articles left alone?"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.archive import copies, on_disk
from dashboard.archive import ingest as ingesting
from dashboard.archive.copies import SIGNATURE_BYTES, Originals, signature, similarity
from dashboard.archive.ingest import Counts, ingest
from dashboard.archive.reading import committed_parts, query
from dashboard.archive.verify import verify
from dashboard.parsing import Settings
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.place import Place

FAST = Settings(tone=None)
WORDS = [f"{first}{last}" for first in "treaty border summit envoy gas".split() for last in "abcdefghijklmnopqrst"]


def article(seed: int, paragraphs: int = 8) -> str:
    chance = random.Random(seed)
    return "\n\n".join(" ".join(chance.choices(WORDS, k=40)) + "." for _ in range(paragraphs))


def edited(text: str) -> str:
    """Re-headed, its last paragraph cut, one word changed."""
    return "Another head. " + text.rpartition("\n\n")[0].replace(text.split()[30], "instead", 1)


def links(*texts: str) -> list[int | None]:
    """The number of each text's original."""
    hashes = [fingerprint(text) for text in texts]
    found = Originals().linked(hashes, [signature(text) for text in texts])
    return [hashes.index(link[0]) if link else None for link in found]


def table(place: Place) -> list[tuple[str, str]]:
    asked = """SELECT a.id, o.id AS original FROM copies c JOIN articles a USING (article)
        JOIN articles o ON o.article = c.original ORDER BY a.id"""
    return [(row["id"], row["original"]) for row in query(place, asked).to_pylist()]


def rows(*texts: str, start: int = 0) -> list[dict[str, str]]:
    return [
        {"id": str(start + number), "text": text, "date": f"2024-0{1 + (start + number) % 3}-03"}
        for number, text in enumerate(texts)
    ]


def test_a_signature_is_the_same_for_the_same_words_whatever_their_case_and_marks() -> None:
    assert signature("Norway met Sweden, in Oslo.") == signature("norway met sweden in oslo")
    assert len(signature(article(1))) == len(signature("")) == len(signature("One")) == SIGNATURE_BYTES


def test_similarity_is_the_share_of_common_runs_of_words() -> None:
    whole, other = article(1, 40), article(2, 40)
    half = "\n\n".join(whole.split("\n\n")[:20])
    assert similarity(signature(whole), signature(whole)) == 1
    assert similarity(signature(whole), signature(half)) == pytest.approx(0.5, abs=0.2)
    assert similarity(signature(whole), signature(other)) == pytest.approx(0, abs=0.06)


def test_a_copy_is_linked_to_what_came_first_and_what_is_not_alike_to_nothing() -> None:
    first, other = article(1), article(2)
    shuffled = "\n\n".join(reversed(first.split("\n\n")))
    near_miss = other + "\n\n" + first.split("\n\n")[0]
    assert links(first, article(3), edited(first), other, shuffled) == [None, None, 0, None, 0]
    assert links(first, near_miss) == [None, None]


def test_a_copy_is_never_an_original() -> None:
    first = article(1)
    assert links(first, edited(first), edited(edited(first))) == [None, 0, 0]


def test_articles_of_two_words_are_compared_too() -> None:
    assert links("Norway votes", "Sweden votes", "NORWAY VOTES!") == [None, None, 0]


def test_many_originals_are_found_again_wherever_they_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "RECENT", 16)
    originals, texts = Originals(), [article(number, 3) for number in range(100)]
    hashes, signatures = [fingerprint(text) for text in texts], [signature(text) for text in texts]
    for begin in range(0, 100, 7):
        assert not any(originals.linked(hashes[begin : begin + 7], signatures[begin : begin + 7]))
    again = originals.linked(["00" * 32] * 100, signatures)
    assert again == [(own, 1.0) for own in hashes]
    assert len(originals) == 100
    assert originals.linked([], []) == []


def test_links_are_the_same_wherever_the_originals_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = article(0, 2)
    texts = [article(number % 60, 4) if number % 3 else f"{notice}\n\n{article(number, 3)}" for number in range(1, 200)]
    batches = [list(dict.fromkeys(texts[begin : begin + 9])) for begin in range(0, len(texts), 9)]

    def found() -> list[tuple[str, float] | None]:
        originals = Originals()
        pairs = [([fingerprint(text) for text in batch], [signature(text) for text in batch]) for batch in batches]
        return [link for pair in pairs for link in originals.linked(*pair)]

    in_memory = found()
    assert 50 < sum(map(bool, in_memory)) < 150
    monkeypatch.setattr(copies, "RECENT", 7)
    monkeypatch.setattr(on_disk, "AT_ONCE", 5)
    assert found() == in_memory


def test_links_hold_across_batches_and_runs_and_after_parts_were_put_together(
    place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingesting, "BATCH_ARTICLES", 2)
    monkeypatch.setattr("dashboard.archive.replacing.FEW", 2)
    first, other = article(1), article(2)
    ingest([rows_file(*rows(first, other, edited(first)))], place, settings=FAST)
    more = rows_file(*rows(edited(other), article(4), start=3), name="more.jsonl")
    ingest([more], place, settings=FAST)
    assert table(place) == [("2", "0"), ("3", "1")]
    assert len(committed_parts(place, "articles")) < 5


def test_links_stay_when_articles_are_read_again(place: Place, rows_file: Callable[..., str]) -> None:
    ingest([rows_file(*rows(article(1), article(2), edited(article(1))))], place, settings=FAST)
    before = query(place, "SELECT * FROM copies").to_pylist()
    assert ingest([], place, settings=Settings(tone="vader"), reparse=True).again == 3
    assert query(place, "SELECT * FROM copies").to_pylist() == before
    ingest([rows_file(*rows(edited(article(2)), start=3), name="more.jsonl")], place, settings=FAST)
    assert table(place) == [("2", "0"), ("3", "1")]


@pytest.mark.parametrize("lost", ["copies", "signatures"])
def test_links_and_signatures_that_were_lost_are_found_again(
    place: Place, rows_file: Callable[..., str], lost: str
) -> None:
    ingest([rows_file(*rows(article(1), article(2), edited(article(1))))], place, settings=FAST)
    before = query(place, "SELECT * FROM copies").to_pylist()
    part = committed_parts(place, lost)[-1]
    Path(place.path(part.name)).unlink()
    assert ingest([], place, settings=FAST) == Counts(again=1)
    assert query(place, "SELECT * FROM copies").to_pylist() == before
    assert verify(place).problems == ()


def test_the_same_text_again_is_a_duplicate_and_no_copy(place: Place, rows_file: Callable[..., str]) -> None:
    assert ingest([rows_file(*rows(article(1), article(1)))], place, settings=FAST) == Counts(
        read=2, new=1, duplicates=1
    )
    assert table(place) == []
