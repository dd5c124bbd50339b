"""The letters of a council: which there are, what they may name, and the words they begin with.

A council changes the words (a new version each time); these are what stands until it does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.foundation.failures import Refused
from goldenthread.law.independent_help import Contact, Local
from goldenthread.law.time_limits import EventKind

NAMES = {
    "child": "the child’s name",
    "family": "to whom the letter goes",
    "council": "the council’s name",
    "officer": "the officer’s name",
    "number": "the number of the case",
    "day": "the day of the letter",
    "decided_on": "the day of the decision",
    "reason": "the reason for the decision",
    "evidence": "what was looked at",
    "appeal_by": "the last day to appeal, if no mediation certificate comes later",
    "mediation_by": "the last day to contact a mediation adviser",
    "answer_by": "the last day of the time the law leaves to answer",
    "limit": "the legal date of what comes next",
    "meeting": "the day and place of a review meeting",
    "report": "what was found and said at a review",
    "changes": "the changes that are proposed",
    "ground": "the reason in law for which a plan may end",
    "mediation_adviser": "the mediation adviser of your area, and how they are reached",
    "sendiass": "the SENDIASS of your area, and how it is reached",
}
EXAMPLE = {
    "child": "Robin",
    "family": "Alex and Jo Example",
    "council": "Example Council",
    "officer": "Chris Example",
    "number": "000-2026-00001",
    "day": "16 November 2026",
    "decided_on": "12 November 2026",
    "reason": "Robin still cannot follow a lesson after two terms of help that was given as planned.",
    "evidence": "the school’s record of help since January; the psychologist’s advice",
    "appeal_by": "16 January 2027",
    "mediation_by": "16 January 2027",
    "answer_by": "1 December 2026",
    "limit": "21 December 2026",
    "meeting": "10 December 2026, at ten o’clock at Example School",
    "report": "Robin reads with a friend. The programme happened 60 of 72 times, and it helped.",
    "changes": "Section F. Was: Reading help. Now: Reading help, 30 minutes four times a week.",
    "ground": "The help can be given without a plan",
    "mediation_adviser": "Example Mediation (01632 960 001, ask@mediation.example.org)",
    "sendiass": "Example SENDIASS (01632 960 002, help@sendiass.example.org)",
}
"""A made-up case, to read the words of a letter with."""
_NAME = re.compile(r"\{([^{}]*)\}")

# Who gives independent help in the area: how a letter names them, and how while the council has not said.
NAMED_BY = {"mediation_adviser": Local.MEDIATION, "sendiass": Local.SENDIASS}
UNNAMED = {"mediation_adviser": "ask us whom to contact", "sendiass": "SENDIASS"}

_RIGHTS = (
    "If you disagree\n\n"
    "Talk to us first, if you like: {officer} will ring you.\n\n"
    "You may appeal to the First-tier Tribunal (Special Educational Needs and Disability) until {appeal_by}. "
    "Before you do, contact a mediation adviser, by {mediation_by}: {mediation_adviser}. You need not "
    "mediate: the adviser gives you a certificate either way, and with it you may appeal for a month more "
    "if that is later. An appeal costs nothing, and you need no lawyer.\n\n"
    "{sendiass} gives free, independent advice, also to the young person."
)


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One letter: the event that it tells of, its name, and the words it begins with."""

    event: EventKind
    name: str
    subject: str
    words: str

    @property
    def code(self) -> str:
        return self.event.value


def _kind(event: EventKind, name: str, subject: str, *parts: str) -> LetterKind:
    return LetterKind(event, name, subject, "\n\n".join(("Dear {family},", *parts, "{officer}\n{council}")))


