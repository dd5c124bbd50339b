"""A plain list of pupils: made once, changed by a second, never made twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.foundation.models import AuditEntry, AuditSubject
from goldenthread.people.models import Child, ClassMembership, Enrolment, ImportedPerson, TeachingClass
from goldenthread.people.queries.roster.figures import Figures, rows_of
from tests.people.roster.made import bring_in_list, pupil, school, upn

pytestmark = pytest.mark.django_db


def test_first_list_makes_children_roll_and_class(tmp_path: Path) -> None:
    beech = school()
    done = bring_in_list(tmp_path, beech, [pupil("Ada", 1), pupil("Ben", 2)])
    assert rows_of(done.plan) == Figures(created=2, updated=0, unchanged=0)
    assert list(Child.objects.order_by("first_name").values_list("first_name", "upn", "born_on")) == [
        ("Ada", upn(1), date(2016, 2, 1)),
        ("Ben", upn(2), date(2016, 2, 1)),
    ]
    assert list(TeachingClass.objects.values_list("name", "year_group")) == [("5M", "5")]
    assert Enrolment.objects.filter(setting=beech, ends_on=None, year_group="5").count() == 2
    assert ClassMembership.objects.filter(teaching_class__name="5M", ends_on=None).count() == 2


def test_second_time_changes_no_row_of_people(tmp_path: Path) -> None:
    beech, rows = school(), [pupil("Ada", 1), pupil("Ben")]
    bring_in_list(tmp_path, beech, rows)
    before = _everything()
    done = bring_in_list(tmp_path, beech, rows)
    assert (rows_of(done.plan), done.plan.faults) == (Figures(created=0, updated=0, unchanged=2), ())
    assert _everything() == before


def _everything() -> list[list[dict[str, object]]]:
    models = (Child, Enrolment, TeachingClass, ClassMembership, ImportedPerson)
    return [list(model._default_manager.order_by("id").values()) for model in models]


def test_changed_name_and_year_are_taken_over(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, [pupil("Ada", 1)])
    done = bring_in_list(tmp_path, beech, [pupil("Adah", 1, **{"Year group": "6", "Class": "6M"})])
    assert [one.fields for one in done.plan.children.changed] == [(("first_name", "Ada", "Adah"),)]
    assert Enrolment.objects.get().year_group == "6"
    assert list(
        ClassMembership.objects.filter(ends_on=None).values_list("teaching_class__name", flat=True)
    ) == ["6M"]


def test_what_the_list_does_not_say_is_kept(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, [pupil("Ada", 1, **{"Preferred name": "Addy", "Sex": "F"})])
    bring_in_list(tmp_path, beech, [pupil("Ada", 1, **{"Class": ""})])
    child = Child.objects.get()
    assert (child.called, child.sex) == ("Addy", "F")
    assert ClassMembership.objects.filter(ends_on=None).count() == 1


def test_same_name_and_birthday_is_for_a_person_to_decide(tmp_path: Path) -> None:
    beech, oak = school(), school("999002", "Oak Primary")
    bring_in_list(tmp_path, beech, [pupil("Ada")])
    done = bring_in_list(tmp_path, oak, [pupil("Ada", 1)])
    assert Child.objects.count() == 1
    assert [(fault.line, fault.reason) for fault in done.plan.faults] == [
        (2, "A child with the same names and date of birth is here already.")
    ]
    assert not Enrolment.objects.filter(setting=oak).exists()


def test_full_upns_tell_namesakes_apart(tmp_path: Path) -> None:
    done = bring_in_list(tmp_path, school(), [pupil("Ada", 1), pupil("Ada", 2)])
    assert Child.objects.count() == 2
    assert done.plan.rejected_rows == 0


def test_namesakes_without_upn_in_one_list_are_not_both_made(tmp_path: Path) -> None:
    done = bring_in_list(tmp_path, school(), [pupil("Ada"), pupil("Ada")])
    assert Child.objects.count() == 1
    assert done.plan.rejected_rows == 1


def test_upn_given_later_is_put_on_the_same_child(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, [pupil("Ada")])
    bring_in_list(tmp_path, beech, [pupil("Ada", 1)])
    assert list(Child.objects.values_list("upn", flat=True)) == [upn(1)]


def test_child_who_moves_is_found_by_upn_and_reported(tmp_path: Path) -> None:
    beech, oak = school(), school("999002", "Oak Primary")
    bring_in_list(tmp_path, beech, [pupil("Ada", 1)])
    done = bring_in_list(tmp_path, oak, [pupil("Ada", 1)])
    assert Child.objects.count() == 1
    assert [(one.child.first_name, one.other) for one in done.plan.children.elsewhere] == [
        ("Ada", "Beech Primary")
    ]
    assert Enrolment.objects.filter(ends_on=None).count() == 2


def test_number_of_another_child_is_left_out(tmp_path: Path) -> None:
    beech, number = school(), {"NHS number": "9434765919"}
    bring_in_list(tmp_path, beech, [pupil("Ada", 1, **number)])
    done = bring_in_list(tmp_path, beech, [pupil("Ben", 2, **number)])
    assert Child.objects.get(first_name="Ben").nhs_number is None
    assert [(fault.column, fault.reason) for fault in done.plan.faults] == [
        ("NHS number", "This NHS number is on the record of another child here.")
    ]


def test_parents_in_a_list_are_counted_and_nothing_more(tmp_path: Path) -> None:
    done = bring_in_list(tmp_path, school(), [pupil("Ada", 1, **{"Parent name": "Gia Marlow"})])
    assert done.plan.said.relatives == 1
    assert Child.objects.get().roles.count() == 0


def test_log_of_the_school_names_each_child(tmp_path: Path) -> None:
    beech = school()
    bring_in_list(tmp_path, beech, [pupil("Ada", 1)])
    entry = AuditEntry.objects.get(stream=f"place:{beech.id}")
    assert (entry.what, entry.facts["created"], entry.facts["sha256"]) == ("brought in roster", 1, "0" * 64)
    assert list(AuditSubject.objects.values_list("child_id", flat=True)) == [Child.objects.get().id]
