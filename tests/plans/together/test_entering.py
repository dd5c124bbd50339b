"""What a family said on paper, by telephone or at a meeting is entered for them, and they can correct it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.foundation.permissions import RoleKind
from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.entering import (
    AlreadyCorrected,
    Came,
    NotEnteredForYou,
    NotOfTheFamily,
    PaperTooLong,
    correct_comment,
    enter_comment,
    enter_response,
)
from goldenthread.plans.actions.sharing import ImpossibleDay, NotWithTheFamily
from goldenthread.plans.actions.together import (
    CorrectedMeanwhile,
    NotALine,
    NothingSaid,
    answer_comment,
    answer_response,
    respond,
)
from goldenthread.plans.models import Comment, CommentAnswer, EnteredFor, Need, PlanVersion, Response
from goldenthread.plans.queries.agreement import agreement_on
from goldenthread.plans.queries.document import document
from goldenthread.plans.queries.plan_page import Answered, answers_to
from goldenthread.plans.queries.together import Entered, comments_on, responses_to
from tests.cast import NOW, TODAY, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db
MONDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 18)
TELEPHONE, PAPER = EnteredFor.How.TELEPHONE, EnteredFor.How.PAPER


def shared(cast: Cast) -> PlanVersion:
    return made.shared(cast, at=made.days_ago(10))


def funmi(cast: Cast) -> ChildRole:
    return ChildRole.objects.get(child=cast.children["ayo"], account=cast.people["funmi"])


def father(cast: Cast, kind: RoleKind = RoleKind.PARENT) -> ChildRole:
    """Somebody of the family who has no account: everything to them goes by post."""
    return ChildRole.objects.create(
        child=cast.children["ayo"], kind=kind, name="Kola Bello", described_as="Father",
        starts_on=date(2020, 1, 1), evidence="Birth certificate seen", given_at=NOW,
    )  # fmt: skip


def said(role: ChildRole, on: date = WEDNESDAY, how: EnteredFor.How = TELEPHONE, paper: str = "") -> Came:
    return Came(role.id, how, on, paper)


def about(cast: Cast, who: str = "ruth") -> dict[str, Any]:
    return {"child": cast.children["ayo"], "by": cast.people[who], "at": NOW}


def entered(
    cast: Cast, version: PlanVersion, came: Came, answer: str = "agree", reasons: str = ""
) -> Response:
    return enter_response(
        version_id=version.id, answer=Response.Answer(answer), reasons=reasons, came=came, **about(cast)
    )


def entered_comment(cast: Cast, version: PlanVersion, came: Came, **more: Any) -> Comment:
    given = {"words": "Mornings, please."} | more
    return enter_comment(version_id=version.id, came=came, **given, **about(cast))


def test_answer_by_telephone_keeps_who_said_it_who_entered_it_how_and_when() -> None:
    cast = the_cast()
    version = shared(cast)
    entered(cast, version, said(funmi(cast), paper=" Call book, page 4 "))
    (read,) = responses_to(version.id)
    assert (read.answer, read.by, read.by_id, read.on, read.at) == (
        "agree", "Funmi Bello", cast.people["funmi"].id, WEDNESDAY, NOW,
    )  # fmt: skip
    assert read.entered == Entered("Ruth Palmer", "telephone", WEDNESDAY, "Call book, page 4")


def test_entered_answer_is_in_the_log_with_how_it_came() -> None:
    cast = the_cast()
    version, role = shared(cast), funmi(cast)
    response = entered(cast, version, said(role))
    entry = AuditEntry.objects.get(what="entered an answer for the family")
    assert (entry.who, entry.child_id, entry.facts) == (
        "Ruth Palmer",
        version.child_id,
        {
            "version": str(version.id), "said_by": "Funmi Bello", "role": str(role.id), "how": "telephone",
            "on": "2026-11-18", "response": str(response.id), "answer": "agree",
        },
    )  # fmt: skip


def test_the_one_it_was_entered_for_is_asked_to_look() -> None:
    cast = the_cast()
    version = shared(cast)
    entered(cast, version, said(funmi(cast)))
    notice = Notice.objects.get(at=NOW)
    assert (notice.account, notice.link, notice.what_changed) == (
        cast.people["funmi"],
        f"/children/{version.child_id}/plan/shared/",
        "Ruth Palmer entered for you what you said by telephone on 18 November 2026: you agree with Ayo’s "
        "plan. If that is not what you said, open it and correct it.",
    )


def test_the_rest_of_the_family_hears_what_somebody_without_an_account_said() -> None:
    cast = the_cast()
    version = shared(cast)
    entered(cast, version, said(father(cast), how=PAPER), "in_part", "Too loud there.")
    notice = Notice.objects.get(at=NOW)
    assert (notice.account, notice.what_changed) == (
        cast.people["funmi"],
        "Kola Bello agrees in part with Ayo’s plan. It came on paper on 18 November 2026, and Ruth Palmer "
        "entered it.",
    )


def test_whoever_wrote_the_version_hears_of_it_when_another_entered_it() -> None:
    cast = the_cast()
    version = shared(cast)
    enter_comment(version_id=version.id, words="Mornings.", came=said(funmi(cast)), **about(cast, "joanna"))
    told = Notice.objects.get(at=NOW, account=cast.people["ruth"])
    assert (told.link, told.what_changed) == (
        f"/children/{version.child_id}/plan/comments/",
        "Funmi Bello commented on Ayo’s plan. It came by telephone on 18 November 2026, and Joanna Reed "
        "entered it.",
    )


@pytest.mark.parametrize(
    "answer, reasons, standpoint",
    [("agree", "", "agreed"), ("in_part", "Too loud.", "agreed_in_part"), ("disagree", "No.", "disagreed")],
)
def test_entered_answer_counts_in_law_from_the_day_it_was_said(
    answer: str, reasons: str, standpoint: str
) -> None:
    cast = the_cast()
    version = shared(cast)
    entered(cast, version, said(father(cast)), answer, reasons)
    decision = agreement_on(document(version.id).version, TODAY)
    assert decision.standpoint.value == standpoint
    assert decision.sentences[0].startswith("Kola Bello ")
    assert decision.sentences[0].endswith(" on 18 November 2026.")
    assert answers_to(version.id) == (Answered("Kola Bello", answer, WEDNESDAY),)


def test_their_own_answer_replaces_the_one_that_was_entered_for_them() -> None:
    cast = the_cast()
    version = shared(cast)
    entered(cast, version, said(funmi(cast), on=TODAY))
    respond(
        version_id=version.id,
        answer=Response.Answer.DISAGREE,
        reasons="I never said that.",
        **about(cast, "funmi"),
    )
    (read,) = responses_to(version.id)
    assert (read.answer, read.reasons, read.entered) == ("disagree", "I never said that.", None)
    assert [one.answer for one in answers_to(version.id)] == ["disagree"]


def test_paper_of_monday_entered_today_does_not_outdo_what_was_said_on_wednesday() -> None:
    cast = the_cast()
    version, role = shared(cast), funmi(cast)
    entered(cast, version, said(role, on=WEDNESDAY), "disagree", "Too little.")
    entered(cast, version, said(role, on=MONDAY, how=PAPER), "agree")
    assert [(one.answer, one.on) for one in responses_to(version.id)] == [("disagree", WEDNESDAY)]


def test_two_of_the_family_are_two_answers() -> None:
    cast = the_cast()
    version = shared(cast)
    entered(cast, version, said(father(cast)), "disagree", "Too little.")
    entered(cast, version, said(funmi(cast), on=TODAY))
    assert [(one.by, one.answer) for one in responses_to(version.id)] == [
        ("Kola Bello", "disagree"),
        ("Funmi Bello", "agree"),
    ]


def test_comment_from_paper_is_about_its_line_and_waits_for_an_answer() -> None:
    cast = the_cast()
    version = shared(cast)
    need = Need.objects.filter(version=version).order_by("position")[0]
    entered_comment(cast, version, said(funmi(cast), how=PAPER, paper="Scan 14"), strand=need.strand)
    (read,) = comments_on(version.plan_id)
    assert (read.by, read.line, read.words, read.became, read.entered, read.corrected) == (
        "Funmi Bello", need.title, "Mornings, please.", "",
        Entered("Ruth Palmer", "paper", WEDNESDAY, "Scan 14"), False,
    )  # fmt: skip


def test_answer_to_an_entered_comment_goes_to_the_one_who_said_it() -> None:
    cast = the_cast()
    version = shared(cast)
    comment = entered_comment(cast, version, said(funmi(cast)))
    Notice.objects.all().delete()
    answer_comment(comment_id=comment.id, became=CommentAnswer.Became.NOT, reason="No room.", **about(cast))
    assert [(one.account.name, one.what_changed) for one in Notice.objects.all()] == [
        ("Funmi Bello", "Ruth Palmer answered your comment on Ayo’s plan: not taken up.")
    ]


def test_answer_to_somebody_without_an_account_is_told_to_the_rest_of_the_family() -> None:
    cast = the_cast()
    version = shared(cast)
    response = entered(cast, version, said(father(cast)), "disagree", "Too little.")
    Notice.objects.all().delete()
    answer_response(response_id=response.id, words="We asked for more.", **about(cast))
    assert [(one.account.name, one.what_changed) for one in Notice.objects.all()] == [
        ("Funmi Bello", "Ruth Palmer answered what was said about Ayo’s plan.")
    ]


def test_family_corrects_a_comment_and_both_are_kept() -> None:
    cast = the_cast()
    version = shared(cast)
    comment = entered_comment(cast, version, said(funmi(cast)))
    correct_comment(comment_id=comment.id, words="Afternoons, I said.", **about(cast, "funmi"))
    first, second = comments_on(version.plan_id)
    assert (first.words, first.corrected, second.words, second.corrects, second.entered) == (
        "Mornings, please.", True, "Afternoons, I said.", comment.id, None,
    )  # fmt: skip
    assert Notice.objects.get(account=cast.people["ruth"], at=NOW).what_changed == (
        "Funmi Bello corrected a comment on Ayo’s plan."
    )
    assert AuditEntry.objects.get(what="corrected a comment entered for them").facts == {
        "comment": str(second.id),
        "corrects": str(comment.id),
    }


def test_what_was_corrected_is_answered_in_their_own_words_only() -> None:
    cast = the_cast()
    version = shared(cast)
    comment = entered_comment(cast, version, said(funmi(cast)))
    correct_comment(comment_id=comment.id, words="Afternoons.", **about(cast, "funmi"))
    with pytest.raises(CorrectedMeanwhile, match="Funmi Bello has corrected this comment"):
        answer_comment(comment_id=comment.id, became=CommentAnswer.Became.NOT, reason="No.", **about(cast))


def test_correcting_twice_is_refused() -> None:
    cast = the_cast()
    version = shared(cast)
    comment = entered_comment(cast, version, said(funmi(cast)))
    correct_comment(comment_id=comment.id, words="Afternoons.", **about(cast, "funmi"))
    with pytest.raises(AlreadyCorrected):
        correct_comment(comment_id=comment.id, words="Evenings.", **about(cast, "funmi"))


def test_nobody_corrects_what_was_entered_for_another() -> None:
    cast = the_cast()
    version = shared(cast)
    theirs = entered_comment(cast, version, said(father(cast)))
    with pytest.raises(NotEnteredForYou):
        correct_comment(comment_id=theirs.id, words="No.", **about(cast, "funmi"))


def test_correction_of_another_childs_comment_is_not_found() -> None:
    cast = the_cast()
    comment = entered_comment(cast, shared(cast), said(funmi(cast)))
    with pytest.raises(NotVisible):
        correct_comment(
            child=cast.children["tola"], comment_id=comment.id, words="No.", by=cast.people["funmi"], at=NOW
        )


REFUSALS: list[tuple[str, Callable[[Cast, PlanVersion], object], type[Refused], str, str]] = [
    (
        "nobody of that name",
        lambda cast, version: entered(cast, version, Came(uuid4(), PAPER, WEDNESDAY)),
        NotOfTheFamily, "who", "Choose a parent of Ayo, or the young person.",
    ),
    (
        "a grandfather",
        lambda cast, version: entered(cast, version, said(father(cast, RoleKind.RELATION))),
        NotOfTheFamily, "who", "Choose a parent of Ayo",
    ),
    (
        "an advocate",
        lambda cast, version: entered(cast, version, said(ChildRole.objects.get(kind=RoleKind.HELPER))),
        NotOfTheFamily, "who", "Choose a parent of Ayo",
    ),
    (
        "the parent of another child",
        lambda cast, version: entered(
            cast, version, said(ChildRole.objects.get(child=cast.children["zara"], kind=RoleKind.PARENT))
        ),
        NotOfTheFamily, "who", "Choose a parent of Ayo",
    ),
    (
        "before it was shared",
        lambda cast, version: entered(cast, version, said(funmi(cast), on=date(2026, 11, 9))),
        ImpossibleDay, "on", "from 10 November 2026, when it was shared, to 20 November 2026",
    ),
    (
        "tomorrow",
        lambda cast, version: entered_comment(cast, version, said(funmi(cast), on=date(2026, 11, 21))),
        ImpossibleDay, "on", "to 20 November 2026",
    ),
    (
        "disagrees without a reason",
        lambda cast, version: entered(cast, version, said(funmi(cast)), "disagree", "  "),
        NothingSaid, "reasons", "Say what you do not agree with",
    ),
    (
        "a comment without words",
        lambda cast, version: entered_comment(cast, version, said(funmi(cast)), words=" "),
        NothingSaid, "words", "Write what they said",
    ),
    (
        "a line of nothing",
        lambda cast, version: entered_comment(cast, version, said(funmi(cast)), strand=uuid4()),
        NotALine, "strand", "That line is not in the plan",
    ),
    (
        "a long note on the paper",
        lambda cast, version: entered(cast, version, said(funmi(cast), paper="x" * 301)),
        PaperTooLong, "paper", "300 characters or fewer",
    ),
]  # fmt: skip


@pytest.mark.parametrize("_, act, error, field, words", REFUSALS, ids=[row[0] for row in REFUSALS])
def test_what_cannot_be_entered_says_why_and_saves_nothing(
    _: str, act: Callable[[Cast, PlanVersion], object], error: type[Refused], field: str, words: str
) -> None:
    cast = the_cast()
    version = shared(cast)
    with pytest.raises(error, match=words) as raised:
        act(cast, version)
    assert raised.value.field == field
    counts = (Response.objects.count(), Comment.objects.count(), EnteredFor.objects.count())
    assert counts == (0, 0, 0)


def test_an_issue_that_was_replaced_takes_no_entries() -> None:
    cast = the_cast()
    first = shared(cast)
    made.next_shared(cast)
    with pytest.raises(NotWithTheFamily):
        entered(cast, first, said(funmi(cast)))


def test_a_role_that_has_ended_answers_no_more() -> None:
    cast = the_cast()
    version, role = shared(cast), father(cast)
    ChildRole.objects.filter(id=role.id).update(ends_on=WEDNESDAY)
    with pytest.raises(NotOfTheFamily):
        entered(cast, version, said(role))


def test_entry_never_changes() -> None:
    cast = the_cast()
    entered(cast, shared(cast), said(funmi(cast)))
    with pytest.raises(IntegrityError), transaction.atomic():
        EnteredFor.objects.update(paper="Elsewhere")
