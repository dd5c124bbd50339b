"""What a consultation hands out: its form on paper with a slip that keeps the code, and a table of votes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from goldenthread.conversation.codes import new_code
from goldenthread.conversation.queries.consultations import ConsultationPage
from goldenthread.conversation.queries.links import goes_on_from, leads_to
from goldenthread.conversation.queries.replies import REGION_WORDS, WHO_WORDS
from goldenthread.conversation.queries.sheets import AGES
from goldenthread.conversation.queries.votes import votes_table
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.press import printed_by
from goldenthread.foundation.press.printed import Printed

if TYPE_CHECKING:
    from goldenthread.conversation.models import Question
    from goldenthread.foundation.access import Viewer

TEMPLATE = Path(__file__).parent / "paper_form.typ"
PRINT, LARGE_PRINT = 12, 18
MOST_COPIES = 100
_CARD = 10  # millimetres of a line to write on
_LINES = 6


def paper_form(page: ConsultationPage, post_to: str, *, copies: int, large: bool, at: datetime) -> Printed:
    """As many forms as asked for in one document, each with a code of its own. Raises NotPrinted."""
    closes = page.line.closes_at
    data: dict[str, Any] = {
        "title": page.line.name,
        "author": page.line.body,
        "size": LARGE_PRINT if large else PRINT,
        "footer": page.line.name,
        "watermark": "" if page.line.opens_at else "Not announced yet",
        "about": [one for one in page.about.split("\n") if one.strip()],
        "post_to": [one for one in post_to.split("\n") if one.strip()],
        "until": plain_date(closes) if closes else "",
        "lines": _LINES,
        "gap": _CARD * (1.4 if large else 1),
        "principles": [
            {
                "name": principle.name,
                "questions": [
                    {
                        "label": f"{one.number}. {one.words}",
                        "recommendation": "" if one.recommendation in one.words else one.recommendation,
                        "choices": [words for _, words in one.choices],
                        "words": one.asks != "closed",
                        "goes_on": goes_on_from(one),
                        "leads_to": leads_to(one, page.questions),
                    }
                    for one in principle.questions
                ],
            }
            for principle in page.principles
        ],
        "who": list(WHO_WORDS.values()),
        "regions": list(REGION_WORDS.values()),
        "ages": [words for _, words in AGES],
        "codes": [new_code() for _ in range(copies)],
    }
    name = f"{page.line.name} paper form{' large print' if large else ''}"
    return Printed(printed_by(TEMPLATE, data, at), name)


def votes_file(question: Question, viewer: Viewer) -> HttpResponse:
    """All votes on the statements beside a question, for somebody who may; it is in the log that they did."""
    consultation = question.principle.consultation
    audit.record(
        what="took a table of votes", by=viewer.account, at=viewer.at,
        stream=audit.stream_of_place(consultation.area_id), consultation=consultation.name,
        question=question.number,
    )  # fmt: skip
    answer = HttpResponse(votes_table(question), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="votes-question-{question.place}.csv"'
    return answer
