"""What one version of a package says otherwise than another: a local variant than the national one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.formats.packages.package import LISTS

WHAT = {"outcomes": "Outcome", "criteria": "Criterion", "parts": "Part", "examples": "Worked example"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing: what it said, and what it says now. Either is empty if it is not there."""

    what: str
    before: str
    after: str


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Thing by thing, by id, in the order of the later one; then what was left out."""
    found: list[Difference] = []
    for name in LISTS:
        old = {one["id"]: _said(one) for one in before[name]}
        new = {one["id"]: _said(one) for one in after[name]}
        found += [
            Difference(WHAT[name], old.get(id, ""), new.get(id, ""))
            for id in {**new, **old}
            if old.get(id) != new.get(id)
        ]
    return found


def _said(one: Mapping[str, Any]) -> str:
    name = f"{one['name']}: " if "name" in one else ""
    required = "" if one.get("required", True) else " (not required)"
    return f"{name}{one['words']}{required}"
