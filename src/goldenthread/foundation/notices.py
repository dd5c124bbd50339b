"""Notices: one person told what changed, in the app and by e-mail.

The row is written in the transaction of the action, so a notice is never sent for what did not happen.
The e-mail goes out afterwards by a job, which may be repeated safely.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from goldenthread.foundation.models import Account, Notice
from goldenthread.foundation.password_links import first_password
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.wall import lifted


def tell(
    accounts: Iterable[UUID], *, what_changed: str, link: str, at: datetime, child_id: UUID | None = None
) -> None:
    """Tell each of these people, once each. `what_changed` is a whole sentence; `link` leads to it."""
    Notice.objects.bulk_create(
        Notice(account_id=account, child_id=child_id, what_changed=what_changed[:500], link=link, at=at)
        for account in dict.fromkeys(accounts)
    )
    transaction.on_commit(ask_to_mail)


def ask_to_mail() -> None:
    """Ask for the mail to be sent, unless a job that waits will send it."""
    from goldenthread.foundation.tasks import mail_notices

    ask_unless_waiting(mail_notices)


def ask_unless_waiting(task: Task[[], Any]) -> None:
    """Ask for a job that does all that waits for it.

    A job that has begun may have looked already, so only one that has not begun counts.
    """
    if not _waiting(task.module_path, TaskResultStatus.READY.value):
        task.enqueue()


@prepared
def _waiting(task_path: str, ready: str) -> QuerySet[DBTaskResult[Any, Any], tuple[UUID]]:
    return DBTaskResult.objects.filter(task_path=task_path, status=ready).order_by().values_list("id")[:1]


def mail_waiting(at: datetime) -> int:
    """Send what has not been sent, claiming each notice first so that two workers never send it twice."""
    sent, refused = 0, None
    with lifted("notices of everybody are mailed by a job that is nobody"):
        waiting = (
            Notice.objects.filter(mailed_at__isnull=True, account__is_active=True)
            .select_related("account")
            .order_by("at", "id")
        )
        for notice in waiting[:500]:
            claimed = Notice.objects.filter(id=notice.id, mailed_at__isnull=True).update(mailed_at=at)
            if claimed == 1:
                try:
                    _mail(notice)
                    sent += 1
                except OSError as error:
                    refused = error
    if refused:
        raise refused  # after the others have gone: one bad address holds nobody else back
    return sent


def _mail(notice: Notice) -> None:
    """One e-mail. If the mail server refuses, the claim is given back and the job fails, to try again."""
    about = " about a child" if notice.child_id else ""
    message = EmailMessage(
        subject=f"News{about} on Golden Thread",
        body=_body(notice.account, notice),
        to=[notice.account.email],
    )
    try:
        message.send()
    except OSError:
        Notice.objects.filter(id=notice.id).update(mailed_at=None)
        raise


# What a letter says, by where its link leads: the first that fits. Letters may be read by others.
KINDS = (
    (
        "/accounts/",
        "Your password was changed. If that was not you, choose a new one at once: on the page to sign in, "
        "follow “I have no password, or forgot it”.",
    ),
    ("/concern", "There is news about a concern."),
    ("/review", "There is news about a review."),
    ("/duty/", "It is recorded which duty a school owes a child."),
    ("/account/", "There is news about what was promised and what happened."),
    ("/campaigning/", "There is news about a campaign."),
    ("/plan/", "There is news about a child’s plan."),
    ("/case", "There is news about a case with a council."),
    ("/advice/", "There is news about advice that was asked for."),
    ("/calendar/", "There is news about a school’s calendar."),
    ("/children/", "There is news about a child’s record, or about who may see it."),
    ("/public-consultations/", "There is news about a public consultation."),
    ("/events/", "There is news about an event that you hold."),
)


def kind_of(link: str) -> str:
    """What kind of thing changed, without a name and without a word of it."""
    return next((says for part, says in KINDS if part in link), "There is news for you.")


def _body(account: Account, notice: Notice) -> str:
    return (
        f"Hello {account.name},\n\n{kind_of(notice.link)}\n\n"
        f"{first_password(account)}Sign in to read it: {settings.PUBLIC_ADDRESS}{notice.link}\n\n"
        "E-mail can be read by others, so this one names nobody.\n\nGolden Thread\n"
    )


def mark_all_read(*, by: Account, at: datetime) -> None:
    """Reading a message is a fact about the message only; it is never taken as agreement to anything."""
    Notice.objects.filter(account=by, read_at__isnull=True).update(read_at=at)
