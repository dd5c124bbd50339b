"""A school of children without plans, with keys for its SENCO and a parent: prepared for `benchmarks.api`.

Run as `python -m benchmarks.small_school SENCO_KEY PARENT_KEY CHILDREN`. The ids of the children are left in
GOLDENTHREAD_VAR/children.
Models can be imported only once Django is set up: hence the imports within, and `Any`.
"""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from typing import Any


def main(senco: str, parent: str, number: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    (settings.VAR / "children").write_text("\n".join(_make(senco, parent, number)))


def _make(senco: str, parent: str, number: int) -> list[str]:
    from django.db import transaction

    from goldenthread.foundation.wall import lifted
    from goldenthread.places.models import Area, Setting, Term

    today = date.today()  # noqa: DTZ011 - the day on which the benchmark is run
    with lifted("a school made only to be measured"), transaction.atomic():
        area = Area.objects.create(code="996", name="Benchmark")
        setting = Setting.objects.create(urn="999001", area=area, name="Benchmark School", status="Open")
        span = {"starts_on": today - timedelta(days=90), "ends_on": today + timedelta(days=90)}
        Term.objects.create(setting=setting, name="Term", **span)
        children = _children(setting, number)
        _senco(setting, senco)
        _parent(children, parent)
        return [str(child.id) for child in children]


def _senco(setting: Any, key: str) -> None:
    from goldenthread.foundation.permissions import RoleKind
    from goldenthread.places.models import PlaceRole

    PlaceRole.objects.create(**_held("senco", key), kind=RoleKind.SENCO, setting=setting)


def _parent(children: list[Any], key: str) -> None:
    from goldenthread.foundation.permissions import RoleKind
    from goldenthread.people.models import ChildRole

    held = _held("parent", key)
    ChildRole.objects.bulk_create(
        ChildRole(**held, kind=RoleKind.PARENT, child=child, name="Parent", described_as="Mother")
        for child in children
    )


def _held(who: str, key: str) -> dict[str, Any]:
    """What a role of this person says; the person is made, with a key."""
    from goldenthread.foundation.access import hash_of_key
    from goldenthread.foundation.clock import now
    from goldenthread.foundation.models import Account, ApiKey

    at = now()
    account = Account.objects.create_user(f"{who}@benchmark.example", None, name=who.capitalize())
    ApiKey.objects.create(
        account=account, name="benchmark", hash=hash_of_key(key), made_at=at, ends_at=at + timedelta(days=1)
    )
    since = at.date() - timedelta(days=90)
    return {"account": account, "starts_on": since, "evidence": "Benchmark", "given_at": at}


def _children(setting: Any, number: int) -> list[Any]:
    from goldenthread.people.models import Child, Enrolment

    children = [
        Child(first_name=f"Child{n}", last_name=f"Name{n:04}", born_on=date(2014, 1, 1))
        for n in range(number)
    ]
    Child.objects.bulk_create(children)
    since = date.today() - timedelta(days=90)  # noqa: DTZ011 - the day on which the benchmark is run
    Enrolment.objects.bulk_create(
        Enrolment(child=child, setting=setting, year_group="7", starts_on=since) for child in children
    )
    return children


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
