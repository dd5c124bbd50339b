"""The conversation for other programs."""
