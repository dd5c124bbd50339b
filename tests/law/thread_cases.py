"""One change to a whole plan for each check, and exactly what is then said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from goldenthread.law.layers import Layer
from goldenthread.law.thread_checks import (
    NeedLine,
    ViewLine,
    Whose,
)
from tests.law.ayo_plan import (
    BREAKS,
    CHECK_IN,
    HIS,
    MAP,
    NOISE,
    PLAN,
    SPEECH,
    TALKING,
    TELLS,
    THEIRS,
)

FRIENDS = NeedLine("friends", "Ayo has no friend to play with at lunch.")
HARD = (
    "Notwithstanding considerable improvements in attainment, significant expressive communication "
    "difficulties continue to necessitate individualised differentiation of curriculum expectations. "
) * 6

CASES = {
    "a need without an outcome": (
        replace(PLAN, needs=(TALKING, NOISE, FRIENDS)),
        (
            "need-without-outcome",
            "friends",
            "The need “Ayo has no friend to play with at…” has no outcome.",
        ),
    ),
    "an outcome without provision": (
        replace(PLAN, provisions=(SPEECH, MAP)),
        (
            "outcome-without-provision",
            "breaks",
            "The outcome “Ayo takes a break before it is too…” has no provision.",
        ),
    ),
    "an outcome without its need": (
        replace(
            PLAN,
            outcomes=(TELLS, BREAKS, replace(TELLS, strand="swims", need="?", text="Swims 10 metres")),
            provisions=(SPEECH, MAP, replace(CHECK_IN, outcomes=("breaks", "swims"))),
        ),
        ("outcome-without-need", "swims", "The outcome “Swims 10 metres” belongs to no need in the plan."),
    ),
    "provision without its outcome": (
        replace(
            PLAN, provisions=(SPEECH, MAP, CHECK_IN, replace(MAP, strand="club", title="Club", outcomes=()))
        ),
        ("provision-without-outcome", "club", "The provision “Club” serves no outcome in the plan."),
    ),
    "an outcome without a date": (
        replace(PLAN, outcomes=(TELLS, replace(BREAKS, by=None))),
        ("outcome-by-when", "breaks", "The outcome “Ayo takes a break before it is too…” has no date."),
    ),
    "a draft with an outcome whose date has passed": (
        replace(PLAN, on=date(2027, 5, 1)),
        (
            "outcome-date-passed",
            "breaks",
            "The date of the outcome “Ayo takes a break before it is too…” has passed.",
        ),
    ),
    "a draft whose words say a date that has passed": (
        replace(
            PLAN,
            on=date(2026, 11, 20),
            outcomes=(TELLS, replace(BREAKS, by=None, text="By July 2026, Ayo takes a break in 10 minutes")),
        ),
        (
            "outcome-date-passed",
            "breaks",
            "The date of the outcome “By July 2026, Ayo takes a break in…” has passed.",
        ),
    ),
    "an outcome nobody could see": (
        replace(PLAN, outcomes=(TELLS, replace(BREAKS, text="Ayo feels more confident", measure=" "))),
        ("outcome-how-we-know", "breaks", "Nobody could tell when “Ayo feels more confident” is reached."),
    ),
    "provision after the date of its outcome": (
        replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, starts_on=date(2027, 5, 1)))),
        (
            "starts-after-outcome",
            "check-in",
            "The provision “Morning check-in and break plan” starts after the date of its outcome.",
        ),
    ),
    "an adjustment twice": (
        replace(PLAN, adjustments=("Wait 10 seconds.", "wait 10 seconds")),
        ("same-line-twice", None, "The adjustment “wait 10 seconds” is written twice."),
    ),
    "the same provision for another need": (
        replace(PLAN, provisions=(SPEECH, MAP, CHECK_IN, replace(MAP, strand="copy", outcomes=("breaks",)))),
        (
            "same-provision-for-two-needs",
            "copy",
            "The provision “Word map before each new topic” is repeated for another need.",
        ),
    ),
    "nobody in particular": (
        replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, who="an adult"))),
        ("provision-who", "check-in", "The provision “Morning check-in and break plan” does not say who."),
    ),
    "no particular days": (
        replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, frequency="Regularly"))),
        (
            "provision-how-often",
            "check-in",
            "The provision “Morning check-in and break plan” does not say how often.",
        ),
    ),
    "no length": (
        replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, minutes=None))),
        (
            "provision-how-long",
            "check-in",
            "The provision “Morning check-in and break plan” does not say how long.",
        ),
    ),
    "no number of children": (
        replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, group_size=None))),
        (
            "provision-how-many",
            "check-in",
            "The provision “Morning check-in and break plan” does not say how many children.",
        ),
    ),
    "no first day": (
        replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, starts_on=None))),
        (
            "provision-from-when",
            "check-in",
            "The provision “Morning check-in and break plan” does not say from when.",
        ),
    ),
    "not used back in class": (
        replace(PLAN, provisions=(SPEECH, MAP, replace(CHECK_IN, used_in_class=""))),
        (
            "used-in-class",
            "check-in",
            "The provision “Morning check-in and break plan” does not say how it is used back in class.",
        ),
    ),
    "a specialist alone": (
        replace(
            PLAN,
            provisions=(replace(SPEECH, who="Joanna Reed, speech and language therapist"), MAP, CHECK_IN),
        ),
        (
            "who-in-school",
            "speech",
            "The provision “Speech and language session” does not say who at school carries on between the "
            "specialist's visits.",
        ),
    ),
    "no voice of the child": (
        replace(PLAN, views=(THEIRS,)),
        ("child-voice", None, "Nothing in the plan is in the child's own words, pictures or signs."),
    ),
    "a child only watched": (
        replace(PLAN, views=(ViewLine(Whose.SOMEONE, "Ayo was observed to like football."), THEIRS)),
        ("only-observed", None, "The child was watched, but nobody says what the child told them."),
    ),
    "no view of the family": (
        replace(PLAN, views=(HIS,)),
        ("family-view", None, "The family's view is not in the plan."),
    ),
    "no strength": (
        replace(PLAN, strengths=(" ",)),
        ("strengths", None, "The plan does not say what the child is good at."),
    ),
    "no review": (
        replace(PLAN, review_on=None),
        ("review-date", None, "The plan does not say when it will be reviewed."),
    ),
    "hard to read": (
        replace(PLAN, strengths=(HARD,)),
        ("reading-age", None, "The plan reads at age 18 or over; we aim for 11 or younger."),
    ),
    "a Targeted plan over a page": (
        replace(PLAN, layer=Layer.TARGETED, strengths=("He is kind. " * 120,)),
        ("one-page", None, "The plan has 545 words. A Targeted plan fits on one page: 450."),
    ),
    "initials nobody spells out": (
        replace(PLAN, needs=(replace(TALKING, text="Ayo has SLCN. His SLCN tires him."), NOISE)),
        ("initials-in-plan", "talking", "SLCN is not spelled out anywhere in the plan."),
    ),
}
