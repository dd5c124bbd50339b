"""Is a plan one thread from need to provision? Checks on the whole plan, and the list of all checks."""

from goldenthread.law.thread_checks.catalogue import CHECKS, THREAD_RULES, Check, checks_markdown
from goldenthread.law.thread_checks.plan_lines import (
    NeedLine,
    OutcomeLine,
    PlanLines,
    ProvisionLine,
    Strand,
    ViewLine,
    Whose,
)
from goldenthread.law.thread_checks.rule import ThreadRemark, ThreadRule, Weight
from goldenthread.law.thread_checks.summary import WholeLine, Wholeness, check_thread, is_whole

__all__ = [
    "CHECKS",
    "THREAD_RULES",
    "Check",
    "NeedLine",
    "OutcomeLine",
    "PlanLines",
    "ProvisionLine",
    "Strand",
    "ThreadRemark",
    "ThreadRule",
    "ViewLine",
    "Weight",
    "WholeLine",
    "Wholeness",
    "Whose",
    "check_thread",
    "checks_markdown",
    "is_whole",
]
