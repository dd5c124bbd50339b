"""Jobs of the foundation."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from goldenthread.foundation.notices import mail_waiting


@task()
def mail_notices() -> int:
    """Mail every notice that waits. Running it twice mails nothing twice."""
    return mail_waiting(timezone.now())
