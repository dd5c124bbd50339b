"""Saved e-mail: who, when, what it says, what is attached; and mail that is made to do harm."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from goldenthread.formats.consultation import mail
from goldenthread.formats.consultation.mail import MailMessage, as_plain, messages_in, read_message
from goldenthread.formats.faults import WrongFile


def message(words: str = "Q1. Of wood.", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ana Péréz <ana@example.org>"
    made["Subject"] = "Our answer"
    made["Date"] = "Mon, 02 Nov 2026 09:15:00 +0100"
    made["Message-ID"] = "<one@example.org>"
    for name, value in headers.items():
        del made[name]
        made[name] = value
    made.set_content(words)
    return made


def read(made: EmailMessage) -> MailMessage:
    return read_message(made.as_bytes())


def test_a_message_says_who_when_and_what() -> None:
    found = read(message())
    assert (found.sender, found.subject, found.text) == (
        "Ana Péréz <ana@example.org>", "Our answer", "Q1. Of wood.",
    )  # fmt: skip
    assert found.sent_at == datetime(2026, 11, 2, 8, 15, tzinfo=UTC)


def test_html_is_made_plain_and_nothing_of_it_is_run() -> None:
    html = "<style>p{}</style><p>Of <b>wood</b>.</p><script>alert(1)</script><ul><li>Soon</li></ul>a&lt;b"
    assert as_plain(html) == "Of wood.\n\n• Soon\n\na<b"


def test_plain_words_come_before_html() -> None:
    made = message("Plain.")
    made.add_alternative("<p>Rich.</p>", subtype="html")
    assert read(made).text == "Plain."
    only = message()
    only.set_content("<p>Rich.</p>", subtype="html")
    assert read(only).text == "Rich."


def test_what_is_attached_is_kept_under_a_tame_name() -> None:
    made = message()
    made.add_attachment(b"Q1. How?", maintype="application", subtype="pdf", filename="../../ours.pdf")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    assert [(one.name, one.content) for one in read(made).attached] == [
        ("ours.pdf", b"Q1. How?"), ("attachment 3", b"\x89PNG"),
    ]  # fmt: skip


def test_the_same_message_has_the_same_mark_wherever_it_was_saved() -> None:
    one, again = read(message()), read(message(**{"X-Saved-By": "another program"}))
    other = read(message(**{"Message-ID": "<two@example.org>"}))
    assert one.mark == again.mark != other.mark


def test_many_messages_in_one_file_are_told_apart() -> None:
    first, second = message("So:\n\n>From wood."), message("Two.", **{"Message-ID": "<2@x>"})
    text = b"".join(b"From a@b Mon Nov  2\n" + one.as_bytes() + b"\n\n" for one in (first, second))
    assert [read_message(one).text for one in messages_in(text)] == ["So:\n\nFrom wood.", "Two."]


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), r"\(\.msg\).*new Outlook.*\.eml"),
        (b"PK\x03\x04 no mail", "not a saved e-mail"),
        (b"<html><body>Hello</body></html>", "not a saved e-mail"),
    ],
)
def test_what_is_no_mail_is_refused_with_the_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(WrongFile, match=reason):
        list(messages_in(data, "it"))


def test_a_message_within_messages_without_end_is_refused() -> None:
    made = message()
    for _ in range(mail.DEEPEST + 5):
        outer = message()
        outer.make_mixed()
        outer.attach(made)
        made = outer
    with pytest.raises(WrongFile, match=r"too deep|damaged"):
        read(made)


def test_a_bomb_of_parts_is_refused_before_it_is_read() -> None:
    data = b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n" + b"boundary=y\n" * 1_000
    with pytest.raises(WrongFile, match="too many parts"):
        read_message(data)


def test_too_large_a_message_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MOST_MESSAGE", 100)
    with pytest.raises(WrongFile, match="larger than"):
        list(messages_in(message("x" * 200).as_bytes()))
    with pytest.raises(WrongFile, match="larger than"):
        list(messages_in(b"From a@b\n" + message("x" * 200).as_bytes()))


@pytest.mark.parametrize(
    "headers",
    [
        b"From: =?no-such-set?B?gICA?= <a@b>\nSubject: =?utf-8?Q?=FF=FE?=\nDate: never",
        b'From: "(((((\nSubject: =?=?=?\nDate: 99 Foo 99999',
        b"From: a@b\nContent-Type: text/plain; charset=wrong\nContent-Transfer-Encoding: base64",
        b'From: a@b\nContent-Type: text/plain; charset="a\0b"',
        b"From: a@b\nContent-Type: multipart/mixed",
        b"From: a@b\nContent-Type: text/plain; charset=utf-16",
    ],
)
def test_broken_encodings_are_read_as_far_as_they_go(headers: bytes) -> None:
    found = read_message(headers + b"\n\n\xff\xfe Of wood.\xe9")
    assert found.text.isprintable() or "\n" in found.text
