"""The pages on which a plan is made together."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.config.demonstration.cast import Cast
from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.sharing import share
from goldenthread.plans.actions.together import answer_response, comment, respond
from goldenthread.plans.models import (
    Comment,
    CommentAnswer,
    FamilyContact,
    Need,
    PlanVersion,
    Response,
    ResponseAnswer,
)
from goldenthread.plans.states import VersionState
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db
WALL = "app.actor"  # on PostgreSQL each request also says to the second wall for whom it asks


def address(version: PlanVersion, rest: str = "") -> str:
    return f"/children/{version.child_id}/plan/{rest}"


def sent(client: Client, to: str, **given: str) -> str:
    """Post a form that is taken: the address it leads to."""
    response = client.post(to, given)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def refused(client: Client, to: str, **given: str) -> str:
    """Post a form that is not taken: the page that says why."""
    response = client.post(to, given)
    assert response.status_code == 200
    return response.content.decode()


def first_need(version: PlanVersion) -> Need:
    return Need.objects.filter(version=version).order_by("position")[0]


def commented(cast: Cast, version: PlanVersion, words: str = "Earlier, please.") -> Comment:
    return comment(
        child=cast.children["ayo"],
        version_id=version.id,
        strand=first_need(version).strand,
        words=words,
        by=cast.people["funmi"],
        at=NOW,
    )


def test_family_reads_the_shared_version_and_may_comment_on_each_line() -> None:
    cast = the_cast()
    version = made.shared(cast)
    page = signed_in(cast, "funmi").get(address(version, "shared/")).content.decode()
    lines = 1 + 2 + 2 + 3 + 1 + 1  # what he wants, needs, outcomes, provision, adjustment, class note
    assert page.count(f"shared/{version.id}/comment/") == lines + 1  # and one on the whole plan
    assert "Silence is not agreement." in page


def test_teacher_reads_the_shared_version_without_comment_links() -> None:
    cast = the_cast()
    version = made.shared(cast)
    page = signed_in(cast, "dan").get(address(version, "shared/")).content.decode()
    assert page.count(f"shared/{version.id}/comment/") == 0


@pytest.mark.parametrize(
    "family, says",
    [
        (True, "Shared. Funmi Bello has been told what changed."),
        (
            False,
            "Shared. Nobody of Ayo’s family can sign in here yet, so nobody has been told. Let them in on",
        ),
    ],
)
def test_sharing_says_truly_who_was_told(family: bool, says: str) -> None:
    cast = the_cast()
    version = made.draft(cast)
    if not family:
        ChildRole.objects.filter(child=cast.children["ayo"]).delete()
    ruth = signed_in(cast, "ruth")
    to = sent(ruth, address(version, "share/"), version=str(version.id))
    assert says in ruth.get(to).content.decode()


def test_nothing_shared_says_so() -> None:
    cast = the_cast()
    draft = made.draft(cast)
    page = signed_in(cast, "funmi").get(address(draft, "shared/")).content.decode()
    assert "No version is waiting for comments" in page


def test_comment_is_sent_and_shown_with_what_became_of_it() -> None:
    cast = the_cast()
    version = made.shared(cast)
    funmi, ruth = signed_in(cast, "funmi"), signed_in(cast, "ruth")
    line = address(version, f"shared/{version.id}/comment/{first_need(version).strand}/")
    assert "Ayo cannot find his words in time" in funmi.get(line).content.decode()
    assert sent(funmi, line, words="Earlier, please.") == address(version, "shared/")
    made_one = Comment.objects.get()
    to_answer = address(version, f"comments/{made_one.id}/")
    assert "Earlier, please." in ruth.get(address(version, "comments/")).content.decode()
    assert sent(ruth, to_answer, became="partly", reason="Thursdays only.") == address(version, "comments/")
    page = funmi.get(address(version, "shared/")).content.decode()
    assert [words in page for words in ("Partly taken up", "Thursdays only.", "You said")] == [True] * 3


def test_comment_without_words_is_asked_for_again() -> None:
    cast = the_cast()
    version = made.shared(cast)
    page = refused(signed_in(cast, "funmi"), address(version, f"shared/{version.id}/comment/"), words="")
    assert "Write what you want to say" in page
    assert "<title>Error: " in page
    assert Comment.objects.count() == 0


def test_comment_on_an_issue_that_was_replaced_keeps_what_was_typed() -> None:
    cast = the_cast()
    first = made.shared(cast)
    made.next_shared(cast)
    page = refused(
        signed_in(cast, "funmi"), address(first, f"shared/{first.id}/comment/"), words="My long words"
    )
    assert "This version is not the one that Ayo’s family has now." in page
    assert "My long words" in page


def test_answering_what_was_answered_meanwhile_says_by_whom() -> None:
    cast = the_cast()
    version = made.shared(cast)
    to_answer = address(version, f"comments/{commented(cast, version).id}/")
    sent(signed_in(cast, "ruth"), to_answer, became="not", reason="No room.")
    response = signed_in(cast, "joanna").post(to_answer, {"became": "taken_up", "reason": "Yes."})
    assert "Ruth Palmer has already answered this." in response.content.decode()
    assert CommentAnswer.objects.get().became == "not"


def test_answer_without_choice_or_reason_says_both() -> None:
    cast = the_cast()
    version = made.shared(cast)
    page = refused(signed_in(cast, "ruth"), address(version, f"comments/{commented(cast, version).id}/"))
    assert ["Choose what became of it" in page, "Say why. The family reads it" in page] == [True, True]


def test_family_disagrees_and_the_school_answers() -> None:
    cast = the_cast()
    version = made.shared(cast)
    funmi, ruth = signed_in(cast, "funmi"), signed_in(cast, "ruth")
    answer = address(version, f"shared/{version.id}/answer/")
    assert "Say why you disagree" in refused(funmi, answer, answer="disagree")
    sent(funmi, answer, answer="disagree", reasons_disagree="Not enough.")
    response = Response.objects.get()
    assert (response.answer, response.reasons) == ("disagree", "Not enough.")
    assert "Answer what Funmi Bello says" in ruth.get(address(version, "comments/")).content.decode()
    sent(ruth, address(version, f"responses/{response.id}/"), words="We asked for more.")
    assert ResponseAnswer.objects.get().words == "We asked for more."
    assert "We asked for more." in funmi.get(address(version, "shared/")).content.decode()


def test_a_later_issue_keeps_what_was_answered_and_says_what_changed() -> None:
    cast = the_cast()
    first = made.shared(cast)
    respond(
        child=cast.children["ayo"],
        version_id=first.id,
        answer=Response.Answer.IN_PART,
        reasons="Too little.",
        by=cast.people["funmi"],
        at=NOW,
    )
    answer_response(
        child=cast.children["ayo"],
        response_id=Response.objects.get().id,
        words="There is more now.",
        by=cast.people["ruth"],
        at=NOW,
    )
    second = made.next_shared(cast)
    page = signed_in(cast, "funmi").get(address(second, "shared/")).content.decode()
    said = (
        "Nobody has answered version 1, issue 2 yet.",
        "What was answered before",
        "20 November 2026, issue 1",
        "Too little.",
        "There is more now.",
        "Against version 1, which you had before: nothing changed.",
    )
    assert [words for words in said if words not in page] == []
    page = signed_in(cast, "ruth").get(address(second, "comments/")).content.decode()
    assert "Nobody has answered version 1, issue 2 yet." in page


def test_a_later_issue_leads_to_what_changed_in_it() -> None:
    cast = the_cast()
    first = made.shared(cast)
    second = made.next_draft(cast)
    Need.objects.filter(version=second, position=0).update(title="Ayo loses his words in a crowd")
    share(child=cast.children["ayo"], version_id=second.id, by=cast.people["ruth"], at=NOW)
    page = signed_in(cast, "funmi").get(address(second, "shared/")).content.decode()
    assert "Against version 1, which you had before: 1 line changed." in page
    assert f"?a={first.id}&amp;b={second.id}" in page


@pytest.mark.parametrize(
    "rest", ["shared/", "comments/", "share/", "shared/{id}/force/", "shared/{id}/contact/"]
)
def test_a_later_issue_has_one_name_everywhere(rest: str) -> None:
    cast = the_cast()
    made.shared(cast)
    version = made.next_draft(cast) if rest == "share/" else made.next_shared(cast)
    page = signed_in(cast, "ruth").get(address(version, rest.format(id=version.id))).content.decode()
    assert "ersion 1, issue 2" in page


def test_comment_can_be_answered_once_its_version_is_in_force() -> None:
    cast = the_cast()
    version = made.shared(cast)
    said = commented(cast, version)
    made.agree(cast, version)
    ruth = signed_in(cast, "ruth")
    force = address(version, f"shared/{version.id}/force/")
    assert "1 comment waits for an answer" in ruth.get(force).content.decode()
    sent(ruth, force, **{"on-day": "20", "on-month": "11", "on-year": "2026"})
    page = ruth.get(address(version, "comments/")).content.decode()
    assert "Version 1, in force since 20 November 2026" in page
    assert f"comments/{said.id}/" in page
    assert "/force/" not in page
    sent(ruth, address(version, f"comments/{said.id}/"), became="not", reason="No room.")
    assert "Every comment is answered." in ruth.get(address(version, "comments/")).content.decode()


def test_share_page_says_what_changed_and_shares_the_draft_that_was_looked_at() -> None:
    cast = the_cast()
    made.in_force(cast)
    draft = made.next_draft(cast)
    ruth = signed_in(cast, "ruth")
    page = ruth.get(address(draft, "share/")).content.decode()
    assert "Against the plan in force: nothing changed." in page
    assert sent(ruth, address(draft, "share/"), version=str(draft.id)) == address(draft, "comments/")
    draft.refresh_from_db()
    assert draft.state == VersionState.SHARED


def test_share_page_without_a_draft_says_so() -> None:
    cast = the_cast()
    version = made.shared(cast)
    page = signed_in(cast, "ruth").get(address(version, "share/")).content.decode()
    assert "There is no draft to share" in page


def test_posting_is_noted_with_its_day_and_a_wrong_day_is_refused_beside_it() -> None:
    cast = the_cast()
    version = made.shared(cast, at=made.days_ago(10))
    ruth = signed_in(cast, "ruth")
    to = address(version, f"shared/{version.id}/contact/")
    day = {"posted_on-day": "1", "posted_on-month": "11", "posted_on-year": "2026"}
    page = refused(ruth, to, what="posted", **day)
    assert "Enter a date from 10 November 2026, when it was shared, to 20 November 2026." in page
    assert 'href="#posted_on' in page
    sent(ruth, to, what="posted", **(day | {"posted_on-day": "12"}))
    assert FamilyContact.objects.get().on == date(2026, 11, 12)
    sent(ruth, to, what="reminded")
    assert FamilyContact.objects.filter(what="reminded").get().on == TODAY


def test_force_page_says_what_is_missing() -> None:
    cast = the_cast()
    version = made.shared(cast)
    page = signed_in(cast, "ruth").get(address(version, f"shared/{version.id}/force/")).content.decode()
    assert "It cannot start yet" in page
    assert "Post it, or see that they open it." in page


def test_force_page_puts_an_agreed_version_in_force() -> None:
    cast = the_cast()
    version = made.shared(cast)
    made.agree(cast, version)
    day = {"on-day": "20", "on-month": "11", "on-year": "2026"}
    to = address(version, f"shared/{version.id}/force/")
    assert sent(signed_in(cast, "ruth"), to, **day) == address(version)
    version.refresh_from_db()
    assert (version.state, version.in_force_on) == (VersionState.IN_FORCE, TODAY)
    again = signed_in(cast, "ruth").get(to).content.decode()
    assert "It is in force already." in again


@pytest.mark.parametrize(
    "page, who, status",
    [
        ("comments/", "funmi", 403),
        ("comments/", "ruth", 200),
        ("comments/", "omar", 404),
        ("share/", "dan", 403),
        ("shared/", "omar", 404),
        ("shared/", "sam", 200),
    ],
)
def test_who_may_open_what(page: str, who: str, status: int) -> None:
    cast = the_cast()
    version = made.shared(cast)
    assert signed_in(cast, who).get(address(version, page)).status_code == status


def test_helper_may_read_but_not_comment() -> None:
    cast = the_cast()
    version = made.shared(cast)
    to = address(version, f"shared/{version.id}/comment/")
    assert signed_in(cast, "sam").post(to, {"words": "No"}).status_code == 403


@pytest.mark.parametrize("page, who, most", [("shared/", "funmi", 33), ("comments/", "ruth", 16)])
@pytest.mark.parametrize("count", [1, 3])
def test_queries_are_the_same_for_one_comment_and_for_three(
    page: str, who: str, most: int, count: int
) -> None:
    cast = the_cast()
    version = made.shared(cast)
    for number in range(count):
        commented(cast, version, f"Comment {number}")
    client = signed_in(cast, who)
    client.get(address(version, page))
    with CaptureQueriesContext(connection) as queries:
        client.get(address(version, page))
    assert len([one for one in queries if WALL not in one["sql"]]) == most
