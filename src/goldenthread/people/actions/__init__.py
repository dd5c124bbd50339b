"""Verbs about children and the people around them."""
