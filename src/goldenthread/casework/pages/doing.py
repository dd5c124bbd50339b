"""What an officer does next in a case: one answer, for the page of the case and for each list of cases.

It is told from where the case stands and from what is due, since that is all that a list knows of a case.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from goldenthread.casework.queries.caseload import Due
from goldenthread.casework.states import CaseState
from goldenthread.law.time_limits.limit import Who
from goldenthread.law.time_limits.table import BY_NAME

S = CaseState


class Do(NamedTuple):
    """The words of it, and the page where it is done. `late_advice`: what is to be got first."""

    words: str
    route: str = "case"
    late_advice: Due | None = None

    @property
    def heading(self) -> str:
        return f"Next: {self.words[0].lower()}{self.words[1:]}"


BY_STATE = {
    S.ASKED: Do("Decide whether to assess", "case_decide"),
    S.ASSESSING: Do("Go on with the assessment", "case_decide"),
    S.WRITING: Do("Write the draft plan", "case_plan"),
    S.DRAFTED: Do("Go on with the draft plan", "case_plan"),
    S.IN_FORCE: Do("Go on with the review", "case_review"),
    S.AMENDING: Do("Go on with the changes to the plan", "case_plan"),
    S.REASSESSING: Do("Go on with the reassessment", "case_plan"),
}
NOT_YET = Do("Nothing until the review", "case_review")
_REVIEWS = ("review-plan", "review-after-transfer")
NEAR = timedelta(weeks=12)  # a meeting is arranged, and everybody asked for advice, some weeks before it
# Due 2 weeks before a meeting that is arranged: nobody may have recorded them of one that is over.
_ARRANGING, BEFORE_IT = ("invite-to-review", "send-review-papers"), timedelta(weeks=2)
# What the council must do first asks for, where that is something else.
BY_LIMIT = {
    "decide-after-review": Do("Decide after the review", "case_review"),
    "transfer-plan": Do("Transfer the case", "case_transfer"),
    "tell-of-transfer": Do("Tell the family that the plan came", "case_tell_of_transfer"),
    "order-cease": Do("End the plan", "case_cease"),
    **dict.fromkeys(
        ("order-assess-tell", "unopposed-assess-tell", "agreement-assess-tell"),
        Do("Tell the family that there will be an assessment", "case_decide"),
    ),
    **dict.fromkeys(
        ("order-amend", "unopposed-amend", "agreement-amend"), Do("Change the plan", "case_plan")
    ),
    **dict.fromkeys(
        ("order-name-setting", "agreement-name-setting"), Do("Name the school or setting", "case_plan")
    ),
    **dict.fromkeys(
        ("order-otherwise", "keep-agreement"), Do("Do what was ordered or agreed", "case_disagree")
    ),
}


def what_to_do(state: CaseState, dues: Collection[Due], today: date) -> Do | None:
    """Advice that is late comes before the decision that waits for it; None where nothing is left to do."""
    own = min((one for one in dues if one.who is Who.COUNCIL), key=_first, default=None)
    if state not in BY_STATE:
        if own is None or state is S.MOVED_OUT:
            return None
        must = BY_NAME[own.limit].must
        return Do(f"{must[0].upper()}{must[1:]}", "case_disagree")
    late = [one for one in dues if one.limit == "give-advice" and one.due < today]
    if late and state in (S.ASSESSING, S.WRITING):
        advice = min(late, key=_first)
        about = advice.about.partition(":")[0].lower() or "late"
        return Do(f"Get the {about} advice", "case_chase", advice)
    if own is None:
        return BY_STATE[state]
    if state is S.IN_FORCE and own.limit in _REVIEWS and own.due > today + NEAR:
        begun = any(one.limit in _ARRANGING and one.due + BEFORE_IT >= today for one in dues)
        return BY_STATE[state] if begun else NOT_YET
    return BY_LIMIT.get(own.limit, BY_STATE[state])


def _first(one: Due) -> tuple[date, str, str]:
    return one.due, one.limit, one.about
