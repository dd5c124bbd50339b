"""The words of a report, the same on pages, on paper and in Word: shares, ranges, clocks, states."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.conversation.models import Reply
from goldenthread.conversation.queries.replies import EVIDENCE_WORDS
from goldenthread.design.words import plain_date, plural
from goldenthread.law.fair_consulting import Clock, ResponseClock
from goldenthread.report.queries.content import GroupPart, QuestionPart, Report, ThemePart
from goldenthread.report.queries.decisions import Decided
from goldenthread.report.states import OUTCOME_WORDS, WAITING, Outcome
from goldenthread.themes.queries.figures import AgreementFigures, Figure, ThemeFigures

KINDS = {
    Outcome.ACCEPTED: "done",
    Outcome.IN_PART: "part",
    Outcome.NOT_ACCEPTED: "declined",
    Outcome.NOT_YET: "due",
}
"""The mark of each decision, as the design draws it."""
FILTER_WORDS = {**{outcome.value: words for outcome, words in OUTCOME_WORDS.items()}, WAITING: "Waiting"}


@dataclass(frozen=True, slots=True)
class State:
    kind: str
    words: str


def percent(share: float | None) -> str:
    return "not shown" if share is None else f"{round(100 * share)}%"


def range_words(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return "not known"
    return f"{percent(figure.low)} to {percent(figure.high)}"


def count_words(figure: Figure) -> str:
    """663 of 2,140"""
    return "not shown" if figure.count is None else f"{figure.count:,} of {figure.of:,}"


def in_every_hundred(figure: Figure) -> str:
    """23 in every 100 answers"""
    if figure.count is None or figure.share is None or not figure.count:
        return "Fewer than 10 answers"
    share = round(100 * figure.share)
    return f"{share} in every 100 answers" if share else "Fewer than 1 in every 100 answers"


def share_sentence(figure: Figure) -> str:
    """What stands after “23 in every 100 answers”."""
    if figure.count is None or not figure.count:
        return f"said this, of {figure.of:,}. A number under 10 is not shown."
    said = f"said this: about {figure.count:,} of {figure.of:,}."
    if figure.low is None:
        return f"{said} People read every one of them."
    return f"{said} The true share is likely to be between {percent(figure.low)} and {percent(figure.high)}."


def state_of(decided: Decided) -> State:
    """Honest where nothing is decided: it waits, and it says how late that is."""
    if decided.now:
        outcome = Outcome(decided.now.outcome)
        return State(KINDS[outcome], OUTCOME_WORDS[outcome])
    return State("none", "Waiting for a decision")


def waiting_words(decided: Decided, clock: ResponseClock, days_since_due: int) -> str:
    """What is said of a theme without a decision."""
    if decided.is_made:
        return ""
    if days_since_due > 0:
        return (
            f"No decision is recorded. It was due by {plain_date(clock.due_on)}, and is "
            f"{plural(days_since_due, 'day')} late."
        )
    return f"No decision is recorded yet. It is due by {plain_date(clock.due_on)}."


def clock_words(clock: ResponseClock, body: str) -> str:
    """The response clock in one sentence or two."""
    due = plain_date(clock.due_on)
    match clock.state:
        case Clock.RUNNING:
            left = f"in {plural(clock.days, 'day')}" if clock.days else "today"
            return f"{body} answers by {due}, {left}: 12 weeks after the close."
        case Clock.LATE:
            return f"The answer of {body} was due by {due}. It is {plural(clock.days, 'day')} late."
        case Clock.IN_TIME:
            return f"{body} answered in time: it was due by {due}."
        case Clock.CAME_LATE:
            return f"{body} answered {plural(clock.days, 'day')} late: it was due by {due}."


def agreement_words(figures: AgreementFigures | None) -> str:
    if figures is None or not figures.answers:
        return ""
    same = round(100 * figures.same / figures.answers)
    words = (
        f"Two people read the same {figures.answers:,} answers without seeing each other’s work. They gave "
        f"exactly the same themes to {figures.same:,} of them ({same}%)."
    )
    if figures.kappa is not None:
        # of each theme by itself, so it can be the higher of the two
        chance = f"allowing for chance, agreement is {figures.kappa:.2f}, where 1 is complete."
        words += f" Theme by theme, and {chance}"
    return words


def machine_words(figures: AgreementFigures | None) -> str:
    if figures is None or not figures.answers:
        return ""
    kappa = f" and agreement of {figures.kappa:.2f} allowing for chance" if figures.kappa is not None else ""
    f1 = f"{figures.f1:.2f}" if figures.f1 is not None else "not known"
    return (
        f"A machine coded the rest. On {figures.answers:,} answers that people also coded it has an F1 of "
        f"{f1}{kappa}, where 1 is complete. It suggests; people named the themes and decided what they hold."
    )


def theme_agreement_words(figures: ThemeFigures | None) -> str:
    if figures is None or figures.kappa is None:
        return ""
    return f"On this theme alone, agreement allowing for chance is {figures.kappa:.2f}."


def how_we_know(question: QuestionPart) -> list[str]:
    """Who read, how far they agree, what the machine did, and all that is needed to do it again."""
    figures = question.figures
    if figures is None:
        return []
    words = [agreement_words(figures.people), machine_words(figures.machine)]
    if not figures.by_machine:
        words.append("People read the answers that are counted; no machine coded any of them.")
    if figures.answers_later:
        words.append(f"About {figures.answers_later:,} answers came later, and are not counted here.")
    signed = f", signed by {question.signed} people" if question.signed else ""
    words.append(f"The themes are those of version {question.frame_number} of the frame{signed}.")
    return [one for one in words if one]


def marks_of(question: QuestionPart) -> list[tuple[str, str]]:
    """What somebody needs to check the figures: seeds and hashes, whole."""
    figures = question.figures
    if figures is None:
        return []
    draws = [
        (
            f"Draw {one.number} of the sample",
            f"{one.size:,} of {one.drawn_from:,}, seed {one.seed}, {one.data_hash}",
        )
        for one in question.draws
    ]
    return [
        *draws,
        ("Words of the frame", question.frame_hash),
        ("Data that were counted", figures.data_hash),
        ("Figures", figures.result_hash),
    ]


LIMITS = (
    "Those who answer choose to. They are not a sample of everybody, so a share is of those who answered and "
    "of nobody else.",
    "Numbers of people are rounded to 5, and none under 10 is shown. Sums can differ by a few for that "
    "reason.",
    "Letters that many people sent, answers of organisations and other kinds of evidence are each counted by "
    "themselves. They are never added to the answers of people.",
)
NO_REFERENCE = (
    "No published figures were brought in to compare these numbers with, so this report cannot say by how "
    "much any group or region is missing."
)


def missing_words(report: Report) -> list[str]:
    """Who is missing, as far as the record can tell."""
    words = []
    for groups, what in ((report.who, "kind of person"), (report.region, "region")):
        few = [one.words for one in groups if one.count is None and one.words != "Not said"]
        if few:
            words.append(f"Fewer than ten people answered from each of these, by {what}: {'; '.join(few)}.")
    return [*words, *_beside(report)] if report.population else [*words, NO_REFERENCE]


def _beside(report: Report) -> list[str]:
    """The regions that are furthest from what is published, in a sentence each."""
    known = [one for one in report.region if one.published is not None]
    gaps = sorted(known, key=lambda one: (one.share or 0) - (one.published or 0))
    named = [*gaps[:1], *gaps[-1:]] if len(gaps) > 1 else gaps
    words = [
        f"{one.words}: {_of_those(one)}, and {percent(one.published)} of children with an EHC plan."
        for one in named
    ]
    return [*words, f"Published figures: {report.population}."]


def _of_those(one: GroupPart) -> str:
    if one.share is None:
        return "fewer than ten people who answered"
    return f"{percent(one.share)} of those who said where they live"


def counted_words(report: Report) -> tuple[str, str]:
    """How many people’s answers were read; and that the rest is no part of that number."""
    people = dict(report.ledger.kinds).get(EVIDENCE_WORDS[Reply.Evidence.PERSON], 0)
    said = plural(people, "person’s answer", "people’s answers")
    was = "was" if people == 1 else "were"
    if report.ledger.analysed == people:
        return said, f"{was} read and counted."
    return said, f"{was} read and counted. Those of organisations, and other evidence, are counted apart."


def no_question_words(report: Report) -> str:
    """What fits no question is kept and read; this says that no theme counts it."""
    number = report.ledger.to_no_question
    if not number:
        return ""
    parts = plural(number, "part of an answer or note fits", "parts of answers and notes fit")
    return f"{parts} no question that was asked. People read them; no theme counts them."


def letters_words(report: Report) -> list[str]:
    """At the level of the whole: whoever sent a letter is among those who answered, and the letter is not."""
    words = []
    for question in report.questions:
        for letter in question.figures.letters if question.figures else ():
            many = f"about {letter.senders:,}" if letter.senders else "fewer than ten"
            words.append(
                f"Among them are {many} people who sent the letter “{letter.name}” in answer to question "
                f"{question.number}. What it says is counted apart; what they added is counted as theirs."
            )
    return words


def title_of(theme: ThemePart) -> str:
    return f"“{theme.name}”"
