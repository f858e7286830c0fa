"""How does Readout find what it shows? In Markdown, for the page and the report."""

METHOD = """
Readout computes everything it shows from the text in front of it, on the machine it runs on. Nothing is sent anywhere.

**Quotations.** Quotation marks are scanned (curly, straight, single, nested; a paragraph that re-opens continues a
quotation; `"A," she said. "B."` is one). A ranker chooses the speaker among the names, roles and pronouns around it, a
second model leaves out scare quotes and titles; where they are unsure, a language model of four layers that reads the
paragraphs around has a say. All were fitted on news annotated by hand (PolNeAR). Pronouns and roles are traced to the
person they stand for. Where the text names nobody, the quotation stays unattributed. Interview lines (`Q:`,
`ANN BERG:`) that come in turns and posts after a colon (`she wrote on X:`) are quotations without marks; block
quotations that only their layout sets apart are not found.

**Partner countries.** A gazetteer of names, adjectives and demonyms gives the *named* countries; capitals and seats of
power give the *implied* ones, which are never counted as named. A country's roles come from dated membership in the
article's central organisation and from the words around its mentions; each role shows the words that say so.

**Tone and stance.** Three engines read tone; the page shows the one that is chosen, says of each quotation which
other hears the opposite, and on demand sets all side by side. The model hears a quotation with the paragraph that
reports it. A stance is the model's reading toward a country, wherever a speaker, or the author in nobody's quotation,
mentions it; who speaks for a country takes no side toward it by saying what it does. The words that made a tone are
shown with sign and weight: for the lexicons their own weights, for the model what changes when a word is left out,
and what it says alone. The table below says how well each engine does.

**Keywords.** Runs of nouns and adjectives, found by a small tagger and ranked by a linear model of frequency, place,
spread and length; on demand also by how near the encoder of the tone model finds phrase and text. The rolling rate
counts occurrences per 100 words over the chosen number of sentences. DP is Gries' deviation of proportions: 0 is spread
evenly, 1 in one place; D is Juilland's, the other way round. Both are taken over the sentences; their reading in words
over as many equal stretches as there are occurrences, 4 to 10. Over dates, the band of a share is Wilson's (1927),
bursts are Kleinberg's (2002, two states, twice the usual share); two sides are compared by log ratio (Hardie 2014) and
log-likelihood (Dunning 1993).

**Dates.** Days, weeks, months, quarters and years are read by rules: by their number, their name or their distance from
the article's date. A weekday, or a date without a year, means the nearest that fits the tense of its clause.

**An archive.** Each text is in it once. Near-duplicates are linked by MinHash over runs of four words (Broder 1997)
to the one that came in first. The same quotation is known again by winnowing (Schleimer, Wilkerson and Aiken 2003):
two that have six words in a row in common always meet. Silence compares the share of the chosen articles that speak
of a country, or hold a key phrase, with that of the others of the same days, by log-likelihood (Dunning 1993): above
3.84 one of 20 items that are equally common would seem so by chance.
"""
