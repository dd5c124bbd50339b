"""Children who are on roll and not in a whole file: reported, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.people.models import Child, ClassMembership, Enrolment
from goldenthread.people.queries import kept_children
from tests.cast import TODAY
from tests.people.roster.made import bring_in_list, pupil, school

pytestmark = pytest.mark.django_db
BOTH = [pupil("Ada", 1), pupil("Ben", 2)]


def _on_roll() -> list[str]:
    open_now = Enrolment.objects.filter(ends_on=None).order_by("child__first_name")
    return list(open_now.values_list("child__first_name", flat=True))


def test_absent_child_is_reported_and_stays(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, BOTH)
    done = bring_in_list(tmp_path, beech, BOTH[:1])
    assert [one.enrolment.child.first_name for one in done.plan.absent] == ["Ben"]
    assert _on_roll() == ["Ada", "Ben"]


def test_absent_child_leaves_the_roll_when_asked(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, BOTH)
    bring_in_list(tmp_path, beech, BOTH[:1], end_absent=True)
    assert _on_roll() == ["Ada"]
    assert Enrolment.objects.get(child__first_name="Ben").ends_on == TODAY
    assert ClassMembership.objects.get(child__first_name="Ben").ends_on == TODAY
    assert Child.objects.count() == 2


def test_child_of_whom_a_record_is_kept_stays_on_roll(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, BOTH)
    ben = Child.objects.get(first_name="Ben")
    monkeypatch.setattr(kept_children, "_KEEPING", [lambda children: {ben.id} & set(children)])
    done = bring_in_list(tmp_path, beech, BOTH[:1], end_absent=True)
    assert [one.kept for one in done.plan.absent] == [True]
    assert _on_roll() == ["Ada", "Ben"]


def test_nobody_leaves_while_rows_were_left_out(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, BOTH)
    bad = pupil("Ben", 2, **{"Date of birth": "soon"})
    done = bring_in_list(tmp_path, beech, [BOTH[0], bad], end_absent=True)
    assert done.not_ended_because == (
        "Rows were left out, and could be of pupils who seem absent. Nobody was taken off the roll."
    )
    assert _on_roll() == ["Ada", "Ben"]


def test_child_who_comes_back_is_on_roll_again(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, BOTH)
    bring_in_list(tmp_path, beech, BOTH[:1], end_absent=True)
    bring_in_list(tmp_path, beech, BOTH)
    assert _on_roll() == ["Ada", "Ben"]
    assert Enrolment.objects.filter(child__first_name="Ben").count() == 2
