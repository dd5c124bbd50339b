"""Universal, Targeted, Targeted Plus, Specialist: what each is, and what a family can expect there.

The layers are not steps. A child can draw on several at once, and move either way. They are a
proposal: until the law comes, a line that rests on the reform says so, and what rests on today's
law and guidance holds now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.law.day_words import month
from goldenthread.law.duty_rules import ADJUSTMENTS, BEST_ENDEAVOURS, COUNCIL_SECURES, TELL_PARENT
from goldenthread.law.reform_sources import (
    NOT_LAW_YET,
    REFORM_EXPECTED,
    leaflet,
    mainstream_sheet,
    overview,
    parent_sheet,
    rights_assessment,
)
from goldenthread.law.rules import Citation, Rule, Standing


class Layer(StrEnum):
    UNIVERSAL = "universal"
    TARGETED = "targeted"
    TARGETED_PLUS = "targeted_plus"
    SPECIALIST = "specialist"


class UnknownLayerError(ValueError):
    """A word that is not the code of a layer."""


LAYER_NAMES: Mapping[str, str] = {
    Layer.UNIVERSAL: "Universal",
    Layer.TARGETED: "Targeted",
    Layer.TARGETED_PLUS: "Targeted Plus",
    Layer.SPECIALIST: "Specialist",
}


def _proposed(rule_id: str, says: str, *citations: Citation, doubt: str = NOT_LAW_YET) -> Rule:
    return Rule(f"layers.{rule_id}", says, citations, REFORM_EXPECTED, Standing.PROPOSAL, doubt=doubt)


def _now(rule_id: str, says: str, rests_on: Rule) -> Rule:
    """A rule of today in words for a family, resting where the rule itself rests."""
    return Rule(f"layers.{rule_id}", says, rests_on.citations, rests_on.since, rests_on.standing)


NOT_SEQUENTIAL = _proposed(
    "not_sequential",
    "Layers are not steps. A child can use several at once, and move either way.",
    parent_sheet(),
    mainstream_sheet(),
)
THREE_ABOVE_UNIVERSAL = _proposed(
    "three_above_universal",
    "There are three layers above the Universal offer: Targeted, Targeted Plus and Specialist.",
    rights_assessment("glossary"),
    overview(8),
)
TEACHING_FOR_ALL = _proposed(
    "teaching_for_all", "Good, inclusive teaching and early help for every child.", overview(7), leaflet()
)
ADJUSTMENTS_AT_ANY_LAYER = _now(
    "adjustments",
    "If your child is disabled, the school changes what it does so that your child is not at a "
    "disadvantage. You do not pay for this, and it needs no plan.",
    ADJUSTMENTS,
)
SMALL_GROUPS = _proposed(
    "small_groups",
    "Help in a small group, by staff of the school, of a kind that is known to work.",
    mainstream_sheet(),
    leaflet(),
)
PLAN_WITH_YOU = _proposed(
    "plan_with_you",
    "An Individual Support Plan, made with you. It says what your child needs, the help, and what the "
    "help should lead to.",
    leaflet(),
    rights_assessment("page 18"),
)
PLAN_REVIEWED = _proposed(
    "plan_reviewed",
    "The plan is looked at again at least once a year, and changed when needs change.",
    rights_assessment("page 19"),
    parent_sheet(),
)
DO_ITS_BEST = _now(
    "do_its_best",
    "The school must do its best to give the special help that your child needs.",
    BEST_ENDEAVOURS,
)
TOLD = _now("told", "The school must tell you when it gives special help without an EHC plan.", TELL_PARENT)
MEET_THREE_TIMES = Rule(
    "layers.meet_three_times",
    "The school should meet you at least three times a year about how things are going.",
    (Citation("SEND Code of Practice 2015", "paragraph 6.65"),),
    date(2015, 1, 1),
    Standing.GUIDANCE,
)
EXPERTS = _proposed(
    "experts",
    "Specialists, such as speech and language therapists, educational psychologists and occupational "
    "therapists, come in to advise and to help.",
    mainstream_sheet(),
    leaflet(),
)
NO_DIAGNOSIS = _proposed(
    "no_diagnosis", "No legal assessment and no diagnosis is needed for this.", overview(8)
)
BASE_OR_SHORT_PLACE = _proposed(
    "base_or_short_place",
    "Perhaps time in an Inclusion Base, or a short time at another setting, with a way back to class.",
    leaflet(),
    overview(8),
    doubt=NOT_LAW_YET + " The way back to class is this house’s own condition.",
)
PACKAGES = _proposed(
    "packages",
    "What your child has a right to is set out in one or more national Specialist Provision Packages.",
    leaflet(),
    mainstream_sheet(),
    doubt=NOT_LAW_YET + " Drafts are promised for autumn 2026 and final packages for 2027 to 2028.",
)
COUNCIL_MUST_SECURE = _now(
    "council_must_secure",
    "What an EHC plan says about teaching and training is a right. The council must see that it happens.",
    COUNCIL_SECURES,
)
PLAN_SAYS_HOW = _proposed(
    "plan_says_how",
    "An Individual Support Plan, made with you, says how what is in the EHC plan will be given.",
    leaflet(),
)
ANY_SETTING = _proposed(
    "any_setting",
    "A place in a mainstream school, perhaps with a Specialist Base, or in a special school.",
    leaflet(),
)


@dataclass(frozen=True, slots=True)
class LayerOfSupport:
    """A layer: its code, what it is, what to expect in it. `asks_for_plan`: an Individual Support Plan."""

    layer: Layer
    name: str
    is_for: str
    asks_for_plan: bool
    expect: tuple[Rule, ...]


LAYERS: Mapping[Layer, LayerOfSupport] = {
    Layer.UNIVERSAL: LayerOfSupport(
        Layer.UNIVERSAL,
        LAYER_NAMES[Layer.UNIVERSAL],
        "What every child gets, in every lesson.",
        False,
        (TEACHING_FOR_ALL, ADJUSTMENTS_AT_ANY_LAYER),
    ),
    Layer.TARGETED: LayerOfSupport(
        Layer.TARGETED,
        LAYER_NAMES[Layer.TARGETED],
        "For needs that are common, and that every school can be ready for.",
        True,
        (SMALL_GROUPS, PLAN_WITH_YOU, PLAN_REVIEWED, DO_ITS_BEST, TOLD, MEET_THREE_TIMES),
    ),
    Layer.TARGETED_PLUS: LayerOfSupport(
        Layer.TARGETED_PLUS,
        LAYER_NAMES[Layer.TARGETED_PLUS],
        "For needs that are less common. School staff and specialists work together.",
        True,
        (
            EXPERTS,
            NO_DIAGNOSIS,
            BASE_OR_SHORT_PLACE,
            PLAN_WITH_YOU,
            PLAN_REVIEWED,
            DO_ITS_BEST,
            TOLD,
            MEET_THREE_TIMES,
        ),
    ),
    Layer.SPECIALIST: LayerOfSupport(
        Layer.SPECIALIST,
        LAYER_NAMES[Layer.SPECIALIST],
        "For the most complex needs, beyond what mainstream schools can usually give.",
        True,
        (PACKAGES, COUNCIL_MUST_SECURE, PLAN_SAYS_HOW, PLAN_REVIEWED, ANY_SETTING),
    ),
}


def layer_of(code: str) -> LayerOfSupport:
    """The layer with this code. Raises UnknownLayerError."""
    if code not in LAYER_NAMES:
        raise UnknownLayerError(f"“{code}” is not a layer. Choose {', '.join(LAYER_NAMES)}.")
    return LAYERS[Layer(code)]


def asks_for_plan(layers: Iterable[str]) -> bool:
    """Does drawing on these layers, any number at once, ask for an Individual Support Plan?"""
    return any(layer_of(code).asks_for_plan for code in layers)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a family can expect, a plain line each. `since`: 'September 2029', or empty for what holds now."""

    since: str
    lines: tuple[str, ...]

    @property
    def heading(self) -> str:
        return f"Proposed from {self.since}" if self.since else "Now"


