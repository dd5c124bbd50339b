"""The tables of casework."""

from goldenthread.casework.models.advice import (
    Advice,
    AdviceAsked,
    AdviceReminder,
    AdviceWithheld,
)
from goldenthread.casework.models.budgets import BudgetAmount, BudgetDecision, BudgetRequest
from goldenthread.casework.models.cases import (
    Case,
    CaseEvent,
    EventSetAside,
    Handover,
    KeptClock,
    Request,
)
from goldenthread.casework.models.disputes import AgreedThing, Appeal, MediationAgreement
from goldenthread.casework.models.letters import (
    Decision,
    Letter,
    LetterPosted,
    LetterTemplate,
)
from goldenthread.casework.models.packages import (
    ChildPackage,
    Package,
    PackageAsked,
    PackageFinding,
    PackagePart,
    PackageSignOff,
)
from goldenthread.casework.models.panels import (
    Panel,
    PanelAdvice,
    PanelItem,
    PanelMember,
    PanelRecusal,
)
from goldenthread.casework.models.placements import Placement, PlacementEnd
from goldenthread.casework.models.plans import (
    AnswerReceived,
    Consultation,
    ConsultationReply,
    EhcLine,
    EhcLineEdit,
    EhcPlan,
    EhcPlanDropped,
    FamilyWords,
    FamilyWordsAnswer,
    Preference,
)
from goldenthread.casework.models.reviews import (
    CaseReview,
    ReviewInvitation,
    ReviewMeeting,
    ReviewOutcome,
)
from goldenthread.casework.models.transfers import Transfer
from goldenthread.casework.models.withholding import WordsShown, WordsWithheld

__all__ = [
    "Advice",
    "AdviceAsked",
    "AdviceReminder",
    "AdviceWithheld",
    "AgreedThing",
    "AnswerReceived",
    "Appeal",
    "BudgetAmount",
    "BudgetDecision",
    "BudgetRequest",
    "Case",
    "CaseEvent",
    "CaseReview",
    "ChildPackage",
    "Consultation",
    "ConsultationReply",
    "Decision",
    "EhcLine",
    "EhcLineEdit",
    "EhcPlan",
    "EhcPlanDropped",
    "EventSetAside",
    "FamilyWords",
    "FamilyWordsAnswer",
    "Handover",
    "KeptClock",
    "Letter",
    "LetterPosted",
    "LetterTemplate",
    "MediationAgreement",
    "Package",
    "PackageAsked",
    "PackageFinding",
    "PackagePart",
    "PackageSignOff",
    "Panel",
    "PanelAdvice",
    "PanelItem",
    "PanelMember",
    "PanelRecusal",
    "Placement",
    "PlacementEnd",
    "Preference",
    "Request",
    "ReviewInvitation",
    "ReviewMeeting",
    "ReviewOutcome",
    "Transfer",
    "WordsShown",
    "WordsWithheld",
]
