"""What is taken away from a campaign, in Word and PDF: a letter, a sheet for a group, a partner pack."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from goldenthread.campaigns.queries.campaigns import CampaignPage
from goldenthread.campaigns.queries.letters import LetterPage, Signature
from goldenthread.campaigns.queries.surveys import QuestionResult
from goldenthread.campaigns.queries.toolkit import KIND_WORDS, TextLine, Toolkit
from goldenthread.conversation.queries.consultations import ConsultationPage, QuestionLine
from goldenthread.design.words import plain_date, plural
from goldenthread.formats.guard import guarded
from goldenthread.formats.sheets import Block, Heading, Items, Sheet, ToWriteOn, Words, paragraphs
from goldenthread.formats.word.sheets import write_sheet
from goldenthread.formats.zips import zipped
from goldenthread.foundation.press import printed_by

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEMPLATE = Path(__file__).with_name("sheet.typ")
_PRINT, _LARGE = 12, 18
_LINES_OWN, _LINES_CHOSEN = 8, 2


def word_of(sheet: Sheet) -> bytes:
    return write_sheet(sheet)


def pdf_of(sheet: Sheet, at: datetime, *, large: bool = False) -> bytes:
    """Tagged, so that a screen reader can find its way. Raises NotPrinted."""
    data: dict[str, Any] = {
        "title": sheet.title,
        "author": sheet.author,
        "size": _LARGE if large else _PRINT,
        "footer": sheet.title,
        "watermark": "",
        "blocks": [{"kind": type(one).__name__} | asdict(one) for one in sheet.blocks],
    }
    return printed_by(_TEMPLATE, data, at)


def csv_of(rows: Iterable[Iterable[str]]) -> str:
    """A CSV file that a spreadsheet opens safely."""
    out = StringIO()
    csv.writer(out).writerows(map(guarded, row) for row in rows)
    return f"\ufeff{out.getvalue()}"


def file_name(title: str, ending: str) -> str:
    return f"{slugify(title)[:80] or 'sheet'}{ending}"


def letter_sheet(page: LetterPage) -> Sheet:
    """The letter under one of its texts, with everybody who signed that text."""
    blocks: list[Block] = [Words(f"To {page.line.addressed_to}"), *paragraphs(page.version.words)]
    blocks.append(Heading(f"Signed by {signed_words(page)}" if page.total else "Nobody has signed it yet"))
    blocks += [*_names(page.signatures), *([Words(unnamed_words(page))] if page.unnamed else [])]
    blocks.append(Words(f"Text of {plain_date(page.version.at)}. {page.campaign}, run by {page.run_by}."))
    return Sheet(page.line.name, page.run_by, tuple(blocks))


def signed_words(page: LetterPage) -> str:
    """32 signatories, 30 of them for organisations"""
    for_them = page.organisations
    said = plural(page.total, "signatory", "signatories")
    return f"{said}, {for_them} of them for organisations" if for_them else said


def unnamed_words(page: LetterPage) -> str:
    people = plural(page.unnamed, "person", "people")
    return f"And {people} who signed and would rather not be named."


def _names(signatures: Sequence[Signature]) -> list[Block]:
    return [Items(tuple(one.words for one in signatures))] if signatures else []


def kit_sheet(campaign: CampaignPage, asked: ConsultationPage) -> Sheet:
    """The questions of the linked consultation, for a group to talk about, with how to send the answers."""
    line = asked.line
    closes = f" by {plain_date(line.closes_at)}" if line.closes_at else ""
    blocks: list[Block] = [
        Words(
            f"{line.body} asks the questions below. Your group can answer together. Talk about any of them, "
            "or one. Write down what was said, also where you did not agree. Leave out names of children."
        ),
        Words(f"Send what you wrote to {campaign.line.run_by}{closes}:"),
        *paragraphs(campaign.contact or f"Ask {campaign.line.run_by} where to send it."),
        Words(
            f"It is typed in word for word as the answers of one group, and sent to {line.body}. You get "
            "a code with which you see what becomes of it."
        ),
        Heading("About your group"),
        Words("What your group is called, or is for:"),
        ToWriteOn(1),
        Words("How many were there, on which day, and who they are (such as: nine parents):"),
        ToWriteOn(2),
    ]
    for principle in asked.principles:
        blocks.append(Heading(principle.name))
        for one in principle.questions:
            blocks += _question(one)
    return Sheet(f"{line.name}: a sheet for groups", campaign.line.run_by, tuple(blocks))


def _question(one: QuestionLine) -> list[Block]:
    blocks: list[Block] = [Heading(f"{one.number}. {one.words}", 2)]
    if one.recommendation and one.recommendation not in one.words:
        blocks.append(Words(one.recommendation))
    if one.choices:
        blocks += [Words("How many chose each:"), Items(tuple(f"{said}: ____" for _, said in one.choices))]
    blocks.append(ToWriteOn(_LINES_CHOSEN if one.asks == "closed" else _LINES_OWN))
    return blocks


def results_words(result: QuestionResult) -> str:
    """The counts of one question as sentences: for a consultation that the survey is handed in to."""
    total = "fewer than 10 answered" if result.answered is None else f"about {result.answered} answered"
    lines = [
        f"- {one.words}: {'fewer than 10' if one.number is None else one.number}" for one in result.lines
    ]
    return "\n".join([f"{total[:1].upper()}{total[1:]}.", *lines])


def texts_sheet(campaign: CampaignPage, texts: Sequence[TextLine]) -> Sheet:
    blocks: list[Block] = []
    for kind, words in KIND_WORDS.items():
        of_kind = [one for one in texts if one.kind == kind]
        for number, one in enumerate(of_kind):
            blocks += [] if number else [Heading(words)]
            blocks += [Heading(one.title, 2), *paragraphs(one.words)]
    return Sheet(f"{campaign.line.name}: texts to use", campaign.line.run_by, tuple(blocks))


def pack_of(campaign: CampaignPage, toolkit: Toolkit, pictures: dict[str, bytes]) -> bytes:
    """A zip: a text file for each text, all of them in Word, the pictures and what they show."""
    files: dict[str, bytes] = {"read-me.txt": _read_me(campaign).encode()}
    for number, one in enumerate(toolkit.texts, 1):
        name = f"texts/{number:02}-{one.kind}-{slugify(one.title)[:60] or 'text'}.txt"
        files[name] = f"{one.words}\n".encode()
    if toolkit.texts:
        files["texts.docx"] = word_of(texts_sheet(campaign, toolkit.texts))
    if pictures:
        shows = "\n\n".join(
            f"{name}\n{one.alt}" for name, one in zip(pictures, toolkit.pictures, strict=True)
        )
        files["pictures/what-they-show.txt"] = f"{shows}\n".encode()
        files |= {f"pictures/{name}": data for name, data in pictures.items()}
    return zipped(files)


def _read_me(campaign: CampaignPage) -> str:
    return (
        f"{campaign.line.name}\n\nRun by {campaign.line.run_by}.\n\n{campaign.purpose}\n\n"
        "You may use these texts as they are, or change them. When you put up a picture, put what it shows\n"
        "beside it as its alternative text: it is in pictures/what-they-show.txt.\n"
    )