KINDS = {
    kind.code: kind
    for kind in (
        _kind(
            EventKind.REQUEST_RECEIVED,
            "We have your request",
            "We have your request for {child}",
            "We have your request for an EHC needs assessment of {child}. Its number is {number}.",
            "We will tell you by {limit} whether we will assess. You may send us anything that helps us "
            "decide, and you may ring {officer} at any time.",
        ),
        _kind(
            EventKind.ASSESSMENT_AGREED,
            "We will assess",
            "We will assess {child}’s needs",
            "On {decided_on} we decided to assess {child}’s education, health and care needs.",
            "Why: {reason}",
            "What we looked at: {evidence}",
            "We now ask people who know {child} for their advice. They have six weeks. You will see each "
            "piece when it arrives. If there is to be a plan, you will have the final one by {limit}.",
        ),
        _kind(
            EventKind.ASSESSMENT_REFUSED,
            "We will not assess",
            "Our decision about {child}",
            "On {decided_on} we decided not to assess {child}’s education, health and care needs.",
            "Why: {reason}",
            "What we looked at: {evidence}",
            _RIGHTS,
        ),
        _kind(
            EventKind.PLAN_AGREED,
            "There will be a plan",
            "{child} will have an EHC plan",
            "On {decided_on} we decided that {child} needs an Education, Health and Care plan.",
            "Why: {reason}",
            "What we looked at: {evidence}",
            "We will send you a draft. You will have at least 15 days to say what should change and which "
            "school or college you want. The final plan is due by {limit}.",
        ),
        _kind(
            EventKind.PLAN_REFUSED,
            "There will be no plan",
            "Our decision about {child}",
            "On {decided_on} we decided that {child} does not need an Education, Health and Care plan.",
            "Why: {reason}",
            "What we looked at: {evidence}",
            "You will receive all the advice that we were given.",
            _RIGHTS,
        ),
        _kind(
            EventKind.DRAFT_SERVED,
            "The draft plan",
            "The draft of {child}’s plan",
            "Here is the draft of {child}’s Education, Health and Care plan. No school or college is named "
            "in it yet, because that is for you to ask for first.",
            "Please tell us by {answer_by}, or later if you need longer: what should change, which school or "
            "college you ask for, and whether you want a personal budget. You may ask to meet us.",
        ),
        _kind(
            EventKind.PLAN_FINALISED,
            "The final plan",
            "{child}’s plan is final",
            "Here is {child}’s final Education, Health and Care plan. We must now secure what section F "
            "says.",
            "Why it is as it is: {reason}",
            _RIGHTS,
        ),
        _kind(
            EventKind.REVIEW_INVITED,
            "You are invited to the review",
            "{child}’s review: please come",
            "We look at {child}’s plan again, with everybody who helps. The meeting is {meeting}.",
            "At least two weeks before, you get what each of those who help has written. Tell us "
            "what you want to "
            "talk about, and what {child} wants to say. You may bring somebody with you.",
            "{sendiass} gives free, independent advice, and can come too.",
        ),
        _kind(
            EventKind.REVIEW_REPORT_SENT,
            "What the review found",
            "What was found and said at {child}’s review",
            "Here is the report of {child}’s review.",
            "{report}",
            "The council tells you by {limit} whether the plan stays, changes or ends. Nothing "
            "changes until then.",
        ),
        _kind(
            EventKind.CEASE_CONSIDERED,
            "We think of ending the plan, and ask you",
            "We want to ask you about {child}’s plan",
            "We think of ending {child}’s plan. We have not decided. The law lets us only for a "
            "reason: {ground}.",
            "Why we think of it: {reason}",
            "Tell us what you think. We ask the school or college too. If we then decide to end the "
            "plan, you may "
            "appeal, and the plan goes on until that is over.",
            "{sendiass} gives free, independent advice, also to the young person.",
        ),
        _kind(
            EventKind.MAINTAIN_DECIDED,
            "The plan stays as it is",
            "After {child}’s review",
            "On {decided_on} we decided that {child}’s plan stays as it is.",
            "Why: {reason}",
            _RIGHTS,
        ),
        _kind(
            EventKind.AMEND_DECIDED,
            "The plan will change",
            "After {child}’s review",
            "On {decided_on} we decided to amend {child}’s plan.",
            "Why: {reason}",
            "You will see each change that we propose, and have at least 15 days to answer.",
        ),
        _kind(
            EventKind.AMENDMENTS_SENT,
            "Proposed changes",
            "Changes we propose to {child}’s plan",
            "Here are the changes that we propose to {child}’s plan.",
            "{changes}",
            "Please tell us by {answer_by}, or later if you need longer. The amended plan is due by {limit}.",
        ),
        _kind(
            EventKind.AMENDED_PLAN_FINALISED,
            "The amended plan",
            "{child}’s amended plan",
            "Here is {child}’s amended Education, Health and Care plan.",
            "Why it is as it is: {reason}",
            _RIGHTS,
        ),
        _kind(
            EventKind.CEASE_DECIDED,
            "The plan will end",
            "We have decided to end {child}’s plan",
            "On {decided_on} we decided that {child}’s plan will end.",
            "Why: {reason}",
            "It goes on until the time to appeal is over, and while an appeal is heard.",
            _RIGHTS,
        ),
        _kind(
            EventKind.REASSESSMENT_AGREED,
            "We will reassess",
            "We will reassess {child}’s needs",
            "On {decided_on} we decided to reassess {child}’s needs.",
            "Why: {reason}",
            "The final plan is due by {limit}.",
        ),
        _kind(
            EventKind.REASSESSMENT_REFUSED,
            "We will not reassess",
            "Our decision about {child}",
            "On {decided_on} we decided not to reassess {child}’s needs now.",
            "Why: {reason}",
            _RIGHTS,
        ),
        _kind(
            EventKind.FAMILY_TOLD_OF_TRANSFER,
            "The plan came to us",
            "{child}’s plan is with us now",
            "You have moved to our area, and {child}’s Education, Health and Care plan has been transferred "
            "to us. It holds as it is: we must now secure what section F says.",
            "{reason}",
            "If {child} can no longer get to the school or college that the plan names, tell us. We then "
            "find another for the time until the plan is amended.",
        ),
        _kind(
            EventKind.BUDGET_AGREED,
            "There will be a personal budget",
            "{child}’s personal budget",
            "On {decided_on} we agreed to a personal budget for {child}.",
            "Why: {reason}",
            "Section J of the plan says the sums and what they are for. We look at how it is used within the "
            "first three months, and at each review of the plan. You may ask us to look at it sooner.",
        ),
        _kind(
            EventKind.BUDGET_REFUSED,
            "There will be no personal budget",
            "Our decision on a personal budget for {child}",
            "On {decided_on} we decided that there will be no personal budget for {child}, or no direct "
            "payment.",
            "Why: {reason}",
            "You have the right to ask us to review this decision. Write to us, and say what you want us to "
            "look at. We then look again and tell you in writing what we decide, with our reasons. Until "
            "then, and whatever we decide, we must secure the help that section F of the plan says.",
            "{sendiass} gives free, independent advice, also to the young person.",
        ),
    )
}


