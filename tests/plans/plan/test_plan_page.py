"""The plan page: the thread with what happened, the same for school and family."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import DeliveryRecord, PlanVersion, Provision
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db
PAGE = "/children/{}/plan/"
QUERIES = 31
WALL = "app.actor"  # on PostgreSQL each request also says to the second wall for whom it asks


def text_of(cast: Cast, who: str, address: str) -> str:
    response = signed_in(cast, who).get(address)
    assert response.status_code == 200
    return response.content.decode()


def record(cast: Cast, version: PlanVersion, on: date, status: str = "happened") -> None:
    line = Provision.objects.get(version=version, title="Speech and language session")
    missed = status == "missed"
    DeliveryRecord.objects.create(
        child_id=version.child_id,
        strand=line.strand,
        on=on,
        status=status,
        minutes=0 if missed else 30,
        reason="specialist_cancelled" if missed else "",
        by=cast.people["meera"],
        at=NOW,
    )


def test_page_says_there_is_no_plan_in_force_yet() -> None:
    cast = the_cast()
    page = text_of(cast, "funmi", PAGE.format(cast.children["ayo"].id))
    assert "No plan for Ayo is in force." in page


@pytest.mark.parametrize("who, offered", [("ruth", True), ("dan", True), ("funmi", False), ("meera", False)])
def test_whoever_may_write_is_offered_to_start_the_plan(who: str, offered: bool) -> None:
    cast = the_cast()
    ayo = cast.children["ayo"].id
    page = text_of(cast, who, PAGE.format(ayo))
    assert (f'href="/children/{ayo}/plan/write"' in page, "Start the plan" in page) == (offered, offered)


@pytest.mark.parametrize("planned", [True, False])
def test_the_other_pages_about_the_child_are_one_step_away(planned: bool) -> None:
    cast = the_cast()
    ayo = made.in_force(cast).child_id if planned else cast.children["ayo"].id
    page = text_of(cast, "ruth", PAGE.format(ayo))
    links = [f'href="/children/{ayo}/{rest}/"' in page for rest in ("reviews", "duty", "family")]
    assert links == [True, True, True]
    assert f'href="/children/{ayo}/layers/"' in text_of(cast, "ruth", f"/children/{ayo}/duty/")


@pytest.mark.parametrize("page", ["", "versions/", "comments/", "shared/"])
@pytest.mark.parametrize("who, offered", [("ruth", True), ("dan", True), ("funmi", False), ("sam", False)])
def test_whoever_may_write_finds_the_way_to_change_a_plan(page: str, who: str, offered: bool) -> None:
    cast = the_cast()
    version = made.shared(cast) if page == "shared/" else made.in_force(cast)
    response = signed_in(cast, who).get(PAGE.format(version.child_id) + page)
    assert (f'href="/children/{version.child_id}/plan/write"' in response.content.decode()) == offered


def test_a_draft_is_gone_on_with_instead() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    draft = made.next_draft(cast)
    for page in ("", "versions/", "comments/"):
        shown = text_of(cast, "ruth", PAGE.format(version.child_id) + page)
        assert f"/drafts/{draft.id}" in shown
        assert "/plan/write" not in shown


def test_a_plan_that_is_begun_is_not_started_again() -> None:
    cast = the_cast()
    version = made.draft(cast)
    assert "Start the plan" not in text_of(cast, "ruth", PAGE.format(version.child_id))


def test_line_without_a_first_day_begins_with_its_version() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    page = text_of(cast, "funmi", PAGE.format(version.child_id))
    from_days = [part.split("</dd>")[0].split(">")[-1].strip() for part in page.split("<dt>From</dt>")[1:]]
    assert from_days == ["10 September 2026", "7 September 2026", "7 September 2026"]


def test_page_shows_the_thread_and_what_happened() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    for day in (10, 17, 24):
        record(cast, version, date(2026, 9, day))
    record(cast, version, date(2026, 10, 1), "missed")
    page = text_of(cast, "ruth", PAGE.format(version.child_id))
    assert page.count("<h1") == 1
    for words in (
        "What Ayo wants",
        "“I want to be on the radio.”",
        "Need 1 of 2: speech, language and communication",
        "By 16 July 2027: Ayo tells a friend what happened",
        "Every Thursday, 1.30pm",
        "3 of 10 sessions happened; 1 missed; 6 not recorded",
        "Missed: The specialist cancelled (1 October).",
        "Wait 10 seconds for his words.",
        "Break card up: let him go.",
        "Due by 7 September 2027",
    ):
        assert words in page, words


def test_family_and_school_read_the_same_main_text() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    pages = [text_of(cast, who, PAGE.format(version.child_id)) for who in ("funmi", "ruth")]
    threads = [page[page.index('<ol class="thread">') : page.index("</main>")] for page in pages]
    assert threads[0] == threads[1]


def test_family_does_not_see_the_draft() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    draft = made.next_draft(cast)
    address = PAGE.format(version.child_id)
    assert "is being drafted" in text_of(cast, "ruth", address)
    assert "is being drafted" not in text_of(cast, "funmi", address)
    client = signed_in(cast, "funmi")
    for hidden in (f"versions/{draft.id}/", f"versions/{draft.id}/plan.pdf", f"compare/?b={draft.id}"):
        assert client.get(address + hidden).status_code == 404


def test_reading_is_logged_once_with_the_version() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    text_of(cast, "funmi", PAGE.format(version.child_id))
    entry = AuditEntry.objects.get(what="read plan")
    assert (entry.account, entry.child_id, entry.facts) == (
        cast.people["funmi"],
        version.child_id,
        {"version": str(version.id)},
    )


@pytest.mark.parametrize("needs", [1, 3])
def test_page_takes_the_same_queries_however_long_the_plan(needs: int) -> None:
    cast = the_cast()
    plan = made.ayos_plan()
    version = made.in_force(cast, plan | {"needs": plan["needs"][:1] * needs})
    client = signed_in(cast, "ruth")
    client.get(PAGE.format(version.child_id))
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE.format(version.child_id))
    assert len([one for one in queries if WALL not in one["sql"]]) == QUERIES


def test_ended_version_is_kept_and_accounted_for_to_its_end() -> None:
    cast = the_cast()
    first = made.in_force(cast)
    second = made.next_shared(cast)
    made.agree(cast, second)
    made.put_in_force(
        child=cast.children["ayo"], version_id=second.id, by=cast.people["ruth"], at=NOW, on=TODAY
    )
    page = text_of(cast, "funmi", f"{PAGE.format(first.child_id)}versions/{first.id}/")
    assert "Ended on 20 November 2026" in page
    assert "Another version took the place of this one." in page


def test_versions_page_lists_them_with_their_states() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    made.next_shared(cast)
    page = text_of(cast, "funmi", f"{PAGE.format(version.child_id)}versions/")
    assert [words in page for words in ("Version 2", "Shared with the family", "Version 1", "In force")] == [
        True,
        True,
        True,
        True,
    ]


def test_comparison_marks_words_without_colour_alone() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    draft = made.next_draft(cast)
    Provision.objects.filter(version=draft, title="Word map").update(minutes=20)
    address = f"{PAGE.format(version.child_id)}compare/?a={version.id}&b={draft.id}"
    page = text_of(cast, "ruth", address)
    assert "From version 1 to version 2: 1 line changed." in page
    assert '<del><span class="govuk-visually-hidden">taken out: </span>15</del> minutes' in page
    assert '<ins><span class="govuk-visually-hidden">put in: </span>20</ins> minutes' in page


def test_comparison_of_one_version_says_so() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    assert "There is only one version so far." in text_of(
        cast, "funmi", f"{PAGE.format(version.child_id)}compare/"
    )


@pytest.mark.parametrize("who, status", [("omar", 404), ("grace", 404), ("sam", 200), ("priya", 200)])
def test_who_may_open_the_plan(who: str, status: int) -> None:
    cast = the_cast()
    version = made.in_force(cast)
    assert signed_in(cast, who).get(PAGE.format(version.child_id)).status_code == status


def test_words_that_look_like_markup_are_shown_as_words() -> None:
    cast = the_cast()
    plan = made.ayos_plan() | {"adjustments": [{"words": "<script>alert(1)</script>"}]}
    version = made.in_force(cast, plan)
    page = text_of(cast, "funmi", PAGE.format(version.child_id))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
