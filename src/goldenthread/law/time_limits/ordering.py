"""Time limits of what the tribunal orders, and of what mediation agrees, which is kept as an order is."""

from __future__ import annotations

from goldenthread.law.time_limits.events import EventKind as K
from goldenthread.law.time_limits.limit import SetDay, TimeLimit, Who
from goldenthread.law.time_limits.periods import ON_THE_DAY, Days, Weeks
from goldenthread.law.time_limits.sources import NOT_READ, order_excuses, regulation

_EXCUSED = order_excuses("44(3)")
_ORDER = (
    "The exceptions of regulation 44(3) are those that advice services quote: an absence of 2 weeks is "
    "enough. The regulation itself was not read."
)
_TOLD_SINCE_2015 = "regulation 45, as amended by SI 2015/359"


def _ordered(
    name: str,
    start: K,
    weeks: Weeks,
    must: str,
    done: tuple[K, ...],
    ended: tuple[K, ...] = (),
    doubt: str = "",
) -> TimeLimit:
    """What the council does after an order, and in what time."""
    says = f"The council must {must} within {_weeks(weeks)} of the order."
    rule = regulation(name, "regulation 44", says, f"{doubt} {_ORDER}".strip())
    return TimeLimit(rule, Who.COUNCIL, must, (start,), weeks, done, (*ended, K.MOVED_OUT), _EXCUSED)


_TOLD = (K.ASSESSMENT_AGREED, K.REASSESSMENT_AGREED)


def _unopposed(
    name: str, start: K, weeks: Weeks, must: str, done: tuple[K, ...], ended: tuple[K, ...] = ()
) -> TimeLimit:
    """The same where the council told the tribunal that it does not oppose the appeal."""
    within = f"within {_weeks(weeks)} of telling the tribunal so"
    says = f"If it does not oppose an appeal, the council must {must} {within}."
    rule = regulation(name, _TOLD_SINCE_2015, says)
    return TimeLimit(rule, Who.COUNCIL, must, (start,), weeks, done, (*ended, K.MOVED_OUT), _EXCUSED)


def _weeks(weeks: Weeks) -> str:
    return weeks.words.removesuffix(" after")


def _agreed(
    name: str,
    start: K,
    weeks: Weeks,
    must: str,
    done: tuple[K, ...],
    ended: tuple[K, ...] = (),
    *,
    set_day: SetDay = SetDay.IN_ITS_PLACE,
) -> TimeLimit:
    """The same where both sides agreed to it in mediation, unless they agreed in writing to another day."""
    says = (
        f"If it is agreed in mediation, the council must {must} within {_weeks(weeks)} of the agreement, as "
        "if it were an order, unless another day is agreed in writing."
    )
    rule = regulation(name, "regulations 42(2) and (5) and 44(2)", says, _ORDER)
    return TimeLimit(
        rule, Who.COUNCIL, must, (start,), weeks, done, (*ended, K.MOVED_OUT), _AGREED_EXCUSED,
        set_day=set_day, follows=_NOT_KEPT,
    )  # fmt: skip


_AGREED_EXCUSED = order_excuses("42(2) and 44(3)")
_NOT_KEPT = "A family whose agreement is not kept may still appeal in its time, or go to the High Court."


_TELL = "tell the family that there will be an assessment"
_NO_PLAN = "tell the family if there will be no plan"
_FINAL = "send the final plan"
_AMEND = "send the amended plan"
_PLAN_THERE = (K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED)  # the second where another case has a plan

