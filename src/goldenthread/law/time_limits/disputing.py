"""Time limits of mediation, appeals, and what the tribunal orders."""

from __future__ import annotations

from goldenthread.law.rules import Citation, Rule
from goldenthread.law.time_limits.events import EventKind as K
from goldenthread.law.time_limits.limit import OrLater, Shape, TimeLimit, Who
from goldenthread.law.time_limits.periods import ON_THE_DAY, Days, Months, Weeks, WorkingDays
from goldenthread.law.time_limits.sources import NOT_READ, PART_3_BEGAN, four_excuses, regulation

DECISIONS = (
    K.ASSESSMENT_REFUSED,
    K.PLAN_REFUSED,
    K.PLAN_FINALISED,
    K.MAINTAIN_DECIDED,
    K.AMENDMENTS_DROPPED,
    K.AMENDED_PLAN_FINALISED,
    K.CEASE_DECIDED,
    K.REASSESSMENT_REFUSED,
)
_EXCUSED = four_excuses("44(3), as 10(4)")
_ORDER = (
    "The exceptions of regulation 44(3) are taken to be those of regulation 10(4): the text was not read."
)
_TOLD_SINCE_2015 = "regulation 45, as amended by SI 2015/359"

_MEDIATION_LIMITS = (
    TimeLimit(
        rule=regulation(
            "contact-mediation-adviser",
            "regulation 33",
            "A family that wants to appeal contacts a mediation adviser within 2 months of the day on "
            "which the decision was sent. It need not if the appeal is only about the setting named.",
        ),
        who=Who.FAMILY,
        must="contact a mediation adviser",
        starts=DECISIONS,
        period=Months(2),
        done_by=(K.MEDIATION_ADVISER_CONTACTED,),
        ended_by=(K.APPEALED,),
        shape=Shape.MAY,
        follows="The adviser informs the family. It goes to mediation or gets a certificate.",
    ),
    TimeLimit(
        rule=regulation(
            "mediation-certificate",
            "regulation 34",
            "The adviser issues a certificate within 3 working days of hearing that the family does not "
            "want mediation.",
            NOT_READ,
        ),
        who=Who.ADVISER,
        must="issue the certificate",
        starts=(K.MEDIATION_DECLINED,),
        period=WorkingDays(3),
        done_by=(K.CERTIFICATE_ISSUED,),
        follows="With the certificate the family may appeal.",
    ),
    TimeLimit(
        rule=regulation(
            "hold-mediation",
            "regulations 36 and 37",
            "The council arranges the mediation within 30 days of hearing that the family wants it.",
            NOT_READ,
        ),
        who=Who.COUNCIL,
        must="arrange the mediation",
        starts=(K.MEDIATION_ASKED_FOR,),
        period=Days(30),
        done_by=(K.MEDIATION_HELD,),
        ended_by=(K.CERTIFICATE_ISSUED,),
        follows="A certificate is issued after it. The family may still appeal.",
    ),
    TimeLimit(
        rule=Rule(
            "limit.appeal",
            "An appeal is sent within 2 months of the decision, or 1 month of the mediation certificate, "
            "whichever is later. A day from 25 December to 1 January becomes the next working day in "
            "January; a day in August becomes the first working day of September.",
            (Citation("IPSEA, frequently asked questions", "time limits for appeals"),),
            PART_3_BEGAN,
            doubt="The tribunal’s own rules were not read. Claims of disability discrimination have "
            "another limit, which August and Christmas do not move.",
        ),
        who=Who.FAMILY,
        must="send the appeal",
        starts=DECISIONS,
        period=Months(2),
        done_by=(K.APPEALED,),
        or_later=OrLater((K.CERTIFICATE_ISSUED,), Months(1)),
        shape=Shape.MAY,
        tribunal_days=True,
        follows="After it the tribunal can be asked to hear the appeal late.",
    ),
    TimeLimit(
        rule=Rule(
            "limit.tribunal-date",
            "The council sends the tribunal and the family what the tribunal asks for by the day that it "
            "set: its response, the last evidence, the bundle.",
            (
                Citation(
                    "Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) "
                    "Rules 2008",
                    "rules 5, 15 and 21",
                ),
            ),
            PART_3_BEGAN,
            doubt="The rules were not read. Guides say 30 working days for the response; the day in the "
            "tribunal’s own letter is what counts, and is entered from it.",
        ),
        who=Who.COUNCIL,
        must="send the tribunal what it asks for",
        starts=(K.TRIBUNAL_DATE_SET,),
        period=ON_THE_DAY,
        done_by=(K.DONE_AS_SET,),
        ended_by=(K.APPEAL_ENDED,),
        anew=True,
        aimed=True,
        follows="The tribunal can bar a council that is late from taking part.",
    ),
    TimeLimit(
        rule=regulation(
            "keep-agreement",
            "regulation 42",
            "What is agreed in mediation is done in the time that an order of the tribunal would leave, or "
            "within 2 weeks if no appeal could be made about it, unless another day is agreed in writing.",
        ),
        who=Who.COUNCIL,
        must="do what was agreed in mediation",
        starts=(K.MEDIATION_AGREED,),
        period=ON_THE_DAY,
        done_by=(K.DONE_AS_SET,),
        ended_by=(K.MOVED_OUT,),
        excuses=four_excuses("42(2), as 44(3) and 10(4)"),
        anew=True,
        aimed=True,
        follows="A family whose agreement is not kept may still appeal in its time, or go to the High Court.",
    ),
)


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


_TELL = "tell the family that there will be an assessment"
_NO_PLAN = "tell the family if there will be no plan"
_FINAL = "send the final plan"
_AMEND = "send the amended plan"

ORDER_LIMITS = (
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
        (K.PLAN_FINALISED,),
    ),
    _ordered("order-plan-final", K.ORDERED_TO_MAKE_PLAN, Weeks(11), _FINAL, (K.PLAN_FINALISED,)),
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
        (K.PLAN_FINALISED,),
    ),
    _unopposed("unopposed-plan-final", K.NOT_OPPOSED_TO_MAKE_PLAN, Weeks(11), _FINAL, (K.PLAN_FINALISED,)),
    _unopposed("unopposed-amend", K.NOT_OPPOSED_TO_AMEND, Weeks(5), _AMEND, (K.AMENDED_PLAN_FINALISED,)),
)  # fmt: skip

DISPUTING_LIMITS = (*_MEDIATION_LIMITS, *ORDER_LIMITS)