def named_help(contacts: Mapping[Local, Contact]) -> dict[str, str]:
    """What a letter calls those who help, by the name that its words have for them."""
    return {
        name: contacts[kind].words if kind in contacts else UNNAMED[name] for name, kind in NAMED_BY.items()
    }


def help_named_in(words: str) -> tuple[Local, ...]:
    """Those who help that the words of a letter name."""
    found = set(_NAME.findall(words))
    return tuple(kind for name, kind in NAMED_BY.items() if name in found)


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with each {name} filled in; with a capital where a line begins, as a signature does.

    A name with nothing known is left out of the letter.
    """

    def value(found: re.Match[str]) -> str:
        said = values.get(found[1], "")
        begins = found.start() == 0 or words[found.start() - 1] == "\n"
        return said[:1].upper() + said[1:] if begins else said

    return _NAME.sub(value, words)


def check_words(subject: str, words: str) -> None:
    """Refuse words that are missing, or that name something no letter knows."""
    for field, text in (("subject", subject), ("words", words)):
        if not text.strip():
            raise Refused("Write the words of the letter.", field=field)
        check_names(text, field)


def check_names(text: str, field: str) -> None:
    """Refuse a {name} that no letter knows: it would go out to the family as it is."""
    unknown = sorted({name for name in _NAME.findall(text) if name not in NAMES})
    if unknown:
        raise Refused(
            f"No letter knows {', '.join('{' + name + '}' for name in unknown)}. Use one of: "
            f"{', '.join('{' + name + '}' for name in NAMES)}.",
            field=field,
        )
