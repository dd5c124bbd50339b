"""What people wrote, as figures: pure functions, with no Django, no clock and no network.

Arrays are numpy's. A table of answers and themes has a row for each answer and a column for each theme.
"""
