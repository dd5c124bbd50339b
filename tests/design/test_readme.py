"""The list that page authors read is the list that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines

from goldenthread import design
from goldenthread.design import forms, parts
from goldenthread.design.jinja import FILTERS

README = (Path(design.__file__).parent / "README.md").read_text()
SECTIONS = dict(zip(*[iter(re.split(r"^## `(gov|gt)`.*$", README, flags=re.MULTILINE)[1:])] * 2, strict=True))


@pytest.mark.parametrize("name, file", [("gov", "govuk"), ("gt", "thread")])
def test_every_component_is_listed(name: str, file: str) -> None:
    module = engines["jinja2"].env.get_template(f"design/{file}.jinja").module
    there = {macro for macro in vars(module) if not macro.startswith("_")}
    listed = set(re.findall(r"(?:^|  |\{% call )(\w+)\(", SECTIONS[name].split("## ")[0], re.MULTILINE))
    assert listed == there


def test_every_filter_field_and_part_is_named() -> None:
    names = [word.__name__ for word in FILTERS]
    names += [name for name in forms.__all__ if name.endswith(("Field", "Form"))]
    names += [name for name, made in vars(parts).items() if hasattr(made, "__dataclass_fields__")]
    assert [name for name in names if not re.search(rf"\b{name}\b", README)] == []
