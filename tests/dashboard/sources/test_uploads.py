"""Which article does a file hold, whatever program wrote it?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.sources.drafts import Draft, SourceError
from dashboard.sources.uploads import drafts_in

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., bytes]

MAIL = "From: Ann Berg <ann@example.org>\r\nSubject: Talks in Oslo\r\nDate: Fri, 3 May 2024 10:00:00 +0200\r\n"


def read(content: bytes, name: str) -> Draft:
    (found,) = drafts_in(content, name)
    assert isinstance(found, Draft), found
    return found


def refused(content: bytes, name: str) -> str:
    (found,) = drafts_in(content, name)
    assert isinstance(found, SourceError), found
    return str(found)


def test_plain_text_is_kept_to_the_last_character(text: str) -> None:
    assert read(text.encode(), "talks.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    assert read(text.encode(encoding), "talks.txt").text == text


def test_a_text_cut_within_a_character_keeps_what_came(text: str) -> None:
    content = (text + "€").encode()
    assert read(content[:-1], "talks.txt").text == text


def test_a_header_like_that_of_the_seeds_is_read(text: str) -> None:
    draft = read(f"title: Talks\ndate: 2024-05-03\noutlet: The Test\n---\n{text}".encode(), "talks.txt")
    assert (draft.title, draft.date, draft.outlet, draft.text) == ("Talks", date(2024, 5, 3), "The Test", text)


def test_markdown_loses_its_marks(text: str) -> None:
    marked = (
        "---\ntitle: Talks\ndate: 2024-05-03\n---\n# Talks in Oslo\n\n**Norway** and [Moldova](https://example.org) "
    )
    draft = read(f"{marked}![](x.png)met.\n\n> {text}".encode(), "talks.md")
    assert draft.text.startswith("Talks in Oslo\n\nNorway and Moldova met.\n\nOSLO")
    assert (draft.title, draft.date) == ("Talks", date(2024, 5, 3))


def test_a_page_gives_its_article_and_says_what_it_left_out(page: Make, text: str) -> None:
    draft = read(page(), "talks.html")
    assert draft.text.removeprefix("Norway and Moldova sign\n") == text
    assert (draft.title, draft.date, draft.outlet) == ("Norway and Moldova sign", date(2024, 5, 3), "The Test")
    assert set(draft.left_out) == {"Home", "World", "Share on Facebook", "© 2024 The Test"}


def test_a_page_is_read_in_the_encoding_that_it_names(page: Make) -> None:
    html = page("<p>Café Zürich hosted the ministers of Norway and Moldova, who spoke for three hours.</p>" * 3)
    latin = html.decode().replace("charset='utf-8'", "charset='iso-8859-1'").encode("cp1252")
    assert "Café Zürich" in read(latin, "talks.htm").text


def test_a_pdf_has_its_paragraphs_put_together(pdf: Make, text: str) -> None:
    draft = read(pdf(), "talks.pdf")
    assert draft.text == text
    assert draft.mended[0].endswith("broken lines joined")


def test_page_numbers_and_running_heads_of_a_pdf_are_left_out(pdf: Make) -> None:
    said = (
        "Norway will pay.",
        "Moldova thanked the two ministers of energy and of trade for it.",
        "Russia was silent.",
    )
    pages = [["The Test, 3 May 2024", "", line, "", f"Page {number} of 3"] for number, line in enumerate(said, start=1)]
    draft = read(pdf(pages), "talks.pdf")
    assert draft.text.replace("\n", " ") == " ".join(said)
    assert len(draft.left_out) == 6


def test_a_paragraph_goes_on_over_the_end_of_a_page(pdf: Make) -> None:
    first = ["The two ministers said that they would go on to work together for the"] * 3
    draft = read(pdf([first, ["security of Moldova."]]), "talks.pdf")
    assert draft.text.endswith("work together for the security of Moldova.")


def test_a_word_document_gives_its_paragraphs(docx: Make, text: str) -> None:
    assert read(docx(), "talks.docx").text == text


def test_a_word_document_shows_what_was_inserted_and_not_what_was_deleted(docx: Make) -> None:
    body = (
        "<w:p><w:r><w:t>Norway </w:t></w:r><w:ins><w:r><w:t>helps</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>fails</w:delText></w:r></w:del><w:r><w:t> Moldova.</w:t></w:r></w:p>"
    )
    assert read(docx(body), "talks.docx").text == "Norway helps Moldova."


def test_a_word_documents_title_is_read_from_its_properties(docx: Make) -> None:
    properties = b"<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>Talks</dc:title></cp:coreProperties>"
    assert read(docx(None, "", ("docProps/core.xml", properties)), "a.docx").title == "Talks"


def test_an_email_gives_its_text_subject_day_and_sender(text: str) -> None:
    content = f"{MAIL}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode()
    draft = read(content, "talks.eml")
    assert (draft.title, draft.date, draft.outlet) == ("Talks in Oslo", date(2024, 5, 3), "Ann Berg")
    assert draft.text == text


def test_an_email_of_html_alone_is_read_as_a_page(page: Make, text: str) -> None:
    content = f"{MAIL}MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + page()
    assert text in read(content, "talks.eml").text


def test_an_attachment_is_named_and_not_read(text: str) -> None:
    parts = (
        f'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; '
        f"charset=utf-8\r\n\r\n{text}\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
        'filename="../../talks.pdf"\r\n\r\n%PDF\r\n--b--\r\n'
    )
    assert read((MAIL + parts).encode(), "talks.eml").left_out == ("Attachment: ../../talks.pdf",)


def test_an_archive_gives_its_files_one_after_another(zipped: Make, docx: Make, pdf: Make, text: str) -> None:
    archive = zipped(("a/one.docx", docx()), ("two.pdf", pdf()), ("three.txt", text.encode()), ("__MACOSX/x", b"x"))
    found = list(drafts_in(archive, "all.zip"))
    assert [draft.origin for draft in found if isinstance(draft, Draft)] == ["one.docx", "two.pdf", "three.txt"]
    assert {draft.text for draft in found if isinstance(draft, Draft)} == {text}


def test_one_bad_file_of_an_archive_costs_only_itself(zipped: Make, text: str) -> None:
    archive = zipped(("bad.pdf", b"no pdf"), ("good.txt", text.encode()), ("inner.zip", b"PK\x03\x04"))
    bad, good, inner = drafts_in(archive, "all.zip")
    assert isinstance(good, Draft)
    assert str(bad).startswith("bad.pdf is no PDF")
    assert str(inner).startswith("inner.zip is an archive within an archive")


@pytest.mark.parametrize("ending", ["txt", "md", "html", "eml"])
def test_a_document_under_a_false_ending_is_named(pdf: Make, ending: str) -> None:
    assert refused(pdf(), f"talks.{ending}") == f"talks.{ending} is a PDF, whatever its name says: correct its ending."


@pytest.mark.parametrize("name", ["talks.exe", "talks", "talks.doc", ".txt.", "talks.pdf.scr"])
def test_another_kind_of_file_is_refused_with_what_to_do(name: str) -> None:
    assert "is of a kind that is not read: save it as .txt" in refused(b"abc", name)


def test_a_long_article_is_refused_with_what_to_do() -> None:
    assert "more than 300,000 characters: split it" in refused(b"Norway met. " * 25_001, "long.txt")


def test_an_article_of_the_greatest_length_is_read() -> None:
    assert len(read(b"Norway " * 42_857, "long.txt").text) == 299_999
