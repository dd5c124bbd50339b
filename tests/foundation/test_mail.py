"""A notice is mailed once, and says what changed."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from goldenthread.foundation.models import Account, Notice
from goldenthread.foundation.notices import mail_waiting, tell
from tests.cast import NOW, cast_with_passwords

pytestmark = pytest.mark.django_db


@pytest.fixture
def funmi() -> Account:
    return cast_with_passwords().people["funmi"]


def told(account: Account, words: str = "Ayo’s plan is shared with you.") -> None:
    tell([account.id, account.id], what_changed=words, link="/plan/", at=NOW)


def test_a_notice_is_mailed_once_and_says_what_changed(funmi: Account) -> None:
    told(funmi)
    assert (mail_waiting(NOW), mail_waiting(NOW)) == (1, 0)
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["funmi.bello@example.org"], "Ayo’s plan is shared with you.")
    assert letter.body == (
        "Hello Funmi Bello,\n\nAyo’s plan is shared with you.\n\n"
        "Sign in to see it: http://localhost:8000/plan/\n\nGolden Thread\n"
    )
    assert Notice.objects.get().mailed_at == NOW


def test_words_of_several_lines_have_a_subject_of_one(funmi: Account) -> None:
    told(funmi, "Ruth answered:\nBcc: all@example.org\nNo.")
    assert mail_waiting(NOW) == 1
    assert mail.outbox[0].subject == "Ruth answered: Bcc: all@example.org No."
    assert mail.outbox[0].recipients() == ["funmi.bello@example.org"]


def test_an_account_that_is_closed_gets_no_mail(funmi: Account) -> None:
    funmi.is_active = False
    funmi.save()
    told(funmi)
    assert (mail_waiting(NOW), mail.outbox) == (0, [])


def test_one_bad_address_holds_nobody_else_back(funmi: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    good = Account.objects.get(email="omar.malik@example.org")
    told(funmi)
    told(good)
    send = EmailMessage.send

    def refuse_one(message: EmailMessage) -> int:
        if message.to == [funmi.email]:
            raise OSError("no such mailbox")
        return send(message)

    monkeypatch.setattr(EmailMessage, "send", refuse_one)
    with pytest.raises(OSError, match="no such mailbox"):
        mail_waiting(NOW)
    assert [letter.to for letter in mail.outbox] == [[good.email]]
    waiting = Notice.objects.filter(mailed_at__isnull=True)
    assert [notice.account for notice in waiting] == [funmi]
