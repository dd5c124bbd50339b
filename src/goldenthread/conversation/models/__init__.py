"""Tables of the conversation: what is asked, and what people answered."""

from goldenthread.conversation.models.consultations import (
    Consultation,
    Extension,
    Principle,
    Question,
    Version,
)
from goldenthread.conversation.models.replies import Answer, Channel, Draft, Reply, SetAside

__all__ = [
    "Answer",
    "Channel",
    "Consultation",
    "Draft",
    "Extension",
    "Principle",
    "Question",
    "Reply",
    "SetAside",
    "Version",
]
