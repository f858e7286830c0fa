"""An article's words are shown in figures and headings, and obeyed in nothing."""

from __future__ import annotations

from components.plain import counted, in_figure, in_markdown


def test_a_figure_label_shows_tags_as_text() -> None:
    assert in_figure('<a href="javascript:x">Bo</a> & co') == '&lt;a href="javascript:x"&gt;Bo&lt;/a&gt; &amp; co'


def test_a_figure_label_is_one_line_of_limited_length() -> None:
    assert in_figure("one\ntwo   three", 9) == "one two…"


def test_a_heading_shows_an_image_as_text() -> None:
    assert (
        in_markdown("![x](https://evil.example/x.png)")
        == "\\!\\[x\\]\\(https\\:\u2060\\/\\/evil\\.example\\/x\\.png\\)"
    )


def test_a_heading_is_one_line() -> None:
    assert in_markdown("# Title\n\n- item") == r"\# Title \- item"


def test_a_bare_address_becomes_no_link() -> None:
    assert "www.evil" not in in_markdown("see www.evil.example")


def test_one_is_counted_in_the_singular() -> None:
    assert [counted(number, "word") for number in (0, 1, 1234)] == ["0 words", "1 word", "1,234 words"]
