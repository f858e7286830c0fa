"""How long does a large archive take to answer, once it has answered before?

`python tests/benchmarks/archive_queries.py FOLDER [ARTICLES] [ROUNDS]` asks the archive in FOLDER, which it first fills
with so many invented articles (see `invented_archive.py`) where there is none, and prints for each question the median,
the 95th percentile and the longest of ROUNDS answers in milliseconds of wall time, and the median of CPU time, which
says what a busy machine hides. Every round asks for another word, speaker, country or outlet; each question is asked
once before it is timed, so that what the archive keeps in memory (sums over days and countries) is there.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from invented_archive import invent_archive, invented_world

from dashboard.archive import answers
from dashboard.archive.answers import Filters
from dashboard.archive.place import place_at
from dashboard.archive.reading import open_archive

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES, ROUNDS = 100_000, 20
TODAY = date(2026, 11, 26)
PERIOD = Filters(date(2018, 3, 10), date(2021, 9, 20))


def timed(name: str, goal: str, ask: Callable[[int], object], times: int) -> None:
    """Print how long the question takes."""
    ask(times)
    taken, worked = [], []
    for number in range(times):
        start, cpu = time.perf_counter(), time.process_time()
        ask(number)
        taken.append(1000 * (time.perf_counter() - start))
        worked.append(1000 * (time.process_time() - cpu))
    top = statistics.quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else taken[0]
    times_told = (statistics.median(taken), top, max(taken), statistics.median(worked))
    print(f"{name:48s}{''.join(f'{each:9.0f}' for each in times_told)}   {goal}", flush=True)


place = place_at(sys.argv[1])
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else ROUNDS
if not Path(sys.argv[1], "manifest").is_dir():
    invent_archive(place, int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES)
world = invented_world()
words, people, codes = (each.to_pylist() for each in (world.words, world.speakers, world.countries))
began = time.perf_counter()
archive = open_archive(place)
opened = time.perf_counter() - began
print(f"{answers.article_count(archive, Filters()):,} articles; opened in {1000 * opened:.0f} ms; {rounds} rounds")
print(f"{'question':48s}{'median':>9s}{'p95':>9s}{'longest':>9s}{'CPU':>9s}   goal (p95, ms, at 100,000)")


def timeline(filters: Filters, *patterns: str, unit: str = "month") -> object:
    """The bins of some words."""
    return answers.keyword_timeline(archive, filters, patterns, unit, TODAY)


questions: list[tuple[str, str, Callable[[int], object]]] = [
    ("one keyword by month", "100", lambda n: timeline(Filters(), words[5 * n])),
    ("five keywords by month", "300", lambda n: timeline(Filters(), *words[5 * n : 5 * n + 5])),
    ("countries by month", "200", lambda _: answers.countries_over_time(archive, Filters(), "month")),
    ("a speaker's profile", "300", lambda n: answers.speaker_profile(archive, Filters(), people[3 * n], "month")),
    ("one keyword by day", "", lambda n: timeline(Filters(), words[5 * n], unit="day")),
    ("a rare keyword by month", "", lambda n: timeline(Filters(), words[9000 + n])),
    ("prefix* by month", "", lambda n: timeline(Filters(), f"{words[50 + n][:4]}*")),
    ("one keyword by month, some days", "", lambda n: timeline(PERIOD, words[5 * n])),
    (
        "one keyword by month, one outlet",
        "",
        lambda n: timeline(Filters(outlets=(f"Invented Wire {n % 30}",)), words[5 * n]),
    ),
    ("one keyword by month, one country", "", lambda n: timeline(Filters(countries=(codes[n],)), words[5 * n])),
    (
        "one keyword by month, two words searched",
        "",
        lambda n: timeline(Filters(text=f"{words[9 + n]} {words[99 + n]}"), words[5 * n]),
    ),
    ("one keyword by month, copies once", "", lambda n: timeline(Filters(collapse=True), words[5 * n])),
    ("a phrase by month", "", lambda n: timeline(Filters(), f"{words[40 + n]} {words[60 + n]}")),
    (
        "countries by month, one outlet",
        "",
        lambda n: answers.countries_over_time(archive, Filters(outlets=(f"Invented Wire {n % 30}",)), "month"),
    ),
    ("a speaker's profile, some days", "", lambda n: answers.speaker_profile(archive, PERIOD, people[3 * n], "month")),
    (
        "articles counted, two words searched",
        "",
        lambda n: answers.article_count(archive, Filters(text=f"{words[19 + n]} {words[199 + n]}")),
    ),
    ("a page of articles", "", lambda n: answers.article_page(archive, Filters(), n, 20)),
    (
        "a page of articles, one word searched",
        "",
        lambda n: answers.article_page(archive, Filters(text=words[400 + n]), n, 20),
    ),
    ("what may be chosen", "", lambda _: answers.choices(archive)),
    ("a page of speakers", "", lambda n: answers.speakers(archive, Filters(), n, 20)),
    ("tone of articles by month", "", lambda _: answers.tone_over_time(archive, Filters(), "month")),
    (
        "tone of a speaker by month",
        "",
        lambda n: answers.tone_over_time(archive, Filters(), "month", speaker=people[n]),
    ),
    (
        "tone toward a country by month",
        "",
        lambda n: answers.tone_over_time(archive, Filters(), "month", toward=codes[n]),
    ),
    (
        "role changes",
        "",
        lambda n: answers.role_changes(archive, Filters(), ("partner", "member", "host", "adversary")[n % 4]),
    ),
    (
        "silence of an outlet, countries",
        "",
        lambda n: answers.silence(archive, Filters(outlets=(f"Invented Wire {n % 30}",))),
    ),
    (
        "silence of an outlet, key phrases",
        "",
        lambda n: answers.silence(archive, Filters(outlets=(f"Invented Wire {n % 30}",)), "keyword"),
    ),
    ("health", "", lambda _: answers.health(archive)),
    (
        "the same quotation, first page, an outlet",
        "",
        lambda n: answers.same_quotations(archive, Filters(outlets=(f"Invented Wire {n % 30}",)), 0, 20),
    ),
    ("the same quotation, another page", "", lambda n: answers.same_quotations(archive, Filters(), n, 20)),
]
with archive:
    for question in questions:
        timed(*question, rounds)
