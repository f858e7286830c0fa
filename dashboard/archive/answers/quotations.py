"""Which quotations stand in several articles, as they are, trimmed or altered?

Quotations are the same when they share a fingerprint, which they do when six words in a row are the same (see
`dashboard.archive.fingerprints`); shorter ones when all of their words are. Each is counted once, under that of its
fingerprints which most articles have. Every answer is exact in these terms; two quotations of the same occasion that
have no six words in common are two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.archive.filters import Filters, among
from dashboard.archive.fingerprints import said_words
from dashboard.archive.sql import Sql, one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from dashboard.archive.reading import Archive

ASSIGNED = """
WITH said AS MATERIALIZED (SELECT article, number, unnest(keys) AS key FROM ({})),
shared AS (SELECT key, count(DISTINCT article) AS held FROM said GROUP BY key HAVING held > 1)
SELECT article, number, arg_max(key, struct_pack(held, key)) AS key FROM said JOIN shared USING (key)
GROUP BY article, number
"""
"""Each quotation under the fingerprint that most articles have, of those in several."""

SHARED = "SELECT key, count(DISTINCT article) AS articles FROM assigned GROUP BY key HAVING articles > 1"

MEMBERS = """
SELECT s.key, s.article, s.number, q.text, q.speaker, q.date FROM assigned s JOIN quotations q USING (article, number)
WHERE {}
"""


def same_quotations(archive: Archive, filters: Filters, page: int, size: int) -> pd.DataFrame:
    """A page of quotations that several articles have: quotation, variants, articles, first, last, speaker, key.

    Those in most articles come first. `quotation` is the commonest wording, `variants` counts the wordings (capitals
    and marks make no difference), `speaker` is the one named most often, None if nobody is; `key` is what
    `quotation_variants` asks for.
    """
    groups = archive.ask(
        Sql(
            f"{SHARED} ORDER BY articles DESC, key LIMIT $size OFFSET $skipped",
            {"size": size, "skipped": page * size},
            _assigned(archive, filters),
        )
    )
    members = _members(archive, filters, groups["key"].tolist())
    rows = [_summed(members[members["key"] == key], key) for key in groups["key"]]
    return pd.DataFrame(rows, columns=["quotation", "variants", "articles", "first", "last", "speaker", "key"])


def same_quotation_count(archive: Archive, filters: Filters) -> int:
    """How many quotations `same_quotations` has in all."""
    counted = Sql(SHARED, tables=_assigned(archive, filters)).within("SELECT count(*) AS n FROM ({})")
    return int(archive.ask(counted)["n"].iloc[0])


def quotation_variants(archive: Archive, key: int, filters: Filters | None = None) -> pd.DataFrame:
    """The wordings of one quotation: text, kind, articles, first, last, speaker, article, number; the commonest first.

    `kind` compares a wording with the commonest one: `verbatim` for that itself, `trimmed` for one that lies within
    it, `extended` for one that holds it, `altered` for any other. `article` and `number` tell its earliest place, in
    the table `quotations`.
    """
    members = _members(archive, filters or Filters(), [key])
    groups = sorted(
        (own.sort_values(["date", "article"]) for _, own in members.groupby("wording", sort=True)),
        key=lambda own: -own["article"].nunique(),
    )
    rows = [{"text": own["said"].iloc[0], "kind": _kind(own, groups[0]), **_spread(own)} for own in groups]
    return pd.DataFrame(rows, columns=["text", "kind", "articles", "first", "last", "speaker", "article", "number"])


def _assigned(archive: Archive, filters: Filters) -> dict[str, pa.Table]:
    asked = among(archive, filters, "quotations").within(ASSIGNED)
    return {"assigned": archive.kept(("assigned", filters), lambda: archive.table(asked))}


def _members(archive: Archive, filters: Filters, keys: Sequence[int]) -> pd.DataFrame:
    """The quotations of some groups: key, article, number, text, speaker, date, said (one text), wording."""
    asked = one_of("s.key", keys, "key").within(MEMBERS)
    frame = archive.ask(Sql(asked.text, asked.parameters, _assigned(archive, filters)))
    frame["said"] = [" … ".join(text) for text in frame["text"]]
    frame["wording"] = [" ".join(said_words(text)) for text in frame["text"]]
    return frame


def _summed(own: pd.DataFrame, key: int) -> dict[str, object]:
    """One line for a quotation."""
    spread = _spread(own.sort_values(["date", "article"]))
    commonest = own[own["wording"] == _commonest(own["wording"])]
    return {
        "quotation": commonest["said"].iloc[0],
        "variants": own["wording"].nunique(),
        **{name: spread[name] for name in ("articles", "first", "last", "speaker")},
        "key": key,
    }


def _spread(own: pd.DataFrame) -> dict[str, object]:
    """In how many articles, from when to when, whose, and where first; `own` is in the order of the days."""
    days = own["date"].dropna()
    return {
        "articles": own["article"].nunique(),
        "first": days.min() if len(days) else None,
        "last": days.max() if len(days) else None,
        "speaker": _commonest(own["speaker"]),
        "article": own["article"].iloc[0],
        "number": own["number"].iloc[0],
    }


def _commonest(values: pd.Series) -> str | None:
    """The commonest value, the first in the alphabet among equals; None where there is none."""
    found = values.dropna().mode()
    return str(found.iloc[0]) if len(found) else None


def _kind(own: pd.DataFrame, commonest: pd.DataFrame) -> str:
    wording, usual = (f" {frame['wording'].iloc[0]} " for frame in (own, commonest))
    if wording == usual:
        return "verbatim"
    if wording in usual:
        return "trimmed"
    return "extended" if usual in wording else "altered"
