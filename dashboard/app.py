"""The entry point: finds the packages, sets up the page and runs the one that was asked for."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import streamlit as st

st.set_page_config(page_title="Readout", page_icon=str(Path(__file__).parent / "static" / "icon.png"), layout="wide")
st.navigation(
    [
        st.Page("app_pages/article.py", title="Article", icon=":material/article:", default=True),
        st.Page("app_pages/compare.py", title="Compare", icon=":material/difference:"),
        st.Page("app_pages/archive.py", title="Archive", icon=":material/inventory_2:"),
        st.Page("app_pages/methods.py", title="Methods", icon=":material/rule:"),
    ],
    position="top",
).run()
