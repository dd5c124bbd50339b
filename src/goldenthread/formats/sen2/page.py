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
the rules are ours. `goldenthread sen2 write` makes a return from the cases of a council and checks it in the
same way: a fault that is **to be filled** is an item that the record knows of without its code.

An **error** has to be put right; a **query** has to be looked at.

Each rule says where it comes from; none of them is a rule of the department’s.

- **SEN2 guide**: the words of the department’s guide, as others quote them.
- **witan.sen2**: an open program that reads real returns; its structure, and what it checks.
- **Annex A of area SEND inspections** and **school census**: the published rules on the same items there.
- **Golden Thread**: ours, what the words of the items mean when they are taken together.

The return is read as XML, or as a folder or zip of CSV files: one for each module (`person.csv`,
`requests.csv` …) with a column for each item. `Id` numbers the rows of a file, `Of` is the Id of the row that
this one belongs to, and `More` holds as XML what has no column of its own. These files are ours, and are not
the exports of the department’s own system.

Where codes are “to be filled”, whoever makes the return fills them in on the page Returns, Code sets, with
where they are from; or, for one return, with `--codes FILE`, a JSON object of code sets, each an object of
codes and their words: `{"DP": {"the code": "what it means"}}`. Until then the rules that need them judge
nothing, and every check says so.
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
    yield "## Rules\n"
    yield "### The file\n\n| Rule | What is wrong | How bad |\n|---|---|---|"
    for reading in sorted((*READING_RULES, *WHOLE_RULES), key=lambda each: each.number):
        yield f"| {reading.number} | {reading.says} | {reading.severity.value} |"
    for module in MODULES:
        yield f"\n### `{module.name}`\n"
        yield "| Rule | Items | What is wrong | How bad | From where | Holds | Doubt |"
        yield "|---|---|---|---|---|---|---|"
        yield from (_rule(rule) for rule in RULES if rule.module is module)
    yield ""


def _rule(rule: ReturnRule) -> str:
    items = ", ".join(f"`{item}`" for item in rule.items)
    holds = "always" if rule.since == BEGAN else f"from the census of {rule.since.isoformat()}"
    holds = f"before the census of {rule.until.isoformat()}" if rule.until else holds
    says = f"| {rule.number} | {items} | {rule.says} | {rule.severity.value} "
    return f"{says}| {rule.source} | {holds} | {rule.doubt} |"
