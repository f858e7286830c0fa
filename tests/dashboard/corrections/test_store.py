"""Corrections in a database: the same behaviour in SQLite and in PostgreSQL."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine

from dashboard.corrections import store as stores
from dashboard.corrections.records import Correction, CorrectionsNotKeptError, standing, undoing
from dashboard.corrections.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    Make = Callable[..., Correction]


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        made = create_engine(f"sqlite:///{tmp_path / 'corrections.sqlite'}")
    else:
        made = create_engine(request.getfixturevalue("postgresql"))
        stores.TABLE.metadata.drop_all(made)
    yield made
    made.dispose()


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine)


@pytest.fixture
def said(make: Make) -> Correction:
    return make("speaker", "We stand by", "Ann Berg", "Ștefan “Ț” <b>=1+1</b>", note="I was there; it’s so")


def test_what_was_kept_is_read_again_as_it_was(store: Store, engine: Engine, said: Correction) -> None:
    assert store.add("mine", [said, undoing(said)]) == 2
    again = Store(engine).of_article("mine", said.article)
    assert again[0] == said
    assert standing(again) == ()


def test_a_record_is_kept_once_however_often_it_comes(store: Store, said: Correction) -> None:
    assert store.add("mine", [said, said]) == 1
    assert store.add("mine", [said]) == 0
    assert store.of_workspace("mine") == (said,)


def test_a_workspace_sees_nothing_of_another(store: Store, said: Correction) -> None:
    store.add("mine", [said])
    assert store.of_workspace("theirs") == ()
    assert store.of_article("theirs", said.article) == ()
    assert store.add("theirs", [said]) == 1


def test_an_article_sees_nothing_of_another(store: Store, said: Correction) -> None:
    other = replace(said, article="0" * 64, identity="0" * 32)
    store.add("mine", [said, other])
    assert store.of_article("mine", said.article) == (said,)
    assert set(store.of_workspace("mine")) == {said, other}


def test_a_hostile_name_of_a_workspace_is_only_a_name(store: Store, said: Correction) -> None:
    store.add("mine", [said])
    assert store.of_workspace("' OR 1=1 --") == ()
    assert store.add("'; DROP TABLE corrections; --", [said]) == 1
    assert store.of_workspace("mine") == (said,)


def test_many_records_are_kept_at_once(store: Store, said: Correction) -> None:
    many = [replace(said, identity=f"{number:032x}") for number in range(1_200)]
    assert store.add("mine", many) == 1_200
    assert store.add("mine", [*many, said]) == 1
    assert len(store.of_workspace("mine")) == 1_201


def test_a_full_workspace_says_so_and_keeps_what_it_has(
    store: Store, said: Correction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "MOST", 1)
    store.add("mine", [said])
    with pytest.raises(CorrectionsNotKeptError, match="workspace is full"):
        store.add("mine", [replace(said, identity="0" * 32)])
    assert store.of_workspace("mine") == (said,)


def test_several_readers_write_at_the_same_time(engine: Engine, said: Correction) -> None:
    store = Store(engine)
    every = [[replace(said, identity=f"{reader * 100 + n:032x}") for n in range(10)] for reader in range(4)]
    shared = replace(said, identity="f" * 32)
    threads = [threading.Thread(target=store.add, args=("team", [*own, shared])) for own in every]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.of_workspace("team")) == 41


def test_a_database_that_does_not_answer_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "corrections.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(CorrectionsNotKeptError, match="the database does not answer"):
        Store(create_engine(f"sqlite:///{tmp_path / 'corrections.sqlite'}"))


def test_a_database_that_is_gone_is_told_in_one_sentence(store: Store, engine: Engine, said: Correction) -> None:
    stores.TABLE.metadata.drop_all(engine)
    with pytest.raises(CorrectionsNotKeptError, match="the database does not answer"):
        store.of_workspace("mine")
    with pytest.raises(CorrectionsNotKeptError, match="the database does not answer"):
        store.add("mine", [said])
