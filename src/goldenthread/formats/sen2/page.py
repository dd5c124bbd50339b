"""The reference page of the return: its modules and items, code sets, rules and doubts."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.formats.sen2.codes import CODE_SETS
from goldenthread.formats.sen2.collection import BEGAN, CENSUS_DAYS
from goldenthread.formats.sen2.remarks import READING_RULES
from goldenthread.formats.sen2.rules import RULES
from goldenthread.formats.sen2.rules.rule import ReturnRule
from goldenthread.formats.sen2.rules.whole import WHOLE_RULES
from goldenthread.formats.sen2.structure import DOUBTS, MODULES, Item, Module

_INTRODUCTION = """# The return of children with plans (SEN2)

`goldenthread sen2 check FILE` reads a return and holds these rules against it. The numbers and the words of
the rules are ours. An **error** has to be put right; a **query** has to be looked at.

Each rule says where it comes from; none of them is a rule of the department’s.

- **SEN2 guide**: the words of the department’s guide, as others quote them.
- **witan.sen2**: an open program that reads real returns; its structure, and what it checks.
- **Annex A of area SEND inspections** and **school census**: the published rules on the same items there.
- **Golden Thread**: ours, what the words of the items mean when they are taken together.
"""


def return_markdown() -> str:
    """The reference page, as Markdown."""
    return "\n".join([_INTRODUCTION, *_doubts(), *_modules(), *_codes(), *_rules()])


def _doubts() -> Iterator[str]:
    yield "## What is not certain\n"
    yield from (f"- {doubt}" for doubt in DOUBTS)
    days = ", ".join(day.isoformat() for day in CENSUS_DAYS.values())
    yield f"\nCensus days known: {days}. The return is about the calendar year before.\n"


def _modules() -> Iterator[str]:
    for module in MODULES:
        yield f"## `{module.name}`: {module.says}\n"
        yield f"Stands {module.times}. In it: {_inside(module)}.\n"
        if module.items:
            yield "| Item | What | Holds | Versions | Doubt |\n|---|---|---|---|---|"
            yield from map(_item, module.items)
            yield ""


def _inside(module: Module) -> str:
    return ", ".join(f"`{inner.name}`" for inner in module.modules) or "no other module"


def _item(item: Item) -> str:
    holds = f"a code of `{item.codes.name}`" if item.codes else item.kind.value
    versions = f"from {item.since}" if item.since else f"before {item.until}" if item.until else "all"
    more = ", may stand several times" if item.repeats else ""
    return f"| `{item.name}` | {item.says} | {holds}{more} | {versions} | {item.doubt} |"


def _codes() -> Iterator[str]:
    yield "## Code sets\n\n| Set | Codes | Doubt |\n|---|---|---|"
    for codes in CODE_SETS:
        known = "; ".join(f"`{code}` {words}" for code, words in codes.codes.items()) or "to be filled"
        yield f"| `{codes.name}` | {known} | {codes.doubt} |"
    yield ""


def _rules() -> Iterator[str]:
    yield "## Rules\n\n| Rule | In | Items | What is wrong | How bad | From where | Holds | Doubt |"
    yield "|---|---|---|---|---|---|---|---|"
    for reading in (*READING_RULES, *WHOLE_RULES):
        yield f"| {reading.number} | the file | | {reading.says} | {reading.severity.value} | | always | |"
    yield from map(_rule, RULES)
    yield ""


def _rule(rule: ReturnRule) -> str:
    items = ", ".join(f"`{item}`" for item in rule.items)
    holds = "always" if rule.since == BEGAN else f"from the census of {rule.since.isoformat()}"
    holds = f"before the census of {rule.until.isoformat()}" if rule.until else holds
    place = f"| {rule.number} | `{rule.module.name}` | {items} | {rule.says} "
    return f"{place}| {rule.severity.value} | {rule.source} | {holds} | {rule.doubt} |"
