"""The life of a case as data: where each event leads, where it is refused, and in which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.casework.queries.events import in_order
from goldenthread.casework.states import (
    MAY_BEGIN,
    OPEN,
    OVER,
    STATE_WORDS,
    STEPS,
    CaseState,
    DecidedAlready,
    StepNotAllowed,
    diagram,
    possible,
    state_after,
)
from goldenthread.law.time_limits import Event, EventKind
from tests.casework.made import ago

K, S = EventKind, CaseState
ASKED = [K.REQUEST_RECEIVED]
REFUSED = [*ASKED, K.ASSESSMENT_REFUSED]
AGREED = [*ASKED, K.ASSESSMENT_AGREED]
WRITING = [*AGREED, K.PLAN_AGREED]
DRAFTED = [*WRITING, K.DRAFT_SERVED]
IN_FORCE = [*DRAFTED, K.PLAN_FINALISED]

WHERE = [
    ([], S.NOTHING),
    (ASKED, S.ASKED),
    ([K.BECAME_RESPONSIBLE], S.ASKED),
    ([K.PLAN_TRANSFERRED_IN], S.IN_FORCE),
    (REFUSED, S.NOT_ASSESSED),
    ([*REFUSED, K.ORDERED_TO_ASSESS], S.ASSESSING),
    ([*REFUSED, K.ORDERED_TO_ASSESS, K.ASSESSMENT_AGREED], S.ASSESSING),
    ([*REFUSED, K.ASSESSMENT_AGREED], S.ASSESSING),
    (AGREED, S.ASSESSING),
    ([*AGREED, K.ADVICE_REQUESTED, K.ADVICE_RECEIVED], S.ASSESSING),
    ([*AGREED, K.PLAN_REFUSED], S.NO_PLAN),
    ([*AGREED, K.PLAN_REFUSED, K.ORDERED_TO_MAKE_PLAN], S.WRITING),
    ([*AGREED, K.REQUEST_WITHDRAWN], S.WITHDRAWN),
    ([*AGREED, K.MOVED_OUT], S.MOVED_OUT),
    (WRITING, S.WRITING),
    ([*WRITING, K.PLAN_REFUSED], S.NO_PLAN),
    (DRAFTED, S.DRAFTED),
    ([*DRAFTED, K.DRAFT_SERVED], S.DRAFTED),
    ([*DRAFTED, K.SETTING_CONSULTED, K.SETTING_REPLIED], S.DRAFTED),
    (IN_FORCE, S.IN_FORCE),
    ([*IN_FORCE, K.REVIEW_HELD, K.MAINTAIN_DECIDED, K.REVIEW_HELD, K.MAINTAIN_DECIDED], S.IN_FORCE),
    ([*IN_FORCE, K.REVIEW_HELD, K.AMEND_DECIDED, K.AMENDMENTS_SENT], S.AMENDING),
    ([*IN_FORCE, K.AMENDMENTS_SENT, K.AMENDMENTS_DROPPED], S.IN_FORCE),
    ([*IN_FORCE, K.AMENDMENTS_SENT, K.AMENDED_PLAN_FINALISED], S.IN_FORCE),
    ([*IN_FORCE, K.REASSESSMENT_REQUESTED, K.REASSESSMENT_AGREED], S.REASSESSING),
    ([*IN_FORCE, K.REASSESSMENT_AGREED, K.DRAFT_SERVED, K.PLAN_FINALISED], S.IN_FORCE),
    ([*IN_FORCE, K.CEASE_DECIDED, K.PLAN_CEASED], S.CEASED),
]
NOT_SO = [
    ([K.ASSESSMENT_AGREED], S.NOTHING),
    ([*ASKED, K.REQUEST_RECEIVED], S.ASKED),
    ([*ASKED, K.PLAN_AGREED], S.ASKED),
    ([*ASKED, K.ADVICE_REQUESTED], S.ASKED),
    ([*REFUSED, K.ASSESSMENT_REFUSED], S.NOT_ASSESSED),
    ([*AGREED, K.ASSESSMENT_REFUSED], S.ASSESSING),
    ([*AGREED, K.PLAN_AGREED, K.PLAN_AGREED], S.WRITING),
    ([*WRITING, K.PLAN_FINALISED], S.WRITING),
    ([*IN_FORCE, K.PLAN_FINALISED], S.IN_FORCE),
    ([*IN_FORCE, K.REQUEST_WITHDRAWN], S.IN_FORCE),
    ([*IN_FORCE, K.PLAN_CEASED, K.REVIEW_HELD], S.CEASED),
    ([*AGREED, K.MOVED_OUT, K.PLAN_AGREED], S.MOVED_OUT),
]
TWICE = [
    [*AGREED, K.ASSESSMENT_AGREED],
    [*REFUSED, K.ORDERED_TO_ASSESS, K.ASSESSMENT_AGREED, K.ADVICE_REQUESTED, K.ASSESSMENT_AGREED],
    [*IN_FORCE, K.REVIEW_HELD, K.MAINTAIN_DECIDED, K.MAINTAIN_DECIDED],
    [*IN_FORCE, K.REVIEW_HELD, K.CEASE_DECIDED, K.DATE_PROMISED, K.CEASE_DECIDED],
    [*IN_FORCE, K.REASSESSMENT_REFUSED, K.REASSESSMENT_REFUSED],
]


@pytest.mark.parametrize("kinds, state", WHERE)
def test_a_case_stands_where_its_events_lead(kinds: list[EventKind], state: CaseState) -> None:
    assert state_after(kinds) is state


@pytest.mark.parametrize("kinds, state", NOT_SO)
def test_an_event_that_does_not_fit_is_refused(kinds: list[EventKind], state: CaseState) -> None:
    with pytest.raises(StepNotAllowed) as refused:
        state_after(kinds)
    assert (refused.value.kind, refused.value.state) == (kinds[-1], state)


@pytest.mark.parametrize("kinds", TWICE)
def test_a_decision_is_not_told_twice_for_nothing(kinds: list[EventKind]) -> None:
    with pytest.raises(DecidedAlready):
        state_after(kinds)


def test_the_words_of_a_refusal_say_where_the_case_stood_and_when_it_could_be() -> None:
    assert str(StepNotAllowed(K.PLAN_AGREED, S.ASKED)) == (
        "It cannot be recorded that the family was told that there will be a plan: on that day the case "
        "stood at “deciding whether to assess”. It can be when the case stands at “being assessed” or “no "
        "plan”. Look at the dates, or record first what happened before it."
    )
    assert str(DecidedAlready(K.MAINTAIN_DECIDED)) == (
        "It is recorded already that the family was told that the plan stays as it is. It can be recorded "
        "again once the review meeting was held."
    )


def test_every_state_has_words_and_is_open_or_over() -> None:
    assert sorted(STATE_WORDS) == sorted(CaseState)
    assert OPEN | OVER | {S.NOTHING} == set(CaseState)


def test_every_event_can_happen_somewhere_and_every_state_is_reached() -> None:
    assert [kind for kind in EventKind if not MAY_BEGIN[kind]] == []
    assert {step.leads for step in STEPS if step.leads} == set(CaseState) - {S.NOTHING}


def test_no_step_leads_two_ways() -> None:
    ways = [(step.kind, begin) for step in STEPS for begin in step.begins]
    assert len(ways) == len(set(ways))


def test_the_diagram_has_every_step_that_changes_the_state() -> None:
    drawn = diagram().splitlines()
    changing = [
        (step.kind, begin) for step in STEPS for begin in step.begins if step.leads not in (None, begin)
    ]
    assert drawn[0] == "stateDiagram-v2"
    assert len(drawn) == len(changing) + 1
    assert "    [*] --> asked: request received" in drawn
    assert "    drafted --> in_force: plan finalised" in drawn


@given(st.lists(st.integers(0, 200), max_size=25))
def test_what_is_possible_is_exactly_what_is_not_refused(choices: list[int]) -> None:
    kinds: list[EventKind] = []
    for choice in choices:
        offered = possible(kinds)
        kinds.append(offered[choice % len(offered)])
    offered = possible(kinds)
    for kind in EventKind:
        if kind in offered:
            state_after([*kinds, kind])
        else:
            with pytest.raises((StepNotAllowed, DecidedAlready)):
                state_after([*kinds, kind])


@pytest.mark.parametrize(
    "opens, follows",
    [
        (K.PLAN_TRANSFERRED_IN, K.REVIEW_ARRANGED),
        (K.PLAN_TRANSFERRED_IN, K.REASSESSMENT_REQUESTED),
        (K.ORDERED_TO_ASSESS, K.ASSESSMENT_AGREED),
        (K.ORDERED_TO_MAKE_PLAN, K.DRAFT_SERVED),
    ],
)
def test_what_opens_a_case_comes_first_on_its_day(opens: EventKind, follows: EventKind) -> None:
    day = [Event(follows, ago(0)), Event(opens, ago(0))]
    assert [event.kind for event in sorted(day, key=in_order)] == [opens, follows]
