"""How does Readout find what it shows? In Markdown, for the page and the report."""

METHOD = """
Readout computes everything it shows from the text in front of it, on the machine it runs on. Nothing is sent anywhere.

**Quotations.** Quotation marks are scanned (curly, straight, single, nested; a paragraph that re-opens continues a
quotation; `"A," she said. "B."` is one). A ranker chooses the speaker among the names, roles and pronouns around it, a
second model leaves out scare quotes and titles; both were fitted on news annotated by hand (PolNeAR). Pronouns and
roles are traced to the person they stand for. Where the text names nobody, the quotation stays unattributed. Interview
lines (`Q:`, `ANN BERG:`) that come in turns and posts after a colon (`she wrote on X:`) are quotations without marks;
block quotations that only their layout sets apart are not found.

**Partner countries.** A gazetteer of names, adjectives and demonyms gives the *named* countries; capitals and seats of
power give the *implied* ones, which are never counted as named. A country's roles come from dated membership in the
article's central organisation and from the words around its mentions; each role shows the words that say so.

**Tone and stance.** Three engines read tone; the page shows the one that is chosen and, on demand, where they
disagree. A stance is the model's reading toward a country, wherever a speaker, or the author in nobody's quotation,
mentions it. The words that made a tone are shown with sign and weight: for the lexicons their own weights, for the
model what changes when a word is left out. The table below says how well each engine does.

**Keywords.** Runs of nouns and adjectives, found by a small tagger and ranked by a linear model of frequency, place,
spread and length. The rolling rate counts occurrences per 100 words over the chosen number of sentences. DP is Gries'
deviation of proportions: 0 is spread evenly, 1 in one place.
"""
