"""The campaigns for other programs."""
