"""What a campaign gathered becomes a reply to the linked consultation: each kind of evidence by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction

from goldenthread.campaigns.actions.writing import line, text
from goldenthread.campaigns.log import log
from goldenthread.campaigns.models import Campaign, HandedIn, Letter, LetterVersion, Survey
from goldenthread.campaigns.queries.letters import letter_page
from goldenthread.campaigns.queries.surveys import open_answers, questions_of, results_of, state_of_survey
from goldenthread.campaigns.sheets import file_name, letter_sheet, pdf_of, results_words, signed_words
from goldenthread.campaigns.states import SurveyState
from goldenthread.conversation.actions.replies import About, Said, bring_in
from goldenthread.conversation.models import Channel, Consultation, Reply
from goldenthread.conversation.queries.documents import RESPONSE_FILE
from goldenthread.foundation import files
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account

MOST_BYTES = 20_000_000
MOST_IN_A_GROUP = 1_000


@transaction.atomic
def hand_in_letter(*, letter: Letter, by: Account, at: datetime) -> tuple[Reply, str]:
    """The text as it stands, with how many signed it and who; its PDF goes with it. And the receipt code.

    Each text once: a text that was changed and signed anew may be handed in as well.
    """
    consultation = _linked(letter.campaign)
    page = letter_page(letter)
    if not page.total:
        raise Refused("Nobody has signed this text yet.")
    version = LetterVersion.objects.get(letter=letter, number=page.version.number)
    if HandedIn.objects.filter(version=version).exists():
        raise Conflict("This text was handed in already.")
    content = ContentFile(pdf_of(letter_sheet(page), at))
    content.content_type = "application/pdf"  # type: ignore[attr-defined]  # as an upload has it
    stored = files.keep(
        content=content, name=file_name(letter.name, ".pdf"), purpose=RESPONSE_FILE, most_bytes=MOST_BYTES,
        by=by, at=at, place_id=consultation.area_id,
    )  # fmt: skip
    names = "\n".join(one.words for one in page.signatures)
    said = [
        Said(None, words=page.version.words, heading=letter.name),
        Said(None, words=f"{signed_words(page)}\n{names}", heading="Signatories"),
    ]
    about = About(
        organisation=letter.campaign.run_by, speaks_for=signed_words(page), may_quote=True, may_publish=True,
        collected_by=letter.campaign.run_by,
    )  # fmt: skip
    reply, code = bring_in(
        consultation=consultation, said=said, about=about, channel=Channel.DOCUMENT,
        evidence=Reply.Evidence.LETTER, file=stored, by=by, at=at,
    )  # fmt: skip
    _handed(letter.campaign, reply, by, at, version=version)
    return reply, code


@transaction.atomic
def hand_in_survey(*, survey: Survey, by: Account, at: datetime) -> tuple[Reply, str]:
    """Its counts, by the rule for small numbers; and what people wrote, if they were told that it goes on."""
    consultation = _linked(survey.campaign)
    if state_of_survey(survey, at) is not SurveyState.CLOSED:
        raise Conflict("A survey can be handed in once it has closed.")
    if HandedIn.objects.filter(survey=survey).exists():
        raise Conflict("This survey was handed in already.")
    results = results_of(survey)
    answered = max((one.answered or 0 for one in results), default=0)
    if not answered:
        raise Refused("Fewer than 10 people answered: that would say who they are.")
    written = open_answers(survey) if survey.passes_on else {}
    said = []
    for question, result in zip(questions_of(survey), results, strict=True):
        own = [f"“{words}”" for words in written.get(question.id, [])]
        said.append(Said(None, words="\n\n".join([results_words(result), *own]), heading=question.words))
    about = About(
        organisation=survey.campaign.run_by, speaks_for=f"A survey answered by about {answered} people.",
        collected_by=survey.campaign.run_by, may_quote=survey.passes_on,
    )  # fmt: skip
    reply, code = bring_in(
        consultation=consultation, said=said, about=about, channel=Channel.SHEET,
        evidence=Reply.Evidence.SURVEY, by=by, at=at,
    )  # fmt: skip
    _handed(survey.campaign, reply, by, at, survey=survey)
    return reply, code


@transaction.atomic
def hand_in_group(
    *,
    campaign: Campaign,
    group: str,
    people: int,
    who: str,
    met_on: date | None,
    said: Sequence[Said],
    may_quote: bool,
    by: Account,
    at: datetime,
) -> tuple[Reply, str]:
    """What a group wrote on its sheet, word for word, as one reply. And the code to send to the group."""
    consultation = _linked(campaign)
    name = line(group, "group", "Enter what the group is called, or is for.")
    if not 2 <= people <= MOST_IN_A_GROUP:
        raise Refused(f"Enter how many they were, from 2 to {MOST_IN_A_GROUP:,}.", "people")
    they = text(who, "who", longest=1_000)
    about = About(
        organisation=name, speaks_for=f"{people} people in a group. {they}".strip(),
        collected_by=campaign.run_by, may_quote=may_quote,
    )  # fmt: skip
    reply, code = bring_in(
        consultation=consultation, said=said, about=about, channel=Channel.PAPER,
        evidence=Reply.Evidence.GROUP, written_on=met_on, by=by, at=at,
    )  # fmt: skip
    _handed(campaign, reply, by, at)
    return reply, code


def _linked(campaign: Campaign) -> Consultation:
    if campaign.consultation is None:
        raise Conflict("This campaign is linked to no public consultation. Link it first.")
    return campaign.consultation


def _handed(
    campaign: Campaign, reply: Reply, by: Account, at: datetime,
    version: LetterVersion | None = None, survey: Survey | None = None,
) -> None:  # fmt: skip
    HandedIn.objects.create(
        campaign=campaign, version=version, survey=survey, reply=reply, by=by, at=at
    )  # fmt: skip
    log("handed in to a consultation", campaign, by, at, evidence=reply.evidence, answer=reply.number)
