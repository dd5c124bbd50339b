"""One version of a Specialist Provision Package, as its file says it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    DRAFT = "draft"
    FINAL = "final"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome or a criterion: its id, which stays through versions and variants, and its words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class RolePart:
    """The part of one role in building the package for a child, and what that part should say."""

    id: str
    name: str
    words: str
    required: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: how the package was built for a made-up child."""

    id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ProvisionPackage:
    """A version. `variant_of` is the national version that a council's own one differs from."""

    code: str
    name: str
    version: str
    status: Status
    from_day: date
    until: date | None
    source: str
    outcomes: tuple[Said, ...]
    criteria: tuple[Said, ...]
    parts: tuple[RolePart, ...]
    examples: tuple[Example, ...] = field(default_factory=tuple)
    variant_of: str = ""
    variant_reason: str = ""

    def content(self) -> dict[str, Any]:
        """What is kept whole, as plain data: the status and the four lists."""
        listed = {name: [asdict(one) for one in getattr(self, name)] for name in LISTS}
        return {"status": self.status.value, **listed}


LISTS: dict[str, type[Said] | type[RolePart] | type[Example]] = {
    "outcomes": Said,
    "criteria": Said,
    "parts": RolePart,
    "examples": Example,
}


def lists_of(content: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """The four lists again, from what `content` gave."""
    return {name: tuple(made(**one) for one in content[name]) for name, made in LISTS.items()}
