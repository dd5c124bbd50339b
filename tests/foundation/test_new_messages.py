"""The number of new messages stands beside the link to them, on every page."""

from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.foundation.models import Account, Notice
from tests.cast import NOW, signed_in, the_cast

pytestmark = pytest.mark.django_db
COUNTED = 'class="nav__new">{}<span class="govuk-visually-hidden"> new</span>'


def told(account: Account, number: int) -> None:
    for _ in range(number):
        Notice.objects.create(account=account, what_changed="Something changed.", link="/", at=NOW)


def page(client: Client) -> str:
    return client.get("/concerns/").content.decode()


@pytest.mark.parametrize("number", [1, 3, 50])
def test_new_messages_are_counted_until_they_are_read(number: int) -> None:
    cast = the_cast()
    funmi = signed_in(cast, "funmi")
    assert "nav__new" not in page(funmi)
    told(cast.people["funmi"], number)
    told(cast.people["omar"], 2)
    assert COUNTED.format(number) in page(funmi)
    funmi.post("/messages/")
    assert "nav__new" not in page(funmi)
