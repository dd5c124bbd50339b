"""Mails to people without an account: only to confirm, and only to the address that was given.

A mail says nothing that whoever gave the address typed, so that nobody can send their words from here.
"""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django_tasks import task

from goldenthread.campaigns.codes import code_for, token_for
from goldenthread.campaigns.models import Pledge, Signatory, Signed

FORGOTTEN_AFTER_DAYS = 30
_MOST = 500

_IGNORE = (
    "If that was not you, do nothing: nothing is shown, and the address is taken out again after "
    f"{FORGOTTEN_AFTER_DAYS} days."
)
_BACK = "Keep this mail. By the link, or with the code {code}, you can take it back at any time."
WORDS = {
    Signed.Mail.VERIFY: (
        "Please confirm: {what}",
        "Somebody gave this address to {deed} “{title}”, run by {run_by}.\n\n"
        f"If that was you, confirm it here: {{link}}\n\n{_IGNORE}\n\n{_BACK}",
    ),
    Signed.Mail.AGAIN: (
        "You have signed already: {what}",
        "Somebody gave this address to {deed} “{title}” again. It was confirmed before, so nothing is "
        f"changed.\n\nTo read what you signed, or to take your name off: {{link}}\n\n{_BACK}",
    ),
    Signed.Mail.CHANGED: (
        "The text has changed: {what}",
        "You signed “{title}”, run by {run_by}. Its text has changed since, so your name does not stand "
        f"under it any more.\n\nRead what has changed, and say whether you sign it: {{link}}\n\n{_BACK}",
    ),
}


@task()
def mail_signed() -> int:
    """Mail everybody who signed or pledged and has a mail waiting. Running it twice mails nothing twice."""
    return mail_waiting()


def mail_waiting() -> int:
    """Send what waits, claiming each first, so that two workers never send it twice. How many."""
    sent, refused = 0, None
    for model in (Signatory, Pledge):
        rows = model.objects.exclude(mail="").filter(withdrawn_at__isnull=True).order_by("at", "id")
        for row in rows.select_related(*_WITH[model])[:_MOST]:
            if model.objects.filter(id=row.id, mail=row.mail).update(mail="") == 1:
                try:
                    letter_to(row).send()
                    sent += 1
                except OSError as error:
                    model.objects.filter(id=row.id, mail="").update(mail=row.mail)
                    refused = error
    if refused:
        raise refused  # after the others have gone: one bad address holds nobody else back
    return sent


_WITH: dict[type[Signatory] | type[Pledge], tuple[str, ...]] = {
    Signatory: ("letter__campaign__area", "letter__campaign__organisation"),
    Pledge: ("campaign__area", "campaign__organisation"),
}


def letter_to(row: Signatory | Pledge) -> EmailMessage:
    is_signature = isinstance(row, Signatory)
    campaign = row.letter.campaign if isinstance(row, Signatory) else row.campaign
    page = "signatures" if is_signature else "pledges"
    subject, words = WORDS[Signed.Mail(row.mail)]
    given = {
        "what": "your signature" if is_signature else "your pledge",
        "deed": "sign the open letter" if is_signature else "make a pledge to the campaign",
        "title": row.letter.name if isinstance(row, Signatory) else campaign.name,
        "run_by": campaign.run_by,
        "link": f"{settings.PUBLIC_ADDRESS}/{page}/{token_for(row.id)}/",
        "code": code_for(row.id),
    }
    body = f"Hello,\n\n{words.format(**given)}\n\nGolden Thread\n"
    return EmailMessage(subject=subject.format(**given), body=body, to=[row.email])
