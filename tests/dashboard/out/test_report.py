"""The report as a file: complete, escaped, and able to fetch nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, date, datetime

import pytest

from components.article import Article
from components.keywords.find import own_keyword
from dashboard.out.markup import element, prose, words
from dashboard.out.report import report
from dashboard.out.report_figures import in_script
from dashboard.parsing import ParsedArticle, Settings, parse_article

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
HOSTILE = (
    "“<script>alert(1)</script> We stand by Moldova,” said Ann <b>Berg</b>, the minister of Norway. "
    "</script><img src=http://evil.example/a.png onerror=alert(2)> Norway met Moldova. <!-- --> ]]> \u202eabc\n\n"
    "<style>*{display:none}</style> The Kremlin threatened Moldova & Norway."
)
TITLE = '</title><script>alert(3)</script>" onload="alert(4)'


def told(parsed: ParsedArticle) -> str:
    return report(parsed, parsed.keywords, 5, MADE).decode()


@pytest.fixture(scope="module")
def hostile() -> str:
    address = "javascript:alert(5)"
    return told(parse_article(Article(HOSTILE, TITLE, date(2024, 5, 3), "<i>Out</i>", address), Settings(tone="vader")))


@pytest.fixture(scope="module")
def body(hostile: str) -> str:
    """The part that a browser reads as HTML: without the two scripts."""
    return re.sub(r"<script>.*?</script>", "", hostile, flags=re.DOTALL)


def test_nothing_of_an_article_becomes_markup(body: str) -> None:
    for sign in ("<script>", "<img", "<b>Berg", "<i>", "<style>*", "<!-- -->", 'onload="'):
        assert sign not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt; We stand by Moldova," in body
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(3)" in body


def test_an_address_that_is_no_web_page_is_no_link(body: str) -> None:
    assert 'href="javascript' not in body
    assert "javascript:alert(5)" in body


def test_every_link_stays_in_the_file(body: str) -> None:
    links = re.findall(r'(?:href|src)="([^"]*)"', body)
    assert len(links) > 10
    assert all(link.startswith(("#", "data:text/csv;")) for link in links)


def test_a_link_to_a_sentence_leads_to_it(body: str) -> None:
    targets = set(re.findall(r'href="#(s\d+)"', body))
    assert targets
    assert targets <= set(re.findall(r'id="(s\d+)"', body))


def test_the_policy_lets_only_the_two_scripts_run_and_fetch_nothing(hostile: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', hostile)
    assert policy
    assert "default-src 'none'" in policy.group(1)
    scripts = re.findall(r"<script>(.*?)</script>", hostile, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy.group(1)


def test_plotly_and_the_world_are_in_it_once(hostile: str) -> None:
    assert hostile.count("plotly.js v") == 1
    assert hostile.count('id="world"') == 1


def test_what_is_in_a_script_cannot_end_it() -> None:
    held = in_script({"a": "</script><!--\u2028 é"})
    assert "<" not in held
    assert ">" not in held
    assert held.isascii()


def test_it_tells_versions_date_method_and_which_text(body: str) -> None:
    for sign in ("2 January 2026", "2026-01-02T03:04:00+00:00", "quotes", hashlib.sha256(HOSTILE.encode()).hexdigest()):
        assert sign in body
    assert "<strong>Quotations.</strong>" in body


def test_each_figure_has_a_heading_a_sentence_and_its_numbers(body: str) -> None:
    figures = re.findall(r"<figure>(.*?)</figure>", body, re.DOTALL)
    assert len(figures) >= 7
    for figure in figures:
        assert re.search(r'<h3>.+</h3><div id="figure-\d+" class="figure" role="img" aria-label=".+">', figure)
        assert "Data as CSV" in figure


def test_the_data_beside_a_figure_is_csv(body: str) -> None:
    content = re.search(r'href="data:text/csv;charset=utf-8;base64,([^"]*)" download="share-of-voice.csv"', body)
    assert content
    rows = base64.b64decode(content.group(1)).decode("utf-8-sig").splitlines()
    assert rows[0] == "speaker,words,quotations,share_of_words"


def test_the_words_behind_a_country_are_marked(body: str) -> None:
    assert "<mark>Moldova</mark>" in body


def test_an_article_without_findings_gives_a_report_that_says_so() -> None:
    page = told(parse_article(Article("Rain fell."), Settings(tone=None)))
    assert "No quotation was found in this article." in page
    assert "Untitled article" in page


def test_words_of_the_reader_are_among_the_keywords() -> None:
    parsed = parse_article(Article(HOSTILE), Settings(tone=None))
    own = own_keyword(parsed.article, parsed.outline, "threat*")
    assert "threat*" in report(parsed, [own], 3, MADE).decode()


def test_writing_from_right_to_left_ends_with_its_element() -> None:
    assert words("\u202eabc", "p") == '<p dir="auto">\u202eabc</p>'
    assert element("a", "x", href='"<') == '<a href="&quot;&lt;">x</a>'


def test_plain_markdown_becomes_paragraphs() -> None:
    assert prose("**A** *b* `c<`\nd\n\nE") == ("<p><strong>A</strong> <em>b</em> <code>c&lt;</code> d</p><p>E</p>")


def test_a_thousand_quotations_give_a_report_that_a_browser_can_open() -> None:
    text = "“We stand by Moldova,” said Ann Berg of Norway. " * 1_000
    page = told(parse_article(Article(text), Settings(tone=None)))
    assert len(page) < 9_000_000
