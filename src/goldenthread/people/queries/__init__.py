"""Nouns of children and the people around them: what pages, the API and rooms above read."""
