"""Rules on places: those that a plan names (module 4) and those where a child is (module 5)."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread.formats.sen2.collection import Collection
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Severity
from goldenthread.formats.sen2.rules.facts import age_at_census
from goldenthread.formats.sen2.rules.rule import HOUSE, READER, ReturnRule, rule
from goldenthread.formats.sen2.structure import PLACEMENT, PLAN_DETAIL, Module

QUERY = Severity.QUERY
_IN_WORDS = ("OTH", "NIEO")


def nowhere(place: Record, _: Collection) -> bool:
    return not (place["URN"] or place["UKPRN"] or place["SENsetting"])


def setting_beside_number(place: Record, _: Collection) -> bool:
    return bool(place["SENsetting"] and (place["URN"] or place["UKPRN"]))


def other_without_words(place: Record, _: Collection) -> bool:
    return place["SENsetting"] == "OTH" and not place["SENsettingOther"]


def none_without_words(place: Record, _: Collection) -> bool:
    return place["SENsetting"] == "NIEO" and not place["SENsettingOther"]


def words_without_other(place: Record, _: Collection) -> bool:
    return bool(place["SENsettingOther"]) and place["SENsetting"] not in _IN_WORDS


def unit_missing(place: Record, _: Collection) -> bool:
    return bool(place["URN"]) and not place["SENunitIndicator"]


def resourced_missing(place: Record, _: Collection) -> bool:
    return bool(place["URN"]) and not place["ResourcedProvisionIndicator"]


def unit_without_school(place: Record, _: Collection) -> bool:
    return "1" in (place["SENunitIndicator"], place["ResourcedProvisionIndicator"]) and not place["URN"]


def unit_and_resourced(place: Record, _: Collection) -> bool:
    return place["SENunitIndicator"] == "1" == place["ResourcedProvisionIndicator"]


def rank_missing(place: Record, _: Collection) -> bool:
    return not place["PlacementRank"]


def neet_at_another_age(place: Record, at: Collection) -> bool:
    age = age_at_census(place, at) if place["SENsetting"] == "NEET" else None
    return age is not None and not 16 <= age <= 25


def _rules(module: Module) -> tuple[ReturnRule, ...]:
    """The rules above for one of the two modules."""

    def on(
        number: int,
        items: str,
        says: str,
        breaks: Callable[[Record, Collection], bool],
        severity: Severity = Severity.ERROR,
        source: str = HOUSE,
        doubt: str = "",
    ) -> ReturnRule:
        return rule(number, module, items, says, severity, source=source, doubt=doubt)(breaks)

    return (
        on(50, "URN UKPRN SENsetting", "There is no URN, no UKPRN and no kind of setting.", nowhere,
           source=READER),
        on(51, "SENsetting", "A kind of setting is for places without a number. This has one.",
           setting_beside_number, QUERY, READER),
        on(52, "SENsetting", "The setting is “other” (OTH), but which is not said.", other_without_words,
           source=READER),
        on(53, "SENsetting", "The child is in no education for another reason (NIEO): say which.",
           none_without_words, QUERY, READER),
        on(54, "SENsettingOther", "The setting is given in words, but its kind is not OTH or NIEO.",
           words_without_other, QUERY),
        on(55, "SENunitIndicator", "Whether it is a special unit of the school is missing.",
           unit_missing, QUERY, READER),
        on(56, "ResourcedProvisionIndicator", "Whether it is resourced provision of the school is missing.",
           resourced_missing, QUERY, READER),
        on(57, "SENunitIndicator ResourcedProvisionIndicator",
           "A unit or resourced provision is in a school, but there is no URN.", unit_without_school, QUERY),
        on(58, "SENunitIndicator ResourcedProvisionIndicator",
           "One place is both a unit and resourced provision.", unit_and_resourced, QUERY),
        on(59, "PlacementRank", "Whether it is the first or the second place is missing.", rank_missing,
           QUERY, doubt="That a single place has a rank too is a conclusion from the types of need."),
        on(60, "SENsetting", "NEET is for ages 16 to 25. This person is not.", neet_at_another_age,
           source=READER),
    )  # fmt: skip


RULES = (*_rules(PLAN_DETAIL), *_rules(PLACEMENT))
