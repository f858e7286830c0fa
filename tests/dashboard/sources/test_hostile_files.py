"""What do hostile files do? Nothing: each is refused in one sentence, or opened as text, in time, and nothing runs.

`HOSTILE` is the list: what it is, its name, how it is made, and the words of the refusal, or `OPENED`. Every one goes
the whole way through the process apart, as an upload does.
"""

from __future__ import annotations

import gzip
import io
import random
import struct
import time
import zipfile
import zlib
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dashboard.sources.confined import SECONDS, read_file

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[[SimpleNamespace], bytes]

OPENED = "opened as text"
LIMIT = SECONDS + 10
SENTENCE = b"Norway and Moldova met in the city of Oslo and agreed to go on. "
LAUGHS = "<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + level)} '{f'&{chr(97 + level)};' * 10}'>" for level in range(9)
) + "]>"  # fmt: skip
THEFT = "<!DOCTYPE x [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]>"
MAIL = b"From: Ann <a@example.org>\nSubject: Talks\nDate: Fri, 3 May 2024 10:00:00 +0200\nMIME-Version: 1.0\n"
PLAIN = MAIL + b"Content-Type: text/plain; charset=utf-8\n\n" + SENTENCE
MARKED = MAIL + b"Content-Type: text/html\n\n"
MIXED = b"Content-Type: multipart/mixed; boundary=b\n"
PICTURE = "<img src='http://192.0.2.1/a.png'>" + "<p>Norway and Moldova met in Oslo and agreed to go on.</p>" * 9
NOISE = random.Random(7).randbytes(25_000_001)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096
JAVASCRIPT = "/OpenAction << /S /JavaScript /JS (app.launchURL('http://192.0.2.1/')) >>"
PASSWORD = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") /P -44 >> /ID [(a) (a)]"
RELATION = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="http://192.0.2.1/a.png" TargetMode="External"/></Relationships>'
)
LINK = ("word/_rels/document.xml.rels", RELATION)
MANY = "[" + "/FlateDecode " * 100 + "]"
SCRIPTS = "<p onclick='alert(1)'>Norway <script>alert(2)</script>and Moldova met in Oslo and agreed to go on.</p>" * 9
REMOTE = (
    "<base href='http://192.0.2.1/'><meta http-equiv=refresh content='0;url=http://192.0.2.1/'><iframe src=x></iframe>"
)


def overlapping(members: int) -> bytes:
    """Many names for the same bytes, as in Fifield's bomb."""
    packed = zlib.compress(b"\0" * 1_000_000, 9)[2:-4]
    check = zlib.crc32(b"\0" * 1_000_000)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, check, len(packed), 1_000_000, 5, 0) + b"a.txt" + packed
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, check, len(packed), 1_000_000, 5, 0, 0, 0, 0, 0, 0
    )
    directory = (entry + b"a.txt") * members
    return local + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, members, members, len(directory), len(local), 0)


def lying(archive: bytes, size: int) -> bytes:
    """The archive with another expanded size for its first member."""
    place = archive.index(b"PK\1\2")
    return archive[: place + 24] + struct.pack("<L", size) + archive[place + 28 :]


def locked(archive: bytes) -> bytes:
    place = archive.index(b"PK\1\2")
    return archive[: place + 8] + b"\x01\x00" + archive[place + 10 :]


def nested(archive: bytes, depth: int) -> bytes:
    for level in range(depth):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as outer:
            outer.writestr(f"{level}.zip", archive)
        archive = buffer.getvalue()
    return archive


def parts(depth: int) -> bytes:
    """An e-mail whose parts hold parts."""
    heads = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level) for level in range(depth)
    )
    return MAIL + heads + b"Content-Type: text/plain\n\n" + SENTENCE


def in_utf16(make: SimpleNamespace) -> bytes:
    """A Word document whose part that asks for a file is written in UTF-16."""
    with zipfile.ZipFile(io.BytesIO(make.docx("&secret;", THEFT))) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    return bytes(
        make.zip(*((name, part.decode().encode("utf-16") if "document" in name else part) for name, part in members))
    )


def numbered(count: int) -> str:
    """So many short paragraphs in Word's XML, no two the same."""
    return "".join(f"<w:p><w:r><w:t>{number * 7919} met.</w:t></w:r></w:p>" for number in range(count))


