"""The questions Readout asks of an article, one package per question."""
