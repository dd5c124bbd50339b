"""The first page of somebody with several children: each in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goldenthread.design.addresses import address
from goldenthread.design.words import clock, day_month, plain_date, weekday
from goldenthread.law.account_words import figures_sentence
from goldenthread.people.queries.contacts import Listed
from goldenthread.plans.codes import FamilyAnswer
from goldenthread.plans.pages.elsewhere import Elsewhere
from goldenthread.plans.queries.family_home import Glance
from goldenthread.plans.queries.waiting import Answered


class Said(NamedTuple):
    """One sentence about a child, what it is about, and where it leads if it leads anywhere."""

    about: str
    words: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class ChildCard:
    """One child of the page."""

    child: Listed
    said: tuple[Said, ...]


def card_of(child: Listed, glance: Glance, elsewhere: Sequence[Elsewhere], *, parent: bool) -> ChildCard:
    return ChildCard(child, tuple(_said(child, glance, elsewhere, parent)))


def draft_next(answered: Answered | None, *, family: bool) -> str:
    """What happens next with a draft that is shared, for one of the family or somebody who helps them."""
    if answered is None:
        who = "Tell the school what you think" if family else "The family tells the school what they think"
        return f"{who} of the draft. Nothing is agreed by silence."
    on = f"On {day_month(answered.at)} you said: “{FamilyAnswer(answered.answer).label}.”"
    return (
        f"{on} The school answers you." if answered.waits else f"{on} The school can put the plan in force."
    )


def _said(child: Listed, glance: Glance, elsewhere: Sequence[Elsewhere], parent: bool) -> Iterator[Said]:
    yield Said("Now", _now(glance))
    if glance.draft_since:
        words = f"A draft of the plan was shared on {plain_date(glance.draft_since)}."
        yield Said("Draft", words, address("plan_shared", child_id=child.id), "Read the draft")
    yield Said("Next", _next(glance, parent))
    for one in elsewhere:
        yield Said(one.heading, f"{one.state}. {' '.join(one.says)}", one.href, one.link)
    if glance.figures and glance.figures.promised and glance.until:
        words = f"To {day_month(glance.until)}: {figures_sentence(glance.figures)}."
        yield Said("Promised and happened", words)
    yield Said("Who to ask", _who(glance))


def _now(glance: Glance) -> str:
    if glance.in_force_on:
        since = f"The plan has been in force since {plain_date(glance.in_force_on)}."
        return f"{'; '.join(glance.provisions)}. {since}" if glance.provisions else since
    started = " Nothing in the draft has started yet." if glance.draft_since else ""
    return f"No Individual Support Plan is in force.{started}"


def _next(glance: Glance, parent: bool) -> str:
    said = []
    if glance.answer_due_on:
        said.append(f"You get an answer to what worries you by {day_month(glance.answer_due_on)}.")
    if glance.review_on:
        hour = f", {clock(glance.review_at)}" if glance.review_at else ""
        said.append(f"Plan review on {weekday(glance.review_on)}{hour}, {glance.review_where}.")
    elif glance.review_due_on:
        said.append(f"The plan is reviewed by {plain_date(glance.review_due_on)}. No day is arranged yet.")
    if glance.draft_since:
        said.append(draft_next(glance.answered, family=parent))
    return " ".join(said) or "Nothing is arranged."


def _who(glance: Glance) -> str:
    if not glance.asked:
        return "Ask the office of the school or college for the SENCO."
    return f"{glance.asked}, SENCO{f', {glance.reached_by}' if glance.reached_by else ''}."
