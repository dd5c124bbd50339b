"""Letters to people without an account: sent by a job, so that a mail server that is away holds up nobody."""

from __future__ import annotations

from uuid import UUID

from django.core.mail import EmailMessage
from django_tasks import task

from goldenthread.casework.models import Letter
from goldenthread.foundation.wall import lifted


@task()
def mail_letter(letter_id: str) -> None:
    """Mail a letter to the address that whoever asked gave. If the mail server refuses, the job fails."""
    with lifted("a letter is mailed by a job that is nobody"):
        letter = Letter.objects.get(id=UUID(letter_id))
    EmailMessage(subject=letter.subject, body=letter.words, to=[letter.sent_to]).send()
