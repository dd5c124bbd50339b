"""What an officer may say happened in a case: everything that has no page, and no operation, of its own."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.law.appeals import AGREED_AS, CONCESSIONS, ORDERS
from goldenthread.law.time_limits import EVENT_WORDS, EventKind

K = EventKind
ELSEWHERE = frozenset(
    {
        K.REQUEST_RECEIVED, K.BECAME_RESPONSIBLE, K.PLAN_TRANSFERRED_IN, K.ASSESSMENT_AGREED,
        K.ASSESSMENT_REFUSED, K.ADVICE_REQUESTED, K.ADVICE_RECEIVED, K.PLAN_AGREED, K.PLAN_REFUSED,
        K.DRAFT_SERVED, K.PLAN_FINALISED, K.SETTING_CONSULTED, K.SETTING_REPLIED, K.MAINTAIN_DECIDED,
        K.AMEND_DECIDED, K.CEASE_DECIDED, K.AMENDMENTS_SENT, K.AMENDMENTS_DROPPED, K.AMENDED_PLAN_FINALISED,
        K.REASSESSMENT_AGREED, K.REASSESSMENT_REFUSED, K.BUDGET_ASKED, K.BUDGET_AGREED, K.BUDGET_REFUSED,
        K.BUDGET_REVIEW_ASKED, K.FAMILY_TOLD_OF_TRANSFER, K.MOVE_LEARNED, K.MOVED_OUT,
        K.MEDIATION_ADVISER_CONTACTED, K.MEDIATION_DECLINED, K.CERTIFICATE_ISSUED, K.MEDIATION_ASKED_FOR,
        K.MEDIATION_HELD, *AGREED_AS.values(), K.CARRIED_ON, K.APPEALED, K.TRIBUNAL_DATE_SET,
        K.HEARING_SET, K.DONE_AS_SET, K.APPEAL_ENDED, *ORDERS, *CONCESSIONS, K.REVIEW_ARRANGED,
        K.REVIEW_INVITED, K.REVIEW_PAPERS_SENT, K.REVIEW_HELD, K.REVIEW_REPORT_SENT, K.CEASE_CONSIDERED,
        K.CEASE_ANSWERED, K.PLAN_CEASED, K.TRANSFER_TO_POST_16, K.TRANSFER_OF_PHASE,
        K.TRANSFER_BETWEEN_POST_16,
    }
)  # fmt: skip


def event_choices(possible: Iterable[EventKind]) -> list[tuple[str, str]]:
    """What an officer may say happened, in the order of a case."""
    found = [kind for kind in possible if kind not in ELSEWHERE]
    return [(kind.value, f"{EVENT_WORDS[kind][0].upper()}{EVENT_WORDS[kind][1:]}") for kind in found]
