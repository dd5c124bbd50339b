"""Children as they come, each with a day and the duty that is owed to them."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.duty import Duty, Outcome, Owed, decide
from tests.law.duty_cases import answers

ADJUST, SEN, BOTH = Outcome.ADJUSTMENTS_ONLY, Outcome.SEN_ONLY, Outcome.BOTH
NEITHER, UNKNOWN = Outcome.NEITHER_NOW, Outcome.NOT_KNOWN_YET
TODAY = date(2026, 11, 20)

# What the child is like · learning disability disadvantage provision therapy assessment · finding
CASES = [
    ("arthritis: writing and stairs, same lessons", "N Y Y N N -", TODAY, ADJUST),
    ("diabetes: needs to eat in class", "N Y Y N N -", TODAY, ADJUST),
    ("hearing aid and a seat at the front", "N Y Y N N -", TODAY, ADJUST),
    ("wheelchair: only the stairs are in the way", "N Y bldg N N -", TODAY, ADJUST),
    ("the same child in the first month of the Act", "N Y bldg N N -", date(2014, 9, 1), ADJUST),
    ("the same child when plans are expected to be law", "N Y bldg N N -", date(2029, 9, 1), ADJUST),
    ("slow to learn once, but taught with all now, with aids", "Y Y Y N N -", TODAY, ADJUST),
    ("home language and a disability, taught with all", "lang Y Y N N -", TODAY, ADJUST),
    ("far behind in reading: a planned small group", "Y N - Y - N", TODAY, SEN),
    ("far behind, and a broken arm", "Y short - Y - N", TODAY, SEN),
    ("far behind, and a mild allergy", "Y slight - Y - N", TODAY, SEN),
    ("baby of 18 months, behind in every way", "Y N - <2 - N", TODAY, SEN),
    ("words do not come: a therapist’s programme in class", "Y N - N Y N", TODAY, SEN),
    ("far behind, and disabled with nothing in the way", "Y Y N Y - N", TODAY, SEN),
    ("far behind: may need an EHC plan", "Y N - Y - may", TODAY, SEN),
    ("far behind: nobody knows about an EHC plan yet", "Y N - Y - ?", TODAY, SEN),
    ("far behind, on the first day of the Act", "Y N - Y - N", date(2014, 9, 1), SEN),
    ("far behind, in the reform", "Y N - Y - N", date(2030, 1, 7), SEN),
    ("autistic: noise, and teaching of social understanding", "N Y Y Y - N", TODAY, BOTH),
    ("Down syndrome: small steps and signs", "Y Y Y Y - N", TODAY, BOTH),
    ("little sight: taught to move safely by a specialist", "N Y Y N Y N", TODAY, BOTH),
    ("cerebral palsy: stairs, and physiotherapy that trains", "N Y bldg N Y may", TODAY, BOTH),
    ("the council made an EHC plan", "Y Y Y Y - has", TODAY, BOTH),
    ("EHC plan, though school does not know about teaching", "N Y Y ? N has", TODAY, BOTH),
    ("baby with no sight", "N Y Y <2 - N", TODAY, BOTH),
    ("English is new, nothing else", "lang N - - - -", TODAY, NEITHER),
    ("broken leg", "N short - - - -", TODAY, NEITHER),
    ("mild hay fever", "N slight - - - -", TODAY, NEITHER),
    ("a quiet child, doing well", "N N - - - -", TODAY, NEITHER),
    ("asthma: everything works as it is", "N Y N - - -", TODAY, NEITHER),
    ("slow to learn, but good teaching for all is enough", "Y N - N N -", TODAY, NEITHER),
    ("nothing in the way, whatever it is", "N ? N - - -", TODAY, NEITHER),
    ("is it a disability? writing is a struggle, same lessons", "N ? Y N N -", TODAY, UNKNOWN),
    ("a disability, but what is in the way?", "N Y ? N N -", TODAY, UNKNOWN),
    ("how hard is learning? different teaching helps", "? N - Y - N", TODAY, UNKNOWN),
    ("disabled and held back; does teaching need to differ?", "N Y Y ? N N", TODAY, UNKNOWN),
    ("does the therapy teach?", "Y N - N ? N", TODAY, UNKNOWN),
    ("far behind and helped; is it a disability too?", "Y ? Y Y - N", TODAY, UNKNOWN),
    ("nobody knows anything yet", "? ? ? ? ? ?", TODAY, UNKNOWN),
]


@pytest.mark.parametrize("child, written, on, outcome", CASES, ids=[case[0] for case in CASES])
def test_the_duty_owed(child: str, written: str, on: date, outcome: Outcome) -> None:
    finding = decide(answers(written), on)
    assert finding.outcome is outcome
    assert finding.plan_needed is (finding.duties[Duty.SPECIAL_EDUCATIONAL_PROVISION] is Owed.OWED)


@pytest.mark.parametrize(
    "written, adjustments, provision, plan_needed, title",
    [
        ("N Y Y N N -", "owed", "not_owed", False, "Adjustments only: no plan needed"),
        (
            "Y N - Y - N",
            "not_owed",
            "owed",
            True,
            "Special educational provision: a plan is needed",
        ),
        (
            "Y Y Y Y - N",
            "owed",
            "owed",
            True,
            "Adjustments and special educational provision: a plan is needed",
        ),
        ("N N - - - -", "not_owed", "not_owed", False, "Neither duty now: no plan needed"),
        (
            "N Y Y ? N N",
            "owed",
            "not_known",
            False,
            "Adjustments now; special educational provision is not known yet",
        ),
        (
            "Y ? Y Y - N",
            "not_known",
            "owed",
            True,
            "A plan is needed; adjustments are not known yet",
        ),
        (
            "N ? Y N N -",
            "not_known",
            "not_owed",
            False,
            "Adjustments are not known yet: no plan needed",
        ),
        (
            "? N - Y - N",
            "not_owed",
            "not_known",
            False,
            "Special educational provision is not known yet",
        ),
        ("? ? ? ? ? ?", "not_known", "not_known", False, "Not known yet"),
    ],
)
def test_duties_plan_and_title(
    written: str, adjustments: str, provision: str, plan_needed: bool, title: str
) -> None:
    finding = decide(answers(written), TODAY)
    assert finding.duties == {
        Duty.REASONABLE_ADJUSTMENTS: adjustments,
        Duty.SPECIAL_EDUCATIONAL_PROVISION: provision,
    }
    assert (finding.plan_needed, finding.title) == (plan_needed, title)


@pytest.mark.parametrize(
    "written, on, look_again",
    [
        ("N Y Y N N -", TODAY, date(2027, 2, 26)),
        ("Y N - Y - N", TODAY, date(2027, 2, 26)),
        ("Y N - Y - ?", TODAY, date(2027, 1, 1)),
        ("? ? ? ? ? ?", TODAY, date(2027, 1, 1)),
    ],
)
def test_when_to_look_again(written: str, on: date, look_again: date) -> None:
    assert decide(answers(written), on).look_again == look_again


def test_a_plan_rests_on_the_code_now_and_on_the_reform_when_it_is_expected() -> None:
    def why(on: date) -> str:
        return str(decide(answers("Y N - Y - N"), on).reasons[-1].citations[0])

    assert why(date(2029, 8, 31)) == "SEND Code of Practice 2015, paragraphs 6.48 and 6.65"
    assert why(date(2029, 9, 1)) == ("SEND reform: child’s rights impact assessment, February 2026, page 18")
