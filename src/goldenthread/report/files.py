"""The files of a published report, for pages and the API alike."""

from __future__ import annotations

from datetime import datetime

from goldenthread.conversation.access import announced
from goldenthread.report.document import as_pdf, as_word
from goldenthread.report.open_data import as_zip
from goldenthread.report.queries.evidence import evidence_of
from goldenthread.report.queries.published import Published, with_points
from goldenthread.report.queries.quoted import quotes_in, whole_answers

KINDS = {
    "report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "report.pdf": "application/pdf",
    "open-data.zip": "application/zip",
}


def file_of(read: Published, kind: str, now: datetime) -> bytes:
    """The same at the same state, whoever asks."""
    quotes, consultation = quotes_in(read.report), announced(read.report.consultation_id)
    evidence = evidence_of(consultation, read.report, now)
    match kind:
        case "report.docx":
            return as_word(with_points(read, consultation), quotes, evidence)
        case "report.pdf":
            return as_pdf(with_points(read, consultation), quotes, evidence)
    return as_zip(read, quotes, whole_answers(consultation), evidence)
