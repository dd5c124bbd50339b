"""What is asked for of a desk: by matter, school, layer, council, and who has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from goldenthread.foundation.access import Viewer
from goldenthread.plans.queries.desk import Desk, Item
from goldenthread.plans.queries.given_work import Given, councils_of, given_work, key_of
from goldenthread.plans.queries.layers import layers_of

MINE, GIVEN, NOBODYS = "mine", "given", "nobodys"


@dataclass(frozen=True, slots=True)
class Choice:
    """Each narrows the list; what is empty narrows nothing."""

    what: str = ""
    school: str = ""
    layer: str = ""
    council: str = ""
    whose: str = ""


def chosen_of(found: Desk, choice: Choice, viewer: Viewer) -> Sequence[Item]:
    """The items asked for. One query each for a layer, a council, and who has it; none otherwise."""
    items: Sequence[Item] = found.items
    if choice.what:
        items = [item for item in items if item.matter.value == choice.what]
    if choice.school:
        items = [item for item in items if str(item.child.setting_id) == choice.school]
    if choice.layer:
        layers = layers_of({item.child.child_id for item in items}, viewer.today)
        items = [item for item in items if choice.layer in layers[item.child.child_id]]
    if choice.council:
        councils = councils_of([*found.places])
        items = [item for item in items if councils[item.child.setting_id][0] == choice.council]
    if choice.whose:
        given = given_work([item.child.child_id for item in items])
        items = [item for item in items if _has(given.get(key_of(item)), viewer.account.id) == choice.whose]
    return items


def _has(given: Given | None, me: UUID) -> str:
    if given is None:
        return NOBODYS
    return MINE if given.to_id == me else GIVEN
