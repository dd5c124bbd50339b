"""Is the thread whole? The few lines a reader sees beside the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.analysis.reading import ReadingAge, reading_age
from goldenthread.law.thread_checks.catalogue import THREAD_RULES
from goldenthread.law.thread_checks.plan_lines import PlanLines
from goldenthread.law.thread_checks.rule import ThreadRemark, ThreadRule

_SPECIFIC = frozenset({"provision-who", "provision-how-often", "provision-how-long", "provision-how-many"})


@dataclass(frozen=True, slots=True)
class WholeLine:
    """One thing that makes a thread whole: whether it is so, and the sentence that says it."""

    whole: bool
    says: str


@dataclass(frozen=True, slots=True)
class Wholeness:
    """`lines` in reading order. `reading_age` is None for a plan too short to say."""

    lines: tuple[WholeLine, ...]
    reading_age: ReadingAge | None

    @property
    def whole(self) -> bool:
        return all(line.whole for line in self.lines)


def check_thread(plan: PlanLines) -> list[ThreadRemark]:
    """What could be mended in the plan as a whole, rule by rule in the order of `THREAD_RULES`.

    The same plan always gives the same remarks. None of them blocks. Sources: each rule's citations.
    """
    return [remark for rule in THREAD_RULES for remark in _remarks(rule, plan)]


def is_whole(plan: PlanLines, *, not_recorded: int = 0) -> Wholeness:
    """The card “Is the thread whole?”. `not_recorded`: promised sessions that nobody recorded."""
    remarks = check_thread(plan)
    lines = (*_partners(plan, remarks), *_specific(plan, remarks), *_recorded(plan, not_recorded))
    return Wholeness(lines, reading_age(plan.words))


def _remarks(rule: ThreadRule, plan: PlanLines) -> Iterator[ThreadRemark]:
    for strand, says in rule.find(plan):
        yield ThreadRemark(rule.id, strand, says, rule.reason, rule.example_better, rule.weight)


def _partners(plan: PlanLines, remarks: list[ThreadRemark]) -> Iterator[WholeLine]:
    if not plan.needs:
        yield WholeLine(False, "No need is written down yet")
        return
    bare = _count(remarks, "need-without-outcome")
    yield _line(bare, "Every need has an outcome", "need has no outcome", "needs have no outcome")
    if plan.outcomes:
        bare = _count(remarks, "outcome-without-provision")
        yield _line(
            bare, "Every outcome has provision", "outcome has no provision", "outcomes have no provision"
        )


def _specific(plan: PlanLines, remarks: list[ThreadRemark]) -> Iterator[WholeLine]:
    total = len(plan.provisions)
    vague = len({remark.strand for remark in remarks if remark.rule_id in _SPECIFIC})
    said = "who, when, how long and how many"
    if total:
        whole = f"The provision says {said}" if total == 1 else f"All {total} provisions say {said}"
        yield _line(vague, whole, f"provision does not say {said}", f"provisions do not say {said}")


def _recorded(plan: PlanLines, not_recorded: int) -> Iterator[WholeLine]:
    if not_recorded:
        yield _line(not_recorded, "", "session is not recorded", "sessions are not recorded")


def _count(remarks: list[ThreadRemark], rule_id: str) -> int:
    return sum(remark.rule_id == rule_id for remark in remarks)


def _line(wrong: int, whole: str, one: str, many: str) -> WholeLine:
    if not wrong:
        return WholeLine(True, whole)
    return WholeLine(False, f"{wrong} {one if wrong == 1 else many}")
