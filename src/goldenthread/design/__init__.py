"""What a person sees: layout, components, form fields, dates in words. Knows no children."""
