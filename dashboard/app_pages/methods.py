"""How does Readout find what it shows, and how far can it be trusted?"""

import streamlit as st

from components.tone.panel import method_and_accuracy
from dashboard.method import METHOD

st.title("Methods", anchor=False)
st.markdown(METHOD)
st.subheader("How tone is read, and how well", anchor="tone")
method_and_accuracy()
