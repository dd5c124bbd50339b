"""Three ways to name a need, and the mapping between them."""

from __future__ import annotations

import pytest

from goldenthread.law.areas import (
    AREA_IN_PLAIN_WORDS,
    AREA_WORDS,
    BROAD_AREA_WORDS,
    CENSUS_TYPES,
    NEED_TYPES,
    Area,
    BroadArea,
    UnknownNeedTypeError,
    broad_areas_of,
    need_type,
)

CI, CL = BroadArea.COMMUNICATION_AND_INTERACTION, BroadArea.COGNITION_AND_LEARNING
SEMH, SP = BroadArea.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH, BroadArea.SENSORY_AND_OR_PHYSICAL


def test_census_types() -> None:
    assert " ".join(CENSUS_TYPES) == "SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD DS OTH NSA"


@pytest.mark.parametrize(
    "broad_area, codes",
    [
        (CL, ["SPLD", "MLD", "SLD", "PMLD"]),
        (SEMH, ["SEMH"]),
        (CI, ["SLCN", "ASD"]),
        (SP, ["HI", "VI", "MSI", "PD"]),
        (None, ["DS", "OTH", "NSA"]),
    ],
)
def test_broad_area_of_each_type(broad_area: BroadArea | None, codes: list[str]) -> None:
    assert [need.code for need in NEED_TYPES.values() if need.broad_area is broad_area] == codes


@pytest.mark.parametrize(
    "area, broad_areas",
    [
        (Area.EXECUTIVE_FUNCTION, (CL, SEMH)),
        (Area.MOTOR_AND_PHYSICAL, (SP,)),
        (Area.SENSORY, (SP,)),
        (Area.SPEECH_LANGUAGE_AND_COMMUNICATION, (CI,)),
        (Area.SOCIAL_AND_EMOTIONAL, (SEMH,)),
    ],
)
def test_broad_areas_of_each_area(area: Area, broad_areas: tuple[BroadArea, ...]) -> None:
    assert broad_areas_of(area) == broad_areas


def test_what_maps_to_none_or_to_several_says_why_it_is_in_doubt() -> None:
    unsure = {need.code for need in NEED_TYPES.values() if len(need.areas) != 1}
    assert {need.code for need in NEED_TYPES.values() if need.doubt} == unsure


def test_every_area_is_reached_by_some_type() -> None:
    assert {area for need in NEED_TYPES.values() for area in need.areas} == set(Area)


def test_only_nsa_is_only_without_a_plan() -> None:
    assert [need.code for need in NEED_TYPES.values() if need.only_without_plan] == ["NSA"]


def test_every_area_has_words() -> None:
    assert list(AREA_WORDS) == list(Area) == list(AREA_IN_PLAIN_WORDS)
    assert list(BROAD_AREA_WORDS) == list(BroadArea)


def test_a_code_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownNeedTypeError) as raised:
        need_type("PLD")
    assert str(raised.value) == (
        "“PLD” is not a type of need. Choose SPLD, MLD, SLD, PMLD, SEMH, SLCN, HI, VI, MSI, PD, ASD, DS, "
        "OTH, NSA."
    )
