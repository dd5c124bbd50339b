"""The life of a case with the council: its states, and which events lead from one to another, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.foundation.failures import Conflict
from goldenthread.law.appeals import GOES_ON_ELSEWHERE
from goldenthread.law.time_limits import EVENT_WORDS, EventKind


class CaseState(StrEnum):
    NOTHING = "nothing"
    ASKED = "asked"
    NOT_ASSESSED = "not_assessed"
    ASSESSING = "assessing"
    WRITING = "writing"
    NO_PLAN = "no_plan"
    DRAFTED = "drafted"
    IN_FORCE = "in_force"
    AMENDING = "amending"
    REASSESSING = "reassessing"
    CEASED = "ceased"
    WITHDRAWN = "withdrawn"
    MOVED_OUT = "moved_out"


S = CaseState
K = EventKind

STATE_WORDS = {
    S.NOTHING: "Not begun",
    S.ASKED: "Deciding whether to assess",
    S.NOT_ASSESSED: "Not assessed",
    S.ASSESSING: "Being assessed",
    S.WRITING: "Plan being written",
    S.NO_PLAN: "No plan",
    S.DRAFTED: "Draft plan with the family",
    S.IN_FORCE: "Plan in force",
    S.AMENDING: "Plan being amended",
    S.REASSESSING: "Being reassessed",
    S.CEASED: "Plan ended",
    S.WITHDRAWN: "Request withdrawn",
    S.MOVED_OUT: "Moved to another council",
}

OVER = frozenset({S.NOT_ASSESSED, S.NO_PLAN, S.CEASED, S.WITHDRAWN, S.MOVED_OUT})
OPEN = frozenset(S) - OVER - {S.NOTHING}
LIVE_STAGES = OPEN | OVER - {S.MOVED_OUT}  # at which the council can still owe something
WITH_PLAN = frozenset({S.IN_FORCE, S.AMENDING, S.REASSESSING})
BEFORE_PLAN = frozenset({S.ASKED, S.ASSESSING, S.WRITING, S.DRAFTED})


@dataclass(frozen=True, slots=True)
class Step:
    """An event, the states in which it may happen, and where it leads: nowhere, if the state stays."""

    kind: EventKind
    begins: frozenset[CaseState]
    leads: CaseState | None = None


def _step(kind: EventKind, begins: Iterable[CaseState], leads: CaseState | None = None) -> Step:
    return Step(kind, frozenset(begins), leads)


# Exceptions, promises and what the family does about a decision can be recorded whatever the state.
_ANY_TIME = (
    K.SCHOOL_CLOSED, K.EARLY_YEARS_CLOSED, K.EXCEPTIONAL_CIRCUMSTANCES, K.ABSENT_FROM_AREA,
    K.APPOINTMENT_MISSED, K.DATE_PROMISED, K.MEDIATION_ADVISER_CONTACTED, K.MEDIATION_DECLINED,
    K.CERTIFICATE_ISSUED, K.MEDIATION_ASKED_FOR, K.MEDIATION_HELD, K.AGREED_TO_ASSESS, K.AGREED_TO_MAKE_PLAN,
    K.AGREED_TO_AMEND, K.AGREED_TO_NAME_SETTING, K.MEDIATION_AGREED, K.HEALTH_AGREED, K.OTHERS_AGREED,
    K.APPEALED, K.TRIBUNAL_DATE_SET, K.HEARING_SET, K.ORDERED_OTHERWISE, K.DONE_AS_SET, K.APPEAL_ENDED,
    K.CARRIED_ON,
)  # fmt: skip
_OF_A_REVIEW = (
    K.REVIEW_ARRANGED, K.REVIEW_INVITED, K.REVIEW_PAPERS_SENT, K.REVIEW_HELD, K.REVIEW_REPORT_SENT,
    K.CEASE_CONSIDERED, K.CEASE_ANSWERED, K.MAINTAIN_DECIDED, K.AMEND_DECIDED, K.CEASE_DECIDED,
    K.TRANSFER_TO_POST_16, K.TRANSFER_OF_PHASE, K.TRANSFER_BETWEEN_POST_16, K.REASSESSMENT_REQUESTED,
    K.REASSESSMENT_REFUSED, K.ORDERED_TO_ASSESS, K.NOT_OPPOSED_TO_ASSESS,
    K.ORDERED_TO_AMEND, K.ORDERED_TO_NAME_SETTING, K.NOT_OPPOSED_TO_AMEND,
)  # fmt: skip

_OF_A_BUDGET = (K.BUDGET_ASKED, K.BUDGET_AGREED, K.BUDGET_REFUSED, K.BUDGET_REVIEW_ASKED)

_BEGUN = frozenset(S) - {S.NOTHING}

# An order binds in whatever case it is done: where one runs already, it changes the state only forwards.
_TO_ASSESS = (K.ORDERED_TO_ASSESS, K.NOT_OPPOSED_TO_ASSESS)
_TO_PLAN = (K.ORDERED_TO_MAKE_PLAN, K.NOT_OPPOSED_TO_MAKE_PLAN)

_ADVISED = frozenset({S.ASSESSING, S.WRITING, S.DRAFTED}) | WITH_PLAN

STEPS = (
    _step(K.REQUEST_RECEIVED, [S.NOTHING], S.ASKED),
    _step(K.BECAME_RESPONSIBLE, [S.NOTHING], S.ASKED),
    _step(K.PLAN_TRANSFERRED_IN, [S.NOTHING], S.IN_FORCE),
    _step(K.FAMILY_TOLD_OF_TRANSFER, WITH_PLAN),
    _step(K.REQUEST_WITHDRAWN, BEFORE_PLAN, S.WITHDRAWN),
    _step(K.ASSESSMENT_AGREED, [S.ASKED, S.NOT_ASSESSED], S.ASSESSING),
    _step(K.ASSESSMENT_REFUSED, [S.ASKED], S.NOT_ASSESSED),
    _step(K.ASSESSMENT_AGREED, [S.ASSESSING, S.WRITING, S.DRAFTED]),  # told again after an order
    *[_step(kind, [S.NOT_ASSESSED, S.ASKED], S.ASSESSING) for kind in _TO_ASSESS],
    *[_step(kind, [S.ASSESSING, S.WRITING, S.DRAFTED, S.REASSESSING]) for kind in _TO_ASSESS],
    _step(K.ADVICE_REQUESTED, _ADVISED),
    _step(K.ADVICE_RECEIVED, _ADVISED),
    _step(K.PLAN_AGREED, [S.ASSESSING, S.NO_PLAN], S.WRITING),  # after a refusal: agreed in mediation
    _step(K.PLAN_REFUSED, [S.ASSESSING, S.WRITING], S.NO_PLAN),
    *[_step(kind, [S.NO_PLAN, S.ASKED, S.ASSESSING], S.WRITING) for kind in _TO_PLAN],
    *[_step(kind, [S.WRITING, S.DRAFTED, *WITH_PLAN]) for kind in _TO_PLAN],
    _step(K.DRAFT_SERVED, [S.ASSESSING, S.WRITING, S.DRAFTED], S.DRAFTED),
    _step(K.DRAFT_SERVED, [S.REASSESSING]),
    _step(K.SETTING_CONSULTED, [S.DRAFTED, S.IN_FORCE, S.AMENDING, S.REASSESSING]),
    _step(K.SETTING_REPLIED, [S.DRAFTED, S.IN_FORCE, S.AMENDING, S.REASSESSING]),
    _step(K.PLAN_FINALISED, [S.DRAFTED, S.REASSESSING], S.IN_FORCE),
    *[_step(kind, [S.IN_FORCE, S.AMENDING]) for kind in _OF_A_REVIEW],
    _step(K.AMENDMENTS_SENT, [S.IN_FORCE, S.AMENDING], S.AMENDING),
    _step(K.AMENDMENTS_DROPPED, [S.AMENDING], S.IN_FORCE),
    _step(K.AMENDED_PLAN_FINALISED, [S.IN_FORCE, S.AMENDING, S.REASSESSING], S.IN_FORCE),
    _step(K.REASSESSMENT_AGREED, [S.IN_FORCE, S.AMENDING], S.REASSESSING),
    _step(K.ORDERED_TO_CEASE, [S.IN_FORCE, S.AMENDING, S.REASSESSING]),  # it may end; ending it comes after
    _step(K.PLAN_CEASED, [S.IN_FORCE, S.AMENDING, S.REASSESSING], S.CEASED),
    *[_step(kind, _ADVISED) for kind in _OF_A_BUDGET],
    _step(K.MOVE_LEARNED, OPEN),
    _step(K.MOVED_OUT, OPEN, S.MOVED_OUT),
    *[_step(kind, _BEGUN) for kind in _ANY_TIME],
)

# A decision that leaves the case where it was is taken once, until one of these happens.
ANEW: Mapping[EventKind, frozenset[EventKind]] = {
    K.ASSESSMENT_AGREED: frozenset({K.ORDERED_TO_ASSESS, K.NOT_OPPOSED_TO_ASSESS}),
    **dict.fromkeys((K.MAINTAIN_DECIDED, K.AMEND_DECIDED, K.CEASE_DECIDED), frozenset({K.REVIEW_HELD})),
    K.REASSESSMENT_REFUSED: frozenset({K.REASSESSMENT_REQUESTED}),
}

BEGINNINGS = frozenset(step.kind for step in STEPS if S.NOTHING in step.begins)
_LEADS = {(step.kind, begin): step.leads or begin for step in STEPS for begin in step.begins}
MAY_BEGIN = {kind: frozenset(begin for k, begin in _LEADS if k is kind) for kind in EventKind}


class StepNotAllowed(Conflict):
    """The event does not fit the state that the case was in on its day."""

    def __init__(self, kind: EventKind, state: CaseState) -> None:
        self.kind, self.state = kind, state
        when = " or ".join(f"“{STATE_WORDS[one].lower()}”" for one in sorted(MAY_BEGIN[kind]))
        super().__init__(
            f"It cannot be recorded that {EVENT_WORDS[kind]}: on that day the case stood at "
            f"“{STATE_WORDS[state].lower()}”. It can be when the case stands at {when}. "
            "Look at the dates, or record first what happened before it."
        )


class DecidedAlready(Conflict):
    """The same decision, told twice, with nothing between that asks for it again."""

    def __init__(self, kind: EventKind) -> None:
        again = " or ".join(sorted(EVENT_WORDS[one] for one in ANEW[kind]))
        super().__init__(
            f"It is recorded already that {EVENT_WORDS[kind]}. It can be recorded again once {again}."
        )


def state_after(kinds: Iterable[EventKind]) -> CaseState:
    """The state after these events, in order. Raises StepNotAllowed or DecidedAlready at the first that does
    not fit."""
    return _after(kinds)[0]


def possible(kinds: Iterable[EventKind]) -> tuple[EventKind, ...]:
    """What may happen after these events, in the order of a case."""
    state, told = _after(kinds)
    return tuple(kind for kind in EventKind if (kind, state) in _LEADS and kind not in told)


def _after(kinds: Iterable[EventKind]) -> tuple[CaseState, frozenset[EventKind]]:
    """The state, and the decisions that cannot be taken again as things stand.

    An order that was made before its case began is done in it all the same: it counts from the beginning.
    """
    state, told = S.NOTHING, frozenset[EventKind]()
    for kind in _from_the_beginning(kinds):
        leads = _LEADS.get((kind, state))
        if leads is None:
            raise StepNotAllowed(kind, state)
        if kind in told:
            raise DecidedAlready(kind)
        state = leads
        told = (told | ({kind} & ANEW.keys())) - {one for one in told if kind in ANEW[one]}
    return state, told


def _from_the_beginning(kinds: Iterable[EventKind]) -> Iterator[EventKind]:
    known = list(kinds)
    place = next((place for place, kind in enumerate(known) if kind in BEGINNINGS), 0)
    before = known[:place]
    if place and all(kind in GOES_ON_ELSEWHERE for kind in before):
        known = [known[place], *before, *known[place + 1 :]]
    return iter(known)


def diagram() -> str:
    """The states as a Mermaid diagram, for the reference pages: the steps that change the state."""
    lines = ["stateDiagram-v2"]
    for step in STEPS:
        for begin in sorted(step.begins):
            if step.leads and step.leads is not begin:
                name = "[*]" if begin is S.NOTHING else begin.value
                lines.append(f"    {name} --> {step.leads}: {step.kind.replace('-', ' ')}")
    return "\n".join(lines) + "\n"
