"""Many articles: how are they taken in, kept, checked and asked?"""