_ORDER_LIMITS = (
    _ordered("order-assess-tell", K.ORDERED_TO_ASSESS, Weeks(2), _TELL, _TOLD),
    _ordered(
        "order-assess-no-plan", K.ORDERED_TO_ASSESS, Weeks(10), _NO_PLAN, (K.PLAN_REFUSED,),
        (K.DRAFT_SERVED, K.PLAN_FINALISED),
    ),
    _ordered(
        "order-assess-final", K.ORDERED_TO_ASSESS, Weeks(14), _FINAL, (K.PLAN_FINALISED,), (K.PLAN_REFUSED,)
    ),
    _ordered(
        "order-plan-draft", K.ORDERED_TO_MAKE_PLAN, Weeks(5), "serve a draft plan", (K.DRAFT_SERVED,),
        _PLAN_THERE,
    ),
    _ordered("order-plan-final", K.ORDERED_TO_MAKE_PLAN, Weeks(11), _FINAL, _PLAN_THERE),
    _ordered(
        "order-amend", K.ORDERED_TO_AMEND, Weeks(5), _AMEND, (K.AMENDED_PLAN_FINALISED,), doubt=NOT_READ
    ),
    _ordered(
        "order-name-setting", K.ORDERED_TO_NAME_SETTING, Weeks(2), "send the plan with the setting named",
        (K.AMENDED_PLAN_FINALISED, K.PLAN_FINALISED),
        doubt="The 2 weeks were read for detained persons, and are known in general for others.",
    ),
    TimeLimit(
        rule=regulation("order-cease", "regulation 44", "The council must end the plan at once."),
        who=Who.COUNCIL,
        must="end the plan",
        starts=(K.ORDERED_TO_CEASE,),
        period=Days(0),
        done_by=(K.PLAN_CEASED,),
        ended_by=(K.MOVED_OUT,),
    ),
    TimeLimit(
        rule=regulation(
            "order-otherwise",
            "regulation 44",
            "What else the tribunal orders is done by the day that it set.",
            _ORDER,
        ),
        who=Who.COUNCIL,
        must="do what the tribunal ordered",
        starts=(K.ORDERED_OTHERWISE,),
        period=ON_THE_DAY,
        done_by=(K.DONE_AS_SET,),
        ended_by=(K.MOVED_OUT,),
        excuses=_EXCUSED,
        anew=True,
        aimed=True,
    ),
    _unopposed("unopposed-assess-tell", K.NOT_OPPOSED_TO_ASSESS, Weeks(2), _TELL, _TOLD),
    _unopposed(
        "unopposed-assess-no-plan", K.NOT_OPPOSED_TO_ASSESS, Weeks(10), _NO_PLAN,
        (K.PLAN_REFUSED,), (K.DRAFT_SERVED, K.PLAN_FINALISED),
    ),
    _unopposed(
        "unopposed-assess-final", K.NOT_OPPOSED_TO_ASSESS, Weeks(14), _FINAL, (K.PLAN_FINALISED,),
        (K.PLAN_REFUSED,),
    ),
    _unopposed(
        "unopposed-plan-draft", K.NOT_OPPOSED_TO_MAKE_PLAN, Weeks(5), "serve a draft plan", (K.DRAFT_SERVED,),
        _PLAN_THERE,
    ),
    _unopposed("unopposed-plan-final", K.NOT_OPPOSED_TO_MAKE_PLAN, Weeks(11), _FINAL, _PLAN_THERE),
    _unopposed("unopposed-amend", K.NOT_OPPOSED_TO_AMEND, Weeks(5), _AMEND, (K.AMENDED_PLAN_FINALISED,)),
)  # fmt: skip

_BEFORE = SetDay.NOT_AFTER
_PLAN_NAMES = "send the plan with the setting named"

_AGREEMENT_LIMITS = (
    _agreed("agreement-assess-tell", K.AGREED_TO_ASSESS, Weeks(2), _TELL, _TOLD, set_day=_BEFORE),
    _agreed(
        "agreement-assess-no-plan",
        K.AGREED_TO_ASSESS,
        Weeks(10),
        _NO_PLAN,
        (K.PLAN_REFUSED,),
        (K.DRAFT_SERVED, K.PLAN_FINALISED),
        set_day=_BEFORE,
    ),
    _agreed(
        "agreement-assess-final",
        K.AGREED_TO_ASSESS,
        Weeks(14),
        _FINAL,
        (K.PLAN_FINALISED,),
        (K.PLAN_REFUSED,),
    ),
    _agreed(
        "agreement-plan-draft",
        K.AGREED_TO_MAKE_PLAN,
        Weeks(5),
        "serve a draft plan",
        (K.DRAFT_SERVED,),
        _PLAN_THERE,
        set_day=_BEFORE,
    ),
    _agreed("agreement-plan-final", K.AGREED_TO_MAKE_PLAN, Weeks(11), _FINAL, _PLAN_THERE),
    _agreed("agreement-amend", K.AGREED_TO_AMEND, Weeks(5), _AMEND, (K.AMENDED_PLAN_FINALISED,)),
    _agreed("agreement-name-setting", K.AGREED_TO_NAME_SETTING, Weeks(2), _PLAN_NAMES, _PLAN_THERE),
    TimeLimit(
        rule=regulation(
            "keep-agreement",
            "regulation 42(3) and (5)",
            "What else the council agrees to in mediation, about which no appeal could be made, it does "
            "within 2 weeks of the agreement, unless another day is agreed in writing.",
        ),
        who=Who.COUNCIL,
        must="do what was agreed in mediation",
        starts=(K.MEDIATION_AGREED,),
        period=Weeks(2),
        done_by=(K.DONE_AS_SET,),
        ended_by=(K.MOVED_OUT,),
        anew=True,
        set_day=SetDay.IN_ITS_PLACE,
        follows=_NOT_KEPT,
    ),
    TimeLimit(
        rule=regulation(
            "health-keeps-agreement",
            "regulation 42(3) and (5)",
            "What the body that commissions health care agrees to in mediation it does within 2 weeks of the "
            "agreement, unless another day is agreed in writing.",
            "If the council was not part of the mediation, that body tells it of the agreement within a week "
            "(regulation 42(4)): no event starts that time here.",
        ),
        who=Who.HEALTH,
        must="do what was agreed in mediation",
        starts=(K.HEALTH_AGREED,),
        period=Weeks(2),
        done_by=(K.DONE_AS_SET,),
        ended_by=(K.MOVED_OUT,),
        anew=True,
        set_day=SetDay.IN_ITS_PLACE,
        follows="A family may complain to that body, and then to the Parliamentary and Health Ombudsman.",
    ),
)

ORDERING_LIMITS = (*_ORDER_LIMITS, *_AGREEMENT_LIMITS)
