"""An address is found by its first word, and is what it was."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.urls import Resolver404, get_resolver, include, path, resolve, reverse
from django.urls.resolvers import URLResolver

from goldenthread.config.api import api
from goldenthread.config.urls import API
from goldenthread.foundation.routes import ByFirstWord, WhenAsked


def _view(_: object) -> HttpResponse:
    return HttpResponse()


def _routes() -> ByFirstWord:
    first = [path("children/<int:child>/", _view, name="child"), path("", _view, name="home")]
    second = [path("children/new/", _view, name="new"), path("desk/", _view, name="desk")]
    return ByFirstWord([path("", include(first)), path("", include(second)), path("sums/", include(first))])


@pytest.mark.parametrize(
    ("address", "name"),
    [("children/3/", "child"), ("", "home"), ("children/new/", "new"), ("desk/", "desk"), ("sums/", "home")],
)
def test_an_address_of_any_room_is_found(address: str, name: str) -> None:
    assert _routes().resolve(address).url_name == name


@pytest.mark.parametrize("address", ["children", "children/x/", "nowhere/", "desk/more/", "sums/desk/"])
def test_an_address_that_nobody_has_is_not_found(address: str) -> None:
    with pytest.raises(Resolver404):
        _routes().resolve(address)


def test_only_the_routes_of_its_word_are_tried() -> None:
    tried = {word: len(found.url_patterns) for word, found in _routes().by_word.items()}
    assert tried == {"children": 2, "": 1, "desk": 1, "sums": 1}


def test_a_route_that_begins_with_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="must begin with a word"):
        ByFirstWord([path("<int:child>/", _view)]).resolve("3/")


def test_every_route_of_the_house_is_in_the_one_list() -> None:
    (house,) = get_resolver().url_patterns
    assert isinstance(house, URLResolver)
    assert sum(len(found.url_patterns) for found in house.by_word.values()) == len(house.url_patterns)  # type: ignore[attr-defined]


def test_pages_and_the_api_have_the_addresses_they_had() -> None:
    assert reverse("desk") == "/desk/"
    assert resolve("/api/notices").view_name == "api:read_notices"


def test_routes_in_a_namespace_are_read_in_only_when_one_of_them_is_asked_for() -> None:
    away = WhenAsked("api/", "no.such.module", app_name="ninja", namespace="api")
    routes = ByFirstWord([away, path("desk/", _view, name="desk")])
    assert routes.resolve("desk/").url_name == "desk"
    assert "desk" in routes.reverse_dict
    assert "api" in routes.namespace_dict
    with pytest.raises(ModuleNotFoundError):
        routes.resolve("api/notices")


def test_the_namespace_of_the_api_is_the_one_it_has_itself() -> None:
    assert api.urls[1:] == (API.app_name, API.namespace)
