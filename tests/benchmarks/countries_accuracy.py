"""How right are countries, roles and central organisation?

News by the evaluation data's own scorer; the invented articles of `tests/gold` are counted as its scorer counts them.

python -m tests.benchmarks.countries_accuracy [--data ../shared/eval] [--errors]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components.article import Article, outline
from components.countries.find import COUNTRIES_VERSION, find_countries
from tests.country_scores import Tally, gold_rows, scores_of

if TYPE_CHECKING:
    from components.countries.records import CountryReading

CORE = ("gwn", "trnews")
SHOWN = ("P", "R", "F1", "R_any", "F1_any", "mP", "mR", "mF1", "mR_adj")

Rows = list[dict[str, Any]]


def main(data: Path, *, errors: bool) -> None:
    """Prints a line of scores for each set of texts."""
    print(f"countries {COUNTRIES_VERSION}, {date.today().isoformat()}")  # noqa: DTZ011
    print_gold(errors=errors)
    if not data.is_dir():
        print(f"news skipped: no evaluation data at {data}")
        return
    scorer = load_scorer(data / "countries" / "score.py")
    dev = rows_of(data / "countries" / "dev.jsonl")
    sources = sorted({row["source"] for row in dev})
    print_places(scorer, "core (gwn + trnews)", [row for row in dev if row["source"] in CORE])
    print_places(scorer, "all five sources", dev)
    for source in sources:
        print_places(scorer, source, [row for row in dev if row["source"] == source])
    print_places(scorer, "hard", rows_of(data / "countries" / "hard.jsonl"))
    print_implied("core (gwn + trnews)", [row for row in dev if row["source"] in CORE])
    print_implied("all five sources", dev)
    for source in sources:
        print_implied(source, [row for row in dev if row["source"] == source])


def print_gold(*, errors: bool) -> None:
    """The scores on the invented articles, which come with the tests."""
    for file in ("seed.jsonl", "diplomatic.jsonl"):
        print_articles(file, gold_rows(file), errors=errors)
    rows = gold_rows("countries.jsonl")
    for first, last in ((0, 8), (8, 16), (16, 24), (24, 32), (32, 38)):
        print_articles(f"countries.jsonl {first + 1} to {last}", rows[first:last], errors=errors)
    print_articles("countries.jsonl", rows, errors=False)


def load_scorer(path: Path) -> Any:
    """The evaluation data's own scorer as a module."""
    spec = importlib.util.spec_from_file_location(path.parent.name + "_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path) -> Rows:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(row: dict[str, Any]) -> CountryReading:
    """The countries of one row."""
    day = date.fromisoformat(row["date"]) if row.get("date") else None
    return find_countries(Article(row["text"], row.get("title"), day), outline(row["text"]))


def print_places(scorer: Any, name: str, rows: Rows) -> None:
    """Document and mention scores, of the named countries and of named and implied together."""
    gold = {row["id"]: row for row in rows}
    for levels in ({"named"}, {"named", "implied"}):
        scores = scorer.score(gold, {row["id"]: places(read(row), levels) for row in rows})
        figures = "  ".join(f"{key} {scores[key]:.3f}" for key in SHOWN if key in scores)
        print(f"{name:22}{' + '.join(sorted(levels, reverse=True)):17}{len(rows):4} texts  {figures}")


def places(reading: CountryReading, levels: set[str]) -> dict[str, Any]:
    """A reading as the scorer wants it, only with the mentions of those levels."""
    mentions = [
        {"start": mention.span.start, "end": mention.span.end, "iso3": country.iso3}
        for country in reading.countries
        for mention in country.mentions
        if mention.level in levels
    ]
    return {"countries": sorted({mention["iso3"] for mention in mentions}), "mentions": mentions}


def print_implied(name: str, rows: Rows) -> None:
    """The implied tier alone: of the countries shown as only implied those that are meant, and of those to which the
    text only points by a place those that are found at all."""
    meant, found = Tally(), Tally()
    for row in rows:
        countries = read(row).countries
        pointed, named = set(row["countries_any"]), set(row["countries"])
        meant.add({country.iso3 for country in countries if country.level == "implied"}, pointed)
        found.add({country.iso3 for country in countries}, pointed - named)
    precision, recall = meant.hit / max(meant.found, 1), found.hit / max(found.gold, 1)
    print(
        f"{name:22}implied alone    {len(rows):4} texts  P {precision:.3f} ({meant.hit} of {meant.found})  "
        f"R {recall:.3f} ({found.hit} of {found.gold})"
    )


def print_articles(name: str, rows: Rows, *, errors: bool) -> None:
    """Levels, roles and central organisation on whole annotated articles."""
    scores = scores_of(rows)
    print(f"{name}: {len(rows)} articles", *scores.lines(), *(scores.errors if errors else []), sep="\n  ")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parents[3] / "shared" / "eval"
    parser.add_argument("--data", type=Path, default=default, help="folder of the evaluation data")
    parser.add_argument("--errors", action="store_true", help="list every wrong role")
    options = parser.parse_args()
    main(options.data, errors=options.errors)
