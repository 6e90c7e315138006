"""What the cells of a plan say: due dates, owners, statuses and measures.

Each module is a pure parser of one kind of text: it never raises, keeps the words as written, and
says "can't be read" with a value. Standard library only; every parser takes time in proportion to
the text, and looks no further than any real cell reaches.
"""
