"""Mathematics of text, places and numbers: no Django, no clock, no network."""
