"""The frame of every page: it stands with nothing, and says what it is given."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from jinja2 import UndefinedError

from goldenthread.design.parts import NavLink, SignedIn
from goldenthread.design.samples import SessionForm, everything

PAGE = '{% extends "design/layout.jinja" %}{% block title %}Plan{% endblock %}'


def page(source: str = PAGE, **context: Any) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(engines["jinja2"].from_string(source).render(context))


def words(element: lxml.html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in element.xpath(path)]


def test_layout_stands_without_any_context() -> None:
    bare = page()
    assert words(bare, "//title") == ["Plan – Golden Thread"]
    assert words(bare, "//header") == ["Golden Thread"]
    assert bare.xpath("//nav | //form | //main/*") == []


def test_layout_has_no_inline_script_or_style() -> None:
    printed = render_to_string("design/styleguide.jinja", everything() | {"page": _one_page()})
    guide = lxml.html.document_fromstring(printed)
    assert guide.xpath("//@style | //style | //script[not(@src)] | //@onclick | //@onsubmit") == []


def _one_page() -> Any:
    return Paginator(range(250), 20).page(4)


def test_header_says_who_is_signed_in_and_signs_out_by_post() -> None:
    who = SignedIn("Ruth Palmer", "SENCO", "Hawthorn Primary", "account-7")
    out = page(signed_in=who, sign_out_url="/out", csrf_input="TOKEN")
    assert words(out, "//header//p") == ["Ruth Palmer, SENCOHawthorn Primary"]
    [form] = out.xpath("//header//form")
    assert (form.get("method"), form.get("action")) == ("post", "/out")
    assert words(form, ".//button") == ["Sign out"]
    assert out.body.get("data-account") == "account-7"


def test_menu_says_where_the_reader_is() -> None:
    menu = page(nav=[NavLink("Desk", "/desk"), NavLink("Plans", "/plans", current=True)])
    assert words(menu, "//nav//a") == ["Desk", "Plans"]
    assert words(menu, "//nav//a[@aria-current='page']") == ["Plans"]


def test_page_with_errors_says_so_in_its_title_and_first_in_its_body() -> None:
    wrong = page(form=SessionForm({}))
    assert words(wrong, "//title") == ["Error: Plan – Golden Thread"]
    assert words(wrong, "//main/*[1]//h2") == ["There is a problem"]
    assert wrong.xpath("//main//li/a/@href")[:2] == ["#day-day", "#at"]


def test_error_links_given_by_the_page_stand_in_for_a_form() -> None:
    wrong = page(error_links=[("#row-3", "Line 3 has no date")])
    assert words(wrong, "//title | //main//a") == ["Error: Plan – Golden Thread", "Line 3 has no date"]


@pytest.mark.parametrize("level, title", [(constants.SUCCESS, "Success"), (constants.WARNING, "Important")])
def test_message_becomes_a_banner(level: int, title: str) -> None:
    said = page(messages=[Message(level, "The plan is <shared>.")])
    assert words(said, "//main//h2") == [title]
    assert words(said, "//main//p") == ["The plan is <shared>."]


def test_language_and_footer_are_said() -> None:
    other = page(lang="pl", footer_links=[NavLink("Help", "/help")], footer_words="Northmoor")
    assert other.get("lang") == "pl"
    assert words(other, "//footer//a | //footer//p") == ["Help", "Northmoor"]


def test_page_need_not_import_the_components() -> None:
    source = PAGE + "{% block content %}{{ gov.tag('Draft') }}{{ gt.empty('Nothing.') }}{% endblock %}"
    assert words(page(source), "//main/*") == ["Draft", "Nothing."]


def test_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        page(PAGE + "{% block content %}{{ child }}{% endblock %}")


@pytest.mark.parametrize("name", ["name", "links", "who", "marks", "title"])
def test_layout_does_not_take_a_pages_own_names(name: str) -> None:
    source = PAGE + "{% block content %}<p>{{ " + name + " }}</p>{% endblock %}"
    assert words(page(source, **{name: "mine"}), "//main/p") == ["mine"]
