"""Writes a plan as a Word file: into our own layout, or into a template that the caller gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError

from goldenthread.formats.ehc_plan.blank import blank_plan, set_properties
from goldenthread.formats.ehc_plan.faults import section_name
from goldenthread.formats.ehc_plan.filling import filled
from goldenthread.formats.ehc_plan.lines import rows_of, texts_of
from goldenthread.formats.ehc_plan.plan import EhcPlan
from goldenthread.formats.ehc_plan.reading import read_plan
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import Source
from goldenthread.formats.word.package import opened_word
from goldenthread.formats.zips import zipped

_USE_OURS = "Write the plan without a template, or put the missing places into this one."

_PARTS_DO_NOT_FIT = (OpcError, SyntaxError, LookupError, ValueError, AttributeError, TypeError)
"""What python-docx raises on a file that refers to what is not there, or is not what it says."""


def write_plan(plan: EhcPlan) -> bytes:
    """The plan as a Word file in our own document of the national layout. The same plan gives the same bytes.

    `read_plan` gives the same plan back.
    """
    document = blank_plan(len(plan.contacts))
    filled(document, plan)
    return _saved(document)


def fill_template(template: Source, plan: EhcPlan, name: str = "") -> bytes:
    """This template with the plan in it. What the template says besides is left as it is.

    Its rows become as many as the plan has, those of section K too, so the kinds of advice that a template
    lists stay only if the plan lists them. What was written is read back before it is handed over.
    Raises WrongFile for a template that cannot be opened, or that has no place for some text of the plan.
    """
    word = opened_word(template, name)
    try:
        document = Document(BytesIO(word.data))
        filled(document, plan)
        data = _saved(document)
    except _PARTS_DO_NOT_FIT as error:
        reason = "This Word file cannot be used as a template: its parts do not fit together."
        raise WrongFile(word.name, reason, "Save it again in Word as a document (.docx).") from error
    lost = list(dict.fromkeys(_lost(plan, read_plan(data, word.name).plan)))
    if lost:
        reason = f"This template has no place for all of the plan. Missing: {'; '.join(lost)}."
        raise WrongFile(word.name, reason, _USE_OURS)
    return data


def _lost(plan: EhcPlan, again: EhcPlan) -> Iterator[str]:
    """The sections that did not come back as they were written."""
    texts, rows = texts_of(again), rows_of(again)
    for (block, key), text in texts_of(plan).items():
        if texts.get((block, key), "") != text:
            yield section_name(block)
    for block, own in rows_of(plan).items():
        if rows[block] != own:
            yield section_name(block)
    for other in Counter(plan.other) - Counter(again.other):
        yield section_name(other.after)


def _saved(document: WordDocument) -> bytes:
    """The document's bytes. A zip carries the hour at which it was made; this one does not."""
    set_properties(document)
    out = BytesIO()
    document.save(out)
    with ZipFile(out) as archive:
        return zipped({entry: archive.read(entry) for entry in archive.namelist()})
