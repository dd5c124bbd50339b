"""E-mail: kept once, confirmed by a person, its sender kept from the public, its pictures with the answer."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Answer, Consultation, Mail, MailRead, Reply, Shown
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, announced, filled, questions

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


@pytest.fixture
def swings(cast: Cast, settings: Settings, tmp_path: Path) -> Consultation:
    made = announced(cast)
    settings.STOPPED_CLOCK, settings.MEDIA_ROOT = WHILE_OPEN, tmp_path
    return made


def message(text: str = "Q1. Of wood.\n\nQ3. The council.\n", own: str = "<1@example.org>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Message-ID"] = "Ana <ana@example.org>", "Our answer", own
    made["Date"] = "Mon, 02 Nov 2026 09:15:00 +0000"
    made.set_content(text)
    return made


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(out, "PNG")
    return out.getvalue()


def send(client: Client, swings: Consultation, *messages: EmailMessage, name: str = "one.eml") -> Any:
    if len(messages) == 1:
        content = messages[0].as_bytes()
    else:
        content = b"".join(b"From a@b Mon\n" + one.as_bytes() + b"\n" for one in messages)
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("mails", kwargs={"public_id": swings.id}), {"file": file})


def page_of(mail: Mail) -> str:
    return reverse("mail", kwargs={"mail_id": mail.id})


def confirm(client: Client, mail: Mail, **more: Any) -> Any:
    return client.post(page_of(mail), filled(client.get(page_of(mail))) | more)


def test_a_message_is_confirmed_by_a_person_and_is_an_answer_by_e_mail(
    cast: Cast, swings: Consultation
) -> None:
    anita = signed_in(cast, "anita")
    assert "1 new message" in words(send(anita, swings, message()))
    mail = Mail.objects.get()
    assert Reply.objects.count() == 0
    done = confirm(anita, mail)
    reply = Reply.objects.get()
    assert done["Location"] == reverse("reply_brought_in", kwargs={"reply_id": reply.id})
    assert (reply.channel, str(reply.written_on), reply.entered_by) == (
        "email", "2026-11-02", cast.people["anita"],
    )  # fmt: skip
    first, _, third = questions(swings)
    assert [(one.question, one.words) for one in Answer.objects.order_by("place")] == [
        (first, "Of wood."), (third, "The council."),
    ]  # fmt: skip
    logged = [one.what for one in AuditEntry.objects.order_by("number") if "mail" in one.what]
    assert logged == ["brought in e-mail", "read an e-mail"]


def test_the_same_message_twice_is_noticed(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    send(anita, swings, message())
    again = words(send(anita, swings, message(), message("Another.", "<2@example.org>"), name="all.mbox"))
    assert "1 new message" in again
    assert "1 message here already" in again
    assert Mail.objects.count() == 2


def test_who_sent_it_is_for_those_who_read_answers_and_for_nobody_else(
    cast: Cast, swings: Consultation
) -> None:
    anita = signed_in(cast, "anita")
    send(anita, swings, message())
    confirm(anita, Mail.objects.get())
    reply = Reply.objects.get()
    code = anita.session["brought in"][1]
    assert "ana@example.org" in words(anita.get(reverse("reply", kwargs={"reply_id": reply.id})))
    visitor = Client()
    visitor.post(reverse("conversation_find"), {"code": code})
    receipt = words(visitor.get(reverse("conversation_receipt")))
    assert "Of wood." in receipt
    assert "ana@example.org" not in receipt
    assert signed_in(cast, "ruth").get(page_of(Mail.objects.get())).status_code == 404


def test_documents_are_read_pictures_kept_and_a_logo_left_out(cast: Cast, swings: Consultation) -> None:
    made = message("See what is attached.")
    made.add_attachment("Q1. Of steel.", filename="ours.txt")
    made.add_attachment(picture(), maintype="image", subtype="png", filename="swing.png")
    made.add_attachment(picture(), maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"MZ\x90", maintype="application", subtype="x", filename="run.exe")
    anita = signed_in(cast, "anita")
    send(anita, swings, made)
    mail = Mail.objects.get()
    assert "Not read: run.exe" in words(anita.get(page_of(mail)))
    confirm(anita, mail, keep=["0"])
    assert sorted(Answer.objects.values_list("words", flat=True)) == ["Of steel.", "See what is attached."]
    shown = Shown.objects.get()
    assert (shown.reply, shown.kind, shown.about, shown.cleaned) == (
        Reply.objects.get(), "picture", "swing.png", True,
    )  # fmt: skip


def test_a_message_that_is_no_answer_is_left_with_the_reason(cast: Cast, swings: Consultation) -> None:
    anita = signed_in(cast, "anita")
    send(anita, swings, message("I am away until Monday."))
    mail = Mail.objects.get()
    assert "Say why it is no answer" in words(anita.post(page_of(mail), {"dismiss": "yes", "why": ""}))
    anita.post(page_of(mail), {"dismiss": "yes", "why": "An automatic reply."})
    assert MailRead.objects.get().why == "An automatic reply."
    assert "Somebody has decided about this message" in words(anita.get(page_of(mail)))
    late = anita.post(page_of(mail), {"evidence": "person", "to_1": "none"})
    assert (late.status_code, Reply.objects.count()) == (200, 0)


def test_a_broken_message_among_others_is_named_and_the_others_are_kept(
    cast: Cast, swings: Consultation
) -> None:
    broken = message("x", "<3@example.org>")
    broken.replace_header("Content-Type", "multipart/mixed; boundary=a")
    broken.set_payload("boundary=x\n" * 500)
    told = words(send(signed_in(cast, "anita"), swings, message(), broken, name="all.mbox"))
    assert "1 new message" in told
    assert "Message 2: This message is made of too many parts" in told


def test_what_is_no_mail_is_refused_beside_the_field(cast: Cast, swings: Consultation) -> None:
    file = SimpleUploadedFile("one.eml", b"PK\x03\x04 a zip")
    answer = signed_in(cast, "anita").post(reverse("mails", kwargs={"public_id": swings.id}), {"file": file})
    assert "This is not a saved e-mail." in words(answer)
    outlook = SimpleUploadedFile("one.MSG", b"\xd0\xcf\x11\xe0" + bytes(100))
    address = reverse("mails", kwargs={"public_id": swings.id})
    answer = signed_in(cast, "anita").post(address, {"file": outlook})
    assert "Open it in the new Outlook or in Outlook on the web" in words(answer)
    assert Mail.objects.count() == 0
