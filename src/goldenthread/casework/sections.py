"""The places of an EHC plan that people write in, as the national layout has them, and their plain names."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.formats.ehc_plan.layout import BLOCKS, Block

COMPUTED = ("details", "services", "K", "sign_off")
"""Blocks that are made from the record when the plan is printed: nobody writes in them."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place: the block, the part of it, the letter of its section, and what it is called."""

    block: str
    part: str
    section: str
    title: str
    in_rows: bool


WRITTEN: tuple[Block, ...] = tuple(block for block in BLOCKS if block.key not in COMPUTED)
_SHORT = {
    "need": "Need", "provision": "Provision", "outcome": "Outcome", "h1": "Provision, H1 (under 18)",
    "h2": "Other provision, H2",
}  # fmt: skip


def places_of(block: Block) -> tuple[Place, ...]:
    """The places of a block in the order of the layout: what stands alone, then the columns of its rows."""
    alone = [
        Place(block.key, field.key, block.section, field.label.rstrip(":"), in_rows=False)
        for field in block.fields
    ]
    rows = [
        Place(block.key, column.key, column.section, _SHORT.get(column.key, column.heading), in_rows=True)
        for column in block.columns
    ]
    return (*alone, *rows)


PLACES: dict[tuple[str, str], Place] = {
    (place.block, place.part): place for block in WRITTEN for place in places_of(block)
}
TITLES = {
    "A1": "History",
    "A2": "Views, interests and hopes",
    "communication_and_interaction": "Communication and interaction",
    "cognition_and_learning": "Cognition and learning",
    "social_emotional_and_mental_health": "Social, emotional and mental health",
    "sensory_and_or_physical": "Sensory and physical",
    "health": "Health care",
    "social_care": "Social care",
    "I": "School or other setting",
    "J": "Personal budget and direct payments",
}
LETTERS = {
    block.key: "/".join(dict.fromkeys(place.section for place in places_of(block))) for block in WRITTEN
}
