"""Codes of casework that pages offer, with the words for them."""

from enum import StrEnum

from goldenthread.casework.models import (
    AnswerReceived,
    BudgetDecision,
    ConsultationReply,
    FamilyWordsAnswer,
    Letter,
    PanelItem,
    Placement,
    Request,
    ReviewMeeting,
    ReviewOutcome,
)


class SentHow(StrEnum):
    """How an officer can send a letter. That one was not sent is found out, not chosen."""

    HERE = Letter.How.HERE.value
    POST = Letter.How.POST.value
    EMAIL = Letter.How.EMAIL.value


SOURCES = [(value, str(label)) for value, label in Request.Source.choices]
_ENTERED = ("paper", "email", "telephone")
ENTERED_HOW = [(value, str(label)) for value, label in Request.How.choices if value in _ENTERED]
FROM_FAMILY, FROM_SETTING = Request.Source.FAMILY.value, Request.Source.SETTING.value
Source = Request.Source
FROM_WEBSITE = Request.How.WEB.value
Outcome = FamilyWordsAnswer.Outcome
ReceivedHow = AnswerReceived.How
RECEIVED_HOW = [(value, str(label)) for value, label in ReceivedHow.choices]
Reply = ConsultationReply.Answer
Without = Placement.Without
Held = BudgetDecision.Held
Pays = BudgetDecision.Pays
HELD = [(value, str(label)) for value, label in Held.choices]
PAYS = [(value, str(label)) for value, label in Pays.choices]
Residential = Placement.Residential
BECAME = [(value, str(label)) for value, label in Outcome.choices]
GROUNDS = [(value, str(label)) for value, label in ConsultationReply.Ground.choices]
Ground = ConsultationReply.Ground
REPLIES = [(value, str(label)) for value, label in Reply.choices]
ADVISED = [(value, str(label)) for value, label in PanelItem.Advised.choices]
HELPED = [(value, str(label)) for value, label in ReviewOutcome.Helped.choices]
REVIEW_NEXT = [(value, str(label)) for value, label in ReviewOutcome.Next.choices]
RECOMMENDS = [(value, str(label)) for value, label in ReviewMeeting.Recommends.choices]
Helped = ReviewOutcome.Helped
ReviewNext = ReviewOutcome.Next
Recommends = ReviewMeeting.Recommends
