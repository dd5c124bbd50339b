"""Who reaches whom, and what they may do there: one truth table over the standing cast."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from goldenthread.config.demonstration.cast import PEOPLE, Cast
from goldenthread.config.demonstration.names import CLASSMATES, SECONDARY_PUPILS
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.people.access import child_for, children_for, class_for, classes_for, roles_around
from goldenthread.people.models import ChildRole, ClassMembership, Enrolment
from tests.cast import NOW, TODAY, the_cast, viewer

pytestmark = pytest.mark.django_db

WHO = [short for short, _ in PEOPLE]
CLASS_5H = {first.lower() for first, _, _ in CLASSMATES}
CLASS_8R = {first.lower() for first, _, _ in SECONDARY_PUPILS}

REACHES: dict[str, set[str]] = {
    "funmi": {"ayo", "tola"},
    "callum": {"callum"},
    "dan": CLASS_5H,
    "meera": CLASS_5H,
    "ruth": CLASS_5H | {"rosa"},
    "helen": CLASS_5H | {"rosa"},
    "joanna": {"ayo"},
    "priya": {"ayo"},
    "sam": {"ayo"},
    "neil": set(),
    "grace": CLASS_8R,
    "omar": {"zara"},
    "lin": set(),
    "anita": set(),
    "elaine": set(),
}

# What each person may do about Ayo: y may, n knows of him and may not, . does not know of him.
# The columns are the cast in order: Funmi, Callum, Dan, Meera, Ruth, Helen, Joanna, Priya, Sam, Neil, Grace,
# Omar, Lin, Anita, Elaine. The council’s officers reach no child for whom the council is not responsible.
ABOUT_AYO = {
    Permission.KNOW_OF: "y.yyyyyyy......",
    Permission.READ_PLAN: "y.yyyyyyy......",
    Permission.READ_DRAFT: "n.yyyyynn......",
    Permission.WRITE_PLAN: "n.ynynynn......",
    Permission.SHARE_PLAN: "n.nnynnnn......",
    Permission.ANSWER_COMMENT: "n.nnynynn......",
    Permission.ENTER_FOR_FAMILY: "n.nnynnnn......",
    Permission.PUT_IN_FORCE: "n.nnynnnn......",
    Permission.COMMENT: "y.nnnnnnn......",
    Permission.RESPOND: "y.nnnnnnn......",
    Permission.RECORD: "n.yyynynn......",
    Permission.CORRECT: "n.nnynnnn......",
    Permission.READ_NOTES: "y.yyyyynn......",
    Permission.DISAGREE: "y.nnnnnyn......",
    Permission.OBSERVE: "n.yyyyynn......",
    Permission.RAISE_CONCERN: "y.yyyyynn......",
    Permission.ANSWER_CONCERN: "n.nnyynnn......",
    Permission.DECIDE_DUTY: "n.nnynnnn......",
    Permission.SET_LAYER: "n.nnynnnn......",
    Permission.HOLD_REVIEW: "n.nnynnnn......",
    Permission.HOLD_EHC_REVIEW: "n.nnyynyn......",
    Permission.ASK_AT_REVIEW: "y.nnnnnnn......",
    Permission.SEE_WHO_LOOKED: "y.nnyynnn......",
    Permission.LET_IN: "y.nnnnnnn......",
    Permission.KEEP_AROUND: "n.nnyynnn......",
    Permission.KEEP_DETAILS: "n.nnyynyn......",
    Permission.ASK_ASSESSMENT: "y.nnyynnn......",
    Permission.READ_CASE: "y.nnyynyn......",
    Permission.RESPOND_TO_DRAFT: "y.nnnnnnn......",
    Permission.GIVE_ADVICE: "n.nnyyynn......",
    Permission.WORK_CASE: "n.nnnnnyn......",
    Permission.READ_PANEL_PAPERS: "n.nnnnnyn......",
}
IN_A_PLACE = {
    Permission.SEE_CLASS,
    Permission.SEE_DESK,
    Permission.KEEP_ROSTER,
    Permission.KEEP_CALENDAR,
    Permission.KEEP_SCHOOLS,
    Permission.GIVE_ROLES,
    Permission.SEE_CASELOAD,
    Permission.MANAGE_CASES,
    Permission.KEEP_LETTERS,
    Permission.MAKE_RETURNS,
    Permission.KEEP_PACKAGES,
    Permission.ANSWER_CONSULTATION,
    Permission.RUN_CONSULTATION,
    Permission.READ_ANSWERS,
    Permission.RUN_CAMPAIGN,
    Permission.CODE_ANSWERS,
    Permission.WRITE_REPORT,
    Permission.PUBLISH_REPORT,
}


def short_names(cast: Cast, who: str, permission: Permission = Permission.KNOW_OF) -> set[str]:
    found = set(children_for(viewer(cast, who), permission))
    return {short for short, child in cast.children.items() if child in found}


def answer(cast: Cast, who: str, child: str, permission: Permission) -> str:
    try:
        child_for(viewer(cast, who), cast.children[child].id, permission)
    except NotVisible:
        return "."
    except NotPermitted:
        return "n"
    return "y"


def test_table_names_every_permission_about_a_child() -> None:
    assert set(ABOUT_AYO) | IN_A_PLACE == set(Permission)


def test_each_person_reaches_their_own_children_and_nobody_else() -> None:
    cast = the_cast()
    assert {who: short_names(cast, who) for who in WHO} == REACHES


def test_what_each_person_may_do_about_ayo() -> None:
    cast = the_cast()
    found = {
        permission: "".join(answer(cast, who, "ayo", permission) for who in WHO) for permission in ABOUT_AYO
    }
    assert found == ABOUT_AYO


@pytest.mark.slow
@pytest.mark.parametrize("permission", list(ABOUT_AYO))
def test_one_child_and_the_list_of_children_say_the_same(permission: Permission) -> None:
    cast = the_cast()
    for who in WHO:
        one_by_one = {
            short
            for short in ("ayo", "leila", "zara", "rosa", "tola", "kofi", "callum")
            if answer(cast, who, short, permission) == "y"
        }
        listed = short_names(cast, who, permission)
        assert listed & {"ayo", "leila", "zara", "rosa", "tola", "kofi", "callum"} == one_by_one, who


def test_a_child_who_is_not_there_is_not_visible_to_anyone() -> None:
    cast = the_cast()
    for who in WHO:
        with pytest.raises(NotVisible):
            child_for(viewer(cast, who), uuid4(), Permission.KNOW_OF)


def test_a_helper_is_let_in_until_a_day_and_not_on_it() -> None:
    cast = the_cast()
    ayo, sam = cast.children["ayo"], cast.people["sam"]
    last = Viewer(sam, NOW + timedelta(days=89))
    after = Viewer(sam, NOW + timedelta(days=90))
    assert roles_around(last, ayo.id) == {RoleKind.HELPER}
    assert roles_around(after, ayo.id) == frozenset()


def test_a_role_does_not_reach_back_before_it_began() -> None:
    cast = the_cast()
    ChildRole.objects.filter(account=cast.people["joanna"]).update(starts_on=TODAY + timedelta(days=1))
    assert short_names(cast, "joanna") == set()


def test_a_school_does_not_see_a_child_who_has_left() -> None:
    cast = the_cast()
    Enrolment.objects.filter(child=cast.children["leila"]).update(ends_on=TODAY)
    assert short_names(cast, "ruth") == REACHES["ruth"] - {"leila"}
    assert short_names(cast, "dan") == CLASS_5H, "the class still has her: the office ends both"


def test_a_teacher_does_not_see_a_child_who_changed_class() -> None:
    cast = the_cast()
    ClassMembership.objects.filter(child=cast.children["leila"]).update(ends_on=TODAY)
    assert short_names(cast, "dan") == CLASS_5H - {"leila"}


def test_family_and_friends_who_are_only_named_reach_nobody() -> None:
    cast = the_cast()
    ChildRole.objects.filter(kind=RoleKind.RELATION).update(account=cast.people["neil"])
    assert short_names(cast, "neil") == set()


CLASSES = {
    "dan": {"5H"},
    "meera": {"5H"},
    "ruth": {"5H", "1B"},
    "helen": {"5H", "1B"},
    "grace": {"8R"},
}


def test_each_person_opens_their_own_classes() -> None:
    cast = the_cast()
    found = {who: {str(one) for one in classes_for(viewer(cast, who), Permission.SEE_CLASS)} for who in WHO}
    assert found == {who: CLASSES.get(who, set()) for who in WHO}


def test_one_class_and_the_list_of_classes_say_the_same() -> None:
    cast = the_cast()
    for who in WHO:
        opened = set()
        for short, teaching_class in cast.classes.items():
            try:
                class_for(viewer(cast, who), teaching_class.id, Permission.SEE_CLASS)
            except NotVisible:
                continue
            opened.add(short)
        assert opened == CLASSES.get(who, set()), who
