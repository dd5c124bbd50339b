"""Puts the texts of a plan into a Word document of the national layout, where reading would find them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import cast
from xml.etree.ElementTree import Element  # nosec - only the type; python-docx makes the trees

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tc
from docx.oxml.text.paragraph import CT_P

from goldenthread.formats.ehc_plan.layout import FOOTER, HEADER, NOTES
from goldenthread.formats.ehc_plan.lines import rows_of, texts_of
from goldenthread.formats.ehc_plan.placed import Labelled, Rowed, Running
from goldenthread.formats.ehc_plan.placing import Placer
from goldenthread.formats.ehc_plan.plan import EhcPlan, OtherText
from goldenthread.formats.word.words import Cell, pieces_of

_OWN_IDS = ("paraId", "textId")


def filled(document: WordDocument, plan: EhcPlan) -> None:
    """Fill the document in. Every place is written to: what the plan leaves empty is emptied.

    Rows are added as the plan needs them, and those left over are taken out, all but one.
    """
    placer = Placer()
    placed = list(placer.placed(pieces_of(cast(Element, document.element.body))))
    _fill_texts([each for each in placed if isinstance(each, Labelled | Running)], plan)
    _fill_rows([each for each in placed if isinstance(each, Rowed)], plan)
    _add_other(document, plan.other, placer.ends)


def _fill_texts(places: list[Labelled | Running], plan: EhcPlan) -> None:
    """Each text goes to the first place that it has; further places for it are emptied."""
    texts = texts_of(plan)
    for place in places:
        cells = _cells(place)
        for cell in cells[:-1]:
            _write(cell, "")
        if cells:
            _write(cells[-1], texts.pop((place.where.block, place.key), ""))


def _cells(place: Labelled | Running) -> tuple[Cell, ...]:
    if isinstance(place, Running):
        return place.row.own_cells if place.row else ()
    return (place.cell,) if place.cell else ()


def _fill_rows(places: list[Rowed], plan: EhcPlan) -> None:
    for block, rows in rows_of(plan).items():
        own = [place for place in places if place.where.block == block]
        for _ in rows[len(own) :] if own else ():
            own.append(_row_after(own[-1]))
        for place in own[max(1, len(rows)) :]:
            _take_out(place)
        for number, place in enumerate(own[: max(1, len(rows))]):
            row = rows[number] if number < len(rows) else {}
            for key, cells in place.cells.items():
                _write(cells[0], row.get(key, ""))
                for cell in cells[1:]:
                    _write(cell, "")


def _row_after(place: Rowed) -> Rowed:
    """A row like this one, put after it."""
    row = cast(CT_Row, place.row.element)
    new = deepcopy(row)
    row.addnext(new)
    twins = dict(zip(row.iter(), new.iter(), strict=True))
    for element in twins.values():
        for name in [name for name in element.attrib if str(name).endswith(_OWN_IDS)]:
            del element.attrib[name]
    cells = {
        key: tuple(replace(cell, element=twins[cell.element]) for cell in cells)
        for key, cells in place.cells.items()
    }
    return replace(place, row=replace(place.row, element=cast(Element, new)), cells=cells)


def _take_out(place: Rowed) -> None:
    row = cast(CT_Row, place.row.element)
    table = row.getparent()
    if table is not None:
        table.remove(row)


def _write(cell: Cell, text: str) -> None:
    """The text in this cell, a paragraph for each line, looking as the first paragraph did."""
    element = cast(CT_Tc, cell.element)
    _take_prompt_out(element)
    first = next(element.iter(qn("w:p")), None)
    looks = deepcopy(first.find(qn("w:pPr"))) if first is not None else None
    run = first.find(f".//{qn('w:r')}/{qn('w:rPr')}") if first is not None else None
    for child in [child for child in element if child.tag != qn("w:tcPr")]:
        element.remove(child)
    for line in text.split("\n"):
        paragraph = cast(CT_P, OxmlElement("w:p"))
        if looks is not None:
            paragraph.append(deepcopy(looks))
        if line:
            written = paragraph.add_r()
            written.text = line
            if run is not None:
                written.insert(0, deepcopy(run))
        element.append(paragraph)


def _take_prompt_out(cell: CT_Tc) -> None:
    """A content control around the cell holds a text from now on, and no prompt."""
    for control in cell.iterancestors(qn("w:sdt"), qn("w:tr")):
        if control.tag == qn("w:tr"):
            return
        for prompt in list(control.iter(qn("w:showingPlcHdr"), qn("w:placeholder"))):
            prompt.getparent().remove(prompt)
        for style in list(cell.iter(qn("w:rStyle"))):
            style.getparent().remove(style)


def _add_other(document: WordDocument, other: tuple[OtherText, ...], ends: dict[str, Element]) -> None:
    """Each other text after the last thing of its block; at the end if the document has no such block."""
    if any(text.after == NOTES.key for text in other):
        style = "Heading 1" if "Heading 1" in document.styles else None
        document.add_paragraph(style=style).add_run(NOTES.heading).bold = True
    for text in other:
        if text.after == HEADER:
            document.sections[0].header.add_paragraph(text.text)
        elif text.after == FOOTER:
            document.sections[0].footer.add_paragraph(text.text)
        else:
            paragraph = document.add_paragraph(text.text)._p
            _move(document, paragraph, ends.get(text.after), is_first=text.after == "")
            ends[text.after] = cast(Element, paragraph)


def _move(document: WordDocument, paragraph: CT_P, after: Element | None, *, is_first: bool) -> None:
    if after is not None:
        cast(CT_P, after).addnext(paragraph)
    elif is_first:
        document.element.body.insert(0, paragraph)
