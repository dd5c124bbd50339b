"""Time limits of reviews, amendments, transfers of phase and moves between councils."""

from __future__ import annotations

from goldenthread.law.rules import Rule
from goldenthread.law.time_limits.events import EventKind as K
from goldenthread.law.time_limits.limit import OrLater, Shape, TimeLimit, Who
from goldenthread.law.time_limits.periods import (
    DayOfYear,
    Days,
    DaysBeginningWith,
    Months,
    MonthsBefore,
    MonthsBeginningWith,
    Period,
    Weeks,
    WeeksBefore,
    WorkingDaysBeginningWith,
)
from goldenthread.law.time_limits.sources import act, regulation

_GONE = (K.PLAN_CEASED, K.MOVED_OUT)
_BEFORE = (
    "The regulation says before that day. The day itself is taken as the last in time, as councils and "
    "families do; read strictly, it is the day before."
)
_AMENDED = (K.AMENDED_PLAN_FINALISED, K.PLAN_FINALISED, K.MAINTAIN_DECIDED, K.CEASE_DECIDED)


def _before_a_move(rule: Rule, move: K, period: Period, appeals: str = "family") -> TimeLimit:
    """The review and the amended plan by a day before a move, counted from the move itself."""
    return TimeLimit(
        rule=rule,
        who=Who.COUNCIL,
        must="review and amend the plan for the move",
        starts=(move,),
        period=period,
        done_by=_AMENDED,
        ended_by=_GONE,
        anew=True,
        aimed=True,
        follows=f"The {appeals} may appeal against the setting that is named.",
    )


