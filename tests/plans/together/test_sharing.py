"""A draft goes to the family."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.actions.sharing import (
    ImpossibleDay,
    NothingToShare,
    NotWithTheFamily,
    note_opened,
    note_posted,
    remind,
    share,
)
from goldenthread.plans.models import FamilyContact, VersionEvent
from goldenthread.plans.states import StepNotAllowed, VersionState
from tests.cast import NOW, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db


def test_share_moves_the_draft_and_says_so_to_the_family() -> None:
    cast = the_cast()
    version = made.shared(cast)
    assert (version.state, version.shared_at) == (VersionState.SHARED, NOW)
    assert [event.what for event in VersionEvent.objects.filter(version=version).order_by("id")] == [
        "opened",
        "shared",
    ]
    notice = Notice.objects.get()
    assert (notice.account, notice.what_changed, notice.link) == (
        cast.people["funmi"],
        "A plan for Ayo is ready for you to read. You can comment on every line before it starts.",
        f"/children/{version.child_id}/plan/shared/",
    )
    assert AuditEntry.objects.filter(what="shared plan").get().facts == {"version": str(version.id)}


def test_share_again_replaces_the_earlier_issue_and_says_what_changed() -> None:
    cast = the_cast()
    first = made.shared(cast)
    second = made.next_shared(cast)
    first.refresh_from_db()
    assert [(one.number, one.issue, one.state) for one in (first, second)] == [
        (1, 1, VersionState.REPLACED),
        (1, 2, VersionState.SHARED),
    ]
    assert Notice.objects.order_by("id").last().what_changed == (  # type: ignore[union-attr]  # two were made
        "Version 1, issue 2 of Ayo’s plan is ready for you to read. Against the one you had: Nothing changed."
    )


def test_share_twice_tells_the_second_person_where_it_stands() -> None:
    cast = the_cast()
    version = made.shared(cast)
    with pytest.raises(StepNotAllowed, match="This version is “shared with the family”"):
        share(child=cast.children["ayo"], version_id=version.id, by=cast.people["ruth"], at=NOW)
    assert VersionEvent.objects.filter(version=version, what="shared").count() == 1


def test_share_refuses_an_empty_draft() -> None:
    cast = the_cast()
    version = made.draft(cast, {})
    with pytest.raises(NothingToShare, match="There is nothing in this draft yet"):
        share(child=cast.children["ayo"], version_id=version.id, by=cast.people["ruth"], at=NOW)


def test_share_of_another_childs_version_is_not_found() -> None:
    cast = the_cast()
    version = made.draft(cast)
    with pytest.raises(NotVisible):
        share(child=cast.children["zara"], version_id=version.id, by=cast.people["ruth"], at=NOW)


def test_contacts_are_facts_with_their_day() -> None:
    cast = the_cast()
    version = made.shared(cast, at=made.days_ago(10))
    about = {
        "child": cast.children["ayo"],
        "version_id": version.id,
        "by": cast.people["ruth"],
        "at": NOW,
    }
    note_posted(**about, on=date(2026, 11, 11))
    note_opened(**about, on=date(2026, 11, 18))
    remind(**about)
    assert list(FamilyContact.objects.order_by("on").values_list("what", "on")) == [
        ("posted", date(2026, 11, 11)),
        ("opened", date(2026, 11, 18)),
        ("reminded", date(2026, 11, 20)),
    ]
    assert Notice.objects.filter(at=NOW).get().what_changed == (
        "Ayo’s plan is waiting for you to read. Please say what you think of it."
    )


@pytest.mark.parametrize("on", [date(2026, 11, 9), date(2026, 11, 21)])
def test_posting_before_it_was_shared_or_in_future_is_refused(on: date) -> None:
    cast = the_cast()
    version = made.shared(cast, at=made.days_ago(10))
    with pytest.raises(ImpossibleDay, match="from 10 November 2026, when it was shared, to 20 November 2026"):
        note_posted(child=cast.children["ayo"], version_id=version.id, on=on, by=cast.people["ruth"], at=NOW)


def test_a_replaced_issue_can_no_longer_be_posted() -> None:
    cast = the_cast()
    first = made.shared(cast)
    made.next_shared(cast)
    with pytest.raises(NotWithTheFamily):
        remind(child=cast.children["ayo"], version_id=first.id, by=cast.people["ruth"], at=NOW)
