"""A council says who gives independent help in its area: its mediation adviser, its SENDIASS."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.law.independent_help import Contact, Local
from goldenthread.places.models import Area, IndependentHelp


@transaction.atomic
def keep_help(*, area: Area, kind: Local, contact: Contact, by: Account, at: datetime) -> IndependentHelp:
    """In the place of what was said before. Letters that were sent stay as they were."""
    contact = Contact(*(value.strip() for value in contact))
    _check(contact)
    kept, _ = IndependentHelp.objects.update_or_create(
        area=area, kind=kind, defaults={**contact._asdict(), "by": by, "at": at}
    )
    audit.record(
        what="said who gives independent help", by=by, at=at, stream=audit.stream_of_place(area.id),
        kind=kind, name=contact.name,
    )  # fmt: skip
    return kept


def _check(contact: Contact) -> None:
    if not contact.name:
        raise Refused("Enter the name, as families know it.", field="name")
    if not (contact.telephone or contact.email):
        raise Refused("Enter a telephone number or an e-mail address: a family must reach them.", "telephone")
    if contact.email:
        try:
            validate_email(contact.email)
        except ValidationError as error:
            raise Refused("Enter an e-mail address, like name@example.com", field="email") from error
    if contact.website and not _is_address(contact.website):
        raise Refused("Enter the address of a website, like www.example.org", field="website")


def _is_address(website: str) -> bool:
    """Of a page on the web: nothing that a browser would run stands behind a link."""
    parts = urlsplit(website if "://" in website else f"https://{website}")
    return parts.scheme in ("https", "http") and "." in parts.netloc and " " not in website
