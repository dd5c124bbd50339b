"""Events and campaigns in the words of a report: the same on pages, on paper and in Word."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.campaigns.queries.evidence import CampaignBrought, PledgesMade, SurveyBrought
from goldenthread.campaigns.queries.surveys import QuestionResult
from goldenthread.design.words import first_lower, plain_date, plural
from goldenthread.events.queries.evidence import EventHeld
from goldenthread.events.queries.panel import QuestionLine
from goldenthread.events.states import Became
from goldenthread.formats.sheets import Block, Grid, Heading, Items, Quoted, Words
from goldenthread.report.queries.evidence import EventRead, Evidence, TableRead

APART = (
    "What events and campaigns brought. Each kind is counted by itself, and none of it is added to the "
    "answers of people."
)
KINDS = {
    Became.LIVE: "done",
    Became.LATER: "done",
    Became.NOT: "declined",
    Became.PUBLISHED: "none",
}
"""How each is drawn."""
KEPT_BACK = (
    "Notes are shown where the table let us and a person has taken personal details out. The others were "
    "read and counted all the same."
)


def summary_of(evidence: Evidence) -> list[str]:
    """In a sentence or two: what there is to look at."""
    lines = []
    if evidence.events:
        asked = sum(one.held.asked for one in evidence.events)
        answered = sum(one.held.became(Became.LIVE, Became.LATER) for one in evidence.events)
        notes = sum(one.notes for one in evidence.events)
        lines.append(
            f"{plural(len(evidence.events), 'event was', 'events were')} held. Tables handed in "
            f"{plural(notes, 'note')}. The panel was asked {plural(asked, 'question')}, and {answered:,} "
            f"{'has' if answered == 1 else 'have'} an answer."
        )
    lines += [
        f"“{one.name}”, a campaign by {one.run_by}: {first_lower(brought_words(one))}"
        for one in evidence.campaigns
    ]
    return lines


def came_words(event: EventHeld) -> str:
    return f"About {event.came:,} people came" if event.came else "Fewer than 10 people were counted"


def asked_words(event: EventHeld) -> str:
    """What the panel was asked, and what became of it: the sum closes."""
    if not event.asked:
        return "Nobody asked the panel anything here."
    parts = [
        (event.became(Became.LIVE), "answered at the event"),
        (event.became(Became.LATER), "answered afterwards"),
        (event.became(Became.NOT), "not answered, with the reason"),
        (event.became(Became.PUBLISHED), "still without an answer"),
        (event.refused, "not published, by the policy"),
        (event.unread, "not looked at yet"),
    ]
    said = ", ".join(f"{number:,} {words}" for number, words in parts if number)
    return f"{plural(event.asked, 'question')} to the panel: {said}."


def supported_words(asked: QuestionLine) -> str:
    return f"{plural(asked.support, 'person', 'people')} supported it"


def kept_back_words(table: TableRead) -> str:
    if not table.kept_back:
        return ""
    return f"{plural(table.kept_back, 'note is', 'notes are')} not shown."


def brought_words(campaign: CampaignBrought) -> str:
    """What a campaign brought, each kind by itself."""
    parts = [
        plural(len(campaign.letters), "open letter") if campaign.letters else "",
        plural(len(campaign.surveys), "survey") if campaign.surveys else "",
        f"answers of {plural(campaign.groups, 'group')}" if campaign.groups else "",
        plural(campaign.pledges.made, "pledge") if campaign.pledges.made else "",
        f"about {campaign.mp_letters:,} letters to MPs begun" if campaign.mp_letters else "",
    ]
    return f"{', '.join(filter(None, parts))}."


def pledges_words(pledges: PledgesMade) -> str:
    parts = (
        (pledges.kept, "kept"), (pledges.in_part, "kept in part"), (pledges.not_kept, "not kept"),
        (pledges.open, "of which nobody has said yet what became"),
    )  # fmt: skip
    said = ", ".join(f"{number:,} {words}" for number, words in parts if number)
    return f"{plural(pledges.made, 'pledge')} in public: {said}."


def signed_words(signed: int, organisations: int) -> str:
    """32 signatures, 31 of them of organisations"""
    of = f", {organisations:,} of them of organisations" if organisations else ""
    return f"{plural(signed, 'signature')}{of}"


def result_rows(result: QuestionResult) -> tuple[tuple[str, str], ...]:
    return tuple((one.words, "under 10" if one.number is None else f"{one.number:,}") for one in result.lines)


def blocks_of_evidence(evidence: Evidence) -> Iterator[Block]:
    """For Word and PDF."""
    if not evidence:
        return
    yield Heading("In the room, and from campaigns")
    yield Words(APART)
    for event in evidence.events:
        yield from _event(event)
    for campaign in evidence.campaigns:
        yield from _campaign(campaign)


def _event(event: EventRead) -> Iterator[Block]:
    held = event.held
    yield Heading(held.name, 2)
    yield Words(f"{held.where}, {plain_date(held.starts_at)}. {came_words(held)}. {asked_words(held)}")
    if held.questions:
        rows = tuple((one.words, f"{one.support:,}", _became(one)) for one in held.questions)
        yield Grid("Questions to the panel", ("Question", "Supported by", "What became of it"), rows)
    for table in event.tables:
        yield Heading(f"Notes of table {table.number}", 3)
        for note in table.notes:
            yield Quoted(note.words, _of_note(note.question, [theme.name for theme in note.themes]))
        if table.kept_back:
            yield Words(f"{kept_back_words(table)} {KEPT_BACK}")


def _of_note(question: str, themes: list[str]) -> str:
    named = f", in {'; '.join(f'“{one}”' for one in themes)}" if themes else ""
    return f"Question {question}{named}"


def _became(asked: QuestionLine) -> str:
    answer = asked.answer
    if answer is None:
        return asked.became_words
    return f"{asked.became_words}: {answer.words} ({answer.answered_by}, {plain_date(answer.at)})"


def _campaign(campaign: CampaignBrought) -> Iterator[Block]:
    yield Heading(f"{campaign.name}, a campaign by {campaign.run_by}", 2)
    items = [
        f"The open letter “{one.name}” to {one.addressed_to}: {signed_words(one.signed, one.organisations)}."
        for one in campaign.letters
    ]
    if campaign.groups:
        items.append(f"Answers of {plural(campaign.groups, 'group')}, in the record as they wrote them.")
    if campaign.pledges.made:
        items.append(pledges_words(campaign.pledges))
    if campaign.mp_letters:
        items.append(f"About {campaign.mp_letters:,} letters to MPs were begun. Nobody here can read them.")
    if items:
        yield Items(tuple(items))
    for survey in campaign.surveys:
        yield from _survey(survey)


def _survey(survey: SurveyBrought) -> Iterator[Block]:
    for result in survey.results:
        if result.lines:
            yield Grid(
                f"The survey “{survey.name}”: {result.words}", ("Answer", "People"), result_rows(result)
            )
