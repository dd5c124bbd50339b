"""A request without an account: answered by the way that was given, and read on with its code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from goldenthread.casework.actions.handing_over import hand_over
from goldenthread.casework.actions.letters import Told, Why, draft_letter
from goldenthread.casework.actions.mailing import mail_letter
from goldenthread.casework.actions.requests import Words, ask_from_record, match_request
from goldenthread.casework.models import Case, Letter, Request
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.time_limits import EventKind
from tests.casework.made import NOAH, decided, now, sent
from tests.cast import NOW, TODAY, signed_in

pytestmark = pytest.mark.django_db
MAIL = replace(NOAH, asker_email="leah@example.org")
POST = replace(NOAH, asker_telephone="", asker_address="1 Mill Lane, Northmoor")


def matched(cast: Cast, words: Words, child: str = "") -> tuple[Request, Case]:
    request = sent(cast, words)
    child_id = cast.children[child].id if child else None
    case = match_request(request=request, child_id=child_id, by=cast.people["priya"], at=NOW)
    return request, now(case)


def letter(case: Case) -> Letter:
    return Letter.objects.get(case=case, kind=EventKind.REQUEST_RECEIVED)


@pytest.mark.parametrize(
    "words, how, to",
    [
        (MAIL, "email", "leah@example.org"),
        (POST, "post", "1 Mill Lane, Northmoor"),
        (NOAH, "not_sent", ""),
    ],
)
def test_whoever_asked_is_written_to_by_name_and_by_the_way_they_gave(
    cast: Cast, words: Words, how: str, to: str
) -> None:
    request, case = matched(cast, words)
    found = letter(case)
    assert (found.to, found.how, found.sent_to) == ("Leah Brook", how, to)
    assert found.words.startswith("Dear Leah Brook,")
    assert f"/assessment/follow/ with your code, {request.code}." in found.words
    assert draft_letter(
        case=case, kind=EventKind.ASSESSMENT_AGREED, told=Told(TODAY), why=Why(), by=cast.people["priya"],
        at=NOW,
    ).to == "Leah Brook"  # fmt: skip


def test_the_mail_goes_to_the_address_that_was_given(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        _, case = matched(cast, MAIL)
    jobs = DBTaskResult.objects.filter(task_path=mail_letter.module_path)
    assert [job.args_kwargs["args"] for job in jobs] == [[str(letter(case).id)]]
    mail_letter.call(str(letter(case).id))
    (message,) = mail.outbox
    assert (message.to, message.body) == (["leah@example.org"], letter(case).words)


def test_a_stranger_who_asks_is_told_that_it_came_and_reads_no_later_letter(cast: Cast) -> None:
    child = cast.children["tola"]
    words = replace(
        MAIL, child_first_name=child.first_name, child_last_name=child.last_name, child_born_on=child.born_on
    )
    _, case = matched(cast, words, "tola")
    assert letter(case).to == "Leah Brook"
    decided(cast, case, EventKind.ASSESSMENT_AGREED)
    later = Letter.objects.get(case=case, kind=EventKind.ASSESSMENT_AGREED)
    assert (later.to, later.how, later.sent_to) == ("Funmi Bello", "here", "")


def test_a_family_whose_name_nobody_knows_is_greeted_as_what_it_is(cast: Cast) -> None:
    _, case = matched(cast, replace(MAIL, source="2"))
    decided(cast, case, EventKind.ASSESSMENT_AGREED)
    later = Letter.objects.get(case=case, kind=EventKind.ASSESSMENT_AGREED)
    assert later.words.startswith("Dear parent or carer of Noah,")
    assert (later.how, later.sent_to) == ("not_sent", "")


def test_the_letter_that_it_came_is_signed_by_the_council_and_not_by_whoever_asked(cast: Cast) -> None:
    case = ask_from_record(
        child=cast.children["tola"], area=cast.area, source="1", why="She cannot read.",
        by=cast.people["funmi"], at=NOW,
    )  # fmt: skip
    assert letter(case).words.endswith("The SEND team\nNorthmoor Council")
    assert "you may ring the SEND team at any time" in letter(case).words
    hand_over(case=case, to=cast.people["priya"], by=cast.people["anita"], at=NOW)
    about = {"kind": EventKind.REQUEST_RECEIVED, "told": Told(TODAY), "why": Why()}
    again = draft_letter(case=now(case), **about, by=cast.people["funmi"], at=NOW)
    assert again.words.endswith("Priya Nair\nNorthmoor Council")


def test_the_code_leads_back_to_the_steps_and_names_nobody(cast: Cast) -> None:
    request = sent(cast, MAIL)
    typed = {"code": f" {request.code[:5].lower()}-{request.code[5:]} "}
    page = Client().post("/assessment/follow/", typed).content.decode()
    assert "Nobody at the council has opened a case from it yet" in page
    case = match_request(request=request, child_id=None, by=cast.people["priya"], at=NOW)
    page = Client().post("/assessment/follow/", typed).content.decode()
    assert (case.number in page, "Decide to assess" in page, "Final plan" in page) == (True, True, True)
    assert "Noah" not in page
    Request.objects.filter(id=request.id).update(source="3")
    page = Client().post("/assessment/follow/", typed).content.decode()
    assert ("Decide to assess" in page, "Final plan" in page) == (True, False)


def test_guessing_codes_teaches_nothing_and_is_stopped(cast: Cast) -> None:
    client = Client()
    found = [client.post("/assessment/follow/", {"code": f"GUESS{n:05}"}) for n in range(22)]
    assert [one.status_code for one in found] == [200] * 20 + [429] * 2
    assert "No request has this code" in found[0].content.decode()


def test_a_letter_that_could_not_be_sent_says_so_on_the_case(cast: Cast) -> None:
    _, case = matched(cast, NOAH)
    page = signed_in(cast, "priya").get(f"/cases/{case.id}/").content.decode()
    assert "Not sent: no address is known here" in page


def test_another_program_follows_a_request_by_its_code(cast: Cast) -> None:
    request, case = matched(cast, MAIL)
    path, sent_code = "/api/casework/requests/followed", {"code": request.code}
    said = Client().post(path, sent_code, content_type="application/json").json()
    assert (said["case"], said["council"], "Noah" in str(said)) == (case.number, "Northmoor", False)
    assert [one["due"] for one in said["dates"]][:1] == ["2027-01-01"]
    Request.objects.filter(id=request.id).update(source="4")
    said = Client().post(path, sent_code, content_type="application/json").json()
    assert [one["must"] for one in said["dates"]] == ["tell the family whether it will assess"]
    wrong = Client().post(path, {"code": "AAAAAAAAAA"}, content_type="application/json")
    assert (wrong.status_code, [one["field"] for one in wrong.json()["faults"]]) == (422, ["code"])
