"""Nouns of schools and their calendars: what pages, the API and rooms above read."""
