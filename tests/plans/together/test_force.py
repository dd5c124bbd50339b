"""A version comes into force: only what the family saw, only when they had their chance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.actions.force import (
    EarlierWithoutReason,
    ImpossibleStart,
    NotYet,
    put_in_force,
)
from goldenthread.plans.actions.sharing import note_posted, remind, share
from goldenthread.plans.actions.together import answer_response, respond
from goldenthread.plans.models import PlanVersion, Response, VersionEvent
from goldenthread.plans.queries.agreement import agreement_on
from goldenthread.plans.queries.document import document
from goldenthread.plans.queries.together import contacts_of
from goldenthread.plans.states import StepNotAllowed, VersionState
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.plan import made
from tests.plans.reviews import made as reviews

pytestmark = pytest.mark.django_db


def force(cast: Cast, version: PlanVersion, on: date | None = None, why: str = "") -> PlanVersion:
    return put_in_force(
        child=cast.children["ayo"],
        version_id=version.id,
        on=on,
        why=why,
        by=cast.people["ruth"],
        at=NOW,
    )


def test_agreed_version_comes_into_force_today_with_its_review_date() -> None:
    cast = the_cast()
    version = made.shared(cast)
    made.agree(cast, version)
    started = force(cast, version)
    assert (started.state, started.in_force_on, started.review_due_on) == (
        VersionState.IN_FORCE,
        TODAY,
        date(2027, 11, 20),
    )
    event = VersionEvent.objects.get(version=version, what="in_force")
    assert (event.on, event.why) == (TODAY, "Agreed. Funmi Bello agreed on 20 November 2026.")
    told = Notice.objects.filter(account=cast.people["funmi"]).order_by("id").last()
    assert told is not None
    assert told.what_changed == (
        "Version 1 of Ayo’s plan is in force from 20 November 2026. The family agreed."
    )
    assert AuditEntry.objects.get(what="put plan in force").facts["agreement"] == "agreed"


def test_version_before_ends_on_the_first_day_of_the_next() -> None:
    cast = the_cast()
    first = made.in_force(cast)
    second = made.next_shared(cast)
    made.agree(cast, second)
    force(cast, second)
    first.refresh_from_db()
    second.refresh_from_db()
    assert [(one.number, one.state, one.in_force_on, one.ended_on) for one in (first, second)] == [
        (1, VersionState.ENDED, made.BEGAN, TODAY),
        (2, VersionState.IN_FORCE, TODAY, None),
    ]


def test_amending_does_not_put_the_review_off() -> None:
    cast = the_cast()
    made.in_force(cast)
    second = made.next_shared(cast)
    made.agree(cast, second)
    assert force(cast, second).review_due_on == date(2027, 9, 7)


def test_a_version_that_grew_out_of_an_early_review_is_due_a_year_after_it() -> None:
    cast = the_cast()
    made.in_force(cast)
    review = reviews.arranged(cast)
    grown = reviews.held(cast, review, reviews.findings_for(cast, review), held_on=date(2026, 10, 1))
    share(child=cast.children["ayo"], version_id=grown.id, by=cast.people["ruth"], at=NOW)
    made.agree(cast, grown)
    assert force(cast, grown).review_due_on == date(2027, 10, 1)


def test_silence_is_not_consent() -> None:
    cast = the_cast()
    version = made.shared(cast)
    with pytest.raises(NotYet) as refused:
        force(cast, version)
    assert str(refused.value) == (
        "This version cannot start yet. Post it, or see that they open it. Send 2 more reminders, on "
        "different days. Wait until 11 December 2026, the 15th school day; 0 have passed."
    )
    version.refresh_from_db()
    assert version.state == VersionState.SHARED


def test_silence_is_enough_after_posting_reminders_and_fifteen_school_days() -> None:
    cast = the_cast()
    version = made.shared(cast, at=made.days_ago(40))
    about = {"child": cast.children["ayo"], "version_id": version.id, "by": cast.people["ruth"]}
    note_posted(**about, on=TODAY - timedelta(days=40), at=made.days_ago(40))
    for days in (20, 10):
        remind(**about, at=made.days_ago(days))
    started = force(cast, version)
    assert started.state == VersionState.IN_FORCE
    assert AuditEntry.objects.get(what="put plan in force").facts["agreement"] == "not_answered"


def test_disagreement_must_be_answered_and_is_no_veto() -> None:
    cast = the_cast()
    version = made.shared(cast)
    response = respond(
        child=cast.children["ayo"],
        version_id=version.id,
        answer=Response.Answer.DISAGREE,
        reasons="Not enough.",
        by=cast.people["funmi"],
        at=NOW,
    )
    with pytest.raises(NotYet, match="Write the school’s answer to the reasons of Funmi Bello"):
        force(cast, version)
    answer_response(
        child=cast.children["ayo"],
        response_id=response.id,
        words="We asked for more.",
        by=cast.people["ruth"],
        at=NOW,
    )
    assert force(cast, version).state == VersionState.IN_FORCE


def test_two_people_pressing_at_once_the_second_is_told() -> None:
    cast = the_cast()
    version = made.shared(cast)
    made.agree(cast, version)
    force(cast, version)
    with pytest.raises(StepNotAllowed, match="This version is “in force”"):
        force(cast, version)
    assert VersionEvent.objects.filter(version=version, what="in_force").count() == 1


def test_a_draft_never_comes_into_force() -> None:
    cast = the_cast()
    with pytest.raises(StepNotAllowed, match="This version is “draft”"):
        force(cast, made.draft(cast))


def test_start_in_the_future_is_refused() -> None:
    cast = the_cast()
    version = made.shared(cast)
    made.agree(cast, version)
    with pytest.raises(ImpossibleStart, match="Enter a date up to 20 November 2026"):
        force(cast, version, on=TODAY + timedelta(days=1))


def test_start_before_the_version_before_is_refused() -> None:
    cast = the_cast()
    made.in_force(cast)
    second = made.next_shared(cast)
    made.agree(cast, second)
    with pytest.raises(ImpossibleStart, match="from 7 September 2026 to 20 November 2026"):
        force(cast, second, on=date(2026, 9, 6), why="On paper")


def test_start_before_it_was_shared_needs_a_reason() -> None:
    cast = the_cast()
    version = made.shared(cast)
    made.agree(cast, version)
    with pytest.raises(EarlierWithoutReason):
        force(cast, version, on=date(2026, 9, 7))


def test_reading_by_the_family_counts_as_opened_and_by_staff_does_not() -> None:
    cast = the_cast()
    version = made.shared(cast)
    page = f"/children/{version.child_id}/plan/shared/"
    signed_in(cast, "ruth").get(page)
    assert contacts_of(version.child_id, version.id) == ()
    for _ in range(2):
        signed_in(cast, "funmi").get(page)
    found = contacts_of(version.child_id, version.id)
    assert [(one.what, one.who, one.on) for one in found] == [("opened", "Funmi Bello", TODAY)]
    decision = agreement_on(document(version.id).version, TODAY)
    assert decision.sentences[0] == "It was opened by Funmi Bello on 20 November 2026, with 0 reminders."
