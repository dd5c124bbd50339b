"""Codes of casework that pages offer, with the words for them."""

from goldenthread.casework.models import (
    ConsultationReply,
    FamilyWordsAnswer,
    Letter,
    PanelItem,
    Placement,
    Request,
)

SOURCES = [(value, str(label)) for value, label in Request.Source.choices]
_ENTERED = ("paper", "email", "telephone")
ENTERED_HOW = [(value, str(label)) for value, label in Request.How.choices if value in _ENTERED]
FROM_FAMILY, FROM_SETTING = Request.Source.FAMILY.value, Request.Source.SETTING.value
Source = Request.Source
SentHow = Letter.How
FROM_WEBSITE = Request.How.WEB.value
Outcome = FamilyWordsAnswer.Outcome
Reply = ConsultationReply.Answer
Without = Placement.Without
Residential = Placement.Residential
BECAME = [(value, str(label)) for value, label in Outcome.choices]
REPLIES = [(value, str(label)) for value, label in Reply.choices]
ADVISED = [(value, str(label)) for value, label in PanelItem.Advised.choices]
