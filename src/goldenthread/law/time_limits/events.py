"""What can happen in the case of one child: dated events, from which every time limit is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    """The names of events, as a file of events writes them."""

    REQUEST_RECEIVED = "request-received"
    BECAME_RESPONSIBLE = "became-responsible"
    REQUEST_WITHDRAWN = "request-withdrawn"
    ASSESSMENT_AGREED = "assessment-agreed"
    ASSESSMENT_REFUSED = "assessment-refused"
    ADVICE_REQUESTED = "advice-requested"
    ADVICE_RECEIVED = "advice-received"
    PLAN_AGREED = "plan-agreed"
    PLAN_REFUSED = "plan-refused"
    DRAFT_SERVED = "draft-served"
    SETTING_CONSULTED = "setting-consulted"
    SETTING_REPLIED = "setting-replied"
    PLAN_FINALISED = "plan-finalised"
    REVIEW_ARRANGED = "review-arranged"
    REVIEW_INVITED = "review-invited"
    REVIEW_PAPERS_SENT = "review-papers-sent"
    REVIEW_HELD = "review-held"
    REVIEW_REPORT_SENT = "review-report-sent"
    CEASE_CONSIDERED = "cease-considered"
    CEASE_ANSWERED = "cease-answered"
    MAINTAIN_DECIDED = "maintain-decided"
    AMEND_DECIDED = "amend-decided"
    CEASE_DECIDED = "cease-decided"
    AMENDMENTS_SENT = "amendments-sent"
    AMENDMENTS_DROPPED = "amendments-dropped"
    AMENDED_PLAN_FINALISED = "amended-plan-finalised"
    TRANSFER_TO_POST_16 = "transfer-to-post-16"
    TRANSFER_OF_PHASE = "transfer-of-phase"
    TRANSFER_BETWEEN_POST_16 = "transfer-between-post-16"
    REASSESSMENT_REQUESTED = "reassessment-requested"
    REASSESSMENT_AGREED = "reassessment-agreed"
    REASSESSMENT_REFUSED = "reassessment-refused"
    BUDGET_ASKED = "budget-asked"
    BUDGET_AGREED = "budget-agreed"
    BUDGET_REFUSED = "budget-refused"
    BUDGET_REVIEW_ASKED = "budget-review-asked"
    PLAN_TRANSFERRED_IN = "plan-transferred-in"
    FAMILY_TOLD_OF_TRANSFER = "family-told-of-transfer"
    MOVE_LEARNED = "move-learned"
    MOVED_OUT = "moved-out"
    MEDIATION_ADVISER_CONTACTED = "mediation-adviser-contacted"
    MEDIATION_DECLINED = "mediation-declined"
    CERTIFICATE_ISSUED = "certificate-issued"
    MEDIATION_ASKED_FOR = "mediation-asked-for"
    MEDIATION_HELD = "mediation-held"
    AGREED_TO_ASSESS = "agreed-to-assess"
    AGREED_TO_MAKE_PLAN = "agreed-to-make-plan"
    AGREED_TO_AMEND = "agreed-to-amend"
    AGREED_TO_NAME_SETTING = "agreed-to-name-setting"
    MEDIATION_AGREED = "mediation-agreed"
    HEALTH_AGREED = "health-agreed"
    OTHERS_AGREED = "others-agreed"
    APPEALED = "appealed"
    TRIBUNAL_DATE_SET = "tribunal-date-set"
    HEARING_SET = "hearing-set"
    ORDERED_TO_ASSESS = "ordered-to-assess"
    ORDERED_TO_MAKE_PLAN = "ordered-to-make-plan"
    ORDERED_TO_AMEND = "ordered-to-amend"
    ORDERED_TO_NAME_SETTING = "ordered-to-name-setting"
    ORDERED_TO_CEASE = "ordered-to-cease"
    ORDERED_OTHERWISE = "ordered-otherwise"
    NOT_OPPOSED_TO_ASSESS = "not-opposed-to-assess"
    NOT_OPPOSED_TO_MAKE_PLAN = "not-opposed-to-make-plan"
    NOT_OPPOSED_TO_AMEND = "not-opposed-to-amend"
    DONE_AS_SET = "done-as-set"
    APPEAL_ENDED = "appeal-ended"
    CARRIED_ON = "carried-on"
    PLAN_CEASED = "plan-ceased"
    SCHOOL_CLOSED = "school-closed"
    EARLY_YEARS_CLOSED = "early-years-closed"
    EXCEPTIONAL_CIRCUMSTANCES = "exceptional-circumstances"
    ABSENT_FROM_AREA = "absent-from-area"
    APPOINTMENT_MISSED = "appointment-missed"
    DATE_PROMISED = "date-promised"


_K = EventKind
EVENT_WORDS: dict[EventKind, str] = {
    _K.REQUEST_RECEIVED: "the request for an assessment was received",
    _K.BECAME_RESPONSIBLE: "the council became responsible for the child",
    _K.REQUEST_WITHDRAWN: "the request was withdrawn",
    _K.ASSESSMENT_AGREED: "the family was told that there will be an assessment",
    _K.ASSESSMENT_REFUSED: "the family was told that there will be no assessment",
    _K.ADVICE_REQUESTED: "advice was asked for",
    _K.ADVICE_RECEIVED: "the advice was received",
    _K.PLAN_AGREED: "the family was told that there will be a plan",
    _K.PLAN_REFUSED: "the family was told that there will be no plan",
    _K.DRAFT_SERVED: "the draft plan was served",
    _K.SETTING_CONSULTED: "the setting was consulted",
    _K.SETTING_REPLIED: "the setting replied",
    _K.PLAN_FINALISED: "the final plan was sent",
    _K.REVIEW_ARRANGED: "the review meeting was arranged",
    _K.REVIEW_INVITED: "the invitations to the review were sent",
    _K.REVIEW_PAPERS_SENT: "the advice for the review was sent round",
    _K.REVIEW_HELD: "the review meeting was held",
    _K.REVIEW_REPORT_SENT: "the report of the review was sent",
    _K.CEASE_CONSIDERED: "the family was told that the council thinks of ending the plan, and was asked",
    _K.CEASE_ANSWERED: "somebody answered whether the plan should end",
    _K.MAINTAIN_DECIDED: "the family was told that the plan stays as it is",
    _K.AMEND_DECIDED: "the family was told that the plan will be amended",
    _K.CEASE_DECIDED: "the family was told that the plan will end",
    _K.AMENDMENTS_SENT: "the proposed amendments were sent",
    _K.AMENDMENTS_DROPPED: "the family was told that the amendments will not be made",
    _K.AMENDED_PLAN_FINALISED: "the amended plan was sent",
    _K.TRANSFER_TO_POST_16: "the move from secondary school to post-16 was recorded",
    _K.TRANSFER_OF_PHASE: "the move to the next phase was recorded",
    _K.TRANSFER_BETWEEN_POST_16: "the move between post-16 institutions was recorded",
    _K.REASSESSMENT_REQUESTED: "a reassessment was asked for",
    _K.REASSESSMENT_AGREED: "the family was told that there will be a reassessment",
    _K.REASSESSMENT_REFUSED: "the family was told that there will be no reassessment",
    _K.BUDGET_ASKED: "a personal budget was asked for",
    _K.BUDGET_AGREED: "the family was told that there will be a personal budget",
    _K.BUDGET_REFUSED: "the family was told that there will be no personal budget",
    _K.BUDGET_REVIEW_ASKED: "the family asked for the decision on the budget to be reviewed",
    _K.PLAN_TRANSFERRED_IN: "the plan was transferred from another council",
    _K.FAMILY_TOLD_OF_TRANSFER: "the family was told of the transfer",
    _K.MOVE_LEARNED: "the council learned that the family moves",
    _K.MOVED_OUT: "another council became responsible",
    _K.MEDIATION_ADVISER_CONTACTED: "the family contacted a mediation adviser",
    _K.MEDIATION_DECLINED: "the family told the adviser that it does not want mediation",
    _K.CERTIFICATE_ISSUED: "the mediation certificate was issued",
    _K.MEDIATION_ASKED_FOR: "the council was told that the family wants mediation",
    _K.MEDIATION_HELD: "the mediation was held",
    _K.AGREED_TO_ASSESS: "it was agreed in mediation that the council assesses",
    _K.AGREED_TO_MAKE_PLAN: "it was agreed in mediation that the council makes a plan",
    _K.AGREED_TO_AMEND: "it was agreed in mediation that the council amends the plan",
    _K.AGREED_TO_NAME_SETTING: "it was agreed in mediation that the council names a setting",
    _K.MEDIATION_AGREED: "it was agreed in mediation what else the council does",
    _K.HEALTH_AGREED: "it was agreed in mediation what the health body does",
    _K.OTHERS_AGREED: "it was agreed in mediation what somebody else does",
    _K.APPEALED: "the appeal was sent",
    _K.TRIBUNAL_DATE_SET: "the tribunal set the council a day",
    _K.HEARING_SET: "the tribunal set the day of the hearing",
    _K.ORDERED_TO_ASSESS: "the tribunal ordered an assessment",
    _K.ORDERED_TO_MAKE_PLAN: "the tribunal ordered a plan",
    _K.ORDERED_TO_AMEND: "the tribunal ordered the plan to be amended",
    _K.ORDERED_TO_NAME_SETTING: "the tribunal ordered a setting to be named",
    _K.ORDERED_TO_CEASE: "the tribunal ordered that the plan may end",
    _K.ORDERED_OTHERWISE: "the tribunal ordered something else, by a day",
    _K.NOT_OPPOSED_TO_ASSESS: "the council told the tribunal that it will assess",
    _K.NOT_OPPOSED_TO_MAKE_PLAN: "the council told the tribunal that it will make a plan",
    _K.NOT_OPPOSED_TO_AMEND: "the council told the tribunal that it will amend the plan",
    _K.DONE_AS_SET: "the council did what was agreed, set or ordered",
    _K.APPEAL_ENDED: "the appeal ended",
    _K.CARRIED_ON: "what was ordered or agreed is carried on in another case",
    _K.PLAN_CEASED: "the plan ended",
    _K.SCHOOL_CLOSED: "the school or college closed",
    _K.EARLY_YEARS_CLOSED: "the early years provider closed",
    _K.EXCEPTIONAL_CIRCUMSTANCES: "exceptional personal circumstances began",
    _K.ABSENT_FROM_AREA: "the family left the area for a time",
    _K.APPOINTMENT_MISSED: "an appointment for an examination or test was missed",
    _K.DATE_PROMISED: "the council promised a date of its own",
}


EXCEPTIONS = frozenset(
    {
        _K.SCHOOL_CLOSED,
        _K.EARLY_YEARS_CLOSED,
        _K.EXCEPTIONAL_CIRCUMSTANCES,
        _K.ABSENT_FROM_AREA,
        _K.APPOINTMENT_MISSED,
    }
)


FOR_A_DAY = frozenset(
    {
        _K.REVIEW_ARRANGED,
        _K.TRANSFER_TO_POST_16,
        _K.TRANSFER_OF_PHASE,
        _K.TRANSFER_BETWEEN_POST_16,
        _K.MOVE_LEARNED,
        _K.DATE_PROMISED,
        _K.OTHERS_AGREED,
        _K.TRIBUNAL_DATE_SET,
        _K.HEARING_SET,
        _K.ORDERED_OTHERWISE,
    }
)
"""Events that are about a day still to come: of a meeting, a move, a promise, or what was set."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, or became known, on a day.

    `about` tells apart several of a kind: who was asked for advice, which setting was consulted; of a
    promised date, the time limit. `until` is the last day of what lasts. `for_day` is the day that an event
    is about: of a meeting that was arranged, of a move, of a promise. `by` is who promised.
    """

    kind: EventKind
    on: date
    about: str = ""
    until: date | None = None
    for_day: date | None = None
    by: str = ""
