"""Jobs of the foundation."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from goldenthread.foundation.notices import mail_waiting
from goldenthread.foundation.password_links import mail_letter


@task()
def mail_notices() -> int:
    """Mail every notice that waits. Running it twice mails nothing twice."""
    return mail_waiting(timezone.now())


@task()
def mail_password_letter(email: str) -> None:
    """Answer somebody who asked for a link to choose a password. The link itself is in no table."""
    mail_letter(email)
