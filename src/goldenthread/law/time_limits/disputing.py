"""Time limits of mediation and appeals."""

from __future__ import annotations

from goldenthread.law.rules import Citation, Rule
from goldenthread.law.time_limits.events import EventKind as K
from goldenthread.law.time_limits.limit import OrLater, Shape, TimeLimit, Who
from goldenthread.law.time_limits.periods import ON_THE_DAY, Days, Months, WorkingDays
from goldenthread.law.time_limits.sources import NOT_READ, PART_3_BEGAN, regulation

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

DISPUTING_LIMITS = (
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
)
