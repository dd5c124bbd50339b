"""The pages on which the school enters a family's words, and the family puts them right."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Model

from goldenthread.foundation.permissions import RoleKind
from goldenthread.people.models import ChildRole
from goldenthread.plans.models import Comment, EnteredFor, Need, PlanVersion, Response
from tests.cast import signed_in, the_cast
from tests.counting import queries_of
from tests.plans.plan import made
from tests.plans.together.test_entering import entered, entered_comment, funmi, said, shared
from tests.plans.together.test_pages import address, commented, refused, sent

pytestmark = pytest.mark.django_db
DAY = {"on-day": "18", "on-month": "11", "on-year": "2026"}


def answer_page(version: PlanVersion) -> str:
    return address(version, f"shared/{version.id}/enter-answer/")


def comment_page(version: PlanVersion) -> str:
    return address(version, f"shared/{version.id}/enter-comment/")


def correct_page(comment: Comment) -> str:
    return f"/children/{comment.child_id}/plan/comments/{comment.id}/correct/"


def test_answer_is_entered_and_the_family_reads_that_it_was() -> None:
    cast = the_cast()
    version, role = shared(cast), funmi(cast)
    ruth = signed_in(cast, "ruth")
    comments = ruth.get(address(version, "comments/")).content.decode()
    assert answer_page(version) in comments
    given = {"who": str(role.id), "answer": "disagree", "reasons_disagree": "Too little.", "how": "telephone"}
    assert sent(ruth, answer_page(version), **given, **DAY) == address(version, "comments/")
    assert (Response.objects.get().reasons, EnteredFor.objects.get().on) == (
        "Too little.",
        date(2026, 11, 18),
    )
    page = signed_in(cast, "funmi").get(address(version, "shared/")).content.decode()
    assert "By telephone on 18 November 2026, entered for you by Ruth Palmer." in page
    assert "This is not what I said" in page
    others = signed_in(cast, "sam").get(address(version, "shared/")).content.decode()
    assert "By telephone on 18 November 2026, entered by Ruth Palmer." in others
    assert "This is not what I said" not in others


def test_force_page_leads_to_what_is_missing() -> None:
    cast = the_cast()
    version = shared(cast)
    ruth, force = signed_in(cast, "ruth"), address(version, f"shared/{version.id}/force/")
    assert answer_page(version) in ruth.get(force).content.decode()
    entered(cast, version, said(funmi(cast)), "disagree", "Too little.")
    page = ruth.get(force).content.decode()
    assert [answer_page(version) in page, "Answer what the family says" in page] == [False, True]


def test_family_that_has_answered_may_change_its_answer() -> None:
    cast = the_cast()
    version = shared(cast)
    parent = signed_in(cast, "funmi")
    before = parent.get(address(version, "shared/")).content.decode()
    entered(cast, version, said(funmi(cast)))
    after = parent.get(address(version, "shared/")).content.decode()
    words = ("Say whether you agree", "Change your answer")
    assert [[one in page for one in words] for page in (before, after)] == [[True, False], [False, True]]


def test_no_answer_is_chosen_beforehand() -> None:
    cast = the_cast()
    version = shared(cast)
    page = signed_in(cast, "ruth").get(answer_page(version)).content.decode()
    checked = [line for line in page.split("<input") if " checked" in line]
    assert [f'value="{funmi(cast).id}"' in line for line in checked] == [
        True
    ]  # the only parent, and no answer


@pytest.mark.parametrize(
    "given, words",
    [
        ({"answer": ""}, "Choose what they answered. If they did not answer, there is nothing to enter"),
        ({"answer": "in_part"}, "Write what they do not agree with, so that it can be answered"),
        ({"answer": "disagree"}, "Write why they disagree, so that it can be answered"),
        ({"who": ""}, "Choose who said it"),
        ({"how": ""}, "Choose how it came"),
        ({"on-day": "", "on-month": "", "on-year": ""}, "Enter the day they said it"),
        ({"on-day": "9"}, "Enter a date from 10 November 2026, when it was shared, to 20 November 2026."),
        ({"on-day": "40"}, "Error: "),
        ({"paper": "x" * 301}, "300 characters or fewer"),
    ],
)
def test_answer_that_cannot_be_entered_says_why_and_keeps_what_was_typed(
    given: dict[str, str], words: str
) -> None:
    cast = the_cast()
    version = shared(cast)
    typed = {"who": str(funmi(cast).id), "answer": "agree", "how": "paper", "paper": "Ayo’s folder"}
    page = refused(signed_in(cast, "ruth"), answer_page(version), **(typed | DAY | given))
    assert (words in page, "<title>Error: " in page) == (True, True)
    assert given.get("paper", "Ayo’s folder") in page
    assert Response.objects.count() == 0


def test_answer_on_an_issue_that_was_replaced_says_so() -> None:
    cast = the_cast()
    first = shared(cast)
    made.next_shared(cast)
    given = {"who": str(funmi(cast).id), "answer": "agree", "how": "paper"}
    page = refused(signed_in(cast, "ruth"), answer_page(first), **given, **DAY)
    assert "This version is not the one that Ayo’s family has now." in page


def test_comment_is_entered_on_its_line_and_the_next_from_the_same_paper_is_asked_for() -> None:
    cast = the_cast()
    version, role = shared(cast), funmi(cast)
    need = Need.objects.filter(version=version).order_by("position")[0]
    ruth = signed_in(cast, "ruth")
    paper = {"who": str(role.id), "how": "paper", "paper": "Scan 14"}
    given = {"line": str(need.strand), "words": "Mornings.", "another": "yes"}
    following = sent(ruth, comment_page(version), **given, **paper, **DAY)
    assert Comment.objects.get().line == need.title
    page = ruth.get(following).content.decode()
    assert ['value="Scan 14"' in page, 'value="18"' in page, "Mornings." in page] == [True, True, False]
    last = {"line": "whole", "words": "Thank you."}
    assert sent(ruth, comment_page(version), **last, **paper, **DAY) == address(version, "comments/")
    assert Comment.objects.get(words="Thank you.").strand is None


@pytest.mark.parametrize(
    "given, words",
    [
        ({"line": ""}, "Choose a line, or the whole plan"),
        ({"words": ""}, "Write what they said, in their words"),
        ({"who": ""}, "Choose who said it"),
        ({"on-day": "9"}, "Enter a date from 10 November 2026"),
    ],
)
def test_comment_that_cannot_be_entered_says_why(given: dict[str, str], words: str) -> None:
    cast = the_cast()
    version = shared(cast)
    typed = {"who": str(funmi(cast).id), "line": "whole", "words": "Mornings.", "how": "paper"}
    page = refused(signed_in(cast, "ruth"), comment_page(version), **(typed | DAY | given))
    assert (words in page, Comment.objects.count()) == (True, 0)


def test_nothing_can_be_entered_where_no_family_is_recorded() -> None:
    cast = the_cast()
    version = shared(cast)
    ChildRole.objects.filter(child=version.child_id, kind=RoleKind.PARENT).update(ends_on=date(2026, 11, 1))
    ruth = signed_in(cast, "ruth")
    for page in (answer_page(version), comment_page(version)):
        words = ruth.get(page).content.decode()
        assert ["is recorded, so nothing can be entered" in words, "Who said it?" in words] == [True, False]


def test_family_corrects_a_comment_that_was_entered() -> None:
    cast = the_cast()
    version = shared(cast)
    comment = entered_comment(cast, version, said(funmi(cast)))
    parent = signed_in(cast, "funmi")
    assert correct_page(comment) in parent.get(address(version, "shared/")).content.decode()
    assert "Write what you meant to say" in refused(parent, correct_page(comment), words="")
    assert sent(parent, correct_page(comment), words="Afternoons.") == address(version, "shared/")
    page = parent.get(address(version, "shared/")).content.decode()
    assert [words in page for words in ("Corrected", "Afternoons.", correct_page(comment))] == [
        True,
        True,
        False,
    ]
    waiting = signed_in(cast, "ruth").get(address(version, "comments/")).content.decode()
    assert "1 comment to answer" in waiting


def test_correcting_twice_says_so() -> None:
    cast = the_cast()
    comment = entered_comment(cast, shared(cast), said(funmi(cast)))
    parent = signed_in(cast, "funmi")
    sent(parent, correct_page(comment), words="Afternoons.")
    assert "You have corrected this comment already." in refused(parent, correct_page(comment), words="More.")


@pytest.mark.parametrize(
    "who, status",
    [
        ("funmi", 403),
        ("dan", 403),
        ("joanna", 403),
        ("helen", 403),
        ("sam", 403),
        ("omar", 404),
        ("grace", 404),
    ],
)
def test_nobody_but_the_senco_enters_for_a_family(who: str, status: int) -> None:
    cast = the_cast()
    version = shared(cast)
    client = signed_in(cast, who)
    given = {"who": str(funmi(cast).id), "answer": "agree", "how": "paper", **DAY}
    found = [client.post(page, given).status_code for page in (answer_page(version), comment_page(version))]
    assert (found, saved(Response, Comment)) == ([status, status], [0, 0])


@pytest.mark.parametrize("who, status", [("ruth", 403), ("sam", 403), ("omar", 404)])
def test_nobody_but_the_family_corrects(who: str, status: int) -> None:
    cast = the_cast()
    comment = entered_comment(cast, shared(cast), said(funmi(cast)))
    assert signed_in(cast, who).post(correct_page(comment), {"words": "No"}).status_code == status
    assert saved(Comment) == [1]


def test_a_comment_of_ones_own_has_nothing_to_correct() -> None:
    cast = the_cast()
    comment = commented(cast, shared(cast))
    page = signed_in(cast, "funmi").get(correct_page(comment)).content.decode()
    assert ["was not entered for you" in page, "What did you mean to say?" in page] == [True, False]


def saved(*kinds: type[Model]) -> list[int]:
    return [kind._default_manager.count() for kind in kinds]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_the_same_queries_for_one_entry_and_for_three(count: int) -> None:
    cast = the_cast()
    version, role = shared(cast), funmi(cast)
    for _ in range(count):
        entered(cast, version, said(role))
        comment = entered_comment(cast, version, said(role))
    ruth, parent = signed_in(cast, "ruth"), signed_in(cast, "funmi")
    pages = ((ruth, answer_page(version)), (ruth, comment_page(version)), (parent, correct_page(comment)))
    assert [queries_of(client, page) for client, page in pages] == [8, 17, 7]
