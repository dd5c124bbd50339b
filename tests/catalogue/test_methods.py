"""Every page answers 405 to a method that it does not take, and says which it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse
from pytest_django import Settings

from goldenthread.foundation.pages.asking import FORM, takes_of
from tests.cast import signed_in
from tests.catalogue.test_who_may import WHO, WHO_MAY, address
from tests.catalogue.world import World

# `pure`: which methods a page takes has nothing to do with the kind of database.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.pure,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

NEVER = ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS")


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    return World()


def somebody(world: World, name: str) -> Client:
    """Whoever of the cast is not turned away from this page."""
    place = next(place for place, answer in enumerate(WHO_MAY[name]) if answer in "2>5")
    return signed_in(world.cast, WHO[place])


def refused(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, answer.headers.get("Allow", "")


@pytest.mark.slow
def test_each_page_takes_only_what_it_says(world: World) -> None:
    found, said = {}, {}
    for name in WHO_MAY:
        wanted, client = address(world, name), somebody(world, name)
        takes = takes_of(resolve(wanted).func)
        not_taken = [*NEVER, *(method for method in FORM if method not in takes)]
        found[name] = [refused(client.generic(method, wanted)) for method in not_taken]
        said[name] = [(405, ", ".join(takes))] * len(not_taken)
    assert found == said


@pytest.mark.slow
def test_head_is_answered_as_get_without_the_page(world: World) -> None:
    heads, gets = {}, {}
    for name in WHO_MAY:
        wanted, client = address(world, name), somebody(world, name)
        head = client.head(wanted)
        heads[name] = (head.status_code, head.getvalue())
        gets[name] = (client.get(wanted).status_code, b"")
    assert heads == gets


@pytest.mark.parametrize("name", ["account_login", "account_change_password", "mfa_index"])
@pytest.mark.parametrize("method", NEVER)
def test_pages_of_signing_in_take_no_other_method(name: str, method: str) -> None:
    assert refused(Client().generic(method, reverse(name))) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize("method", NEVER)
def test_a_method_that_no_page_takes_is_refused_before_a_token_is_missed(method: str) -> None:
    assert refused(Client(enforce_csrf_checks=True).generic(method, "/help/")) == (405, "GET, HEAD")


def test_the_api_says_for_itself_what_it_takes() -> None:
    assert refused(Client().put("/api/people/classes")) == (405, "GET")


def test_an_address_that_is_only_sent_to_says_how_to_go_on(world: World) -> None:
    wanted = address(world, "calendar_remove_term")
    answer = signed_in(world.cast, "ruth").get(wanted)
    assert refused(answer) == (405, "POST")
    assert "press the button there again" in answer.content.decode()
