"""Renders our macros and GOV.UK's reference for the same thing, in a form that can be compared."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import jinja2
import lxml.html
from django.template import engines

IMPORTS = '{% import "design/govuk.jinja" as gov %}{% import "design/thread.jinja" as gt %}'


def ours(source: str, **context: Any) -> str:
    """A piece of template, with our macros at hand."""
    return str(engines["jinja2"].from_string(IMPORTS + source).render(context))


def theirs(component: str, macro: str, parameters: dict[str, Any]) -> str:
    """The same component by the reference implementation."""
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {macro} %}}'
        f"{{{{ {macro}(parameters) }}}}"
    )
    return str(_reference().from_string(source).render(parameters=parameters))


@cache
def _reference() -> jinja2.Environment:
    package = jinja2.PackageLoader("govuk_frontend_jinja")
    loader = jinja2.PrefixLoader({"govuk_frontend_jinja": package})
    return jinja2.Environment(loader=loader, undefined=jinja2.ChainableUndefined, autoescape=True)


def tree(html: str) -> list[str]:
    """One line for each element or text: attributes in order of name, classes in order, white
    space as a reader sees it."""
    parts = lxml.html.fragments_fromstring(html)
    return [line for each in parts for line in _lines(each, 0)]


def _lines(each: Any, depth: int) -> list[str]:
    if isinstance(each, str):
        return _words(each, depth)
    attributes = sorted(f'{name}="{_value(name, value)}"' for name, value in each.attrib.items())
    inside = [line for child in each for line in _lines(child, depth + 1)]
    opening = "  " * depth + " ".join([each.tag, *attributes])
    return [opening, *_words(each.text, depth + 1), *inside, *_words(each.tail, depth)]


def _value(name: str, value: str) -> str:
    return " ".join(sorted(value.split())) if name == "class" else value


def _words(text: str | None, depth: int) -> list[str]:
    plain = re.sub(r"\s+", " ", text or "").strip()
    return ["  " * depth + plain] if plain else []
