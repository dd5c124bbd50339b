"""Opening a plan, opening a draft, setting one aside."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.actions.drafts import (
    DraftAlreadyOpen,
    DutyNotWorkedOut,
    NoPlan,
    NoPlanNeeded,
    NotOnRoll,
    PlanAlreadyOpen,
    open_draft,
    open_plan,
    set_aside_draft,
)
from goldenthread.plans.models import (
    AdjustmentOwed,
    DutyFinding,
    DutyWalk,
    Need,
    Outcome,
    PlanVersion,
    Provision,
    VersionEvent,
)
from goldenthread.plans.queries.document import PlanDocument, document
from goldenthread.plans.states import StepNotAllowed, VersionState
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.writing.made import draft, moved_to

pytestmark = pytest.mark.django_db


def found(cast: Cast, *, plan_needed: bool, days_ago: int = 1) -> None:
    common: dict[str, Any] = {
        "child": cast.children["ayo"],
        "by": cast.people["ruth"],
        "at": NOW - timedelta(days=days_ago),
    }
    walk = DutyWalk.objects.create(setting=cast.settings["hawthorn"], **common)
    DutyFinding.objects.create(
        walk=walk,
        outcome="plan" if plan_needed else "adjustments_only",
        plan_needed=plan_needed,
        finding={},
        look_again_on=TODAY,
        tell_family_by=TODAY,
        **common,
    )


def opened(cast: Cast, **more: Any) -> Any:
    return open_plan(child=cast.children["ayo"], by=cast.people["ruth"], at=NOW, **more)


def test_plan_opens_after_a_finding_that_one_is_needed() -> None:
    cast = the_cast()
    found(cast, plan_needed=True)
    version = opened(cast)
    assert (version.number, version.issue, version.state) == (1, 1, VersionState.DRAFT)
    assert version.plan.setting == cast.settings["hawthorn"]
    assert list(VersionEvent.objects.values_list("what", "why", "on")) == [
        ("opened", "A plan is needed", TODAY)
    ]
    entry = AuditEntry.objects.get(what="opened plan")
    assert (entry.child_id, entry.account) == (cast.children["ayo"].id, cast.people["ruth"])


def test_plan_is_refused_when_adjustments_are_all_that_is_owed() -> None:
    cast = the_cast()
    found(cast, plan_needed=True, days_ago=30)
    found(cast, plan_needed=False)
    with pytest.raises(NoPlanNeeded, match="On 19 November 2026 the duty questions found that Ayo needs no"):
        opened(cast)
    with pytest.raises(NoPlanNeeded):
        opened(cast, brought_from="Larch School")
    assert AuditEntry.objects.filter(what="opened plan").count() == 0


def test_plan_needs_a_finding_or_a_plan_from_elsewhere() -> None:
    cast = the_cast()
    with pytest.raises(DutyNotWorkedOut):
        opened(cast)
    opened(cast, brought_from="Larch School")
    assert list(VersionEvent.objects.values_list("why", flat=True)) == ["Brought from Larch School"]


def test_plan_is_open_once_at_a_setting() -> None:
    cast = the_cast()
    opened(cast, brought_from="Larch School")
    with pytest.raises(PlanAlreadyOpen):
        opened(cast, brought_from="Larch School")


def test_plan_is_made_where_the_child_is_on_roll() -> None:
    cast = the_cast()
    with pytest.raises(NotOnRoll):
        opened(cast, brought_from="Larch School", setting_id=cast.settings["ridgeway"].id)


def again(cast: Cast) -> Any:
    return open_draft(child=cast.children["ayo"], by=cast.people["dan"], at=NOW)


@pytest.mark.parametrize(
    "state, number, issue",
    [
        (VersionState.SHARED, 1, 2),
        (VersionState.IN_FORCE, 2, 1),
    ],
)
def test_draft_grows_out_of_what_stands(state: VersionState, number: int, issue: int) -> None:
    cast = the_cast()
    before = moved_to(draft(cast), state)
    version = again(cast)
    assert (version.number, version.issue, version.based_on) == (number, issue, before)


def without_revisions(found: PlanDocument) -> Any:
    """A document by its words and strands alone."""
    lines = [(line.strand, line.title, line.when_words, line.group_words) for line in found.provisions]
    needs = [(need.strand, need.title, [one.strand for one in need.outcomes]) for need in found.needs]
    return needs, lines, [(view.strand, view.words) for view in found.views]


def test_copy_keeps_strands_order_and_words_and_raises_revisions() -> None:
    cast = the_cast()
    before = moved_to(draft(cast), VersionState.IN_FORCE)
    version = again(cast)
    assert without_revisions(document(version.id)) == without_revisions(document(before.id))
    assert [need.revision for need in document(version.id).needs] == [2, 2]
    assert [Need.objects.count(), Outcome.objects.count(), Provision.objects.count()] == [4, 4, 6]


def test_draft_is_one_at_a_time_and_says_whose() -> None:
    cast = the_cast()
    draft(cast)
    with pytest.raises(DraftAlreadyOpen, match=r"^Ruth Palmer started a draft at 9am on 20 November 2026"):
        again(cast)


def test_draft_needs_a_plan() -> None:
    with pytest.raises(NoPlan):
        again(the_cast())


def test_draft_set_aside_is_kept_with_its_reason_and_its_number_is_used_again() -> None:
    cast = the_cast()
    moved_to(draft(cast), VersionState.IN_FORCE)
    given_up = again(cast)
    set_aside_draft(
        child=cast.children["ayo"], version_id=given_up.id, why="Too soon", by=cast.people["ruth"], at=NOW
    )
    given_up.refresh_from_db()
    assert given_up.state == VersionState.SET_ASIDE
    event = VersionEvent.objects.get(what="set_aside")
    assert (event.version, event.why, event.by) == (given_up, "Too soon", cast.people["ruth"])
    version = again(cast)
    assert (version.number, version.issue) == (2, 2)
    assert len(document(version.id).needs) == 2


def test_only_a_draft_is_set_aside() -> None:
    cast = the_cast()
    version = moved_to(draft(cast), VersionState.IN_FORCE)
    with pytest.raises(StepNotAllowed):
        set_aside_draft(
            child=cast.children["ayo"], version_id=version.id, why="", by=cast.people["ruth"], at=NOW
        )


def owed(cast: Cast, words: str, **more: Any) -> AdjustmentOwed:
    by = {"child": cast.children["ayo"], "by": cast.people["ruth"], "at": NOW}
    return AdjustmentOwed.objects.create(words=words, who="All", **by, **more)


def test_adjustments_owed_already_stand_in_the_first_draft() -> None:
    cast = the_cast()
    found(cast, plan_needed=True)
    laptop = owed(cast, "A laptop for anything over three lines")
    owed(cast, "A seat by the door", ended_at=NOW)
    ruth = signed_in(cast, "ruth")
    answer = ruth.post(f"/children/{cast.children['ayo'].id}/plan/write", {"brought_from": ""})
    page = ruth.get(answer["Location"]).content.decode()
    assert ["A laptop for anything" in page, "A seat by the door" in page] == [True, False]
    [line] = document(PlanVersion.objects.get().id).adjustments
    assert (line.strand, line.words) == (laptop.id, laptop.words)


def test_no_plan_is_offered_where_the_finding_says_that_none_is_owed() -> None:
    cast = the_cast()
    found(cast, plan_needed=False)
    ruth, plan = signed_in(cast, "ruth"), f"/children/{cast.children['ayo'].id}/plan/"
    for page in (plan, f"{plan}write"):
        shown = ruth.get(page).content.decode()
        assert ["Start the plan" in shown, "/duty/findings/" in shown] == [False, True]


def test_a_plan_is_offered_once_one_is_found_to_be_owed() -> None:
    cast = the_cast()
    found(cast, plan_needed=True)
    ruth, plan = signed_in(cast, "ruth"), f"/children/{cast.children['ayo'].id}/plan/"
    for page in (plan, f"{plan}write"):
        shown = ruth.get(page).content.decode()
        assert ["Start the plan" in shown, "found that a plan is owed" in shown] == [True, True]
