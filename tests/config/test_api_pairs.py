"""What the API finds is a list, however many there are: two as well as one or three."""

from __future__ import annotations

import pytest

from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.concerns import raise_concern
from tests.cast import NOW, signed_in, the_cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_concerns_are_listed(number: int) -> None:
    cast = the_cast()
    for one in range(number):
        raise_concern(child=cast.children["ayo"], words=f"Worry {one}", by=cast.people["funmi"], at=NOW)
    answer = signed_in(cast, "funmi").get("/api/concerns")
    assert (answer.status_code, sorted(one["words"] for one in answer.json())) == (
        200,
        [f"Worry {one}" for one in range(number)],
    )


def test_two_children_are_listed() -> None:
    cast = the_cast()
    assert ChildRole.objects.filter(account=cast.people["funmi"]).count() == 2
    answer = signed_in(cast, "funmi").get("/api/people/family")
    assert (answer.status_code, [one["short_name"] for one in answer.json()]) == (200, ["Ayo", "Tola"])
