"""Pages that belong to accounts themselves, and how a page says who may ask for it."""
