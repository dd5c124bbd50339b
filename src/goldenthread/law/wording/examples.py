"""The examples of better words, made to fit the child whose plan is being written. Pure."""

from __future__ import annotations

EXAMPLE_CHILD = "Ayo"
# The people of the examples, longest first, and what anybody in their place is called.
_ROLES = (
    ("Joanna Reed, speech and language therapist,", "The speech and language therapist"),
    ("Meera Shah, teaching assistant", "the teaching assistant"),
    ("Meera Shah", "the teaching assistant"),
    ("Dan Okafor", "The class teacher"),
)


def example_for(example: str, name: str) -> str:
    """The example about the child of this name, with nobody in it who is not there."""
    for person, role in _ROLES:
        example = example.replace(person, role)
    return example.replace(EXAMPLE_CHILD, name)
