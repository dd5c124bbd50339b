"""Verbs of the thread: what people do. Keyword-only, by= and at=, one transaction, audited."""