def expectations(layer: str, on: date) -> tuple[Expected, ...]:
    """What a family can expect at one layer on this day. Raises UnknownLayerError."""
    return expectations_at([layer], on)


def expectations_at(layers: Iterable[str], on: date) -> tuple[Expected, ...]:
    """The same at several layers at once, saying each thing once: what holds on the day, then by month."""
    rules = dict.fromkeys(rule for code in layers for rule in layer_of(code).expect)
    by_start: dict[str, list[str]] = {}
    for rule in sorted(rules, key=lambda rule: date.min if rule.holds_on(on) else rule.since):
        since = "" if rule.holds_on(on) else f"{month(rule.since)} {rule.since.year}"
        by_start.setdefault(since, []).append(rule.says)
    return tuple(Expected(since, tuple(lines)) for since, lines in by_start.items())


RULES = (
    NOT_SEQUENTIAL,
    THREE_ABOVE_UNIVERSAL,
    TEACHING_FOR_ALL,
    ADJUSTMENTS_AT_ANY_LAYER,
    SMALL_GROUPS,
    PLAN_WITH_YOU,
    PLAN_REVIEWED,
    DO_ITS_BEST,
    TOLD,
    MEET_THREE_TIMES,
    EXPERTS,
    NO_DIAGNOSIS,
    BASE_OR_SHORT_PLACE,
    PACKAGES,
    COUNCIL_MUST_SECURE,
    PLAN_SAYS_HOW,
    ANY_SETTING,
)
