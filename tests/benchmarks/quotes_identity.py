"""How often is the right person behind the words that name a speaker, and how sure is that?

Run from the repository root: `python tests/benchmarks/quotes_identity.py [--errors] [--fit]`; prints figures for the
invented articles in components/quotes/data/articles, asserts none. The rules of resolution were written while looking
at the errors of the odd-numbered articles and, in further rounds, of those up to 16 and of all b; the even a from 18 on
are held out. `--errors` lists the errors of those that were looked at; `--fit` prints the constants of
components/quotes/sureness.py.

`given` resolves the annotated mention, whatever the ranker says; `found` is what `find_quotations` answers where its
mention is the annotated one.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from components.article import Article, outline  # noqa: E402
from components.quotes.find import find_quotations  # noqa: E402
from components.quotes.identity import Identities, Identity  # noqa: E402
from components.quotes.reading import Reading, read  # noqa: E402
from components.quotes.sureness import SHARES  # noqa: E402
from components.quotes.training_labels import own_article  # noqa: E402
from components.quotes.words import words  # noqa: E402

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase

FOLDER = ROOT / "components" / "quotes" / "data" / "articles"
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
"""Edges of the classes of confidence that are compared with the share that is right."""
LAST_OPENED = 16
PENALTY = 0.5
"""Of the squared weights in the fit."""
TITLE_AND_NAME = ("Mr", "Lee")
FORMS = ("he, she", "who", "other pronoun", "short name", "role or nominal", "the name itself")


class Case(NamedTuple):
    """A quotation: the article, its text, its place, the mention and where it stands, who is meant, how it is named."""

    article: str
    text: str
    start: int
    mention: str
    place: int
    person: str
    form: str


class Answer(NamedTuple):
    """A case with the name that was found for it, and the identity that leads to it, if the mention was given."""

    case: Case
    name: str
    identity: Identity | None = None

    @property
    def is_right(self) -> bool:
        """Whether it is the name that is meant."""
        return is_right(self.case, self.name)


def cases() -> list[Case]:
    """Every quotation that somebody is named for; a speaker who is nobody (`someone`, `I`) is left out."""
    rows = (FOLDER / "persons.tsv").read_text(encoding="utf-8").splitlines()[4:]
    persons = {(article, int(number)): person for article, number, person in (row.split("\t") for row in rows)}
    return [case for path in sorted(FOLDER.glob("[ab]*.txt")) for case in _cases(path, persons)]


def _cases(path: Path, persons: dict[tuple[str, int], str]) -> list[Case]:
    row = own_article(path.stem, path.read_text(encoding="utf-8"))
    text, found = row["text"], []
    numbers = {s.inner.start: n for n, s in enumerate(read(text, outline(text).paragraphs).stretches, 1)}
    for quote in row["quotes"]:
        speaker = quote["speaker"]
        if speaker is None:
            continue
        mention, person = speaker["text"], persons.get((path.stem, numbers[quote["start"]]))
        form = form_of(mention, person)
        if form:
            start = quote["start"]
            found.append(Case(path.stem, text, start, mention, speaker["start"], person or mention, form))
    return found


def form_of(mention: str, person: str | None) -> str:
    """The form of a mention, as in `FORMS`; nothing for a pronoun that means nobody in the text."""
    word = mention.lower()
    if words().closed.get(word, "")[:1] in ("P", "W", "H"):
        he = word in ("he", "she", "him", "her", "his")
        return "" if person is None else "he, she" if he else "who" if word in ("who", "whom") else "other pronoun"
    if person is None:
        return "role or nominal" if _is_role(mention) else "the name itself"
    if _is_role(person) or _folded(mention)[-1] not in _folded(person):
        return "role or nominal"
    return "the name itself" if _is_within(_folded(person), _folded(mention)) else "short name"


def _is_role(mention: str) -> bool:
    first = mention.split(maxsplit=1)[0].lower().replace("’", "'")
    if first == "the":
        return mention.rsplit(maxsplit=1)[-1][0].islower()
    return mention[0].islower() or first.endswith("'s") or words().closed.get(first) is not None


def is_right(case: Case, name: str) -> bool:
    """Whether a name holds the whole name that is meant, or two role phrases agree up to what belongs to them."""
    meant, found = _folded(case.person), _folded(name)
    if _is_within(meant, found):
        return True
    if case.form == "the name itself" and found == meant[-len(found) :]:
        return len(found) > 1 or len(meant) == len(TITLE_AND_NAME)
    few, many = sorted((meant, found), key=len)
    return _is_role(case.person) and bool(few) and (many[: len(few)] == few or many[-len(few) :] == few)


def _folded(name: str) -> list[str]:
    plain = re.sub(r"[’']s\b|[\"“”‘’',.]", "", name).lower().split()
    return [word for word in plain if word not in ("the", "a", "an")]


def _is_within(few: list[str], many: list[str]) -> bool:
    return bool(few) and any(many[i : i + len(few)] == few for i in range(len(many)))


def given(every: list[Case]) -> list[Answer]:
    """The answers for the annotated mentions, in reading order."""
    answers = []
    for text, mine in _by_text(every).items():
        reading = read(text, outline(text).paragraphs)
        identities = Identities(reading)
        for case in mine:
            phrase = phrase_of(reading, case)
            stretch = next(s for s in reading.stretches if s.inner.start == case.start)
            token = next(i for i, start in enumerate(reading.tokens.starts) if start >= stretch.outer.start)
            identity = identities.who(phrase) if phrase else None
            if phrase is not None and identity is not None:
                identities.hear(phrase, identity, token)
            answers.append(Answer(case, identity.name if identity else "", identity))
    return answers


def phrase_of(reading: Reading, case: Case) -> Phrase | None:
    """The shortest phrase that holds the mention, else the longest that begins it, else the first that touches it."""
    end = case.place + len(case.mention)
    over = [p for p in reading.phrases.every if p.start < end and p.end > case.place]
    around = [p for p in over if p.start <= case.place and p.end >= end]
    begin = [p for p in over if p.start == case.place] or over[:1]
    if around:
        return min(around, key=lambda p: p.end - p.start)
    return max(begin, key=lambda p: p.end, default=None)


def found(every: list[Case]) -> list[Answer]:
    """The answers of `find_quotations` where the mention is right, by place or by its words."""
    answers = []
    for text, mine in _by_text(every).items():
        quotations = find_quotations(Article(text), outline(text))
        by_start = {span.start: quotation for quotation in quotations for span in quotation.spans}
        for case in mine:
            quotation = by_start.get(case.start)
            if quotation is None or quotation.mention is None:
                continue
            mention = quotation.mention
            over = mention.start < case.place + len(case.mention) and mention.end > case.place
            if over or _folded(mention.of(text)) == _folded(case.mention):
                answers.append(Answer(case, quotation.speaker or ""))
    return answers


def _by_text(every: list[Case]) -> dict[str, list[Case]]:
    grouped: dict[str, list[Case]] = defaultdict(list)
    for case in every:
        grouped[case.text].append(case)
    return grouped


def is_open(case: Case) -> bool:
    """Whether the article was looked at."""
    number = int(case.article[1:])
    return number % 2 == 1 or number <= LAST_OPENED or case.article[0] == "b"


def print_shares(label: str, answers: list[Answer]) -> None:
    """One line for each form: how many are right, of how many, looked at and held out."""
    for form in ("all", *FORMS):
        line = []
        for opened in (True, False):
            mine = [a for a in answers if is_open(a.case) == opened and form in ("all", a.case.form)]
            right = sum(a.is_right for a in mine)
            line.append(f"{right:3d} of {len(mine):3d} {right / max(len(mine), 1):6.1%}")
        print(f"{label:6}{form:18} looked at {line[0]}   held out {line[1]}")


def print_reliability(answers: list[Answer]) -> None:
    """How often those of a confidence are right, and the Brier score beside that of the mean, held out."""
    mine = [(a.identity.confidence, a.is_right) for a in answers if a.identity and not is_open(a.case)]
    for low, high in pairwise(STEPS):
        part = [(c, r) for c, r in mine if low <= c < high]
        if part:
            sure, right = sum(c for c, _ in part) / len(part), sum(r for _, r in part)
            print(f"confidence {low:.2f} to {min(high, 1):.2f}: mean {sure:.2f}, right {right} of {len(part)}")
    mean = sum(r for _, r in mine) / len(mine)
    brier = sum((c - r) ** 2 for c, r in mine) / len(mine)
    print(f"Brier score {brier:.3f}; of the mean {mean * (1 - mean):.3f}")


def print_fit(answers: list[Answer]) -> None:
    """The constants of components/quotes/sureness.py from the articles that were looked at."""
    mine = [(a.identity, a.is_right) for a in answers if a.identity and is_open(a.case)]
    for step in SHARES:
        right = [r for identity, r in mine if identity.step == step]
        print(f"{step}: {(sum(right) + 1) / (len(right) + 2):.2f}, {sum(right)} of {len(right)}")
    he = [(i, r) for i, r in mine if i.margin is not None]
    rows = np.array([[1.0, i.margin or 0.0, float(i.person is None)] for i, _ in he])
    weights = logistic(rows, np.array([float(r) for _, r in he]))
    print("level, slope, nameless:", ", ".join(f"{weight:.2f}" for weight in weights))


def logistic(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - share) - PENALTY * weights
        curve = (rows * (share * (1 - share))[:, None]).T @ rows + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    quotations = cases()
    print(f"{len(quotations)} quotations with somebody behind them, in {len(_by_text(quotations))} articles")
    answered = given(quotations)
    print_shares("given", answered)
    print_shares("found", found(quotations))
    print_reliability(answered)
    print_reliability([a for a in answered if a.case.form == "he, she"])
    if "--fit" in sys.argv:
        print_fit(answered)
    if "--errors" in sys.argv:
        for answer in answered:
            case = answer.case
            if is_open(case) and not answer.is_right:
                print(f"{case.article} {case.form}: {case.mention!r} is {case.person!r},", end=" ")
                print(f"answered {answer.name!r}: {case.text[case.start :][:50]!r}")
