"""What the family says, and what becomes of it."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.plans.actions.sharing import NotWithTheFamily
from goldenthread.plans.actions.together import (
    AlreadyAnswered,
    NotALine,
    NothingSaid,
    answer_comment,
    answer_response,
    comment,
    respond,
)
from goldenthread.plans.models import Comment, CommentAnswer, Need, PlanVersion, Response, ResponseAnswer
from goldenthread.plans.queries.together import contacts_of
from tests.cast import NOW, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db
PARTLY = CommentAnswer.Became.PARTLY


def said(cast: Cast, version: PlanVersion, words: str = "Please say it in the morning.") -> Comment:
    need = Need.objects.filter(version=version).first()
    assert need is not None
    return comment(
        child=cast.children["ayo"],
        version_id=version.id,
        strand=need.strand,
        words=words,
        by=cast.people["funmi"],
        at=NOW,
    )


def answer(
    cast: Cast, about: Comment, who: str = "ruth", reason: str = "He is tired by then."
) -> CommentAnswer:
    return answer_comment(
        child=cast.children["ayo"],
        comment_id=about.id,
        became=PARTLY,
        reason=reason,
        by=cast.people[who],
        at=NOW,
    )


def notices_of(cast: Cast, who: str) -> list[str]:
    return [one.what_changed for one in Notice.objects.filter(account=cast.people[who]).order_by("id")]


def test_comment_keeps_the_line_as_it_stood_and_tells_the_school() -> None:
    cast = the_cast()
    made_one = said(cast, made.shared(cast))
    assert (made_one.line, made_one.words) == (
        "Ayo cannot find his words in time",
        "Please say it in the morning.",
    )
    assert notices_of(cast, "ruth") == ["Funmi Bello commented on Ayo’s plan."]
    assert AuditEntry.objects.get(what="commented on plan").facts == {
        "comment": str(made_one.id),
        "version": str(made_one.version_id),
    }


def test_whoever_comments_has_opened_the_plan() -> None:
    cast = the_cast()
    version = made.shared(cast)
    said(cast, version)
    contacts = contacts_of(cast.children["ayo"].id, version.id)
    assert [(one.what, one.who) for one in contacts] == [("opened", "Funmi Bello")]


def test_comment_on_the_whole_plan_has_no_line() -> None:
    cast = the_cast()
    version = made.shared(cast)
    made_one = comment(
        child=cast.children["ayo"], version_id=version.id, words="Good.", by=cast.people["funmi"], at=NOW
    )
    assert (made_one.strand, made_one.line) == (None, "")


def test_comment_on_a_line_that_is_not_there_is_refused() -> None:
    cast = the_cast()
    version = made.shared(cast)
    with pytest.raises(NotALine):
        comment(
            child=cast.children["ayo"],
            version_id=version.id,
            strand=new_id(),
            words="What?",
            by=cast.people["funmi"],
            at=NOW,
        )


def test_comment_without_words_is_refused() -> None:
    cast = the_cast()
    with pytest.raises(NothingSaid, match="Write what you want to say"):
        said(cast, made.shared(cast), words="  ")


def test_comment_on_a_draft_is_refused() -> None:
    cast = the_cast()
    with pytest.raises(NotWithTheFamily):
        said(cast, made.draft(cast))


def test_answer_says_what_became_of_it_and_tells_the_family() -> None:
    cast = the_cast()
    answered = answer(cast, said(cast, made.shared(cast)))
    assert (answered.became, answered.reason) == (PARTLY, "He is tired by then.")
    assert notices_of(cast, "funmi")[-1] == (
        "Ruth Palmer answered your comment on Ayo’s plan: partly taken up."
    )


def test_answer_is_given_once_and_the_second_person_hears_of_the_first() -> None:
    cast = the_cast()
    about = said(cast, made.shared(cast))
    answer(cast, about)
    with pytest.raises(AlreadyAnswered, match="Ruth Palmer has already answered this"):
        answer(cast, about, who="joanna")
    assert CommentAnswer.objects.count() == 1


def test_answer_without_a_reason_is_refused() -> None:
    cast = the_cast()
    with pytest.raises(NothingSaid, match="Say why"):
        answer(cast, said(cast, made.shared(cast)), reason="")


def test_answer_to_a_comment_about_another_child_is_not_found() -> None:
    cast = the_cast()
    about = said(cast, made.shared(cast))
    with pytest.raises(NotVisible):
        answer_comment(
            child=cast.children["zara"],
            comment_id=about.id,
            became=PARTLY,
            reason="No.",
            by=cast.people["ruth"],
            at=NOW,
        )


def responds(cast: Cast, version: PlanVersion, what: Response.Answer, reasons: str = "") -> Response:
    return respond(
        child=cast.children["ayo"],
        version_id=version.id,
        answer=what,
        reasons=reasons,
        by=cast.people["funmi"],
        at=NOW,
    )


@pytest.mark.parametrize(
    "what, words",
    [
        (Response.Answer.AGREE, "Funmi Bello agrees with Ayo’s plan."),
        (Response.Answer.IN_PART, "Funmi Bello agrees in part with Ayo’s plan."),
        (Response.Answer.DISAGREE, "Funmi Bello disagrees with Ayo’s plan."),
    ],
)
def test_response_is_told_to_the_school(what: Response.Answer, words: str) -> None:
    cast = the_cast()
    responds(cast, made.shared(cast), what, "Twice a week is not enough.")
    assert notices_of(cast, "ruth") == [words]


@pytest.mark.parametrize("what", [Response.Answer.IN_PART, Response.Answer.DISAGREE])
def test_response_that_does_not_simply_agree_needs_its_reasons(what: Response.Answer) -> None:
    cast = the_cast()
    with pytest.raises(NothingSaid, match="Say what you do not agree with"):
        responds(cast, made.shared(cast), what)


def test_answer_to_a_response_is_kept_beside_it() -> None:
    cast = the_cast()
    response = responds(cast, made.shared(cast), Response.Answer.DISAGREE, "Not enough.")
    answer_response(
        child=cast.children["ayo"],
        response_id=response.id,
        words="We asked for more.",
        by=cast.people["ruth"],
        at=NOW,
    )
    kept = ResponseAnswer.objects.get()
    assert (kept.response.reasons, kept.words) == ("Not enough.", "We asked for more.")
    assert notices_of(cast, "funmi")[-1] == "Ruth Palmer answered what you said about Ayo’s plan."
