"""The number of a case: the council, the year of the request, and a place that no other case ever has."""

from __future__ import annotations

import pytest

from goldenthread.casework.models import Case
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.time_limits import EventKind
from tests.casework.made import happened, opened

pytestmark = pytest.mark.django_db


def test_cases_of_a_year_are_counted_in_each_council(cast: Cast) -> None:
    cases = [
        opened(cast, "tola", 5), opened(cast, "zara", 400), opened(cast, "rosa", 3),
        opened(cast, "tola", 4, area=cast.other_area),
    ]  # fmt: skip
    assert [case.number for case in cases] == [
        "998-2026-00001", "998-2025-00001", "998-2026-00002", "997-2026-00001",
    ]  # fmt: skip


def test_a_number_is_not_used_again_when_its_case_is_over(cast: Cast) -> None:
    first = opened(cast, "tola", 5)
    happened(cast, first, EventKind.REQUEST_WITHDRAWN, 4)
    assert opened(cast, "tola", 3).number == "998-2026-00002"


def test_after_the_hundredth_case_comes_the_hundred_and_first(cast: Cast) -> None:
    case = opened(cast, "tola", 5)
    Case.objects.filter(id=case.id).update(number="998-2026-00100")
    assert opened(cast, "zara", 4).number == "998-2026-00101"
