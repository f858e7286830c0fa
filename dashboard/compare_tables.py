"""What became of one text in another, as tables to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.tone.wording import AUTHOR
from dashboard.comparing import quoted
from dashboard.out.bundle import zipped
from dashboard.out.delimited import Table, csv_of, json_of
from dashboard.out.tables import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article.alignment import Alignment
    from components.cells import Cell
    from dashboard.comparing import Comparison, ToneChange


def tables_of(compared: Comparison) -> dict[str, Table]:
    """Every table of a comparison by its name."""
    tables = (
        sentence_table(compared),
        quotation_table(compared),
        country_table(compared),
        keyword_table(compared),
        tone_table("tone-by-speaker", "Mean tone of each speaker's quotations.", compared.speakers),
        tone_table("tone-by-country", "Mean tone of the quotations that speak of a country.", compared.spoken_of),
        stance_table(compared),
    )
    return {table.name: table for table in tables}


def packed(compared: Comparison) -> bytes:
    """All tables as CSV and JSON in one archive."""
    files = {}
    for table in tables_of(compared).values():
        files[f"csv/{table.name}.csv"], files[f"json/{table.name}.json"] = csv_of(table), json_of(table)
    return zipped(files)


def sentence_table(compared: Comparison) -> Table:
    """Every sentence of both texts, in the order of the earlier one."""
    lefts, rights = compared.left_sentences, compared.right_sentences
    rows = tuple(
        (
            *(fate, None if left is None else left + 1, None if right is None else right + 1),
            *(None if left is None else lefts[left], None if right is None else rights[right]),
        )
        for fate, left, right in in_order(compared.sentences)
    )
    columns = ("fate", "earlier_sentence", "later_sentence", "earlier", "later")
    return Table("sentences", "What became of each sentence.", columns, rows)


def quotation_table(compared: Comparison) -> Table:
    """Every quotation of both texts, and who said it."""
    rows = []
    for fate, left, right in in_order(compared.quotations):
        before = None if left is None else compared.left_lines[left]
        after = None if right is None else compared.right_lines[right]
        speakers = (before.speaker if before else None), (after.speaker if after else None)
        said = (quoted(compared.left, before) if before else None), (quoted(compared.right, after) if after else None)
        tones = (before.entry.tone.score if before else None), (after.entry.tone.score if after else None)
        rows.append((fate, *speakers, *tones, *said))
    columns = ("fate", "earlier_speaker", "later_speaker", "earlier_tone", "later_tone", "earlier", "later")
    return Table("quotations", "What became of each quotation.", columns, tuple(rows))


def country_table(compared: Comparison) -> Table:
    """Every country of either text."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *(change.name, change.fate, BETWEEN.join(change.left_roles), BETWEEN.join(change.right_roles)),
            *(change.left_mentions, change.right_mentions),
        )
        for change in compared.countries
    )
    columns = ("country", "fate", "earlier_roles", "later_roles", "earlier_mentions", "later_mentions")
    return Table("countries", "Countries gained, lost, in other roles, and kept.", columns, rows)


def keyword_table(compared: Comparison) -> Table:
    """Words and phrases that the later text uses clearly more or less often."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *(each.word, "up" if each.ratio > 0 else "down", each.other, each.count),
            *(round(each.ratio, 2), round(abs(each.likelihood), 2), each.evidence),
        )
        for each in compared.keywords
    )
    columns = ("keyword", "direction", "earlier_count", "later_count", "log_ratio", "g2", "evidence")
    about = "Keywords up and down; log ratio: how many times the rate doubled; G²: how sure that is."
    return Table("keywords", about, columns, rows)


def tone_table(name: str, about: str, changes: Sequence[ToneChange]) -> Table:
    """The mean tones by speaker or by country spoken of."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *(each.name, _rounded(each.left), _rounded(each.right), _rounded(each.shift)),
            *(each.left_quotations, each.right_quotations),
        )
        for each in changes
    )
    columns = ("name", "earlier_tone", "later_tone", "shift", "earlier_quotations", "later_quotations")
    return Table(name, about, columns, rows)


def stance_table(compared: Comparison) -> Table:
    """Who stands how toward which country in both texts."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.speaker or AUTHOR, each.country, each.left, each.right) for each in compared.stances
    )
    return Table("stances", "Stances; those that turned first.", ("speaker", "country", "earlier", "later"), rows)


def in_order(alignment: Alignment) -> list[tuple[str, int | None, int | None]]:
    """What became of each, by index: all of the left in its order, then what was added on the right."""
    rows: list[tuple[str, int | None, int | None]] = [
        *((str(pair.fate), pair.left, pair.right) for pair in alignment.pairs),
        *(("dropped", left, None) for left in alignment.dropped),
    ]
    rows.sort(key=lambda row: (row[1] or 0, row[2] or 0))
    return [*rows, *(("added", None, right) for right in alignment.added)]


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 4)
