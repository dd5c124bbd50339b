"""Every rule of the law here, in one list, and the reference page made from it.

The checks of wording have their own list, in `law.thread_checks`.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.law import (
    account_rules,
    agreement,
    appeals,
    areas,
    assessment_advice,
    consulting,
    dates,
    duty_rules,
    fair_consulting,
    layers,
    measures,
    panels,
    reviews,
    time_limits,
    transition,
)
from goldenthread.law.day_words import long_date
from goldenthread.law.rules import Rule, Standing

SECTIONS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Which duty is owed", duty_rules.RULES),
    ("Layers of support", layers.RULES),
    ("How a need is named", areas.RULES),
    ("When things are due", dates.RULES),
    ("Time limits of a case with the council", time_limits.RULES),
    ("National measures of timeliness", measures.RULES),
    ("Whose advice an assessment needs", assessment_advice.RULES),
    ("Who may sit on a panel", panels.RULES),
    ("The yearly review, and ceasing", reviews.RULES),
    ("Mediation, appeals and the end of a plan", appeals.RULES),
    ("How a consultation is held", consulting.RULES),
    ("What a fair consultation owes people", fair_consulting.RULES),
    ("The reform’s proposed move from EHC plans", transition.RULES),
    ("When a version of a plan may come into force", agreement.RULES),
    ("The account of what was promised", account_rules.RULES),
)
RULES: tuple[Rule, ...] = tuple(rule for _, rules in SECTIONS for rule in rules)

STANDING_WORDS = {
    Standing.LAW: "Law",
    Standing.GUIDANCE: "Guidance",
    Standing.PROPOSAL: "Proposal",
    Standing.HOUSE: "House rule",
}
_INTRODUCTION = """# The rules, and where they are written

Each rule has a date from which it holds and a standing. **Law** binds. **Guidance** must be followed
unless there is a good reason not to. A **proposal** is not law: it answers only for days on which it is
expected to be. A **house rule** is our own, and says so. What we are not sure of stands under *Doubt*.
"""
_HEAD = "| Rule | What it says | Where it is written | Standing | Holds | Doubt |\n|---|---|---|---|---|---|"


def rules_markdown() -> str:
    """The reference page of all rules, as Markdown."""
    return "\n".join([_INTRODUCTION, *_sections()])


def _sections() -> Iterator[str]:
    for title, rules in SECTIONS:
        yield f"## {title}\n"
        yield _HEAD
        yield from map(_row, rules)
        yield ""


def _row(rule: Rule) -> str:
    where = "; ".join(str(citation) for citation in rule.citations)
    standing = STANDING_WORDS[rule.standing]
    return f"| `{rule.id}` | {rule.says} | {where} | {standing} | {_holds(rule)} | {rule.doubt} |"


def _holds(rule: Rule) -> str:
    since = f"from {long_date(rule.since)}"
    return since if rule.until is None else f"{since}, until {long_date(rule.until)}"
