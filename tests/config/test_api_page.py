"""The API as pages to read: every operation is there, whole, and needs no script."""

from __future__ import annotations

from functools import cache

import pytest
from django.test import Client

from goldenthread.config.api import api
from goldenthread.config.api_page import PARTS, parts

pytestmark = pytest.mark.django_db


@cache
def page(slug: str) -> str:
    answer = Client().get(f"/api/docs{slug}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_operation_is_on_the_first_page() -> None:
    document = api.get_openapi_schema()["paths"]
    named = [(method.upper(), address) for address, methods in document.items() for method in methods]
    assert [one for one in named if "{} {}<".format(*one) not in page("")] == []


def test_every_part_has_a_name() -> None:
    assert sorted(parts()) == sorted(PARTS)


@pytest.mark.parametrize("slug", PARTS)
def test_a_part_shows_each_operation_whole(slug: str) -> None:
    shown = page(f"/{slug}")
    assert [one.summary for one in parts()[slug] if f'id="{one.anchor}"' not in shown] == []
    assert [
        one.name for op in parts()[slug] for one in op.sent if f"<code>{one.name}</code>" not in shown
    ] == []


@pytest.mark.parametrize("words", ["Authorization: Bearer KEY", "401 Unauthorized", "409 Conflict"])
def test_the_first_page_says_how_to_sign_in_and_what_a_refusal_means(words: str) -> None:
    assert words in page("")


@pytest.mark.parametrize(
    "value", ["plan.needs[].outcomes[].provisions[].minutes", "fields (provision).weekdays"]
)
def test_the_lines_of_a_plan_are_described_to_the_last_field(value: str) -> None:
    assert f"<code>{value}</code>" in page("/writing")


def test_no_page_of_it_needs_a_script_or_another_server() -> None:
    for slug in ("", *(f"/{one}" for one in PARTS)):
        assert "<script>" not in page(slug)
        assert "//cdn" not in page(slug)


def test_a_part_that_is_not_there_is_not_found() -> None:
    assert Client().get("/api/docs/nothing").status_code == 404


def test_whoever_has_no_key_is_told_how_to_sign_in() -> None:
    answer = Client().get("/api/notices")
    message = "Send a key that has not ended, as `Authorization: Bearer KEY`."
    assert (answer.status_code, answer.json()) == (401, {"faults": [{"field": "", "message": message}]})


def test_the_document_says_how_to_sign_in_and_what_comes_otherwise() -> None:
    document = api.get_openapi_schema()
    assert document["security"] == [{"key": []}]
    assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    silent = [
        a
        for a, methods in document["paths"].items()
        for one in methods.values()
        if "401" not in one["responses"]
    ]
    assert silent == []


def test_a_form_with_a_file_is_shown_as_its_parts_are_sent() -> None:
    (register,) = [one for one in parts()["places"] if one.path == "/api/places/register"]
    assert register.example == '--form "file=@edubasealldata.csv"\n--form "what=schools"'
