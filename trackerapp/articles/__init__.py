"""A newspaper article in, proposed records out, each with the passage it stands on.

Plain Python: the text and the table of places are handed in, nothing is looked up. `read` is the way in.
"""
