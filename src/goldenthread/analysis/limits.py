"""What coding by machine asks for and leaves to people: apart, since pages say it and load no mathematics."""

from __future__ import annotations

FEWEST_EXAMPLES = 3
"""A theme that people gave fewer answers than this in the sample is left to people."""
FEWEST_STANCES = 2
"""Where all answers have one stance, nothing can be told apart."""
FEWEST_JUDGED = 30
"""With fewer, how often an inferred stance is right would itself be a guess."""
MOST_LEARNT_FROM = 5000
"""Learning costs by the cube of the number."""
UNSURE_BELOW = 0.5
