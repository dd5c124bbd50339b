"""What an action says when it cannot be done as asked: always with words fit for the person."""

from __future__ import annotations


class Refused(Exception):
    """It cannot be done as asked. `field` names the answer to change, when one is to blame."""

    def __init__(self, message: str, field: str = "") -> None:
        self.field = field
        super().__init__(message)


class Conflict(Refused):
    """Somebody else got there first, or things are no longer as they were when the page was made."""
