"""Is a text known again, whether it waits or is sorted in?"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from dashboard.archive import known
from dashboard.archive.known import Texts

if TYPE_CHECKING:
    import pytest


def hashes(count: int, word: str = "text") -> list[str]:
    return [sha256(f"{word} {number}".encode()).hexdigest() for number in range(count)]


def test_texts_that_were_added_are_known_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "WAITING", 16)
    texts = Texts()
    for text in hashes(100):
        assert text not in texts
        texts.add(text)
        assert text in texts
    texts.add_all(hashes(50, "more"))
    assert len(texts) == 150
    assert all(text in texts for text in hashes(100) + hashes(50, "more"))
    assert not any(text in texts for text in hashes(100, "other"))


def test_a_text_whose_hash_ends_or_begins_with_zeros_is_known_again() -> None:
    texts, (first, last) = Texts(), ("00" * 31 + "01", "01" + "00" * 31)
    texts.add_all([last])
    assert last in texts
    assert first not in texts
    texts.add_all([first])
    assert first in texts
