"""A notice is mailed once, and says what changed."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from goldenthread.foundation.models import Account, Notice
from goldenthread.foundation.notices import mail_waiting, tell
from goldenthread.plans.actions.concerns import raise_concern
from tests.cast import NOW, cast_with_passwords, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def funmi() -> Account:
    return cast_with_passwords().people["funmi"]


def told(account: Account, link: str = "/children/1/plan/") -> None:
    words = "Ayo Bello’s plan is shared with you:\nBcc: all@example.org"
    tell([account.id, account.id], what_changed=words, link=link, at=NOW)


def test_a_notice_is_mailed_once_and_says_only_what_kind_of_thing_changed(funmi: Account) -> None:
    told(funmi)
    assert (mail_waiting(NOW), mail_waiting(NOW)) == (1, 0)
    [letter] = mail.outbox
    assert (letter.to, letter.recipients()) == ([funmi.email], [funmi.email])
    assert letter.subject == "News on Golden Thread"
    assert letter.body == (
        "Hello Funmi Bello,\n\nThere is news about a child’s plan.\n\n"
        "Sign in to read it: http://localhost:8000/children/1/plan/\n\n"
        "E-mail can be read by others, so this one names nobody.\n\nGolden Thread\n"
    )
    assert Notice.objects.get().mailed_at == NOW


@pytest.mark.parametrize(
    "link, says",
    [
        ("/children/1/plan/shared/", "There is news about a child’s plan."),
        ("/children/1/reviews/2/", "There is news about a review."),
        ("/concerns/2/", "There is news about a concern."),
        ("/children/1/duty/2/", "It is recorded which duty a school owes a child."),
        ("/children/1/account/2/", "There is news about what was promised and what happened."),
        ("/cases/1/", "There is news about a case with a council."),
        ("/calendar/1/", "There is news about a school’s calendar."),
        ("/campaigning/1/pledges/", "There is news about a campaign."),
        ("/children/1/", "There is news about a child’s record, or about who may see it."),
        ("/", "There is news for you."),
    ],
)
def test_a_letter_says_what_kind_of_thing_changed(funmi: Account, link: str, says: str) -> None:
    told(funmi, link)
    mail_waiting(NOW)
    assert mail.outbox[0].body.split("\n\n")[1] == says


def test_no_letter_of_the_demonstration_names_a_child() -> None:
    """Whatever an action tells, its words stay behind signing in."""
    cast = the_cast()
    version = made.in_force(cast)
    raise_concern(child=cast.children["ayo"], words="He is late.", by=cast.people["dan"], at=NOW)
    assert version.child_id == cast.children["ayo"].id
    mail_waiting(NOW)
    letters = [f"{letter.subject} {letter.body}" for letter in mail.outbox]
    assert letters
    assert [one for one in letters if "Ayo" in one or "late" in one] == []
    assert {letter.subject for letter in mail.outbox} == {"News about a child on Golden Thread"}


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
