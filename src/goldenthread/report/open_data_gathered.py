"""Rows of the open data for what events and campaigns brought; their columns stand in `open_data.TABLES`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from goldenthread.campaigns.queries.evidence import CampaignBrought
from goldenthread.events.states import Became
from goldenthread.report.queries.evidence import Evidence

Row = Sequence[object]


def rows_of_evidence(evidence: Evidence) -> dict[str, list[Row]]:
    return {
        "events.csv": list(_events(evidence)),
        "panel_questions.csv": list(_asked(evidence)),
        "table_notes.csv": [
            (
                event.held.id,
                table.number,
                note.question,
                note.words,
                " ".join(f"{one.id}" for one in note.themes),
            )
            for event in evidence.events
            for table in event.tables
            for note in table.notes
        ],
        "campaigns.csv": [row for one in evidence.campaigns for row in _campaign(one)],
        "surveys.csv": [
            (campaign.id, survey.name, result.words, line.words, line.number)
            for campaign in evidence.campaigns
            for survey in campaign.surveys
            for result in survey.results
            for line in result.lines
        ],
    }


def _events(evidence: Evidence) -> Iterator[Row]:
    for event in evidence.events:
        held = event.held
        yield (
            held.id, held.name, timezone.localdate(held.starts_at), held.where, held.region, held.came,
            event.notes, held.asked, held.became(Became.LIVE), held.became(Became.LATER),
            held.became(Became.NOT), held.became(Became.PUBLISHED), held.refused, held.unread,
        )  # fmt: skip


def _asked(evidence: Evidence) -> Iterator[Row]:
    for event in evidence.events:
        for one in event.held.questions:
            answer = one.answer
            yield (
                event.held.id, one.number, one.words, one.support, one.became.value,
                answer and answer.words, answer and answer.answered_by,
                answer and timezone.localdate(answer.at),
            )  # fmt: skip


def _campaign(one: CampaignBrought) -> Iterator[Row]:
    named = (one.id, one.name, one.run_by)
    for letter in one.letters:
        yield (*named, "letter", letter.name, letter.signed, letter.organisations, None, None, None)
    for survey in one.surveys:
        yield (*named, "survey", survey.name, survey.answered or None, None, None, None, None)
    if one.groups:
        yield (*named, "groups", "", one.groups, None, None, None, None)
    if one.pledges.made:
        made = one.pledges
        yield (*named, "pledges", "", made.made, None, made.kept, made.in_part, made.not_kept)
    if one.mp_letters:
        yield (*named, "mp_letters", "", one.mp_letters, None, None, None, None)
