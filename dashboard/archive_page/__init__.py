"""The page of many articles: which choices, figures, lists and evidence does it show?"""
