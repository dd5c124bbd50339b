"""No rule is missing from the list, and the page made from it says what the list says."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules
from types import ModuleType

import goldenthread.law
from goldenthread.law.catalogue import RULES, SECTIONS, rules_markdown
from goldenthread.law.rules import Rule, Standing

ELSEWHERE = ("wording", "thread_checks", "reading")


def law_modules() -> list[ModuleType]:
    names = [module.name for module in iter_modules(goldenthread.law.__path__)]
    ours = [name for name in names if not name.startswith(ELSEWHERE)]
    return [import_module(f"goldenthread.law.{name}") for name in ours]


def rules_in(module: ModuleType) -> set[Rule]:
    values = [*vars(module).values()]
    within = [item for value in values if isinstance(value, tuple) for item in value]
    return {value for value in [*values, *within] if isinstance(value, Rule)}


def test_every_rule_written_anywhere_in_law_is_listed_once() -> None:
    written = {rule for module in law_modules() for rule in rules_in(module)}
    assert set(RULES) == written
    assert len(RULES) == len(written)


def test_versions_of_one_rule_follow_each_other() -> None:
    in_order = sorted(RULES, key=lambda rule: (rule.id, rule.since))
    for earlier, later in pairwise(in_order):
        assert earlier.id != later.id or (earlier.until is not None and earlier.until <= later.since)


def test_every_rule_is_a_sentence_with_a_source() -> None:
    assert [rule.id for rule in RULES if not rule.says.endswith(".")] == []
    assert [rule.id for rule in RULES if not rule.citations] == []
    assert [rule.id for rule in RULES if "|" in rule.says + rule.doubt] == []


def test_a_proposal_says_that_it_is_in_doubt() -> None:
    proposals = [rule for rule in RULES if rule.standing is Standing.PROPOSAL]
    assert [rule.id for rule in proposals if not rule.doubt.startswith("A proposal.")] == []


def test_the_page_has_a_row_for_each_rule_in_order() -> None:
    rows = [line for line in rules_markdown().splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [rule.id for rule in RULES]


def test_the_page_has_a_heading_for_each_section() -> None:
    headings = [line[3:] for line in rules_markdown().splitlines() if line.startswith("## ")]
    assert headings == [title for title, _ in SECTIONS]


def test_a_row_says_everything() -> None:
    assert (
        "| `dates.plan_review` | An Individual Support Plan is reviewed at least once every 12 months. "
        "| Golden Thread, house rule | House rule | from 1 September 2014, until 1 September 2029 "
        "| This house keeps now to what the reform proposes. |"
    ) in rules_markdown().splitlines()
