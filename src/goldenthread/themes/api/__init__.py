"""The themes for other programs."""
