"""The dated events of a case, and what the return of January 2026 says of them: a line for each."""

from __future__ import annotations

import pytest

from goldenthread.exchange.sen2.facts import Outcome, facts_of
from goldenthread.exchange.sen2.writing import header_of
from goldenthread.formats.sen2.collection import collection_of
from tests.exchange.cases import AT
from tests.law.told import told

HERE = collection_of(header_of("996", 2026, AT))
PLAN = (
    "2025-02-03 request-received; 2025-03-10 assessment-agreed; "
    "2025-05-20 draft-served; 2025-06-20 plan-finalised"
)
OLD = PLAN.replace("2025", "2022")
NO = "2025-02-03 request-received; 2025-03-10 assessment-refused"

TOLD = {
    "new": ("2025-12-01 request-received", "A -"),
    "received after the year": ("2026-01-05 request-received", ""),
    "not before the census": ("2026-02-05 request-received", ""),
    "decided after the census is not decided": (
        "2025-12-01 request-received; 2026-01-16 assessment-refused", "A -"
    ),
    "refused in the year": (NO, "N2025-03-10 -"),
    "refused and mediated": (f"{NO}; 2025-04-10 mediation-held", "N2025-03-10m -"),
    "refused, appealed and ordered": (
        f"{NO}; 2025-04-10 appealed; 2025-09-01 ordered-to-assess", "N2025-03-10t A"
    ),
    "refused long ago": ("2023-02-03 request-received; 2023-03-10 assessment-refused", ""),
    "refused long ago, appealed now": (
        "2023-02-03 request-received; 2024-12-10 assessment-refused; 2025-01-09 appealed", "N2024-12-10t -"
    ),
    "withdrawn": ("2025-02-03 request-received; 2025-02-10 request-withdrawn", "W -"),
    "moved away": ("2025-02-03 request-received; 2025-02-10 moved-out:352", "W -"),
    "being assessed": ("2025-09-03 request-received; 2025-10-10 assessment-agreed", "Y2025-10-10 A"),
    "agreed last year": ("2024-10-03 request-received; 2024-11-10 assessment-agreed", "H A"),
    "withdrawn when assessed": (
        "2025-09-03 request-received; 2025-10-10 assessment-agreed; 2025-11-01 request-withdrawn",
        "Y2025-10-10 W",
    ),
    "plan agreed, not issued": (
        "2025-09-03 request-received; 2025-10-10 assessment-agreed; 2025-12-01 plan-agreed", "Y2025-10-10 Y"
    ),
    "no plan": (
        "2025-02-03 request-received; 2025-03-10 assessment-agreed; 2025-05-01 plan-refused; "
        "2025-06-01 appealed",
        "Y2025-03-10 N2025-05-01t",
    ),
    "no plan, then ordered": (
        "2025-02-03 request-received; 2025-03-10 assessment-agreed; 2025-05-01 plan-refused; "
        "2025-06-01 appealed; 2025-09-01 ordered-to-make-plan; 2025-09-20 draft-served; "
        "2025-10-10 plan-finalised",
        "Y2025-03-10 N2025-05-01t plan 2025-10-10",
    ),
    "plan": (PLAN, "Y2025-03-10 Y2025-06-20 plan 2025-06-20"),
    "plan with an exception": (
        f"{PLAN}; 2025-03-20 absent-from-area until 2025-05-01",
        "Y2025-03-10 Y2025-06-20 excused plan 2025-06-20",
    ),
    "old plan": (OLD, "H H plan 2022-06-20"),
    "old plan amended": (
        f"{OLD}; 2023-05-01 review-held; 2023-05-20 amend-decided; 2023-05-20 amendments-sent; "
        "2023-07-01 amended-plan-finalised", "H H plan 2023-07-01"
    ),
    "ended in the year": (f"{OLD}; 2025-03-01 plan-ceased:2", "H H plan 2022-06-20 ended 2025-03-01"),
    "ended before the year": (f"{OLD}; 2024-03-01 plan-ceased:2", ""),
    "ended after the census is in force": (f"{OLD}; 2026-03-01 plan-ceased:2", "H H plan 2022-06-20"),
    "moved in": ("2025-03-01 plan-transferred-in:352", "H H plan None"),
}  # fmt: skip


@pytest.mark.parametrize("line, expected", TOLD.values(), ids=TOLD)
def test_events_become_the_outcomes_of_the_return(line: str, expected: str) -> None:
    events = sorted(told(line), key=lambda event: event.on)
    facts = facts_of(events, HERE)
    if facts is None:
        assert not expected
        return
    words = [_short(facts.request), _short(facts.assessment)]
    words += ["excused"] if facts.excused else []
    words += [f"plan {facts.plan_starts}"] if facts.has_plan else []
    words += [f"ended {facts.ended.on}"] if facts.ended else []
    assert " ".join(words) == expected


def _short(outcome: Outcome | None) -> str:
    if outcome is None:
        return "-"
    return f"{outcome.code}{outcome.on or ''}{'m' * outcome.mediation}{'t' * outcome.tribunal}"


REVIEWED = (
    f"{OLD}; 2025-06-01 transfer-of-phase for 2026-09-01; 2025-09-10 review-held; 2025-09-30 amend-decided; "
    "2025-10-05 amendments-sent; 2025-12-01 amended-plan-finalised"
)


def test_review_and_move_are_given_with_their_days() -> None:
    facts = facts_of(told(REVIEWED), HERE)
    assert facts is not None
    review = facts.review
    found = [review.held, review.told, review.draft, review.move_due, review.move_settled]
    assert list(map(str, found)) == ["2025-09-10", "2025-09-30", "2025-10-05", "2026-02-15", "2025-12-01"]
