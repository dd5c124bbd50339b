"""Letters to people without an account. Running a job twice writes to nobody twice."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django_tasks import task

from goldenthread.foundation import clock
from goldenthread.report.links import token_of
from goldenthread.report.models import Follow
from goldenthread.report.queries.news import to_tell

NOBODY_NAMED = "E-mail can be read by others, so this one says nothing of what you wrote.\n\nGolden Thread\n"


@task()
def mail_confirmation(follow_id: str) -> None:
    """Ask whether the address is right. If nobody follows the link, nothing more is sent."""
    follow = Follow.objects.filter(id=follow_id, confirmed_at__isnull=True).first()
    if follow is None:
        return
    _mail(
        follow, "Do you want news of your answer?",
        "Somebody asked us to write to this address when something is decided on an answer to a "
        f"consultation. If that was you, follow this link within a week:\n{_link(follow)}\n\n"
        "If it was not you, do nothing: you will not hear from us again.",
    )  # fmt: skip


@task()
def mail_news() -> int:
    """Tell everybody who asked, once for what is new. Each is claimed first: no two workers both write."""
    sent = 0
    for follow in to_tell():
        before = follow.told_at
        unchanged = Q(told_at=before) if before else Q(told_at__isnull=True)
        claimed = Follow.objects.filter(unchanged, id=follow.id).update(told_at=clock.now())
        if claimed:
            sent += _tell(follow)
    return sent


def _tell(follow: Follow) -> int:
    """If the mail server refuses, the claim is given back and the job fails, to try again."""
    try:
        _mail(
            follow, "There is news of your answer",
            "Something was published or decided on what you said in a consultation. Open your answer with "
            f"its code to read it: {settings.PUBLIC_ADDRESS}/conversation/find/\n\n"
            f"To hear no more, and to have this address deleted: {_link(follow)}",
        )  # fmt: skip
    except OSError:
        Follow.objects.filter(id=follow.id).update(told_at=follow.told_at)
        raise
    return 1


def _link(follow: Follow) -> str:
    return f"{settings.PUBLIC_ADDRESS}/conversation/news/{token_of(follow.id)}/"


def _mail(follow: Follow, subject: str, words: str) -> None:
    EmailMessage(subject=subject, body=f"{words}\n\n{NOBODY_NAMED}", to=[follow.email]).send()