REVIEWING_LIMITS = (
    TimeLimit(
        rule=regulation(
            "invite-to-review",
            "regulation 20(3)",
            "Everybody is invited to the review meeting at least 2 weeks before it.",
        ),
        who=Who.ARRANGER,
        must="send the invitations",
        starts=(K.REVIEW_ARRANGED,),
        period=WeeksBefore(2),
        done_by=(K.REVIEW_INVITED,),
        ended_by=_GONE,
        anew=True,
        aimed=True,
    ),
    TimeLimit(
        rule=regulation(
            "send-review-papers",
            "regulation 20(4)",
            "Advice for the review is sent to all who are invited at least 2 weeks before the meeting.",
        ),
        who=Who.ARRANGER,
        must="send the advice round",
        starts=(K.REVIEW_ARRANGED,),
        period=WeeksBefore(2),
        done_by=(K.REVIEW_PAPERS_SENT,),
        ended_by=_GONE,
        anew=True,
        aimed=True,
    ),
    TimeLimit(
        rule=regulation(
            "report-of-review",
            "regulations 20(8) and 21(7)",
            "The report of the review is sent to all who were invited within 2 weeks of the meeting.",
        ),
        who=Who.ARRANGER,
        must="send the report",
        starts=(K.REVIEW_HELD,),
        period=Weeks(2),
        done_by=(K.REVIEW_REPORT_SENT,),
        ended_by=_GONE,
        follows="The council decides on the report.",
    ),
    TimeLimit(
        rule=regulation(
            "decide-after-review",
            "regulation 20(10)",
            "The council tells the family within 4 weeks of the review meeting whether the plan stays, "
            "changes or ends.",
        ),
        who=Who.COUNCIL,
        must="tell the family whether the plan stays, changes or ends",
        starts=(K.REVIEW_HELD,),
        period=Weeks(4),
        done_by=(K.MAINTAIN_DECIDED, K.AMEND_DECIDED, K.AMENDMENTS_SENT, K.CEASE_DECIDED),
        ended_by=_GONE,
        follows="If it stays or ends, the family may appeal. If it changes, the amendments are sent.",
    ),
    TimeLimit(
        rule=regulation(
            "send-amendments",
            "regulations 20(10) and 22(2)(a); R (L, M and P) v Devon County Council [2022] EWHC 493 (Admin)",
            "If the plan is to change, the proposed amendments are sent within the same 4 weeks of the "
            "meeting.",
        ),
        who=Who.COUNCIL,
        must="send the proposed amendments",
        starts=(K.REVIEW_HELD,),
        period=Weeks(4),
        done_by=(K.AMENDMENTS_SENT,),
        ended_by=(*_GONE, K.MAINTAIN_DECIDED, K.CEASE_DECIDED),
        after=(K.AMEND_DECIDED, K.AMENDMENTS_SENT),
        follows="The family has 15 days to comment, and the 8 weeks to the final amended plan begin.",
    ),
    TimeLimit(
        rule=regulation(
            "comment-on-amendments",
            "regulation 22(2)(c)",
            "The family has at least 15 days to comment on the amendments, beginning with the day on which "
            "they were served.",
        ),
        who=Who.COUNCIL,
        must="leave the family time to comment on the amendments",
        starts=(K.AMENDMENTS_SENT,),
        period=DaysBeginningWith(15),
        done_by=(K.AMENDED_PLAN_FINALISED,),
        ended_by=(*_GONE, K.AMENDMENTS_DROPPED),
        shape=Shape.AT_LEAST,
        anew=True,
        follows="After it the amended plan may be made final. Other amendments start the 15 days again.",
    ),
    TimeLimit(
        rule=regulation(
            "amended-plan",
            "regulation 22(3)",
            "The final amended plan is sent within 8 weeks of the day on which the amendments were sent.",
        ),
        who=Who.COUNCIL,
        must="send the final amended plan",
        starts=(K.AMENDMENTS_SENT,),
        period=Weeks(8),
        done_by=(K.AMENDED_PLAN_FINALISED,),
        ended_by=(*_GONE, K.AMENDMENTS_DROPPED),
        follows="The family may appeal against what the plan says.",
    ),
    TimeLimit(
        rule=regulation(
            "drop-amendments",
            "regulation 22(4)",
            "If the amendments will not be made, the family is told so within 8 weeks of the day on which "
            "they were sent.",
            "The stored copy of the text is cut short here.",
        ),
        who=Who.COUNCIL,
        must="tell the family if the amendments will not be made",
        starts=(K.AMENDMENTS_SENT,),
        period=Weeks(8),
        done_by=(K.AMENDMENTS_DROPPED,),
        ended_by=(*_GONE, K.AMENDED_PLAN_FINALISED),
        follows="The family may appeal.",
    ),
    TimeLimit(
        rule=regulation(
            "amended-plan-after-review",
            "regulations 20(10) and 22; R (L, M and P) v Devon County Council [2022] EWHC 493 (Admin)",
            "After a review the final amended plan is sent within 12 weeks of the meeting: 4 for the "
            "amendments and 8 for the plan.",
        ),
        who=Who.COUNCIL,
        must="send the final amended plan",
        starts=(K.REVIEW_HELD,),
        period=Weeks(12),
        done_by=(K.AMENDED_PLAN_FINALISED,),
        ended_by=(*_GONE, K.MAINTAIN_DECIDED, K.CEASE_DECIDED, K.AMENDMENTS_DROPPED),
        after=(K.AMEND_DECIDED, K.AMENDMENTS_SENT),
        follows="The family may appeal against what the plan says.",
    ),
    TimeLimit(
        rule=act(
            "review-plan",
            "section 44(1)",
            "The council reviews a plan within every 12 months, counted from the day on which it was first "
            "made and then from the day of the last review.",
            "That the day itself is the first of the 12 months is from general knowledge. The reform’s "
            "papers disagree on whether this becomes a review at the end of each key stage.",
        ),
        who=Who.COUNCIL,
        must="review the plan",
        starts=(K.PLAN_FINALISED, K.REVIEW_HELD),
        period=MonthsBeginningWith(12),
        done_by=(K.REVIEW_HELD,),
        ended_by=(*_GONE, K.PLAN_TRANSFERRED_IN),  # from then on regulation 15(5) says by when
        follows="The review is a new start: the next 12 months begin with it.",
    ),
    _before_a_move(
        regulation(
            "transfer-to-post-16",
            "regulation 18(1)(a)",
            "Before a move from secondary school to post-16 the plan is reviewed and amended by 31 March "
            "of the year of the move.",
            _BEFORE,
        ),
        K.TRANSFER_TO_POST_16,
        DayOfYear(3, 31),
    ),
    _before_a_move(
        regulation(
            "transfer-of-phase",
            "regulation 18(1)(b)",
            "Before any other move to the next phase of education the plan is reviewed and amended by 15 "
            "February of the year of the move.",
            _BEFORE,
        ),
        K.TRANSFER_OF_PHASE,
        DayOfYear(2, 15),
    ),
    _before_a_move(
        regulation(
            "transfer-between-post-16",
            "regulation 18(2)",
            "Before a move between post-16 institutions the plan is reviewed and amended at least 5 months "
            "before the move.",
        ),
        K.TRANSFER_BETWEEN_POST_16,
        MonthsBefore(5),
        appeals="young person",
    ),
    TimeLimit(
        rule=regulation(
            "transfer-plan",
            "regulation 15(2)",
            "The council that the family leaves transfers the plan on the day of the move. If it did not "
            "know of the move 15 working days before, it does so within 15 working days beginning with the "
            "day on which it learned of it.",
        ),
        who=Who.COUNCIL,
        must="transfer the plan to the council to which the family moves",
        starts=(K.MOVE_LEARNED,),
        period=WorkingDaysBeginningWith(15),
        or_aim=Days(0),
        done_by=(K.MOVED_OUT,),
        ended_by=(K.PLAN_CEASED, K.REQUEST_WITHDRAWN),
        anew=True,
        follows="From the transfer on, the other council must secure what section F says.",
    ),
    TimeLimit(
        rule=regulation(
            "tell-of-transfer",
            "regulation 15(4)",
            "A council to which a plan is transferred tells the family within 6 weeks that it was, whether "
            "it will assess the child again, and when it will review the plan.",
        ),
        who=Who.COUNCIL,
        must="tell the family about the plan that was transferred",
        starts=(K.PLAN_TRANSFERRED_IN,),
        period=Weeks(6),
        done_by=(K.FAMILY_TOLD_OF_TRANSFER,),
        ended_by=_GONE,
    ),
    TimeLimit(
        rule=regulation(
            "review-after-transfer",
            "regulation 15(5)",
            "A plan that was transferred is reviewed within 12 months of its making or last review, or "
            "within 3 months of the transfer, whichever is later.",
            "The end of the paragraph was not read: whether the day of the transfer is the first day of the "
            "3 months. It is not counted.",
        ),
        who=Who.COUNCIL,
        must="review the plan that was transferred",
        starts=(K.PLAN_TRANSFERRED_IN,),
        period=Months(3),
        or_aim=MonthsBeginningWith(12),
        done_by=(K.REVIEW_HELD,),
        ended_by=_GONE,
        or_later=OrLater((K.PLAN_FINALISED, K.REVIEW_HELD), MonthsBeginningWith(12), before=True),
        follows="The next 12 months begin with the review.",
    ),
)
