"""A concern is raised by anyone around a child, and answered once, with a reason and a date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.people.models import Enrolment
from goldenthread.plans.actions.concerns import AlreadyAnswered, NoSchool, answer_concern, raise_concern
from goldenthread.plans.models import Concern, ConcernAnswer
from tests.cast import NOW, TODAY, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def raised(cast: Cast, **fields: Any) -> Concern:
    given = {"child": cast.children["ayo"], "words": " He says nothing about school. ", "at": NOW}
    return raise_concern(**(given | {"by": cast.people["funmi"]} | fields))


def answered(cast: Cast, concern: Concern, **fields: Any) -> ConcernAnswer:
    given: dict[str, Any] = {
        "child": cast.children["ayo"],
        "concern_id": concern.id,
        "outcome": "watch",
        "reason": "We look at his lunch first.",
        "look_again_on": TODAY + timedelta(days=7),
        "by": cast.people["ruth"],
        "at": NOW,
    }
    return answer_concern(**(given | fields))


def told(cast: Cast, who: str) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(account=cast.people[who]).order_by("id")
    return list(rows.values_list("what_changed", "link"))


def test_a_concern_is_kept_and_the_senco_is_told_by_when(cast: Cast) -> None:
    concern = raised(cast)
    assert (concern.words, concern.kind, concern.setting) == (
        "He says nothing about school.", "concern", cast.settings["hawthorn"],
    )  # fmt: skip
    assert concern.answer_due_on == date(2026, 12, 4)
    assert told(cast, "ruth") == [
        ("Funmi Bello is worried about Ayo Bello. Answer by 4 December.", f"/concerns/{concern.id}/")
    ]
    entry = AuditEntry.objects.get(what="raised a concern")
    assert (entry.child_id, entry.account, entry.facts) == (
        concern.child_id, cast.people["funmi"], {"concern": str(concern.id)},
    )  # fmt: skip


def test_a_question_is_about_a_provision_of_this_child(cast: Cast) -> None:
    line = made.promised(cast)
    asked = raised(cast, kind="question", provision_strand=line.strand)
    assert (asked.kind, asked.provision_strand) == ("question", line.strand)
    assert [words for words, _ in told(cast, "ruth")] == [
        "Funmi Bello asks about the support of Ayo Bello. Answer by 4 December."
    ]


def test_a_question_about_another_childs_provision_is_not_taken(cast: Cast) -> None:
    line = made.promised(cast, "leila")
    with pytest.raises(NotVisible):
        raised(cast, kind="question", provision_strand=line.strand)
    assert Concern.objects.count() == 0


def test_a_concern_without_words_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        raised(cast, words="  ")
    assert (refused.value.field, str(refused.value)) == ("words", "Say what worries you, in your own words.")


def test_a_child_on_no_roll_has_nobody_there_to_answer(cast: Cast) -> None:
    Enrolment.objects.filter(child=cast.children["ayo"]).update(ends_on=TODAY)
    with pytest.raises(NoSchool):
        raised(cast)


def test_an_answer_is_kept_and_told_to_whoever_raised_it(cast: Cast) -> None:
    concern = raised(cast)
    answer = answered(cast, concern)
    assert (answer.outcome, answer.reason, answer.look_again_on) == (
        "watch", "We look at his lunch first.", date(2026, 11, 27),
    )  # fmt: skip
    assert told(cast, "funmi") == [
        (
            "Ruth Palmer answered your concern about Ayo Bello: We look at his lunch first.",
            f"/concerns/{concern.id}/",
        )
    ]
    facts = AuditEntry.objects.get(what="answered a concern").facts
    assert facts == {"concern": str(concern.id), "outcome": "watch"}


def test_a_concern_is_answered_once(cast: Cast) -> None:
    concern = raised(cast)
    answered(cast, concern)
    with pytest.raises(AlreadyAnswered):
        answered(cast, concern, reason="Another reason.")
    assert [one.reason for one in ConcernAnswer.objects.all()] == ["We look at his lunch first."]
    assert len(told(cast, "funmi")) == 1


@pytest.mark.parametrize(
    "fields, field, message",
    [
        ({"outcome": "shrug"}, "outcome", "Choose what happens now."),
        ({"reason": " "}, "reason", "Give the reason, so that whoever raised it knows why."),
        ({"look_again_on": None}, "look_again_on", "Enter the day you will look again."),
        ({"look_again_on": TODAY}, "look_again_on", "Enter a day to look again that is still to come."),
    ],
)
def test_an_answer_that_says_too_little_is_refused(
    cast: Cast, fields: dict[str, Any], field: str, message: str
) -> None:
    concern = raised(cast)
    with pytest.raises(Refused) as refused:
        answered(cast, concern, **fields)
    assert (refused.value.field, str(refused.value)) == (field, message)
    assert ConcernAnswer.objects.count() == 0


def test_a_concern_is_not_answered_through_another_child(cast: Cast) -> None:
    concern = raised(cast)
    for id in (concern.id, new_id()):
        with pytest.raises(NotVisible):
            answered(cast, concern, child=cast.children["leila"], concern_id=id)
