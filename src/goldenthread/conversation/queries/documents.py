"""Documents that were sent up: what they ask or answer, read again each time they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.files import File

from goldenthread.conversation.models import Consultation, Question, Version
from goldenthread.formats.consultation import (
    Answer,
    Document,
    Passage,
    Response,
    read_document,
    split,
    words_in_place,
)
from goldenthread.foundation import files
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import StoredFile

VERSION_FILE, RESPONSE_FILE = "version of a consultation", "response to a consultation"


def read_upload(file: File[Any]) -> Document:
    """What is in a file that is not kept. Raises NotReadable."""
    with files.read_or_refused():
        return read_document(file.read(), file.name or "")


def as_document(text: str, name: str) -> Document:
    """Words that are in no file, read as if they were."""
    return read_document(text.encode(), name)


def response_file(consultation: Consultation, file_id: UUID) -> StoredFile:
    return files.file_in_place(file_id, purposes=[RESPONSE_FILE], place_id=consultation.area_id)


def response_in(stored: StoredFile, consultation: Consultation) -> Response:
    """The answers of a kept document, by the questions of this consultation. Raises NotReadable, FileGone."""
    rows = Question.objects.filter(principle__consultation=consultation).values_list("number", "words")
    asked = {int(number) if number.isdigit() else number: words for number, words in rows}
    with files.opened(stored) as content, files.read_or_refused():
        found = split(read_document(content.read(), stored.name), asked)
    return words_in_place(found, asked)


def version_file(consultation: Consultation, version_id: UUID) -> StoredFile:
    """The file of a version of what is announced."""
    version = Version.objects.filter(id=version_id, consultation=consultation).select_related("file").first()
    if version is None or version.file is None:
        raise NotVisible("version", version_id)
    return version.file


def question_ids(consultation: Consultation) -> dict[str, UUID]:
    """The questions by their number, as a document would name them."""
    rows = Question.objects.filter(principle__consultation=consultation)
    return dict(rows.values_list("number", "id"))


def passages_of(passages: Sequence[Passage]) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind.value, "text": one.text, "line": one.line, "page": one.page} for one in passages
    ]


def understood_as(consultation: Consultation, answers: Sequence[Answer]) -> dict[int, UUID | None]:
    """The question that each answer of a document seems to be to, by the answer's position."""
    ids = question_ids(consultation)
    return {one.position: ids.get(str(one.number)) for one in answers}
