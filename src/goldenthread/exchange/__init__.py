"""Doors to the outside: what leaves the record as a return, a list or a measure. It has no tables."""
