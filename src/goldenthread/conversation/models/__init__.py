"""Tables of the conversation: what is asked, and what people answered."""

from goldenthread.conversation.models.consultations import (
    Consultation,
    Extension,
    Principle,
    Question,
    Version,
)
from goldenthread.conversation.models.replies import Answer, Channel, Draft, Reply, SetAside
from goldenthread.conversation.models.statements import (
    ConnectionJudged,
    Statement,
    StatementDecision,
    StatementStanding,
    Vote,
    Voter,
)
from goldenthread.conversation.models.ways import (
    Collected,
    Collector,
    Mail,
    MailRead,
    Paper,
    PaperRule,
    PaperSettled,
    Sheet,
    SheetRow,
    Shown,
    Typing,
    WrittenDown,
)

__all__ = [
    "Answer",
    "Channel",
    "Collected",
    "Collector",
    "ConnectionJudged",
    "Consultation",
    "Draft",
    "Extension",
    "Mail",
    "MailRead",
    "Paper",
    "PaperRule",
    "PaperSettled",
    "Principle",
    "Question",
    "Reply",
    "SetAside",
    "Sheet",
    "SheetRow",
    "Shown",
    "Statement",
    "StatementDecision",
    "StatementStanding",
    "Typing",
    "Version",
    "Vote",
    "Voter",
    "WrittenDown",
]
