"""Nouns of the thread: what pages and the API read. Frozen dataclasses, a fixed number of queries."""
