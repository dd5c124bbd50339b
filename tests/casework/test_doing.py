"""What comes next: the page of a case and the caseload name the same thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldenthread.casework.models import Case
from goldenthread.casework.pages.case_words import next_of
from goldenthread.casework.pages.caseload_words import work_of
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.caseload import caseload_among, in_full
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.time_limits import EventKind
from tests.casework.made import DOCTOR, asked, assessing, decided, happened, now, opened
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
K = EventKind


def advice_late(cast: Cast) -> Case:
    case = assessing(cast, days=90)
    asked(cast, case, DOCTOR, 50)
    return case


def draft_served(cast: Cast) -> Case:
    case = assessing(cast)
    decided(cast, case, K.PLAN_AGREED, 10)
    happened(cast, now(case), K.DRAFT_SERVED, 3)
    return case


def family_moves(cast: Cast) -> Case:
    return opened(cast, kind=K.PLAN_TRANSFERRED_IN, days=3)


@pytest.mark.parametrize(
    "make, says",
    [
        (opened, "Decide whether to assess"),
        (assessing, "Go on with the assessment"),
        (advice_late, "Get the health advice"),
        (draft_served, "Go on with the draft plan"),
        (family_moves, "Tell the family that the plan came"),
    ],
)
def test_the_case_and_the_caseload_name_the_same_thing(
    cast: Cast, make: Callable[[Cast], Case], says: str
) -> None:
    case = now(make(cast))
    found = caseload_among([case.id], TODAY)
    [line] = in_full(found.lines)
    first = next_of(case_page(case, TODAY))
    assert first is not None
    assert (work_of(line, found).do, first.title) == (says, f"Next: {says[0].lower()}{says[1:]}")
