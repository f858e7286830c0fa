"""Two texts side by side: what did the later one drop?"""

import streamlit as st

from components.plain import in_markdown
from components.tone.panel import chosen_engine
from dashboard.compare_panel import COMPARE_PICKERS, called, changes, compared_once, dropped, hand_on, two_texts
from dashboard.corrections.desk import said_of
from dashboard.reading import article_called, article_labels, as_corrected, heard
from dashboard.source_panel import source_panel
from dashboard.take_along import open_carried

st.title("Compare", anchor=False)
st.caption("Two articles, or two versions of one communiqué: what did the later text drop?")
source_panel()
open_carried(COMPARE_PICKERS)
labels = article_labels()
if len(labels) < 2:  # noqa: PLR2004  two make a comparison
    st.info("Open a second text above (paste, files, web page or feed) to compare it.", icon=":material/difference:")
    st.stop()

left, right = two_texts(labels)
if left == right:
    st.info("Both sides show the same text: pick another, or open one above.", icon=":material/difference:")
    st.stop()

answer = st.container(border=True)
room = st.container(border=True)
with room:
    engine = chosen_engine()
unheard = [article_called(label) for label in (left, right)]
said = [said_of(each.article.text) for each in unheard]
before, after = (as_corrected(heard(each, engine), of_it).parsed for each, of_it in zip(unheard, said, strict=True))
comparison = compared_once(before, after, engine, "".join(each.identity for of_it in said for each in of_it))
st.caption(in_markdown(f"Earlier: {called(before, left)}. Later: {called(after, right)}."))

with answer:
    dropped(comparison)
    hand_on(comparison)
with room:
    changes(comparison)
