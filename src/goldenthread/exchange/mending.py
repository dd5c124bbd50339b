"""Where in the record a fault is mended: the page, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.design.addresses import address
from goldenthread.exchange.sen2.writing import TO_BE_FILLED
from goldenthread.formats.annex_a.columns import (
    BORN,
    DISABILITY,
    ETHNICITY,
    GENDER,
    NEED,
    SECOND_PHASE,
    ULN,
    UPN,
    URN,
)
from goldenthread.formats.sen2.structure import MODULES

NO_NEED = "651"  # a rule of the plan in force, which has no need at all
_PERSON = {BORN, DISABILITY, ETHNICITY, GENDER, SECOND_PHASE, ULN, UPN, URN}
_PLACES = {"Person": "person", "SENneed": "need", "NamedPlan": "plan", "PlanDetail": "plan",
           "PlacementDetail": "plan"}  # fmt: skip


CODED = ("ReviewOutcome", "DP")  # what the record knows, and has no code for


def mended_at(fault: Mapping[str, Any], child_id: str, case_id: str, area_id: object) -> tuple[str, str]:
    """The address of the page and its words; nothing where nobody knows the child."""
    if fault["rule"] == TO_BE_FILLED and fault.get("item") in CODED:
        return address("code_set", area_id=area_id, codes=fault["item"]), f"Code set {fault['item']}"
    place = _place(str(fault["rule"]), str(fault.get("item", "")))
    if not child_id:
        return "", ""
    if place == "person":
        return address("child_details", child_id=child_id), "Details of the child"
    if place == "need" and case_id:
        return address("case_needs", case_id=case_id), "Types of need"
    if place == "need":
        return address("plan", child_id=child_id), "Plan at school"
    if case_id and fault.get("item") == "RYA":
        return address("case_details", case_id=case_id), "For the yearly return"
    if case_id and place == "plan":
        return address("case_plan", case_id=case_id), "EHC plan"
    if case_id:
        return address("case", case_id=case_id), "Case"
    return address("child_case", child_id=child_id), "Case"


def _place(rule: str, item: str) -> str:
    """Person, case, plan or need, by the module that a rule is about, or by the item or column."""
    if item in _PERSON:
        return "person"
    if item == NEED:
        return "need"
    if rule == NO_NEED:
        return "need"
    if rule == TO_BE_FILLED:
        return "plan" if item == "URN" else "case"
    bases = {f"{module.base}": module.name for module in MODULES}
    return _PLACES.get(bases.get(f"{rule[:1]}00", ""), "case")
