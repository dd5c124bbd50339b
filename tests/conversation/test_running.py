"""Those who run a consultation do it on pages; nobody else can tell that it is being written."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Consultation, Question, Reply, Version
from tests.cast import TODAY, signed_in
from tests.conversation.made import SWINGS, WHILE_OPEN, announced, questions, sent, written

OPENS, CLOSES = TODAY + timedelta(days=3), TODAY + timedelta(days=60)

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


def url(name: str, consultation: Consultation, **more: object) -> str:
    return reverse(name, kwargs={"public_id": consultation.id, **more})


def day(on: Any, name: str) -> dict[str, int]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


@pytest.mark.parametrize("who, answer", [("lin", 200), ("anita", 200), ("ruth", 404), ("neil", 404)])
def test_who_may_see_what_is_being_written(cast: Cast, who: str, answer: int) -> None:
    made = written(cast)
    assert signed_in(cast, who).get(url("public_consultation", made)).status_code == answer


def test_who_reads_answers_does_not_run_it(cast: Cast) -> None:
    made = written(cast)
    anita = signed_in(cast, "anita")
    assert anita.get(url("public_consultation_about", made)).status_code == 403
    assert "Announce" not in words(anita.get(url("public_consultation", made)))


def test_from_a_document_to_the_day_it_opens(cast: Cast, settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    lin = signed_in(cast, "lin")
    file = SimpleUploadedFile("swings.txt", SWINGS.encode())
    made_at = lin.post(
        reverse("public_consultation_make", args=[cast.area.id]),
        {"name": "Swings", "body": "Northmoor Council", "kind": "conversation", "file": file},
    )["Location"]
    made = Consultation.objects.get()
    assert made_at == url("public_consultation", made)
    assert "Write what it is about." in words(lin.get(made_at))
    lin.post(
        url("public_consultation_about", made),
        {"name": "Swings", "body": "Northmoor Council", "about": "Why."},
    )
    second = questions(made)[1]
    lin.post(
        url("public_consultation_question", made, question_id=second.id),
        {"words": "Two to a park?", "recommendation": "", "asks": "both", "choices": "Yes\r\nNo"},
    )
    lin.post(url("public_consultation_promise", made), {"kind": "easy_read", "language": ""})
    easy = Version.objects.get()
    assert "Easy read” is promised and not there yet" in words(lin.get(made_at))
    lin.post(
        url("public_consultation_version", made, edition_id=easy.id),
        {"file": SimpleUploadedFile("easy.pdf", b"Easy")},
    )
    days = day(OPENS, "opens_on") | day(CLOSES, "closes_on")
    looked = lin.post(url("public_consultation_announce", made), days | {"why_so_short": "It is small."})
    assert "It is open for 8 weeks. Say why that is enough." in words(looked)
    said = days | {"why_so_short": "It is small.", "looked": f"{OPENS} to {CLOSES}"}
    assert "Tick this to announce it" in words(lin.post(url("public_consultation_announce", made), said))
    other = said | day(OPENS + timedelta(days=1), "opens_on") | {"confirmed": "yes"}
    assert "What is doubtful" in words(lin.post(url("public_consultation_announce", made), other))
    done = lin.post(url("public_consultation_announce", made), said | {"confirmed": "yes"})
    assert done["Location"] == made_at
    made.refresh_from_db()
    assert made.announced_by == cast.people["lin"]
    everybody = words(signed_in(cast, "ruth").get(url("conversation", made)))
    assert "It is open for less than 12 weeks. It is small." in everybody
    assert (
        signed_in(cast, "ruth").get(url("conversation_version", made, edition_id=easy.id)).getvalue()
        == b"Easy"
    )


def test_a_document_that_cannot_be_read_is_refused_beside_its_field(cast: Cast) -> None:
    lin = signed_in(cast, "lin")
    file = SimpleUploadedFile("swings.docx", b"PK\x03\x04 no more")
    page = lin.post(
        reverse("public_consultation_make", args=[cast.area.id]),
        {"name": "Swings", "body": "Northmoor", "kind": "formal", "file": file},
    )
    assert "This is not a Word file, or it arrived broken." in words(page)
    assert not Consultation.objects.exists()


def test_a_broken_file_does_not_open_the_gate(cast: Cast, settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    made, lin = written(cast), signed_in(cast, "lin")
    lin.post(url("public_consultation_promise", made), {"kind": "easy_read", "language": ""})
    easy = Version.objects.get()
    broken = SimpleUploadedFile("easy.pdf", b"%PDF-1.7 and no more")
    page = url("public_consultation_version", made, edition_id=easy.id)
    assert "This PDF is damaged and cannot be read." in words(lin.post(page, {"file": broken}))
    program = SimpleUploadedFile("easy.txt", b"MZ\x90\x00" + bytes(200))
    answer = lin.post(f"/api/public-consultations/{made.id}/versions/{easy.id}", {"file": program})
    assert answer.status_code == 422
    easy.refresh_from_db()
    assert easy.file is None


@pytest.mark.parametrize(
    "opens, closes, says",
    [
        (3, 2, "It has to close after it opens."),
        (3, 2_000, "It can be open for two years at most."),
    ],
)
def test_days_that_cannot_be_are_said_before_what_is_doubtful(
    cast: Cast, opens: int, closes: int, says: str
) -> None:
    made, lin = written(cast), signed_in(cast, "lin")
    first, last = TODAY + timedelta(days=opens), TODAY + timedelta(days=closes)
    page = words(
        lin.post(url("public_consultation_announce", made), day(first, "opens_on") | day(last, "closes_on"))
    )
    assert says in page
    assert "What is doubtful about it" not in page
    asked = f"opens_on={first}&closes_on={last}"
    answer = lin.get(f"/api/public-consultations/{made.id}/warnings?{asked}")
    assert (answer.status_code, says in answer.content.decode()) == (422, True)


def test_it_is_never_extended_beyond_what_a_calendar_holds(cast: Cast) -> None:
    made, lin = announced(cast), signed_in(cast, "lin")
    last = {"closes_on-day": 31, "closes_on-month": 12, "closes_on-year": 9999, "why": "Snow."}
    page = words(lin.post(url("public_consultation_extend", made), last))
    assert "It can be open for two years at most." in page
    assert lin.get(url("public_consultation", made)).status_code == 200


def test_a_question_is_added_and_removed(cast: Cast) -> None:
    made, lin = written(cast), signed_in(cast, "lin")
    near = questions(made)[0].principle_id
    lin.post(url("public_consultation_add_to_principle", made, principle_id=near), {"words": "And slides?"})
    added = Question.objects.get(words="And slides?")
    lin.post(url("public_consultation_remove_question", made, question_id=added.id))
    assert not Question.objects.filter(id=added.id).exists()


def test_an_answer_is_set_aside_and_brought_back_in_sight_of_its_sender(
    cast: Cast, settings: Settings
) -> None:
    made = announced(cast)
    settings.STOPPED_CLOCK = WHILE_OPEN
    reply, code = sent(made)
    anita = signed_in(cast, "anita")
    aside = reverse("reply_aside", args=[reply.id])
    assert "Choose the reason" in words(anita.post(aside, {"reason": "", "why": ""}))
    anita.post(aside, {"reason": "test", "why": "You wrote that you only tried the form."})
    ledger = words(anita.get(url("replies", made)))
    assert "1 received, 1 set aside, 0 to be analysed" in ledger
    sender = signed_in(cast, "funmi")
    sender.post(reverse("conversation_find"), {"code": code})
    assert "You wrote that you only tried the form." in words(sender.get(reverse("conversation_receipt")))
    anita.post(aside, {"why": "It is an answer after all."})
    assert "1 received, 0 set aside, 1 to be analysed" in words(anita.get(url("replies", made)))


DOCUMENT = b"""Our evidence draws on 90 parents.

