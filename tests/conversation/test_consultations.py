"""A consultation is made from its document, gated by its versions, and opens and closes by the clock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.consultations import (
    NotReady,
    add_question,
    announce,
    bring_version,
    extend,
    make_consultation,
    promise_version,
    remove_question,
    withdraw_version,
    write_question,
)
from goldenthread.conversation.models import Consultation, Principle, Question
from goldenthread.conversation.queries.consultations import consultation_page, state_of
from goldenthread.conversation.states import Announced, State
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry, StoredFile
from tests.cast import NOW, signed_in
from tests.conversation.made import AFTER, CLOSES, OPENS, WHILE_OPEN, announced, asked, questions, written

pytestmark = pytest.mark.django_db


def lin(cast: Cast) -> dict[str, Any]:
    return {"by": cast.people["lin"], "at": NOW}


def days() -> dict[str, Any]:
    return {"opens_at": OPENS, "closes_at": CLOSES, "why_so_short": ""}


def test_a_document_becomes_principles_and_questions(cast: Cast) -> None:
    made = written(cast)
    page = consultation_page(made, NOW)
    assert [(one.name, one.words) for one in page.principles] == [
        ("Near", "Every child should have a swing near home."),
        ("Safe", "Swings should hold."),
    ]
    assert [(one.number, one.words, one.asks, one.recommendation) for one in page.questions] == [
        ("1", "How could we build more?", "open", "The Swing Society recommends two to a park."),
        ("2", "Do you agree with two to a park?", "closed", "The Swing Society recommends two to a park."),
        ("3", "Who should test them?", "open", ""),
    ]
    assert [words for _, words in page.questions[1].choices][:2] == ["Strongly agree", "Agree"]
    assert page.line.state is State.WRITTEN


def test_one_or_the_other_is_not_answered_with_yes(cast: Cast) -> None:
    made = written(cast, asked=asked("- Should swings follow one drawing or be designed here?"))
    (question,) = consultation_page(made, NOW).questions
    assert [words for _, words in question.choices] == [
        "The first", "The second", "Something else", "Not sure",
    ]  # fmt: skip
    assert question.asks == "both"


@pytest.mark.parametrize(
    "change, field",
    [({"name": " "}, "name"), ({"body": ""}, "body"), ({"kind": "vote"}, "kind")],
)
def test_what_is_missing_is_named_and_nothing_is_made(cast: Cast, change: dict[str, str], field: str) -> None:
    given = {"area": cast.area, "name": "Swings", "body": "Northmoor", "kind": "formal", "asked": None}
    with pytest.raises(Refused) as refused:
        make_consultation(**given | change | lin(cast))  # type: ignore[arg-type] - as a form gives it
    assert refused.value.field == field
    assert not Consultation.objects.exists()


def test_a_question_is_put_right_before_it_is_asked(cast: Cast) -> None:
    made = written(cast)
    second = questions(made)[1]
    about = {"consultation": made, "question_id": second.id, **lin(cast)}
    given = {"words": "Two to a park?", "recommendation": "", "asks": "both", "choices": ["Yes", "No", ""]}
    write_question(**about, **given)
    second.refresh_from_db()
    assert (second.words, second.asks) == ("Two to a park?", "both")
    assert second.choices == [["c1", "Yes"], ["c2", "No"]]
    for change, field in (
        ({"words": ""}, "words"), ({"choices": ["Yes"]}, "choices"), ({"choices": ["Yes", "Yes"]}, "choices"),
        ({"asks": "loudly"}, "asks"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            write_question(**about, **given | change)
        assert refused.value.field == field


def test_a_question_goes_on_from_one_before_it_if_a_person_says_so(cast: Cast) -> None:
    made = written(cast)
    first, second, third = questions(made)
    about = {"consultation": made, "question_id": second.id, **lin(cast)}
    given = {"words": "Two to a park?", "recommendation": "", "asks": "open", "choices": []}
    write_question(**about, **given, follows=first.number)
    write_question(**about, **given)  # not said: as it was
    second.refresh_from_db()
    assert second.follows == first
    for wrong in (second.number, third.number, "99"):
        with pytest.raises(Refused, match="comes before this one") as refused:
            write_question(**about, **given, follows=wrong)
        assert refused.value.field == "follows"
    write_question(**about, **given, follows="")
    second.refresh_from_db()
    assert second.follows is None


def test_a_linked_question_is_said_by_page_and_api_and_shown_with_what_was_answered_before(
    cast: Cast, settings: Settings
) -> None:
    made = written(cast)
    first, second, _ = questions(made)
    client = signed_in(cast, "lin")
    form = reverse("public_consultation_question", kwargs={"public_id": made.id, "question_id": second.id})
    assert "Does it go on from a question before it?" in client.get(form).content.decode()
    one = reverse("public_consultation_question", kwargs={"public_id": made.id, "question_id": first.id})
    assert "Does it go on from" not in client.get(one).content.decode()
    sent = {"words": "Two to a park?", "recommendation": "", "asks": "open", "choices": ""}
    assert client.post(form, sent | {"follows": "1"}).status_code == 302
    second.refresh_from_db()
    assert second.follows == first
    api = f"/api/public-consultations/{made.id}/questions/{second.id}"
    body = {"words": "Two to a park?", "follows": "3"}
    assert client.put(api, body, content_type="application/json").status_code == 422
    done = client.put(api, body | {"follows": "1"}, content_type="application/json")
    assert done.status_code == 200
    announce(consultation=made, opens_at=OPENS, closes_at=CLOSES, why_so_short="", **lin(cast))
    settings.STOPPED_CLOCK = WHILE_OPEN
    visitor = Client()
    visitor.post(reverse("conversation_begin", kwargs={"public_id": made.id}))
    place = {"public_id": made.id, "place": 1}
    visitor.post(reverse("conversation_question", kwargs=place), {"words": "<b>Of wood.</b>"})
    page = visitor.get(reverse("conversation_question", kwargs=place | {"place": 2})).content.decode()
    assert "This goes on from question 1: How could we build more?" in page
    assert "You said there: “&lt;b&gt;Of wood.&lt;/b&gt;”" in page


def test_a_question_is_added_last_and_can_be_removed(cast: Cast) -> None:
    made = written(cast)
    near = Principle.objects.get(name="Near")
    added = add_question(consultation=made, principle_id=near.id, words="And slides?", **lin(cast))
    assert (added.place, added.number) == (4, "4")
    remove_question(consultation=made, question_id=added.id, **lin(cast))
    assert Question.objects.count() == 3


def test_it_cannot_be_announced_until_each_promised_version_is_there(cast: Cast) -> None:
    made = written(cast)
    easy = promise_version(consultation=made, kind="easy_read", language="", **lin(cast))
    welsh = promise_version(consultation=made, kind="language", language="Polish", **lin(cast))
    with pytest.raises(NotReady) as refused:
        announce(consultation=made, **days(), **lin(cast))
    assert "“Easy read” is promised and not there" in str(refused.value)
    assert "“Polish” is promised and not there" in str(refused.value)
    file = StoredFile.objects.create(purpose="version", name="easy.pdf", size=1, sha256="0" * 64, **lin(cast))
    bring_version(consultation=made, version_id=easy.id, file=file, **lin(cast))
    withdraw_version(consultation=made, version_id=welsh.id, **lin(cast))
    announce(consultation=made, **days(), **lin(cast))
    made.refresh_from_db()
    assert made.announced_by == cast.people["lin"]


def test_a_version_is_promised_once(cast: Cast) -> None:
    made = written(cast)
    promise_version(consultation=made, kind="easy_read", language="", **lin(cast))
    with pytest.raises(Conflict):
        promise_version(consultation=made, kind="easy_read", language="", **lin(cast))
    with pytest.raises(Refused, match="language"):
        promise_version(consultation=made, kind="language", language=" ", **lin(cast))


@pytest.mark.parametrize(
    "change, field",
    [
        ({"opens_at": NOW - timedelta(hours=1)}, "opens_at"),
        ({"closes_at": OPENS}, "closes_at"),
        ({"closes_at": OPENS + timedelta(days=30)}, "why_so_short"),
    ],
)
def test_days_that_make_no_sense_are_refused(cast: Cast, change: dict[str, Any], field: str) -> None:
    made = written(cast)
    with pytest.raises(Refused) as refused:
        announce(consultation=made, **days() | change, **lin(cast))
    assert refused.value.field == field


def test_what_is_announced_does_not_change(cast: Cast) -> None:
    made = announced(cast)
    first = questions(made)[0]
    with pytest.raises(Announced):
        remove_question(consultation=made, question_id=first.id, **lin(cast))
    with pytest.raises(Announced):
        add_question(consultation=made, principle_id=None, words="And?", **lin(cast))
    with pytest.raises(Announced):
        promise_version(consultation=made, kind="young", language="", **lin(cast))
    with pytest.raises(Announced):
        announce(consultation=made, **days(), **lin(cast))


def test_it_opens_and_closes_by_the_clock(cast: Cast) -> None:
    made = announced(cast)
    moments = [NOW, OPENS - timedelta(seconds=1), OPENS, CLOSES - timedelta(seconds=1), CLOSES]
    assert [state_of(made, at) for at in moments] == [
        State.ANNOUNCED, State.ANNOUNCED, State.OPEN, State.OPEN, State.CLOSED,
    ]  # fmt: skip


def test_it_is_extended_with_a_reason_and_never_closed_early(cast: Cast) -> None:
    made = announced(cast)
    by, at = cast.people["lin"], WHILE_OPEN
    with pytest.raises(Refused, match="after the one"):
        extend(consultation=made, closes_at=CLOSES, why="More time", by=by, at=at)
    with pytest.raises(Refused, match="Say why"):
        extend(consultation=made, closes_at=AFTER, why=" ", by=by, at=at)
    extend(consultation=made, closes_at=AFTER, why="The easy read version came late.", by=by, at=at)
    assert state_of(made, CLOSES) is State.OPEN
    with pytest.raises(Conflict):
        extend(consultation=made, closes_at=AFTER + timedelta(days=9), why="Again", by=by, at=AFTER)


def test_each_step_is_in_the_log(cast: Cast) -> None:
    announced(cast)
    stream = f"place:{cast.area.id}"
    said = AuditEntry.objects.filter(stream=stream).order_by("number").values_list("what", flat=True)
    assert [one for one in said if "consultation" in one] == [
        "made a consultation", "wrote what a consultation is about", "announced a consultation",
    ]  # fmt: skip
