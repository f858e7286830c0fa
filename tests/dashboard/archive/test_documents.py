"""Do documents of other kinds become articles, without harm to the archive when one is hostile?"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from dashboard.archive import documents
from dashboard.archive.documents import DocumentReader
from dashboard.archive.ingest import Counts, ingest
from dashboard.archive.reading import query
from dashboard.archive.writing import rejected_rows
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from dashboard.archive.place import Place

FAST = Settings(tone=None)
TEXT = (
    "Norway and Moldova agreed on Friday to work together on the security of their grids, said Ann Berg. "
    "Russia did not comment on the agreement that the two ministers had signed in the city hall of Oslo."
)
PAGE = f"<html><body><article><h1>Talks</h1><p>{TEXT}</p><p>{TEXT} Again.</p></article></body></html>"
MAIL = f"From: wire@example.org\nSubject: Talks\nDate: Fri, 3 May 2024 10:00:00 +0000\n\n{TEXT} Mailed.\n"


def test_documents_of_a_folder_and_a_zip_are_read(tmp_path: Path, place: Place) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "b.md").write_text(f"# Talks\n\n{TEXT} In **Markdown**.", encoding="utf-8")
    (folder / "c.eml").write_text(MAIL, encoding="utf-8")
    (folder / "d.pdf").write_bytes(b"%PDF-1.4 none")
    (folder / "e.docx").write_bytes(b"none")
    with zipfile.ZipFile(folder / "f.zip", "w") as archive:
        archive.writestr("g.md", f"{TEXT} Zipped.")
    assert ingest([str(folder)], place, settings=FAST) == Counts(read=6, new=4, rejected=2)
    names = query(place, "SELECT source FROM articles ORDER BY source")["source"].to_pylist()
    assert [name.rsplit("/", 1)[-1] for name in names] == ["a.html", "b.md", "c.eml", "g.md"]
    rejected = {row["source"].rsplit("/", 1)[-1]: row["reason"] for row in rejected_rows(place)}
    assert set(rejected) == {"d.pdf", "e.docx"}
    assert not any("file." in reason or reason.endswith(".") for reason in rejected.values())


def test_what_is_not_english_is_rejected(tmp_path: Path, place: Place) -> None:
    (tmp_path / "a.md").write_text(
        "Le ministre des affaires étrangères a déclaré que les deux pays allaient renforcer leur coopération dans le "
        "domaine de la sécurité et de la défense, après une réunion qui a duré plus de trois heures à Bruxelles.",
        encoding="utf-8",
    )
    assert ingest([str(tmp_path / "a.md")], place, settings=FAST) == Counts(read=1, rejected=1)
    assert rejected_rows(place)[0]["reason"] == "is not in English, the only language that is read"


def test_a_document_that_takes_too_long_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with DocumentReader() as reader:
        assert isinstance(reader.article(PAGE.encode(), ".html"), dict)
        with monkeypatch.context() as patch:
            patch.setattr(documents, "SECONDS", 0)
            assert reader.article(PAGE.encode(), ".html") == "took longer than 0 seconds to read"
        assert isinstance(reader.article(PAGE.encode(), ".html"), dict)


def test_a_document_that_breaks_its_reader_costs_only_itself() -> None:
    with DocumentReader() as reader:
        assert isinstance(reader.article(PAGE.encode(), ".html"), dict)
        assert reader._process
        reader._process.kill()
        reader._process.wait()
        assert reader.article(PAGE.encode(), ".html") == "broke the process that read it"
        assert isinstance(reader.article(PAGE.encode(), ".html"), dict)


def test_a_new_process_follows_after_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_READ", 1)
    with DocumentReader() as reader:
        assert isinstance(reader.article(PAGE.encode(), ".html"), dict)
        first = reader._process
        assert isinstance(reader.article(PAGE.encode(), ".html"), dict)
        assert reader._process is not first
