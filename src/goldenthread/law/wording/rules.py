"""Every wording rule, in the order in which remarks on the same words are shown."""

from __future__ import annotations

from goldenthread.law.wording.amounts import AMOUNT_RULES
from goldenthread.law.wording.conditions import CONDITION_RULES
from goldenthread.law.wording.deeds import DEED_RULES
from goldenthread.law.wording.doers import DOER_RULES
from goldenthread.law.wording.needs import NEED_RULES
from goldenthread.law.wording.outcomes import OUTCOME_RULES
from goldenthread.law.wording.plain_words import PLAIN_RULES
from goldenthread.law.wording.promises import PROMISE_RULES
from goldenthread.law.wording.rule import WordingRule
from goldenthread.law.wording.traces import TRACE_RULES

WORDING_RULES: tuple[WordingRule, ...] = (
    *AMOUNT_RULES,
    *CONDITION_RULES,
    *PROMISE_RULES,
    *DOER_RULES,
    *DEED_RULES,
    *OUTCOME_RULES,
    *NEED_RULES,
    *PLAIN_RULES,
    *TRACE_RULES,
)
