"""Tables of events: what is held where, who comes, what the panel is asked, what tables said."""

from goldenthread.events.models.events import Event
from goldenthread.events.models.notes import Note, Table
from goldenthread.events.models.panel import Moderation, PanelAnswer, PanelQuestion, PanelTaken, Support
from goldenthread.events.models.people import Arrival, Message, SignUp, SignUpStep

__all__ = [
    "Arrival",
    "Event",
    "Message",
    "Moderation",
    "Note",
    "PanelAnswer",
    "PanelQuestion",
    "PanelTaken",
    "SignUp",
    "SignUpStep",
    "Support",
    "Table",
]
