"""In which tone is a stretch of text written?"""
