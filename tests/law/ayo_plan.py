"""Ayo's plan, whole, as drawn in the picture of the plan page."""

from __future__ import annotations

from datetime import date

from goldenthread.law.layers import Layer
from goldenthread.law.thread_checks import (
    NeedLine,
    OutcomeLine,
    PlanLines,
    ProvisionLine,
    ViewLine,
    Whose,
)

TALKING = NeedLine(
    "talking",
    "Ayo knows what he wants to say, but cannot find the words in time. He understands more than he can say.",
    "speech_language_and_communication",
)
NOISE = NeedLine("noise", "Noise wears Ayo out, and by the afternoon he has to leave the room.", "sensory")
TELLS = OutcomeLine(
    "tells",
    "talking",
    "Ayo tells a friend what happened, in four parts and in order, without prompts",
    date(2027, 7, 23),
    "3 times out of 4",
)
BREAKS = OutcomeLine(
    "breaks",
    "noise",
    "Ayo takes a break before it is too much and is back in the lesson within 10 minutes",
    date(2027, 4, 30),
    "4 days out of 5",
)
SPEECH = ProvisionLine(
    strand="speech",
    outcomes=("tells",),
    title="Speech and language session",
    who="Joanna Reed, speech and language therapist, with Meera Shah",
    frequency="Every Thursday, 1.30pm",
    minutes=30,
    group_size=1,
    starts_on=date(2026, 6, 1),
    used_in_class="Picture strip on Ayo’s desk",
)
MAP = ProvisionLine(
    strand="map",
    outcomes=("tells",),
    title="Word map before each new topic",
    who="Meera Shah, teaching assistant",
    frequency="Monday and Friday, 10.40am",
    minutes=15,
    group_size=3,
    starts_on=date(2026, 9, 7),
    used_in_class="Map goes on the topic wall",
)
CHECK_IN = ProvisionLine(
    strand="check-in",
    outcomes=("breaks",),
    title="Morning check-in and break plan",
    who="Meera Shah, teaching assistant",
    frequency="Every school day, 8.50am",
    minutes=10,
    group_size=1,
    starts_on=date(2026, 9, 7),
    used_in_class="Break card on his lanyard",
)
HIS = ViewLine(
    Whose.CHILD, "I want to be on the radio and tell people what happened in the match.", "with pictures"
)
THEIRS = ViewLine(Whose.FAMILY, "We want to hear about his day. And for him to have a friend round.")

PLAN = PlanLines(
    needs=(TALKING, NOISE),
    outcomes=(TELLS, BREAKS),
    provisions=(SPEECH, MAP, CHECK_IN),
    views=(HIS, THEIRS),
    strengths=("He remembers facts well and he is a very good mime.",),
    adjustments=("Wait 10 seconds before helping with a word", "Ear defenders on the peg by the door"),
    layer=Layer.TARGETED_PLUS,
    review_on=date(2026, 12, 10),
)
