"""How events are spoken of: how far they are, and the address that is typed in the room."""

from __future__ import annotations

from django.conf import settings

from goldenthread.design.addresses import address
from goldenthread.events.queries.positions import Position, looks_whole, tidy


def miles_words(miles: float) -> str:
    if miles < 1:
        return "less than a mile"
    return f"{miles:.0f} miles" if miles >= 1.5 else "1 mile"


def measured_from(postcode: str, near: Position | None) -> str:
    """From what the distances of a list are measured, or why there are none."""
    asked = tidy(postcode)
    if not asked:
        return ""
    if near is None:
        return (
            f"We do not know where {asked} is, so no distance is shown. Our register knows the postcodes of "
            "schools, and none begins like this one."
        )
    straight = "Distances are in a straight line; by road it is further."
    if near.exact:
        return f"Measured from {near.of}. {straight}"
    whole = f"{asked} itself is not in our register. " if looks_whole(asked) else ""
    return f"{whole}Measured from the middle of the schools in {near.of}, so only roughly right. {straight}"


def short_address(short: str) -> str:
    """As it is typed: without what a browser adds by itself."""
    return whole_address(short).split("://", 1)[-1]


def whole_address(short: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{address('room', short)}"
