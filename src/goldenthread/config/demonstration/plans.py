"""The made-up plans of the standing cast, as they were first written."""

from __future__ import annotations

from typing import Any

EVERY_DAY = "01234"


def promise(
    title: str,
    who: str,
    weekdays: str,
    at: str,
    minutes: int,
    *,
    group: int = 1,
    role: str = "",
    used: str = "",
) -> dict[str, Any]:
    """One provision as a program would send it. It begins when the plan comes into force."""
    return {
        "title": title,
        "who": who,
        "who_role": role,
        "weekdays": weekdays,
        "times": [at],
        "minutes": minutes,
        "group_size": group,
        "used_in_class": used,
    }


def said(kind: str, whose: str, words: str, who: str, how: str = "") -> dict[str, Any]:
    return {"kind": kind, "whose": whose, "words": words, "who": who, "how": how}


def words(*lines: str) -> list[dict[str, str]]:
    return [{"words": line} for line in lines]


TA = "teaching assistant"
WORD_MAP = promise(
    "Word map before each new topic", "Meera Shah", "04", "10:40", 15, group=3, role=TA,
    used="The map goes on the topic wall",
)  # fmt: skip

AYO: dict[str, Any] = {
    "views": [
        said(
            "aspiration",
            "child",
            "I want to be on the radio and tell people what happened in the match.",
            "Ayo",
            "with pictures, told to Meera Shah",
        ),
        said(
            "aspiration",
            "family",
            "We want to hear about his day. And for him to have a friend round.",
            "Funmi Bello, mother",
        ),
        said("strength", "someone", "He remembers facts well and he is a very good mime.", "Dan Okafor"),
    ],
    "needs": [
        {
            "area": "speech_language_and_communication",
            "title": "Ayo knows what he wants to say, but cannot find the words in time",
            "description": "He understands more than he can say. When he is rushed he stops, and other "
            "children answer for him.",
            "outcomes": [
                {
                    "title": "Ayo tells a friend what happened, in four parts and in order, without prompts",
                    "measure": "3 times out of 4",
                    "steps": [
                        "Points to a picture",
                        "Tells one part",
                        "Tells two parts in order with a picture strip",
                        "Tells three parts without the strip",
                        "Tells four parts in order",
                    ],
                    "provisions": [
                        promise(
                            "Speech and language session",
                            "Joanna Reed",
                            "3",
                            "13:30",
                            30,
                            role="speech and language therapist, with Meera Shah",
                            used="Picture strip on Ayo’s desk",
                        ),
                        WORD_MAP,
                    ],
                }
            ],
        },
        {
            "area": "sensory",
            "title": "Noise wears Ayo out, and by the afternoon he has to leave the room",
            "description": "The hall and the corridor are the hardest places. He is calm after five "
            "minutes outdoors. He can tell you it is too loud by showing a card.",
            "outcomes": [
                {
                    "title": "Ayo takes a break before it is too much and is back within 10 minutes",
                    "measure": "4 days out of 5",
                    "steps": [
                        "Leaves when he is led",
                        "Leaves when he is shown the card",
                        "Shows the card after a prompt",
                        "Takes a break when shown the card and comes back in time",
                        "Takes a break by himself and comes back in time",
                    ],
                    "provisions": [
                        promise(
                            "Morning check-in and break plan",
                            "Meera Shah",
                            EVERY_DAY,
                            "08:50",
                            10,
                            role=TA,
                            used="Break card on his lanyard",
                        )
                    ],
                }
            ],
        },
    ],
    "adjustments": words(
        "Wait 10 seconds before helping with a word",
        "Ear defenders on the peg by the door",
        "Leaves for lunch 3 minutes early",
    ),
    "class_notes": words(
        "Ask “show me” and point to the strip.",
        "Break card up: let him go, no questions.",
    ),
}


