"""Which countries does an article speak of, and in which role?"""
