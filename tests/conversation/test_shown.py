"""Pictures, sound and films in an answer: cleaned, seen only by readers, and written down as words."""

from __future__ import annotations

import io
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
from goldenthread.conversation.actions import shown as actions
from goldenthread.conversation.models import Answer, Consultation, Draft, Reply, Shown, WrittenDown
from goldenthread.conversation.queries.replies import ledger_of
from goldenthread.foundation.models import AuditEntry, StoredFile
from tests.cast import signed_in
from tests.conversation.made import WHILE_OPEN, announced, questions

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


@pytest.fixture
def swings(cast: Cast, settings: Settings, tmp_path: Path) -> Consultation:
    made = announced(cast)
    settings.STOPPED_CLOCK, settings.MEDIA_ROOT = WHILE_OPEN, tmp_path
    return made


def url(route: str, swings: Consultation, **more: object) -> str:
    return reverse(route, kwargs={"public_id": swings.id, **more})


def picture(colour: str = "red") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[29] = "HOME"
    Image.new("RGB", (9, 9), colour).save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


def begun(swings: Consultation) -> Client:
    client = Client()
    client.post(url("conversation_begin", swings))
    return client


def put(client: Client, swings: Consultation, content: bytes, name: str = "a.jpg", **more: str) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(url("conversation_show", swings), {"file": file, **more})


def sent(client: Client, swings: Consultation) -> Reply:
    client.post(url("conversation_check", swings), {"may_quote": "yes"})
    return Reply.objects.order_by("-number")[0]


def shown_at(name: str, shown: Shown) -> str:
    return reverse(name, kwargs={"shown_id": shown.id})


def test_the_step_comes_after_the_last_question(swings: Consultation) -> None:
    client = begun(swings)
    last = client.post(url("conversation_question", swings, place=3), {"words": ""})
    assert last["Location"] == url("conversation_show", swings)
    page = client.get(last["Location"])
    assert "We do not search files for viruses" in words(page)
    assert url("conversation_about", swings, name="who") in page.content.decode()


def test_a_drawing_alone_is_an_answer_and_where_it_was_made_is_gone(swings: Consultation) -> None:
    client = begun(swings)
    first = str(questions(swings)[0].id)
    put(client, swings, picture(), name="../../drawing.exe", about="My good day", question=first)
    shown = Shown.objects.get()
    assert (shown.kind, shown.about, shown.question, shown.cleaned) == (
        "picture", "My good day", questions(swings)[0], True,
    )  # fmt: skip
    assert shown.file.name == "drawing.jpg"
    assert b"HOME" not in Path(shown.file.kept.path).read_bytes()
    reply = sent(client, swings)
    assert Answer.objects.filter(reply=reply).count() == 0
    assert ledger_of(swings).analysed == 1


def test_two_different_drawings_are_not_taken_for_the_same_answer(swings: Consultation) -> None:
    for colour in ("red", "blue"):
        client = begun(swings)
        put(client, swings, picture(colour))
        sent(client, swings)
    assert ledger_of(swings).alike == 0


@pytest.mark.parametrize(
    "content, said",
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no picture, sound or film"),
        (b"<html><script>alert(1)</script>", "no picture, sound or film"),
        (b"\xff\xd8\xff broken", "damaged"), (b"MZ\x90\x00", "no picture, sound or film"),
    ],
)  # fmt: skip
def test_what_is_none_is_refused_whatever_it_is_called(
    swings: Consultation, content: bytes, said: str
) -> None:
    assert said in words(put(begun(swings), swings, content, name="drawing.jpg"))
    assert (Shown.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_it_can_be_taken_out_until_it_is_sent_and_by_nobody_else(swings: Consultation) -> None:
    client, other = begun(swings), begun(swings)
    put(client, swings, picture())
    out = url("conversation_show_out", swings, shown_id=Shown.objects.get().id)
    assert other.post(out).status_code == 404
    client.post(out)
    assert (Shown.objects.count(), StoredFile.objects.count()) == (0, 0)
    put(client, swings, picture())
    shown = Shown.objects.get()
    sent(client, swings)
    client.post(url("conversation_show_out", swings, shown_id=shown.id))
    assert Shown.objects.count() == 1


def test_an_answer_holds_only_so_many(swings: Consultation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_IN_AN_ANSWER", 1)
    client = begun(swings)
    put(client, swings, picture())
    assert "Take one out first" in words(put(client, swings, picture("blue")))


def test_only_who_reads_answers_is_handed_the_file_and_it_never_runs(
    cast: Cast, swings: Consultation
) -> None:
    client = begun(swings)
    put(client, swings, picture())
    shown = Shown.objects.get()
    anita = signed_in(cast, "anita")
    assert anita.get(shown_at("shown", shown)).status_code == 404  # still its writer’s alone
    sent(client, swings)
    handed = anita.get(shown_at("shown", shown))
    assert handed["Content-Type"] == "image/jpeg"
    assert handed["Content-Disposition"].startswith("attachment")
    assert handed["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in handed["Content-Security-Policy"]
    assert b"".join(handed.streaming_content)  # type: ignore[attr-defined]  # and to the end, so that it is closed
    assert AuditEntry.objects.filter(what="opened what an answer shows").count() == 1
    assert signed_in(cast, "ruth").get(shown_at("shown", shown)).status_code == 404
    assert Client().get(shown_at("shown", shown)).status_code == 302


def test_what_is_written_down_counts_as_words_with_who_and_when(cast: Cast, swings: Consultation) -> None:
    client = begun(swings)
    put(client, swings, picture(), question=str(questions(swings)[0].id))
    reply = sent(client, swings)
    shown, anita = Shown.objects.get(), signed_in(cast, "anita")
    there = reverse("reply", kwargs={"reply_id": reply.id})
    assert "Not written down yet" in words(anita.get(there))
    assert "Write what is said or shown" in words(
        anita.post(shown_at("shown_write_down", shown), {"words": ""})
    )
    for said in ("A swing of wood.", "And a slide."):
        anita.post(shown_at("shown_write_down", shown), {"words": said})
    assert [(one.question, one.words) for one in Answer.objects.filter(reply=reply).order_by("place")] == [
        (questions(swings)[0], "A swing of wood."), (questions(swings)[0], "And a slide."),
    ]  # fmt: skip
    assert {(one.by, one.at) for one in WrittenDown.objects.all()} == {(cast.people["anita"], WHILE_OPEN)}
    assert "Written down by Anita" in words(anita.get(there))


def test_the_receipt_says_what_was_written_down(cast: Cast, swings: Consultation) -> None:
    client = begun(swings)
    code = client.session["answering"][str(swings.id)]
    put(client, swings, picture(), about="My drawing")
    sent(client, swings)
    actions.write_down(shown=Shown.objects.get(), words="A swing.", by=cast.people["anita"], at=WHILE_OPEN)
    client.post(reverse("conversation_find"), {"code": code})
    receipt = words(client.get(reverse("conversation_receipt")))
    assert "My drawing" in receipt
    assert "A swing." in receipt


def test_nothing_is_left_of_a_draft_whose_picture_was_refused(swings: Consultation) -> None:
    client = begun(swings)
    put(client, swings, b"")
    assert Draft.objects.get().shown.count() == 0
