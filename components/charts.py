"""How does every chart behave under the reader's hand? One setting for all: the toolbar saves a picture, no more."""

from __future__ import annotations

CHART = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "readout"},
}
"""For `st.plotly_chart(config=…)`; the toolbar appears over the chart and saves it as a PNG twice its size."""
