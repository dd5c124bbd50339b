"""An address that leads nowhere is answered in the shape of the part of the house it was asked of."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import signed_in, the_cast

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_says_what_to_do() -> None:
    cast = the_cast()
    for client in (signed_in(cast, "funmi"), Client()):
        answer = client.get("/no-such-page/")
        page = answer.content.decode()
        assert (answer.status_code, "<title>Page not found" in page, "Go to your first page" in page) == (
            404, True, True,
        )  # fmt: skip


def test_an_operation_that_is_not_there_has_the_shape_of_every_fault() -> None:
    answer = signed_in(the_cast(), "funmi").get("/api/no-such-operation")
    message = "There is no such address. /api/docs lists them."
    assert (answer.status_code, answer.json()) == (404, {"faults": [{"field": "", "message": message}]})