def nested_xml(depth: int) -> str:
    """Elements in one another, each with a number of its own, so that they are not packed too tightly."""
    return "".join(f"<w:p w:n='{number * 7919 % 99_991}'>" for number in range(depth)) + "</w:p>" * depth


def pdf_bomb(make: SimpleNamespace) -> bytes:
    """A page whose content expands to 500 MB of spaces."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * 1_000_000) for _ in range(500)) + packer.flush()
    whole = make.pdf([["x"]])
    start, end = whole.index(b"stream\n") + 7, whole.index(b"\nendstream")
    return whole[:start].replace(b"/Length", b"/Length %d %%" % len(stream)) + stream + whole[end:]


def action(make: SimpleNamespace, what: str) -> bytes:
    """A PDF that does something when it is opened in a viewer."""
    return bytes(make.pdf().replace(b"/Type /Catalog", b"/Type /Catalog " + what.encode()))


HOSTILE: list[tuple[str, str, Make, str]] = [
    # archives
    ("a bomb: 50 MB of zeros", "a.zip", lambda m: m.zip(("a.txt", b"\0" * 50_000_000)), "more than 100 times its size"),
    ("a bomb of overlapping members", "a.zip", lambda _: overlapping(1_000), "would expand to more than 200 MB"),
    ("a bomb of nine archives, nested", "a.zip", lambda m: nested(m.zip(("a.txt", SENTENCE)), 9), "archive within"),
    ("2,001 members", "a.zip", lambda m: m.zip(*((f"{n}.txt", b"") for n in range(2_001))), "more than 2,000 files"),
    ("a member that says it has 3 GB", "a.zip", lambda m: lying(m.zip(("a.txt", SENTENCE)), 3 << 30), "than 200 MB"),
    ("a member larger than it says", "a.zip", lambda m: lying(m.zip(("a.txt", SENTENCE * 9)), 64), "damaged inside"),
    ("a locked archive", "a.zip", lambda m: locked(m.zip(("a.txt", SENTENCE))), "protected by a password"),
    ("a truncated archive", "a.zip", lambda m: m.zip(("a.txt", SENTENCE))[:-30], "damaged or cut off"),
    ("an empty archive", "a.zip", lambda m: m.zip(), "holds no file"),
    ("names that climb out of the folder", "a.zip", lambda m: m.zip(("../../../etc/cron.d/a.txt", SENTENCE)), OPENED),
    ("names with a drive", "a.zip", lambda m: m.zip(("C:\\Windows\\a.txt", SENTENCE)), OPENED),
    ("a name of 60,000 characters", "a.zip", lambda m: m.zip(("a" * 60_000 + ".txt", SENTENCE)), "is of a kind"),
    ("a name with marks of direction", "a.zip", lambda m: m.zip(("<b>\u202etxt.exe", SENTENCE)), "kind"),
    ("a gzip file called .zip", "a.zip", lambda _: gzip.compress(SENTENCE), "is not what its name says"),
    ("a 25 MB file", "a.zip", lambda m: m.zip(("a.txt", SENTENCE), ("a", NOISE)), "larger than 25 MB"),
    # Word
    ("Word with a billion laughs", "a.docx", lambda m: m.docx("&j;", LAUGHS), "declares its own entities"),
    ("Word that asks for a file", "a.docx", lambda m: m.docx("&secret;", THEFT), "declares its own entities"),
    ("the same in UTF-16", "a.docx", in_utf16, "declares its own entities"),
    ("Word that asks for an address", "a.docx", lambda m: m.docx(None, "", LINK), OPENED),
    ("a Word document that expands to 30 MB", "a.docx", lambda m: m.docx(" " * 30_000_000), "more than"),
    ("Word nested 50,000 deep", "a.docx", lambda m: m.docx(nested_xml(50_000)), "is damaged or no Word document"),
    ("a Word document of 400,000 characters", "a.docx", lambda m: m.docx(numbered(40_000)), "more than 300,000"),
    ("a Word document with a password", "a.docx", lambda _: OLE, "locked by a password or of an old format"),
    ("a workbook called .docx", "a.docx", lambda m: m.zip(("xl/workbook.xml", b"<x/>")), "is no Word document"),
    ("a truncated Word document", "a.docx", lambda m: m.docx()[:-40], "damaged or cut off"),
    ("a Word document of broken XML", "a.docx", lambda m: m.docx("<w:p><w:r>"), "is damaged or no Word document"),
    ("a Word document without text", "a.docx", lambda m: m.docx("<w:p/>"), "holds no text"),
    # PDF
    ("a PDF with a password", "a.pdf", lambda m: m.pdf(None, PASSWORD), "protected by a password"),
    ("a PDF of images", "a.pdf", lambda m: m.pdf([[]]), "run text recognition"),
    ("a truncated PDF", "a.pdf", lambda m: m.pdf()[:300], "damaged or cut off"),
    ("a PDF whose pages hold themselves", "a.pdf", lambda m: m.pdf().replace(b"[4 0 R]", b"[2 0 R]"), "damaged"),
    ("a PDF of a billion pages", "a.pdf", lambda m: m.pdf().replace(b"/Count 1", b"/Count 1000000000"), OPENED),
    ("a PDF that expands to 500 MB", "a.pdf", pdf_bomb, "holds images but no text"),
    ("a PDF packed a hundred times over", "a.pdf", lambda m: m.pdf(None, "", MANY), "damaged"),
    ("a PDF with arrays 100,000 deep", "a.pdf", lambda m: m.pdf(None, "/X " + "[" * 100_000), "damaged or cut off"),
    ("a PDF whose tables refer to each other", "a.pdf", lambda m: m.pdf(None, "/Prev 9"), OPENED),
    ("a PDF that runs a script when opened", "a.pdf", lambda m: action(m, JAVASCRIPT), OPENED),
    ("a PDF that starts a program", "a.pdf", lambda m: action(m, "/OpenAction << /S /Launch /F (calc) >>"), OPENED),
    ("a PDF that is a Zip archive too", "a.pdf", lambda m: m.pdf() + m.zip(("a.txt", SENTENCE)), OPENED),
    ("the same, called .zip", "a.zip", lambda m: m.pdf() + m.zip(("a.txt", SENTENCE)), "is not what its name says"),
    ("a page called .pdf", "a.pdf", lambda m: m.page(), "is no PDF"),
    # pages
    ("a page nested 200,000 deep", "a.html", lambda m: m.page("<div>" * 200_000 + SENTENCE.decode() * 9), OPENED),
    ("a page with scripts and handlers", "a.html", lambda m: m.page(SCRIPTS, "<script>alert(1)</script>"), OPENED),
    ("a page that loads from elsewhere", "a.html", lambda m: m.page(None, "Talks", REMOTE), OPENED),
    ("a page with a billion laughs", "a.html", lambda m: LAUGHS.encode() + m.page("<p>&j;</p>" * 9), "no article"),
    ("a page that asks for a file", "a.html", lambda m: THEFT.encode() + m.page("<p>&secret; is it.</p>" * 9), OPENED),
    ("a page of 6 MB", "a.html", lambda m: m.page("<p>x</p>" * 750_000), "larger than 5 MB"),
    ("a page with 200,000 attributes", "a.html", lambda m: m.page("<p " + "a='1' " * 200_000 + ">x</p>"), OPENED),
    ("a page of one unclosed tag of 4 MB", "a.html", lambda _: b"<html><body><p " + b"a" * 4_000_000, "no article"),
    ("a page in an encoding that does not exist", "a.html", lambda m: m.page().replace(b"utf-8", b"utf-666"), OPENED),
    ("a page in UTF-7", "a.html", lambda m: m.page("<p>+ADw-script+AD4- " + "It is said. " * 30), OPENED),
    ("a page with NULs in its tags", "a.html", lambda m: m.page().replace(b"<p>", b"<p\0>"), OPENED),
    ("a picture that is a page too", "a.html", lambda m: b"GIF89a/*" + m.page(), "is a picture"),
    ("a page of menus alone", "a.html", lambda _: b"<html><nav><a href='/'>Home</a></nav></html>", "is empty"),
    # e-mail
    ("an e-mail whose parts are 3,000 deep", "a.eml", lambda _: parts(3_000), "could not be read"),
    ("an e-mail of 10,000 parts", "a.eml", lambda _: MAIL + MIXED + b"\n--b\n\nx" * 10_000, "more than 200 parts"),
    ("an e-mail with a header of 5 MB", "a.eml", lambda _: b"X: " + b"a " * 2_500_000 + b"\n" + PLAIN, OPENED),
    ("an e-mail in an unknown encoding", "a.eml", lambda _: PLAIN.replace(b"utf-8", b"x-evil"), OPENED),
    ("an e-mail with broken headers", "a.eml", lambda _: PLAIN.replace(b"<a@", b"=?q?=\xff?= <@[[>,:;("), OPENED),
    ("an e-mail with remote pictures", "a.eml", lambda m: MARKED + m.page(PICTURE), OPENED),
    ("a text called .eml", "a.eml", lambda _: SENTENCE, "is no saved e-mail"),
    # text
    ("no byte at all", "a.txt", lambda _: b"", "is empty"),
    ("white space alone", "a.md", lambda _: b" \n\t\r\n" * 99, "is empty"),
    ("NULs alone", "a.txt", lambda _: b"\0" * 9_999, "is empty"),
    ("a binary file", "a.txt", lambda _: bytes(range(256)) * 400, "not text but a binary file"),
    ("a program", "a.txt", lambda _: b"\x7fELF" + b"\0" * 99, "is a program"),
    ("text with stray NULs", "a.txt", lambda _: SENTENCE * 9 + b"\0" + SENTENCE, OPENED),
    ("marks of direction in the title", "a.txt", lambda _: "title: \u202egnp.exe\n---\n".encode() + SENTENCE, OPENED),
    ("script in the title", "a.txt", lambda _: b"title: <img src=x onerror=alert(1)>\n---\n" + SENTENCE, OPENED),
    ("formulas", "a.txt", lambda _: b"=cmd|' /C calc'!A0\n" + SENTENCE, OPENED),
    ("20 MB on one line", "a.txt", lambda _: SENTENCE * 330_000, "more than 300,000 characters"),
    ("299,000 characters without a space", "a.txt", lambda _: b"a" * 299_000, OPENED),
    ("299,000 combining marks", "a.txt", lambda _: ("Z" + "\u0300" * 298_999).encode(), OPENED),
    ("299,000 full stops", "a.txt", lambda _: b"." * 299_000, OPENED),
    ("broken UTF-8", "a.txt", lambda _: SENTENCE * 3 + b"\xed\xa0\x80\xff\xfe\xf8", OPENED),
    ("mojibake without end", "a.txt", lambda _: "Ã¢â‚¬Å“".encode() * 15_000, OPENED),
    ("200,000 open brackets", "a.md", lambda _: b"[" * 100_000 + b"(" * 100_000, OPENED),
    ("200,000 stars", "a.md", lambda _: b"*a " * 70_000, OPENED),
    ("a tracking picture", "a.md", lambda _: b"![p](http://192.0.2.1/p.png)" + SENTENCE, OPENED),
    ("front matter without end", "a.md", lambda _: b"---\n" + b"title: a\n" * 30_000, OPENED),
]  # fmt: skip


@pytest.fixture(scope="module")
def make(zipped: Make, docx: Make, pdf: Make, page: Make) -> SimpleNamespace:
    return SimpleNamespace(zip=zipped, docx=docx, pdf=pdf, page=page)


@pytest.mark.parametrize(("what", "name", "made", "expected"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_nothing_happens(make: SimpleNamespace, what: str, name: str, made: Make, expected: str) -> None:
    start = time.monotonic()
    reading = read_file(made(make), name)
    assert time.monotonic() - start < LIMIT, what
    for problem in reading.problems:
        assert problem.endswith(".")
        assert "\n" not in problem
        assert "Traceback" not in problem
    if expected == OPENED:
        assert len(reading.drafts) == 1, reading.problems
        assert reading.problems == ()
    else:
        assert [expected in problem for problem in reading.problems] == [True], reading.problems
    shown = " ".join([*reading.problems, *(f"{draft.title} {draft.text}" for draft in reading.drafts)])
    assert "root:" not in shown
    assert "hahaha" not in shown
    assert "\u202e" not in " ".join([*reading.problems, *(f"{draft.origin} {draft.title}" for draft in reading.drafts)])
    assert not any(sign in draft.origin for sign in "/\\" for draft in reading.drafts)
