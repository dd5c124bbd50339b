"""Rules on the child or young person (module 1)."""

from __future__ import annotations

from goldenthread.formats.sen2.collection import Collection, age_on, august_before, day
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Severity
from goldenthread.formats.sen2.rules.facts import age_at_census, has_live_plan, have_same
from goldenthread.formats.sen2.rules.rule import (
    ANNEX_A,
    GUIDE,
    READER,
    VERSION_1_3,
    VERSION_1_3_DOUBT,
    rule,
    rules_of,
)
from goldenthread.formats.sen2.structure import ASSESSMENT, PERSON, REQUEST

QUERY = Severity.QUERY
OLDEST = 24


@rule(50, PERSON, "Surname", "The last name is missing.")
def surname_missing(person: Record, _: Collection) -> bool:
    return not person["Surname"]


@rule(51, PERSON, "Forename", "The first name is missing.", QUERY)
def forename_missing(person: Record, _: Collection) -> bool:
    return not person["Forename"]


@rule(52, PERSON, "PersonBirthDate", "The date of birth is missing.", source=ANNEX_A)
def birth_missing(person: Record, _: Collection) -> bool:
    return not person["PersonBirthDate"]


@rule(53, PERSON, "PersonBirthDate", "The date of birth is after the census day.", source=ANNEX_A)
def born_after_census(person: Record, at: Collection) -> bool:
    birth = day(person["PersonBirthDate"])
    return birth is not None and birth > at.census


@rule(
    54, PERSON, "PersonBirthDate", "The person was over 24 on 31 August before the census.", QUERY,
    doubt="A plan may run to the end of the school year in which the person turns 25.", source=READER,
)  # fmt: skip
def too_old(person: Record, at: Collection) -> bool:
    birth = day(person["PersonBirthDate"])
    return birth is not None and at.is_dated and age_on(birth, august_before(at.census)) > OLDEST


@rule(
    55,
    PERSON,
    "UPN UniqueLearnerNumber UPNunknown",
    "There is no UPN, no ULN and no reason why.",
    source=READER,
)
def no_number_and_no_reason(person: Record, _: Collection) -> bool:
    return not (person["UPN"] or person["UniqueLearnerNumber"] or person["UPNunknown"])


@rule(
    56,
    PERSON,
    "UPNunknown",
    "A reason for having no number is given, and a number as well.",
    QUERY,
    source=GUIDE,
)
def reason_beside_number(person: Record, _: Collection) -> bool:
    return bool(person["UPNunknown"] and (person["UPN"] or person["UniqueLearnerNumber"]))


@rule(
    57, PERSON, "UPNunknown", "UN1 is for children under 6. This one is older.",
    doubt="The age is taken on the census day.", source=GUIDE,
)  # fmt: skip
def un1_but_six(person: Record, at: Collection) -> bool:
    age = age_at_census(person, at) if person["UPNunknown"] == "UN1" else None
    return age is not None and age >= 6


@rule(
    58, PERSON, "UPNunknown", "UN9 is for young people. This child is under 16.", QUERY,
    doubt="That a young person is over 16 here is a reading of ours.", source=GUIDE,
)  # fmt: skip
def un9_but_child(person: Record, at: Collection) -> bool:
    age = age_at_census(person, at) if person["UPNunknown"] == "UN9" else None
    return age is not None and age < 16


@rule(
    59,
    PERSON,
    "UPNunknown",
    "UN10 is for requests that ended early, but there was an assessment.",
    source=GUIDE,
)
def un10_but_assessed(person: Record, _: Collection) -> bool:
    return person["UPNunknown"] == "UN10" and any(
        request.first(ASSESSMENT) for request in person.inside(REQUEST)
    )


@rule(60, PERSON, "Sex GenderCurrent", "The sex is missing.", source=ANNEX_A)
def sex_missing(person: Record, _: Collection) -> bool:
    return not (person["Sex"] or person["GenderCurrent"])


@rule(
    61, PERSON, "GenderCurrent", "This item was replaced by Sex.", QUERY,
    since=VERSION_1_3, doubt=VERSION_1_3_DOUBT, source=READER,
)  # fmt: skip
def gender_outdated(person: Record, _: Collection) -> bool:
    return bool(person["GenderCurrent"])


@rule(62, PERSON, "Ethnicity", "The ethnicity is missing.", source=ANNEX_A)
def ethnicity_missing(person: Record, _: Collection) -> bool:
    return not person["Ethnicity"]


@rule(63, PERSON, "PostCode", "The postcode is missing.", QUERY)
def postcode_missing(person: Record, _: Collection) -> bool:
    return not person["PostCode"]


@rule(64, PERSON, "", "There is no request. Every child in the return has at least one.", source=READER)
def request_missing(person: Record, _: Collection) -> bool:
    return not person.inside(REQUEST)


@rule(
    65,
    PERSON,
    "",
    "Two plans of this child are in force at once. End the one that was replaced.",
    source=READER,
)
def two_live_plans(person: Record, _: Collection) -> bool:
    return sum(map(has_live_plan, person.inside(REQUEST))) > 1


@rule(66, PERSON, "", "Two requests were received on the same day. Is one of them a copy?", QUERY)
def same_request_twice(person: Record, _: Collection) -> bool:
    return have_same(person.inside(REQUEST), "ReceivedDate")


@rule(67, PERSON, "", "Two requests wait for a decision at once.", QUERY)
def two_open_requests(person: Record, _: Collection) -> bool:
    return sum(request["RequestOutcome"] == "A" for request in person.inside(REQUEST)) > 1


@rule(68, PERSON, "Sex GenderCurrent", "Sex and GenderCurrent are given both.", QUERY)
def sex_and_gender(person: Record, _: Collection) -> bool:
    return bool(person["Sex"] and person["GenderCurrent"])


RULES = rules_of(vars())
