"""A OneRoster set: pupils, classes, staff and their classes; parents are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.foundation.models import Account
from goldenthread.people.models import Child, ChildRole, ClassMembership, ClassRole, Enrolment, TeachingClass
from goldenthread.people.queries.roster.figures import Figures, rows_of
from tests.cast import TODAY
from tests.people.roster.made import (
    CLASSES,
    ENROLMENTS,
    ORGS,
    USERS,
    bring_in,
    enrolment,
    oneroster,
    school,
)

pytestmark = pytest.mark.django_db


def test_whole_set_comes_in(tmp_path: Path) -> None:
    school()
    done = bring_in(oneroster(tmp_path / "set"))
    assert done.plan.faults == ()
    assert (rows_of(done.plan).created, done.plan.rejected_rows, done.plan.said.relatives) == (5, 0, 1)
    assert list(Child.objects.order_by("first_name").values_list("first_name", "sex")) == [
        ("Ada", "F"),
        ("Ben", "M"),
    ]
    assert list(
        ClassRole.objects.order_by("kind").values_list("account__email", "kind", "teaching_class__name")
    ) == [("tess@example.org", "class_teacher", "5M"), ("abe@example.org", "teaching_assistant", "5M")]
    assert ClassMembership.objects.filter(ends_on=None).count() == 2


def test_parents_never_become_roles(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "set"))
    assert ChildRole.objects.count() == 0
    assert not Account.objects.filter(name="Gia Marlow").exists()


def test_staff_cannot_sign_in_until_they_set_a_password(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "set"))
    assert [account.has_usable_password() for account in Account.objects.all()] == [False, False]


def test_second_time_changes_nothing(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "set"))
    done = bring_in(oneroster(tmp_path / "set"))
    assert rows_of(done.plan) == Figures(created=0, updated=0, unchanged=5)
    assert (ClassMembership.objects.count(), ClassRole.objects.count(), Enrolment.objects.count()) == (
        2,
        2,
        2,
    )


def test_pupil_who_changes_class_leaves_the_old_one(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "set"))
    classes = [*CLASSES, {**CLASSES[0], "sourcedId": "C2", "title": "5N"}]
    moved = [enrolment(1, "P1", "student", "C2"), *ENROLMENTS[1:]]
    bring_in(oneroster(tmp_path / "set", classes=classes, enrollments=moved))
    ada = ClassMembership.objects.filter(child__first_name="Ada").order_by("teaching_class__name")
    assert list(ada.values_list("teaching_class__name", "ends_on")) == [("5M", TODAY), ("5N", None)]


def test_new_year_ends_the_class_of_the_same_name(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "set"))
    classes = [{**CLASSES[0], "sourcedId": "C9"}]
    seats = [enrolment(9, "P2", "student", "C9")]
    bring_in(oneroster(tmp_path / "set", classes=classes, enrollments=seats))
    old, new = TeachingClass.objects.order_by("id")
    assert (old.ends_on, new.ends_on, new.name) == (TODAY, None, "5M")
    assert ClassRole.objects.filter(ends_on=None).count() == 0
    assert list(ClassMembership.objects.filter(ends_on=None).values_list("child__first_name", flat=True)) == [
        "Ben"
    ]


def test_teacher_no_longer_named_loses_the_class(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "set"))
    without = [one for one in ENROLMENTS if one["userSourcedId"] != "A1"]
    bring_in(oneroster(tmp_path / "set", enrollments=without))
    held = ClassRole.objects.filter(ends_on=None)
    assert list(held.values_list("account__email", flat=True)) == ["tess@example.org"]


def test_role_given_by_a_person_is_not_ended(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "set"))
    ClassRole.objects.update(evidence="Timetable")
    without = [one for one in ENROLMENTS if one["userSourcedId"] != "A1"]
    bring_in(oneroster(tmp_path / "set", enrollments=without))
    assert ClassRole.objects.filter(ends_on=None).count() == 2


def test_staff_without_address_is_named(tmp_path: Path) -> None:
    school()
    users = [{**USERS[2], "email": ""}, *USERS[:2]]
    seats = ENROLMENTS[:3]
    done = bring_in(oneroster(tmp_path / "set", users=users, enrollments=seats))
    assert [(fault.file, fault.line, fault.column, fault.value) for fault in done.plan.faults] == [
        ("users.csv", 2, "email", "Tess Hill")
    ]


def test_pupil_without_birthday_is_named(tmp_path: Path) -> None:
    school()
    demographics = [{"sourcedId": "P1", "birthDate": "2016-02-01"}]
    done = bring_in(oneroster(tmp_path / "set", demographics=demographics))
    assert [(fault.line, fault.reason) for fault in done.plan.faults] == [
        (3, "There is no date of birth for this pupil, who is new here.")
    ]
    assert list(Child.objects.values_list("first_name", flat=True)) == ["Ada"]


def test_orphan_is_named_with_its_line(tmp_path: Path) -> None:
    school()
    lost = [*ENROLMENTS, enrolment(5, "P9", "student")]
    done = bring_in(oneroster(tmp_path / "set", enrollments=lost))
    assert [(fault.file, fault.line, fault.column, fault.value) for fault in done.plan.faults] == [
        ("enrollments.csv", 6, "userSourcedId", "P9")
    ]
    assert ClassMembership.objects.count() == 2


def test_school_that_is_not_here_is_named(tmp_path: Path) -> None:
    done = bring_in(oneroster(tmp_path / "set"))
    assert [(fault.file, fault.line, fault.value) for fault in done.plan.faults] == [
        ("orgs.csv", 2, "999001")
    ]
    assert Child.objects.count() == 0


def test_other_schools_of_the_set_stay_out_of_one_school(tmp_path: Path) -> None:
    beech, oak = school(), school("999002", "Oak Primary")
    orgs = [*ORGS, {**ORGS[0], "sourcedId": "S2", "name": "Oak Primary", "identifier": "999002"}]
    users = [USERS[0], {**USERS[1], "orgSourcedIds": "S2"}]
    path = oneroster(tmp_path / "set", orgs=orgs, users=users, enrollments=ENROLMENTS[:1])
    done = bring_in(path, beech)
    assert [fault.value for fault in done.plan.faults] == ["999002"]
    assert not Enrolment.objects.filter(setting=oak).exists()


def test_child_moves_between_two_schools_of_one_set(tmp_path: Path) -> None:
    beech, oak = school(), school("999002", "Oak Primary")
    orgs = [*ORGS, {**ORGS[0], "sourcedId": "S2", "name": "Oak Primary", "identifier": "999002"}]
    upn = {"userIds": "{UPN:B801200005001}"}
    here = [{**USERS[0], **upn}, USERS[1]]
    bring_in(oneroster(tmp_path / "set", orgs=orgs, users=here, enrollments=ENROLMENTS[:2]))
    there = [{**USERS[0], **upn, "orgSourcedIds": "S2"}, USERS[1]]
    path = oneroster(tmp_path / "set", orgs=orgs, users=there, enrollments=ENROLMENTS[1:2])
    bring_in(path, end_absent=True)
    ada = Enrolment.objects.filter(child__first_name="Ada").order_by("starts_on", "id")
    assert list(ada.values_list("setting", "ends_on")) == [(beech.id, TODAY), (oak.id, None)]
    assert Child.objects.count() == 2


def test_changes_alone_touch_only_what_they_name(tmp_path: Path) -> None:
    school()
    bring_in(oneroster(tmp_path / "set"))
    gone = [{**USERS[1], "status": "tobedeleted"}]
    path = oneroster(
        tmp_path / "changes", mode="delta", users=gone, classes=[], enrollments=[], demographics=[]
    )
    done = bring_in(path)
    assert [one.enrolment.child.first_name for one in done.plan.absent] == ["Ben"]
    assert Enrolment.objects.filter(ends_on=None).count() == 2
