"""The words of a case: what comes next, what excuses a date, and what the family is told of lateness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.casework.binding import one_date_each
from goldenthread.casework.lateness import advice_lateness, lateness_of
from goldenthread.casework.pages.doing import BY_STATE, NOT_YET, Do, what_to_do
from goldenthread.casework.queries.case_page import AdviceLine, CasePage, LetterLine
from goldenthread.casework.queries.caseload import Due
from goldenthread.casework.states import STATE_WORDS, CaseState
from goldenthread.design.words import full_date, plain_date, plural
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.law.day_words import day_month, listed
from goldenthread.law.time_limits import Clock, EventKind, State
from goldenthread.law.time_limits.events import EXCEPTIONS
from goldenthread.law.time_limits.excusing import Reason as Why
from goldenthread.law.time_limits.limit import Shape, Who

K = EventKind
S = CaseState

TO_THE_FAMILY = {S.DRAFTED: "Draft plan with you"}


def state_words(state: CaseState, *, family: bool) -> str:
    """Where a case stands, as whoever reads it is spoken to."""
    return TO_THE_FAMILY.get(state, STATE_WORDS[state]) if family else STATE_WORDS[state]


@dataclass(frozen=True, slots=True)
class Next:
    """What comes first, why, and what to press."""

    title: str
    words: tuple[str, ...]
    do: str = ""
    route: str = ""
    advice: AdviceLine | None = None
    letter: LetterLine | None = None


def next_of(page: CasePage) -> Next | None:
    """The one thing that comes first, as the lists of cases name it, with what stands behind it."""
    if page.to_post:
        return _post(page.to_post)
    dues = _dues(page)
    first = what_to_do(page.state, dues, page.today)
    if first is None:
        return None
    if first.late_advice:
        return _chase(page, first, first.late_advice)
    if page.state not in BY_STATE:
        return _still_owed(page, first)
    clock = _council_clock(page)
    if first is NOT_YET and clock:
        if not _review_begun(page):
            return Next(first.heading, (f"The review is due by {full_date(clock.due)}.",))
        first = BY_STATE[page.state]
    if first is BY_STATE[S.ASSESSING] and (unasked := missing_parts(page)):
        names = listed([ADVICE[part].name.lower() for part in unasked])
        words: tuple[str, ...] = (
            f"Nobody has been asked yet about: {names}.",
            "Each has six weeks from the day of asking.",
        )
        if clock and page.last(*ASKED_ANEW):
            words = (*words, _by_when(page, clock))
        return Next(first.heading, words, "Ask for advice", "case_ask_all_advice")
    answers = families_time(page)
    if answers:
        return _while_the_family_answers(page, first, answers)
    do = PRESS.get(page.state, first.words) if first is BY_STATE[page.state] else first.words
    return Next(first.heading, (_by_when(page, clock) if clock else "Nothing is due now.",), do, first.route)


def _post(letters: list[LetterLine]) -> Next:
    """What a letter tells of is told to nobody until it is posted: that comes before all else."""
    first = letters[0]
    words = [
        f"“{first.subject}”, to {first.to}, is not sent: no address is known here.",
        "What it tells of counts from the day on which it is posted.",
    ]
    if len(letters) > 1:
        words.append(f"{plural(len(letters) - 1, 'more letter')} wait{'s' * (len(letters) == 2)} below.")
    return Next(
        "Next: post the letter, and say when", tuple(words), "Say when it was posted",
        "case_letter_posted", letter=first,
    )  # fmt: skip


ASKED_ANEW = (K.ORDERED_TO_ASSESS, K.NOT_OPPOSED_TO_ASSESS, K.AGREED_TO_ASSESS)
_OF_A_REVIEW = (K.REVIEW_ARRANGED, K.REVIEW_INVITED, K.REVIEW_PAPERS_SENT)
_LAST_PLAN = (K.REVIEW_HELD, K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED, K.PLAN_TRANSFERRED_IN)


def _review_begun(page: CasePage) -> bool:
    """Whether somebody has begun to arrange the next one."""
    last = page.last(*_OF_A_REVIEW, *_LAST_PLAN)
    return bool(last and last.kind in _OF_A_REVIEW)


# The step within it that is left once nothing stands before it: the words of the button.
PRESS = {
    S.ASSESSING: "Decide whether there will be a plan",
    S.DRAFTED: "Make the plan final",
    S.AMENDING: "Make the amended plan final",
    S.REASSESSING: "Write the plan",
}


def _dues(page: CasePage) -> list[Due]:
    """What somebody must do, as the lists of cases know it."""
    return [
        Due(
            page.id, one.limit.id.removeprefix("limit."), one.limit.who, one.started_by.about, one.due,
            one.excused, one.promised.on if one.promised else None,
        )
        for one in page.clocks
        if one.is_open and one.limit.shape is Shape.AT_MOST
    ]  # fmt: skip


def _still_owed(page: CasePage, first: Do) -> Next | None:
    """In a case that is closed: what was agreed or ordered and is not done yet."""
    clock = _council_clock(page)
    if clock is None:
        return None
    about = (clock.started_by.about,) if clock.started_by.about else ()
    words = (*(f"{one[0].upper()}{one[1:]}." for one in about), _by_when(page, clock))
    return Next(first.heading, words, "See what is owed", first.route)


def families_time(page: CasePage) -> Clock | None:
    """The 15 days that the family has for a draft or for proposed changes, while they run."""
    found = (page.clock("comment-on-draft"), page.clock("comment-on-amendments"))
    return next((one for one in found if one and one.state is State.RUNNING), None)


def _while_the_family_answers(page: CasePage, first: Do, answers: Clock) -> Next:
    words = [
        f"The family has to {full_date(answers.due)} to answer.",
        "The plan can be made final after that day.",
    ]
    clock = _council_clock(page)
    if clock:
        words.append(_by_when(page, clock))
    return Next(first.heading, tuple(words), "See what the family says", "case_answers")


def _chase(page: CasePage, do: Do, late: Due) -> Next:
    waits = [line for line in page.advice if not line.answered_on and line.days_late]
    first = next((line for line in waits if line.event_about == late.about), None)
    if first is None:  # recorded as asked, of nobody who could be reminded
        return Next(do.heading, ("It is late, and nobody is named for it.",), "Ask again", "case_ask_advice")
    last = first.reminders[-1] if first.reminders else None
    words = [f"{first.title} advice from {first.name} is {plural(first.days_late, 'day')} late."]
    words.append(
        f"{last.to} was reminded on {day_month(last.on.date())}."
        if last
        else f"{first.name} was not reminded."
    )
    if first.manager:
        words.append(f"The manager is {first.manager}.")
    others = [line.title.lower() for line in waits if line is not first]
    if others:
        words.append(f"Also late: {listed(others)}.")
    who = first.manager if first.manager and last else first.name
    return Next(do.heading, tuple(words), f"Ask {who} today", do.route, first)


def missing_parts(page: CasePage) -> list[Part]:
    """The parts that the law asks for always and nobody was asked about."""
    asked = {line.part for line in page.advice}
    return [part for part, one in ADVICE.items() if one.always and part not in asked]


def _council_clock(page: CasePage) -> Clock | None:
    """The first thing that the council must do."""
    found = [
        one
        for one in page.clocks
        if one.is_open and one.limit.who is Who.COUNCIL and one.limit.shape is Shape.AT_MOST
    ]
    return min(found, key=lambda one: (one.due, one.limit.id, one.started_by.about), default=None)


def _by_when(page: CasePage, clock: Clock) -> str:
    must = f"The council must {clock.limit.must} by {full_date(clock.due)}."
    if clock.state is State.LATE:
        return f"{must} That is {plural(clock.days_late, 'day')} ago."
    left = (clock.due - page.today).days
    return f"{must} {plural(left, 'day')} left." if left else f"{must} That is today."


@dataclass(frozen=True, slots=True)
class Reason:
    """Whether something excuses a date: its mark, and the sentence."""

    kind: str
    state: str
    words: str


def reasons_of(page: CasePage) -> list[Reason]:
    """What was recorded as an excuse with whether it is one, then what is late without any."""
    return [*_excuses(page), *_without(page), *_too_early(page)]


def _excuses(page: CasePage) -> Iterator[Reason]:
    """Each reason that was recorded: what happened, and in one more sentence what that means for a date."""
    told = {(line.event.kind, line.event.on): line for line in page.events if not line.set_aside}
    for event in page.known:
        if event.kind not in EXCEPTIONS:
            continue
        found = [(clock, reason) for clock in page.clocks for reason in clock.reasons
                 if (reason.kind, reason.since) == (event.kind, event.on)]  # fmt: skip
        when = f"from {plain_date(event.on)}" + (f" to {plain_date(event.until)}" if event.until else "")
        said = f"{told[event.kind, event.on].reason.rstrip('.')}, {when}."
        mark, state, means = _means(found)
        yield Reason(mark, state, f"{said} {means}")


def _means(found: list[tuple[Clock, Why]]) -> tuple[str, str, str]:
    """What a recorded reason excuses: only what is late. Its mark, and the sentence."""
    counting = [(clock, reason) for clock, reason in found if reason.counts]
    late = [pair for pair in counting if lateness_of(pair[0]).mark]
    running = [pair for pair in counting if pair[0].state is State.RUNNING]
    if late:
        return "excused", "Excused", f"The law accepts this as a reason for being late to {_what_late(late)}."
    if running:
        return (
            "due",
            "Not needed yet",
            f"The law would accept this as a reason for being late to {_what_late(running)}.",
        )
    if counting:
        return "done", "Not needed", "What it could excuse was done in time."
    why_not = next((reason.why_not for _, reason in found), "")
    return (
        "late",
        "Not excused",
        why_not or "It is not one of the reasons that the law accepts for these dates.",
    )


def _what_late(pairs: list[tuple[Clock, Why]]) -> str:
    """“send the final plan (regulation 13(3))”"""
    what = listed(list(dict.fromkeys(clock.limit.must for clock, _ in pairs)))
    places = listed(list(dict.fromkeys(reason.place for _, reason in pairs)))
    return f"{what} ({places})"


def _too_early(page: CasePage) -> Iterator[Reason]:
    for clock in page.clocks:
        if clock.state is State.TOO_EARLY and clock.stopped_by:
            words = (
                f"The council had to {clock.limit.must} until {plain_date(clock.due)}. It went on on "
                f"{plain_date(clock.stopped_by.on)}, {plural(clock.days_late, 'day')} too early."
            )
            yield Reason("late", "Too early", words)


def _without(page: CasePage) -> Iterator[Reason]:
    for clock in page.clocks:
        mark, late = lateness_of(clock)
        if mark == "late" and clock.limit.who is Who.COUNCIL:
            was = "is" if clock.state is State.LATE else "was"
            yield Reason(
                "late",
                "Not excused",
                f"The council had to {clock.limit.must} by {plain_date(clock.due)}. It {was} "
                f"{late}, and nothing recorded excuses it.",
            )


def family_sentences(page: CasePage) -> list[str]:
    """What the family reads about dates, in plain words: what it can do and what is due, the nearest first;
    then what came late, the newest first."""
    clocks = one_date_each(page.clocks)
    due = sorted((one for one in clocks if one.is_open), key=lambda one: one.due)
    past = [one for one in reversed(clocks) if not one.is_open]
    child = page.short_name
    said = [words for clock in due if (words := said_of(child, clock))]
    said += [words for line in page.advice if (words := _of_advice(line))]
    return said + [words for clock in past if (words := _to_family(child, clock))]


def sentences_for_others(page: CasePage) -> list[str]:
    """What the school, or whoever helps the family, reads about dates: nobody is spoken to as “you”."""
    clocks = one_date_each(page.clocks)
    must = [one for one in clocks if one.limit.shape is Shape.AT_MOST and one.limit.who is not Who.BODY]
    due = sorted((one for one in must if one.is_open), key=lambda one: one.due)
    said = [_of_somebody(one) for one in due]
    said += [words for line in page.advice if (words := _of_advice(line, "The council has"))]
    past = [one for one in reversed(must) if not one.is_open and one.limit.who is Who.COUNCIL]
    return said + [_of_somebody(one) for one in past if lateness_of(one).mark]


def _of_somebody(clock: Clock) -> str:
    who, late = f"{clock.limit.who[0].upper()}{clock.limit.who[1:]}", lateness_of(clock).words
    about = f" ({clock.started_by.about})" if clock.started_by.about else ""
    was = "It was" if clock.state is State.DONE_LATE else "It is"
    own = f" It is promised by {full_date(clock.promised.on)}." if clock.promised and clock.is_open else ""
    said = f"{who} {'had to' if late else 'must'} {clock.limit.must}{about} by {full_date(clock.due)}."
    return f"{said} {was} {late}.{own}" if late else f"{said}{own}"


def said_of(child: str, clock: Clock) -> str:
    """One clock as the family reads it: what it can do by when, or what the council must."""
    return _yours(child, clock) or _to_family(child, clock)


def _of_advice(line: AdviceLine, who: str = "We have") -> str:
    """Advice that is late, and advice that came late: that it came does not make it in time."""
    late = advice_lateness(line)
    if not late.mark:
        return ""
    excused = " The law excuses that." if late.mark == "excused" else ""
    days = plural(line.days_late, "day")
    if line.answered_on:
        return f"{line.title} came on {plain_date(line.answered_on)}, {days} late.{excused}"
    again = f" {who} asked {line.reminders[-1].to} again." if line.reminders else ""
    return f"{line.title} has not sent its advice. It is {days} late.{excused}{again}"


# What the council must do, as it is said to the family: “We must …”.
TO_FAMILY = {
    "decide-to-assess": "tell you whether we will assess {child}",
    "refuse-plan": "tell you whether {child} will have a plan",
    "final-plan": "send you the final plan",
    "decide-to-reassess": "tell you whether we will reassess {child}",
    "plan-after-reassessment": "send you the final plan after the reassessment",
    "decide-after-review": "tell you whether the plan stays, changes or ends",
    "send-amendments": "send you the changes that we propose, if there are any",
    "amended-plan": "send you the amended plan, or tell you that the plan stays as it is,",
    "amended-plan-after-review": "send you the amended plan, if the plan changes",
    "drop-amendments": "tell you if we will not make the changes",
    "review-plan": "hold a review of the plan",
    "review-after-transfer": "hold a review of the plan",
    "tell-of-transfer": "tell you that the plan came to us, and when we will review it",
    "transfer-plan": "pass the plan on to the council where you go to live",
    "hold-mediation": "arrange the mediation",
    "keep-agreement": "do what was agreed in mediation: {about}",
    "tribunal-date": "send the tribunal {about}",
    "order-otherwise": "do what the tribunal ordered: {about}",
    **dict.fromkeys(("order-assess-tell", "unopposed-assess-tell"), "tell you that we will assess {child}"),
    **dict.fromkeys(
        ("order-assess-no-plan", "unopposed-assess-no-plan"), "tell you if there will be no plan"
    ),
    **dict.fromkeys(
        ("order-assess-final", "unopposed-assess-final", "order-plan-final", "unopposed-plan-final"),
        "send you the final plan",
    ),
    **dict.fromkeys(("order-plan-draft", "unopposed-plan-draft"), "send you the draft plan"),
    **dict.fromkeys(("order-amend", "unopposed-amend"), "send you the amended plan"),
    "order-name-setting": "send you the plan with the school or setting named",
}


def _to_family(child: str, clock: Clock) -> str:
    if clock.limit.who is not Who.COUNCIL or clock.limit.shape is not Shape.AT_MOST:
        return ""
    must = TO_FAMILY.get(clock.limit.id.removeprefix("limit."), clock.limit.must)
    must = must.format(child=child, about=clock.started_by.about)
    promised = clock.promised if clock.is_open else None
    own = f" We have promised it by {full_date(promised.on)}." if promised else ""
    if late := _late_to_family(clock):
        return f"We had to {must} by {plain_date(clock.due)}. {late}{own}"
    if clock.state is State.RUNNING:
        return f"We must {must} by {full_date(clock.due)}.{own}"
    return ""


def _late_to_family(clock: Clock) -> str:
    """How late the council is, or was; sorry where nothing excuses it."""
    mark = lateness_of(clock).mark
    if not mark:
        return ""
    days = f"{plural(clock.days_late, 'day')} late"
    if clock.state is State.DONE_LATE:
        return f"We were {days}. " + ("The law excuses that." if mark == "excused" else "We are sorry.")
    if mark == "excused":
        return f"We are {days}. The law excuses that, and we must still do it as soon as we can."
    return f"We are {days}. We are sorry."


# What a family can do until a day, as it is said to it.
RIGHTS = {
    "appeal": "You may appeal to the tribunal until {day}. An appeal costs nothing, and you need no lawyer.",
    "contact-mediation-adviser": "Before you appeal, contact a mediation adviser, by {day}.",
    "comment-on-draft": "Read the draft of {child}’s plan. Say by {day} what should change, and which "
    "school or college you want. You may ask to meet an officer.",
    "comment-on-amendments": "Read the changes that we propose to {child}’s plan. Say by {day} what you "
    "think of them. You may ask to meet an officer.",
}


def _yours(child: str, clock: Clock) -> str:
    """What the family can do, and by when."""
    words = RIGHTS.get(clock.limit.id.removeprefix("limit."), "")
    return words.format(day=full_date(clock.due), child=child) if clock.state is State.RUNNING else ""
