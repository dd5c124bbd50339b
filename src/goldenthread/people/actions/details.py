"""A child’s own details, put right by their school or by an officer of the council."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypedDict

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.formats.cells import postcode
from goldenthread.formats.faults import Unreadable
from goldenthread.formats.identifiers import check_uln, check_upn
from goldenthread.formats.pupils.codes import Sex, read_ethnicity
from goldenthread.formats.sen2.codes import NO_NUMBER
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child


class Details(TypedDict):
    """What is kept of a child beside the name. Empty text and None: not known."""

    born_on: date
    sex: str
    upn: str
    uln: str
    no_upn_because: str
    ethnicity: str
    postcode: str
    disabled: bool | None


_READ: Mapping[str, Callable[[str], str]] = {
    "upn": check_upn, "uln": check_uln, "ethnicity": read_ethnicity, "postcode": postcode,
}  # fmt: skip
_NUMBERS = ("upn", "uln")


@transaction.atomic
def keep_details(*, child: Child, details: Details, by: Account, at: datetime) -> Child:
    """Replaces all of them. The log names which were changed, and not what they were."""
    said = _said(details, timezone.localdate(at))
    changed = [name for name, value in said.items() if getattr(child, name) != value]
    for name in changed:
        setattr(child, name, said[name])
    try:
        with transaction.atomic():
            child.save(update_fields=changed)
    except IntegrityError as error:
        raise Conflict("Another child has this number. Find out which is right.", _taken(changed)) from error
    audit.record(what="put right the child’s details", by=by, at=at, child_id=child.id, changed=changed)
    return child


def _taken(changed: list[str]) -> str:
    return next((name for name in _NUMBERS if name in changed), "")


def _said(details: Details, today: date) -> dict[str, Any]:
    said: dict[str, Any] = {**details}
    for name, read in _READ.items():
        said[name] = _read(name, str(said[name]).strip(), read)
    if said["born_on"] > today:
        raise Refused("This day has not come yet.", field="born_on")
    if said["sex"] not in ("", *Sex):
        raise Refused("Choose the sex from the list.", field="sex")
    if said["no_upn_because"] not in ("", *NO_NUMBER.codes):
        raise Refused("Choose the reason from the list.", field="no_upn_because")
    if said["no_upn_because"] and (said["upn"] or said["uln"]):
        raise Refused("There is a number, so give no reason why there is none.", field="no_upn_because")
    return said | {name: said[name] or None for name in _NUMBERS}


def _read(name: str, text: str, read: Callable[[str], str]) -> str:
    try:
        return read(text) if text else ""
    except Unreadable as error:
        raise Refused(str(error), field=name) from error
