"""A page takes as many queries for many cases, or for a case in which much happened, as for one."""

from __future__ import annotations

import pytest

from goldenthread.casework.actions.advice import Whom, remind
from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.models import Case
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.assessment_advice import Part
from goldenthread.law.time_limits import EventKind
from tests.casework.made import asked, assessing, given, happened, opened, sent
from tests.cast import NOW, signed_in
from tests.counting import queries_of

pytestmark = pytest.mark.django_db
API = "/api/casework"


def mine(cast: Cast, name: str) -> Case:
    case = opened(cast, name, 5)
    hand_over(case=case, to=cast.people["priya"], by=cast.people["anita"], at=NOW)
    return case


def busy(cast: Cast, case: Case) -> None:
    """Advice asked, reminded and given; dates promised; closures."""
    for part in (Part.HEALTH, Part.SOCIAL_CARE, Part.PSYCHOLOGY):
        of = asked(cast, case, Whom(part, f"Somebody for {part}"), days=10)
        remind(asked=of, manager=False, by=cast.people["priya"], at=NOW)
        given(cast, of)
    for days in range(1, 6):
        happened(cast, case, EventKind.EXCEPTIONAL_CIRCUMSTANCES, days, reason="In hospital")


@pytest.mark.parametrize("path", ["/caseload/", "/caseload/inbox/", f"{API}/caseload", f"{API}/inbox"])
def test_a_list_of_cases(cast: Cast, path: str) -> None:
    make = opened if "inbox" in path else mine
    client = signed_in(cast, "priya")
    make(cast, "tola")
    queries_of(client, path)
    of_one = queries_of(client, path)
    for name in ("zara", "rosa", "isaac", "kofi"):
        make(cast, name)
    assert queries_of(client, path) == of_one


@pytest.mark.parametrize("path", ["/requests/", f"{API}/requests"])
def test_a_list_of_requests(cast: Cast, path: str) -> None:
    client = signed_in(cast, "priya")
    sent(cast)
    queries_of(client, path)
    of_one = queries_of(client, path)
    for _ in range(4):
        sent(cast)
    assert queries_of(client, path) == of_one


@pytest.mark.parametrize("who", ["priya", "funmi", "grace"])
@pytest.mark.parametrize("path", ["/cases/{}/", "/cases/{}/record/", "/api/casework/cases/{}"])
def test_a_case(cast: Cast, who: str, path: str) -> None:
    case = assessing(cast)
    given(cast, asked(cast, case, days=12))
    client, there = signed_in(cast, who), path.format(case.id)
    queries_of(client, there)
    of_few = queries_of(client, there)
    busy(cast, case)
    assert queries_of(client, there) == of_few
