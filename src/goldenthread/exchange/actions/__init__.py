"""Verbs of exchange."""
