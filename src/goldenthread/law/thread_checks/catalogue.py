"""Every check there is, on words and on the whole thread: one list, and the page made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.law.rules import Citation
from goldenthread.law.thread_checks.links import LINK_RULES
from goldenthread.law.thread_checks.promises import PROMISE_RULES
from goldenthread.law.thread_checks.rule import ThreadRule, Weight
from goldenthread.law.thread_checks.voices import VOICE_RULES
from goldenthread.law.wording import WORDING_RULES, LineKind, WordingRule

THREAD_RULES: tuple[ThreadRule, ...] = (*LINK_RULES, *PROMISE_RULES, *VOICE_RULES)

WHOLE_PLAN = "the whole plan"
KIND_WORDS = {
    LineKind.PROVISION: "provision",
    LineKind.OUTCOME: "outcomes",
    LineKind.NEED: "needs",
    LineKind.CLASS_NOTE: "class notes",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One check as anybody may read it. `about`: which lines it reads."""

    id: str
    about: str
    reason: str
    example: str
    better: str
    citations: tuple[Citation, ...]
    breaks_thread: bool
    doubt: str


def _of_words(rule: WordingRule) -> Check:
    about = ", ".join(words for kind, words in KIND_WORDS.items() if kind in rule.applies_to)
    return Check(
        id=rule.id,
        about=about,
        reason=rule.reason,
        example=rule.example_bad,
        better=rule.example_better,
        citations=rule.citations,
        breaks_thread=False,
        doubt=rule.doubt,
    )


def _of_thread(rule: ThreadRule) -> Check:
    return Check(
        id=rule.id,
        about=WHOLE_PLAN,
        reason=f"{rule.asks} {rule.reason}",
        example=rule.example_bad,
        better=rule.example_better,
        citations=rule.citations,
        breaks_thread=rule.weight is Weight.BREAK,
        doubt=rule.doubt,
    )


CHECKS: tuple[Check, ...] = (*map(_of_words, WORDING_RULES), *map(_of_thread, THREAD_RULES))

_INTRODUCTION = f"""# What is checked in a plan

{len(CHECKS)} checks: {len(WORDING_RULES)} on the words of one line and {len(THREAD_RULES)} on the whole plan.
Each is a hint to the author of a draft. None of them stops anybody, and the words of a child or a family
are never checked. The same plan always gets the same hints.

The Code asks that provision be detailed, specific and normally quantified. The courts ask that it leave no
room for doubt. We have read the judgments only as lawyers for families quote them, not whole.
"""
_COLUMNS = ("Check", "Reads", "Why", "Instead of", "Better", "Where it is written", "Doubt")
_HEAD = f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|"


def checks_markdown() -> str:
    """The reference page of all checks, as Markdown."""
    return "\n".join([_INTRODUCTION, *_sections()])


def _sections() -> Iterator[str]:
    of_words = [check for check in CHECKS if check.about != WHOLE_PLAN]
    of_thread = [check for check in CHECKS if check.about == WHOLE_PLAN]
    for title, checks in (("On the words of one line", of_words), ("On the whole plan", of_thread)):
        yield f"## {title}\n"
        yield _HEAD
        yield from map(_row, checks)
        yield ""


def _row(check: Check) -> str:
    where = "; ".join(str(citation) for citation in check.citations)
    cells = (check.about, check.reason, check.example, check.better, where, check.doubt)
    return f"| `{check.id}` | " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