Q3. Who should test them?

Those who swing.

Q1. How?

Of wood.
"""


def test_a_long_response_is_shown_as_it_is_understood_and_kept_when_it_is_right(
    cast: Cast, settings: Settings, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    made = announced(cast)
    settings.STOPPED_CLOCK = WHILE_OPEN
    anita = signed_in(cast, "anita")
    onward = anita.post(url("reply_send_document", made), {"file": SimpleUploadedFile("it.txt", DOCUMENT)})[
        "Location"
    ]
    page = words(anita.get(onward))
    assert "2 answers found" in page
    assert "1. Its question 3: Who should test them?" in page
    assert not Reply.objects.exists()
    first, _, third = questions(made)
    kept = anita.post(
        onward,
        {
            "evidence": "organisation",
            "organisation": "Swing Society",
            "to_1": f"{third.id}",
            "to_2": f"{first.id}",
        },
    )
    reply = Reply.objects.get()
    assert kept["Location"] == reverse("reply_brought_in", args=[reply.id])
    assert "Its code is" in words(anita.get(kept["Location"]))
    assert [(one.question and one.question.number, one.words) for one in reply.answers.order_by("place")] == [
        ("3", "Those who swing."), ("1", "Of wood."), (None, "Our evidence draws on 90 parents."),
    ]  # fmt: skip
    assert "2 questions answered" in words(anita.get(url("replies", made)))


def test_paper_is_typed_in_word_for_word(cast: Cast, settings: Settings) -> None:
    made = announced(cast)
    settings.STOPPED_CLOCK = WHILE_OPEN
    anita = signed_in(cast, "anita")
    assert "Choose how it came" in words(anita.post(url("reply_type_in", made), {"evidence": "person"}))
    anita.post(
        url("reply_type_in", made),
        {
            "evidence": "person", "channel": "paper", "words_1": "Of wood.", "choice_2": "agree",
            "who": "child", "age": "11_15", "helped_by": "My sister", "whose_words": "Mine",
        },
    )  # fmt: skip
    reply = Reply.objects.get()
    shown = words(anita.get(reverse("reply", args=[reply.id])))
    for said in ("Age11 to 15", "Helped byMy sister", "Whose wordsMine"):
        assert said in shown
    assert (reply.channel, reply.entered_by) == ("paper", cast.people["anita"])
    assert [(one.choice, one.words) for one in reply.answers.order_by("place")] == [
        ("", "Of wood."),
        ("agree", ""),
    ]
