"""Tables of the campaigns: what people are asked, sign, pledge and answer, and what they take away."""

from goldenthread.campaigns.models.campaigns import Campaign, HandedIn, TimelineEntry
from goldenthread.campaigns.models.mps import Constituency, LettersBegun, LetterSketch, Postcode
from goldenthread.campaigns.models.signed import (
    Letter,
    LetterVersion,
    Pledge,
    PledgeNews,
    Signatory,
    Signed,
)
from goldenthread.campaigns.models.surveys import (
    Survey,
    SurveyAnswer,
    SurveyDraft,
    SurveyQuestion,
    SurveyReply,
    SurveyWithdrawal,
)
from goldenthread.campaigns.models.toolkit import Picture, ToolkitText

__all__ = [
    "Campaign",
    "Constituency",
    "HandedIn",
    "Letter",
    "LetterSketch",
    "LetterVersion",
    "LettersBegun",
    "Picture",
    "Pledge",
    "PledgeNews",
    "Postcode",
    "Signatory",
    "Signed",
    "Survey",
    "SurveyAnswer",
    "SurveyDraft",
    "SurveyQuestion",
    "SurveyReply",
    "SurveyWithdrawal",
    "TimelineEntry",
    "ToolkitText",
]
