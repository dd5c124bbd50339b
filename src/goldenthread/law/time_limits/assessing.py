"""Time limits from a request to a final plan, and of a reassessment."""

from __future__ import annotations

from goldenthread.law.time_limits.events import EventKind as K
from goldenthread.law.time_limits.limit import Excuse, Shape, TimeLimit, Who
from goldenthread.law.time_limits.periods import Days, DaysBeginningWith, Weeks
from goldenthread.law.time_limits.sources import (
    DAY_OF_RECEIPT,
    NOT_READ,
    ONLY_FIRST_READ,
    four_excuses,
    guidance,
    regulation,
)

REQUEST = (K.REQUEST_RECEIVED, K.BECAME_RESPONSIBLE)
_AWAY = (K.REQUEST_WITHDRAWN, K.MOVED_OUT)

ASSESSING_LIMITS = (
    TimeLimit(
        rule=regulation(
            "decide-to-assess",
            "regulation 5(1)",
            "The council tells the family whether it will assess within 6 weeks of the request, or of "
            "becoming responsible for the child.",
            f"{DAY_OF_RECEIPT} {ONLY_FIRST_READ}",
        ),
        who=Who.COUNCIL,
        must="tell the family whether it will assess",
        starts=REQUEST,
        period=Weeks(6),
        from_receipt=True,
        done_by=(K.ASSESSMENT_AGREED, K.ASSESSMENT_REFUSED),
        ended_by=_AWAY,
        excuses=four_excuses("5(4)"),
        follows="If it will, advice is asked for. If it will not, the family may seek mediation or appeal.",
    ),
    TimeLimit(
        rule=regulation(
            "give-advice",
            "regulation 8",
            "Whoever is asked for advice gives it within 6 weeks.",
            "Of the exceptions only the missed appointment was read; the others are known in general. "
            f"{DAY_OF_RECEIPT}",
        ),
        who=Who.BODY,
        must="give the advice",
        starts=(K.ADVICE_REQUESTED,),
        period=Weeks(6),
        from_receipt=True,
        done_by=(K.ADVICE_RECEIVED,),
        ended_by=(*_AWAY, K.PLAN_REFUSED, K.PLAN_FINALISED),
        excuses=(
            Excuse(K.EXCEPTIONAL_CIRCUMSTANCES, "regulation 8"),
            Excuse(K.ABSENT_FROM_AREA, "regulation 8"),
            Excuse(K.APPOINTMENT_MISSED, "regulation 8"),
        ),
        follows="The council decides whether a plan is needed. Missing advice does not stop its clock.",
    ),
    TimeLimit(
        rule=regulation(
            "refuse-plan",
            "regulation 10(1)",
            "If there will be no plan, the council tells the family so within 16 weeks of the request, or "
            "of becoming responsible for the child.",
            DAY_OF_RECEIPT,
        ),
        who=Who.COUNCIL,
        must="tell the family if there will be no plan",
        starts=REQUEST,
        period=Weeks(16),
        from_receipt=True,
        done_by=(K.PLAN_REFUSED,),
        ended_by=(*_AWAY, K.ASSESSMENT_REFUSED, K.PLAN_AGREED, K.DRAFT_SERVED, K.PLAN_FINALISED),
        excuses=four_excuses("10(4)"),
        follows="The family may seek mediation or appeal. If there will be a plan, a draft is served.",
    ),
    TimeLimit(
        rule=regulation(
            "comment-on-draft",
            "regulation 13(1)",
            "The family has at least 15 days to comment on the draft, beginning with the day on which it "
            "was served. It may ask to meet an officer.",
        ),
        who=Who.COUNCIL,
        must="leave the family time to comment on the draft",
        starts=(K.DRAFT_SERVED,),
        period=DaysBeginningWith(15),
        done_by=(K.PLAN_FINALISED,),
        ended_by=_AWAY,
        shape=Shape.AT_LEAST,
        anew=True,
        follows="After it the plan may be made final. Another draft starts the 15 days again.",
    ),
    TimeLimit(
        rule=guidance(
            "reply-to-consultation",
            "paragraph 9.83",
            "A school or college that is consulted on a plan replies within 15 days.",
            NOT_READ,
        ),
        who=Who.SETTING,
        must="reply to the council",
        starts=(K.SETTING_CONSULTED,),
        period=Days(15),
        done_by=(K.SETTING_REPLIED,),
        ended_by=(*_AWAY, K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED),
        follows="The council may name it without a reply. Its own clock does not wait.",
    ),
    TimeLimit(
        rule=regulation(
            "final-plan",
            "regulation 13(2)",
            "The council sends the final plan within 20 weeks of the request, or of becoming responsible "
            "for the child.",
            DAY_OF_RECEIPT,
        ),
        who=Who.COUNCIL,
        must="send the final plan",
        starts=REQUEST,
        period=Weeks(20),
        from_receipt=True,
        done_by=(K.PLAN_FINALISED,),
        ended_by=(*_AWAY, K.ASSESSMENT_REFUSED, K.PLAN_REFUSED),
        excuses=four_excuses("13(3), as 10(4)"),
        follows="The council must secure the provision. The family may appeal against what the plan says.",
    ),
    TimeLimit(
        rule=regulation(
            "decide-to-reassess",
            "regulation 25",
            "The council tells the family whether it will reassess within 15 days of being asked.",
            NOT_READ,
        ),
        who=Who.COUNCIL,
        must="tell the family whether it will reassess",
        starts=(K.REASSESSMENT_REQUESTED,),
        period=Days(15),
        done_by=(K.REASSESSMENT_AGREED, K.REASSESSMENT_REFUSED),
        ended_by=_AWAY,
        follows="If it will, the reassessment has a clock of its own. If not, the family may appeal.",
    ),
    TimeLimit(
        rule=regulation(
            "plan-after-reassessment",
            "regulation 27(2)",
            "The final plan after a reassessment is sent within 14 weeks of the day on which the family "
            "was told that there will be one.",
        ),
        who=Who.COUNCIL,
        must="send the final plan after the reassessment",
        starts=(K.REASSESSMENT_AGREED,),
        period=Weeks(14),
        done_by=(K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED),
        ended_by=(K.MOVED_OUT, K.PLAN_CEASED),
        excuses=four_excuses("27(3)"),
        follows="The family may appeal against what the plan says.",
    ),
)
