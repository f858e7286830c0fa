"""Where do `word_classes.tsv` and `forenames.tsv` come from?

Run once, by hand, when the sources change: `python components/quotes/build_words.py WORDNET_DICT_FOLDER`. The classes
of common words come from WordNet's counts of senses and the lexicon of Brill's tagger that ships with TextBlob; the
forenames from Faker's locales. All three are named with their licences in `data/README.md`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).parent / "data"
WORDNET = {"1": "N", "2": "V", "3": "J", "4": "R", "5": "J"}
BRILL = {
    "NN": "N",
    "NNS": "N",
    "JJ": "J",
    "JJR": "J",
    "JJS": "J",
    "RB": "R",
    "RBR": "R",
    "CD": "M",
    "UH": "O",
    "VBG": "V",
}
BRILL |= {"VB": "V", "VBD": "V", "VBN": "V", "VBZ": "V", "VBP": "V"}
SECOND = 0.12
"""A second class is kept when at least this share of a word's tagged senses has it."""
LOCALES = """
en_US en_GB en_IE en_NZ fr_FR de_DE es_ES es_MX it_IT nl_NL pl_PL pt_PT pt_BR sv_SE no_NO da_DK fi_FI cs_CZ
hu_HU ro_RO hr_HR sl_SI sk_SK et_EE lv_LV lt_LT tr_TR id_ID en_IN es_CO es_AR de_AT fr_CH ga_IE en_KE yo_NG
ha_NG ig_NG sw tw_GH zu_ZA vi_VN uz_UZ az_AZ sq_AL bs_BA fil_PH ar_DZ fr_DZ en_PK en_NG
""".split()


def main(wordnet: Path) -> None:
    """Write both files into `data/`."""
    _write("word_classes.tsv", _word_classes(wordnet), "Classes of common English words, the likelier class first")
    _write("forenames.tsv", _forenames(), "Forenames borne by men (m), women (f), or both (u)")


def _write(name: str, classes: dict[str, str], title: str) -> None:
    rows = defaultdict(list)
    for word, label in sorted(classes.items()):
        rows[label].append(word)
    head = f"# {title}. Made by build_words.py; sources and licences in README.md.\n"
    (DATA / name).write_text(head + "".join(f"{k}\t{' '.join(rows[k])}\n" for k in sorted(rows)), encoding="utf-8")


def _word_classes(wordnet: Path) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in (wordnet / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, _, tagged = row.split(" ")
        lemma, rest = key.split("%", 1)
        if lemma.isalpha() and int(tagged):
            counts[lemma][WORDNET[rest[0]]] += int(tagged)
    for lemma, count in list(counts.items()):
        for form, label in _inflected(lemma):
            if count[label] and form not in counts:
                counts[form][label] += count[label]
    brill = _brill()
    known = {word: _label(count) for word, count in counts.items() if sum(count.values()) > 1}
    known |= {word: "V" + label[0] for word, label in known.items() if brill.get(word) == "V" and "V" not in label}
    return {w: c for w, c in brill.items() if w.endswith(("ed", "ing", "ly")) or w not in known} | {
        w: c for w, c in known.items() if not (w.endswith(("ed", "ing")) and w in brill)
    }


def _inflected(lemma: str) -> list[tuple[str, str]]:
    stem = lemma.removesuffix("e")
    plural = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"
    plural = lemma + "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else plural
    return [(plural, "N"), (plural, "V"), (stem + "ed", "V"), (stem + "ing", "V")]


def _label(count: Counter[str]) -> str:
    ranked = count.most_common(2)
    both = len(ranked) > 1 and ranked[1][1] >= SECOND * sum(count.values())
    return ranked[0][0] + (ranked[1][0] if both else "")


def _brill() -> dict[str, str]:
    import textblob.en  # noqa: PLC0415 - a source of data here, no part of the reading

    path = Path(textblob.en.__file__).parent / "en-lexicon.txt"
    rows = (row.split() for row in path.read_text(encoding="utf-8").splitlines() if row and not row.startswith(";"))
    pairs = ((row[0], BRILL.get(row[1])) for row in rows if len(row) == 2)  # noqa: PLR2004 - word and tag
    return {word: label for word, label in pairs if label and word.isalpha() and word.islower() and label != "N"}


def _forenames() -> dict[str, str]:
    import importlib  # noqa: PLC0415 - needed by this one source only

    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for locale in LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for label, field in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in {n.lower() for n in getattr(provider, field, ()) if n[:1].isupper()}:
                votes[name][label] += 1
    return {name: _gender(vote) for name, vote in votes.items() if name.isalpha() or "-" in name}


def _gender(vote: Counter[str]) -> str:
    if vote["m"] > 2 * vote["f"]:
        return "m"
    return "f" if vote["f"] > 2 * vote["m"] else "u"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
