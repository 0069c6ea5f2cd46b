"""What follows from what in a review: pure Python, no framework.

A tree is a sequence of rows in document order, each with a level; a row's parent is the nearest row before it
with a smaller level. The first row, level 0, is the document itself and stays where it is.
"""
