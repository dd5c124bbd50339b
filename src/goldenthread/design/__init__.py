"""What a person sees: layout, components, form fields, words for dates. Knows nothing of children."""
