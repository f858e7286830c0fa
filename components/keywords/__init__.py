"""Which keywords run through an article, where in the text and when?"""