def small_plan(
    want: str,
    area: str,
    need: str,
    outcome: str,
    measure: str,
    provision: dict[str, Any],
    *notes: str,
) -> dict[str, Any]:
    """A Targeted plan: one need, one outcome, one provision. It fits a page."""
    return {
        "views": [said("aspiration", "child", want, "")],
        "needs": [
            {
                "area": area,
                "title": need,
                "outcomes": [{"title": outcome, "measure": measure, "provisions": [provision]}],
            }
        ],
        "class_notes": words(*notes),
    }


SPEECH, SOCIAL = "speech_language_and_communication", "social_and_emotional"
DOING, SENSES = "executive_function", "sensory"

SMALL_PLANS: dict[str, tuple[str, dict[str, Any]]] = {
    "leila": (
        "targeted",
        small_plan(
            "I want to read my own stories out loud.", SPEECH, "New words are hard for Leila to hold on to",
            "Leila uses six new topic words in her own sentences", "6 words each half-term", WORD_MAP,
            "Put new words on her desk before input.", "Partner talk first, then hands up.",
        ),
    ),
    "jack": (
        "targeted",
        small_plan(
            "I want to finish like everyone else.", DOING,
            "Jack finds it hard to start and to stay with a task",
            "Jack starts a task within two minutes and works for eight", "3 lessons out of 4", WORD_MAP,
            "One instruction at a time.", "Timer on the desk: 8 minutes, then check.",
            "Praise starting, not finishing.",
        ),
    ),
    "noah": (
        "targeted",
        small_plan(
            "I want to read the football pages.", SPEECH, "Reading is slow and tires Noah out",
            "Noah reads a page of 90 words aloud with four mistakes or fewer", "2 times out of 3",
            promise("Reading", "Dan Okafor", "0124", "11:15", 10, role="class teacher"),
            "Read the question aloud to him.", "Cream paper, larger print.",
        ),
    ),
    "sofia": (
        "specialist",
        small_plan(
            "I want to hear the joke the first time.", SENSES, "Sofia misses what is said behind her",
            "Sofia follows a talk of ten minutes and says three things from it", "4 times out of 5",
            promise("Hearing check", "Visiting teacher of the deaf", "4", "11:45", 20),
            "Sit her left side to you; hearing aids in.", "Face her when you speak. Repeat others’ answers.",
            "Microphone on at all times.",
        ),
    ),
    "kacper": (
        "targeted",
        small_plan(
            "I want to explain my experiments.", SPEECH, "Kacper knows the science but not yet the words",
            "Kacper explains an experiment in five sentences", "1 in each unit",
            promise("Science words", "Meera Shah", "1", "09:15", 15, role=TA),
            "Use his Polish word list for science.", "He may answer by drawing.",
        ),
    ),
    "ellie": (
        "targeted",
        small_plan(
            "I want mornings to be quiet.", SOCIAL, "Worry stops Ellie coming into the room",
            "Ellie is in her place by 9.15am", "4 days out of 5",
            promise("Check-in", "Meera Shah", EVERY_DAY, "09:05", 5, role=TA),
            "Check in by 9.15am. Thumb up, flat or down.", "Thumb down: Meera, five minutes, no fuss.",
        ),
    ),
}  # fmt: skip

ZARA = small_plan(
    "I want to know what happens next.", SOCIAL, "Sudden change frightens Zara",
    "Zara moves between lessons with one warning", "4 times out of 5",
    promise("Plan of the day", "Meera Shah", EVERY_DAY, "08:45", 5, role=TA),
    "Warn her 5 minutes before any change.", "Offer two choices, never “what do you want?”",
)  # fmt: skip
TOLA = small_plan(
    "I want to do my own cooking.", DOING, "Tola loses track of homework and kit",
    "Tola brings what she needs for the day", "4 days out of 5",
    promise("Morning plan with form tutor", "Form tutor", "024", "08:45", 10),
    "Write homework down with her before the bell.",
)  # fmt: skip
