"""Which quotations does an article hold, whose, and where?"""
