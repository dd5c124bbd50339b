"""Every address says who may ask for it."""

from __future__ import annotations

import pytest

from goldenthread.config.reference import routes
from goldenthread.foundation.pages.asking import ANYONE, SIGNED_IN
from goldenthread.foundation.permissions import Permission


def test_every_route_says_what_it_asks() -> None:
    silent = [route for route, _, asks in routes() if not asks]
    assert silent == [], (
        "mark the view with @about_child, @in_setting, @in_class, @asks, @signed_in or @public"
    )


def test_what_a_route_asks_is_in_the_policy() -> None:
    known = {ANYONE, SIGNED_IN, *(permission.value for permission in Permission)}
    assert {asks for _, _, asks in routes()} - known == set()


def test_every_route_has_a_name() -> None:
    assert [route for route, name, _ in routes() if not name] == []


@pytest.mark.django_db
def test_a_page_asked_for_without_signing_in_leads_to_the_sign_in_page(client) -> None:
    answer = client.get("/desk/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/desk/")
