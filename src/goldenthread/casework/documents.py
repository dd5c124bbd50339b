"""What is taken away: an EHC plan as Word and PDF, a letter for the post."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify

from goldenthread.casework.models import Case, EhcPlan
from goldenthread.casework.queries.ehc_document import document_of
from goldenthread.casework.queries.ehc_plan import STATE_WORDS, BlockRead, Cell, read_ehc_plan
from goldenthread.casework.queries.letters import Sent
from goldenthread.design.words import plain_date
from goldenthread.formats.ehc_plan import EhcPlan as Document
from goldenthread.formats.ehc_plan import write_plan
from goldenthread.formats.ehc_plan.layout import DETAILS, SERVICES
from goldenthread.formats.ehc_plan.lines import texts_of
from goldenthread.foundation.files import opened
from goldenthread.foundation.models import StoredFile
from goldenthread.foundation.press.printed import Printed
from goldenthread.plans.documents.press import press

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PRINT, LARGE_PRINT = 12, 18
WATERMARKS = {"written": "Draft", "served": "Draft", "replaced": "Replaced", "dropped": "Not gone on with"}


def word_of(plan: EhcPlan, case: Case) -> bytes:
    """The version as a Word file."""
    return write_plan(document_of(plan, case))


def word_answer(plan: EhcPlan, case: Case) -> HttpResponse:
    answer = HttpResponse(word_of(plan, case), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(_name(plan, case))}.docx"'
    return answer


def file_answer(stored: StoredFile) -> HttpResponse:
    """A file that somebody sent, to be kept and not opened here."""
    with opened(stored) as file:
        answer = HttpResponse(file.read(), content_type="application/octet-stream")
    ending = Path(stored.name).suffix.lower()
    name = f"{slugify(Path(stored.name).stem) or 'file'}{ending if ending[1:].isalnum() else ''}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def pdf_of(plan: EhcPlan, case: Case, at: datetime, *, large: bool) -> Printed:
    """The version as a PDF, tagged so that a screen reader can find its way."""
    whole, read = document_of(plan, case), read_ehc_plan(plan)
    title = f"Education, Health and Care plan: {case.child.name}"
    final = plan.final_on
    data: dict[str, Any] = {
        "title": title,
        "author": f"{case.area.name} Council",
        "size": LARGE_PRINT if large else PRINT,
        "footer": f"{case.child.name}, {case.number}, version {plan.number}",
        "watermark": WATERMARKS.get(plan.state, ""),
        "caption": f"{case.number}, version {plan.number}. {STATE_WORDS[plan.state]}.",
        "notice": "" if final else "This is not the final plan.",
        "parts": [*_details(whole), *map(_part, read.blocks)],
        "advice": [[row.requested, row.received, row.who_from, row.appended] for row in whole.advice],
        "signed": f"{plan.signed_by}, for {case.area.name} Council, {plain_date(final)}" if final else "",
    }
    return Printed(press("ehc", data, at), f"{_name(plan, case)}{' large print' if large else ''}")


def _name(plan: EhcPlan, case: Case) -> str:
    return f"{case.child.name} EHC plan version {plan.number}"


def _details(whole: Document) -> list[dict[str, Any]]:
    texts = texts_of(whole)
    parts: list[dict[str, Any]] = []
    for block in (DETAILS, SERVICES):
        facts = [
            {"label": field.label.rstrip(":"), "value": texts[block.key, field.key], "small": ""}
            for field in block.fields
            if texts.get((block.key, field.key))
        ]
        parts.append({"title": block.heading, "facts": facts, "texts": [], "rows": []})
    parts[0]["facts"] += [
        {"label": f"Parent or carer {number}", "value": _contact(contact), "small": ""}
        for number, contact in enumerate(whole.contacts, start=1)
    ]
    return [part for part in parts if part["facts"]]


def _contact(contact: Any) -> str:
    known = (contact.name, contact.relationship, contact.email, contact.telephone, contact.home_address)
    return ", ".join(filter(None, known))


def _part(block: BlockRead) -> dict[str, Any]:
    """A section with nothing in it stands there all the same: its reader need not wonder what is missing."""
    if block.is_empty:
        nothing = {"title": "", "lines": ["Nothing is written here."]}
        return {"title": f"{block.letters}. {block.title}", "facts": [], "texts": [nothing], "rows": []}
    return {
        "title": f"{block.letters}. {block.title}",
        "facts": [],
        "texts": [_cell(cell) for cell in block.alone if cell.lines],
        "rows": [[_cell(cell) for cell in cells if cell.lines] for _, cells in block.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    title = f"{cell.place.section}. {cell.place.title}" if cell.row else cell.place.title
    return {"title": title, "lines": [line.words for line in cell.lines]}


def letter_pdf(sent: Sent, case: Case, at: datetime, *, large: bool) -> Printed:
    """A letter as it was sent, to be posted. The address of the family is written where a window shows it."""
    council = f"{case.area.name} Council"
    data: dict[str, Any] = {
        "title": sent.subject,
        "author": council,
        "size": LARGE_PRINT if large else PRINT,
        "footer": f"{council}, case {case.number}",
        "watermark": "",
        "to": sent.to,
        "reference": [plain_date(sent.sent_on), f"Our case {case.number}"],
        "paragraphs": paragraphs_of(sent.words),
    }
    return Printed(press("letter", data, at), f"letter {case.number} {sent.sent_on}")


def paragraphs_of(words: str) -> list[str]:
    return [one.strip("\n") for one in words.replace("\r\n", "\n").split("\n\n") if one.strip()]
