"""The tables of the thread, from a concern to a review."""

from goldenthread.plans.models.concerns import (
    AdjustmentOwed,
    Concern,
    ConcernAnswer,
    DutyAnswer,
    DutyFinding,
    DutyWalk,
    LayerChange,
    Observation,
)
from goldenthread.plans.models.delivery import (
    CalendarChange,
    ChildAccount,
    DeliveryRecord,
    MadeGood,
    SchoolWeek,
)
from goldenthread.plans.models.elements import (
    Adjustment,
    ClassNote,
    DraftEdit,
    KeptWording,
    Need,
    Outcome,
    Provision,
    View,
)
from goldenthread.plans.models.reviews import (
    OutcomeStep,
    Review,
    ReviewFinding,
    ReviewHeld,
    ReviewTopic,
)
from goldenthread.plans.models.together import (
    Comment,
    CommentAnswer,
    EnteredFor,
    FamilyContact,
    Response,
    ResponseAnswer,
)
from goldenthread.plans.models.versions import Plan, PlanVersion, VersionEvent
from goldenthread.plans.models.work import WorkGiven

__all__ = [
    "Adjustment",
    "AdjustmentOwed",
    "CalendarChange",
    "ChildAccount",
    "ClassNote",
    "Comment",
    "CommentAnswer",
    "Concern",
    "ConcernAnswer",
    "DeliveryRecord",
    "DraftEdit",
    "DutyAnswer",
    "DutyFinding",
    "DutyWalk",
    "EnteredFor",
    "FamilyContact",
    "KeptWording",
    "LayerChange",
    "MadeGood",
    "Need",
    "Observation",
    "Outcome",
    "OutcomeStep",
    "Plan",
    "PlanVersion",
    "Provision",
    "Response",
    "ResponseAnswer",
    "Review",
    "ReviewFinding",
    "ReviewHeld",
    "ReviewTopic",
    "SchoolWeek",
    "VersionEvent",
    "View",
    "WorkGiven",
]
