"""Nouns of casework: what its pages and the API read. Frozen dataclasses, a fixed number of queries."""
