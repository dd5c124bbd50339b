"""Reads an Education, Health and Care plan from a Word file in the national layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element  # nosec - only the type; `package` makes the trees

from goldenthread.formats.ehc_plan import faults
from goldenthread.formats.ehc_plan.faults import PlanFault
from goldenthread.formats.ehc_plan.headings import heading_form, normal
from goldenthread.formats.ehc_plan.layout import BLOCK, BLOCKS, NOTES
from goldenthread.formats.ehc_plan.lines import plan_of
from goldenthread.formats.ehc_plan.placed import Labelled, Opened, Placed, Rowed, Running, Stray, Where
from goldenthread.formats.ehc_plan.placing import Placer
from goldenthread.formats.ehc_plan.plan import EhcPlan, OtherText
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import Source
from goldenthread.formats.word.markup import AGAIN
from goldenthread.formats.word.package import WordFile, opened_word
from goldenthread.formats.word.words import PICTURE, Paragraph, inside, kept, pieces_of

MOST_TEXT = 2_000_000
"""In letters, cells that are merged over several rows counted in each. A long plan has some 300,000."""
_MARK = re.compile(r"\{\{[^{}]*\}\}")
_PROVISIONS = ("provision", "h1", "h2")
_PAGE_NUMBER = re.compile(r"page(?: \d{1,3})?(?: of(?: \d{1,3})?)?|\d{1,3}(?: of \d{1,3})?")
_UNANSWERED = "yes no"


@dataclass(frozen=True, slots=True)
class PlanRead:
    """All that came out of a file. Each text of it is in the plan, or a fault says what became of it."""

    plan: EhcPlan
    faults: tuple[PlanFault, ...]


def read_plan(source: Source, name: str = "") -> PlanRead:
    """The plan in this Word file, and what is wrong with it.

    Tracked changes are read as accepted, and comments are not read. Cells merged over several rows are read
    in each of them. Marks of the template, such as {{ name }}, are read as empty.
    Raises WrongFile for what `opened_word` refuses, for over `MOST_TEXT` letters, and where no section of a
    plan is found.
    """
    word = opened_word(source, name)
    reader = _Reader(word.name)
    body = inside(word.main, "body")
    for placed in Placer().placed(pieces_of(body if body is not None else word.main)):
        reader.take(placed)
    if not reader.begun:
        reason = "This Word file has none of the headings of an EHC plan."
        remedy = f"Use the headings of the national layout, such as “{BLOCKS[0].heading}”."
        raise WrongFile(word.name, reason, remedy)
    reader.take_aside(word)
    return reader.read()


class _Reader:
    """Gathers what is placed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.begun: set[str] = set()
        self.texts: dict[tuple[str, str], list[str]] = {}
        self.rows: dict[str, list[dict[str, str]]] = {}
        self.other: list[OtherText] = []
        self.faults: list[PlanFault] = []
        self.aside: set[OtherText] = set()
        self.marks: dict[str, list[tuple[Where, str]]] = {}
        self.size = 0

    def read(self) -> PlanRead:
        texts = {place: kept("\n".join(parts)) for place, parts in self.texts.items()}
        plan = plan_of(texts, self.rows, self.other)
        absent = [faults.missing(key) for key in BLOCK if key not in self.begun]
        unfilled = [faults.unfilled(found[0][0], len(found), found[0][1]) for found in self.marks.values()]
        return PlanRead(plan, (*absent, *self.faults, *unfilled))

    def take(self, placed: Placed) -> None:
        match placed:
            case Opened(where, again):
                self.begun.add(where.block)
                self.faults += [faults.twice(where)] if again else []
            case Labelled(where, key, text):
                self._take_labelled(where, key, self._said(where, text))
            case Running(where, key, text):
                if said := self._said(where, text):
                    self.texts.setdefault((where.block, key), []).append(said)
            case Rowed(where):
                self._take_row(where, {key: self._said(where, text) for key, text in placed.texts().items()})
            case Stray(where, text, why):
                if said := self._said(where, text):
                    self.other.append(OtherText(where.block, said))
                    self.faults.append(faults.astray(where, why, said))

    def take_aside(self, word: WordFile) -> None:
        """Headers, footers and notes, but no page numbers. The same text on several pages is taken once."""
        for where, root in word.aside:
            for text in _texts(root):
                if where != NOTES.key and _PAGE_NUMBER.fullmatch(normal(text)):
                    continue
                said = OtherText(where, self._said(Where(where), text))
                if said.text and (where == NOTES.key or said not in self.aside):
                    self.aside.add(said)
                    self.other.append(said)

    def _take_labelled(self, where: Where, key: str, text: str) -> None:
        if text and self.texts.get((where.block, key)):
            self.other.append(OtherText(where.block, text))
            self.faults.append(faults.said_twice(where, text))
        elif text:
            self.texts[where.block, key] = [text]

    def _take_row(self, where: Where, row: dict[str, str]) -> None:
        if heading_form(row.get("appended", "")) == _UNANSWERED:
            row["appended"] = ""
        if not any(row.values()):
            return
        self.rows.setdefault(where.block, []).append(row)
        if BLOCK[where.block].area:
            self._check_pairs(where, row)

    def _check_pairs(self, where: Where, row: dict[str, str]) -> None:
        given = [row[key] for key in _PROVISIONS if row.get(key)]
        if not row.get("need"):
            what = "Provision" if given else "An outcome"
            self.faults.append(faults.unpaired(where, what, "need", (given or [row.get("outcome", "")])[0]))
        elif not given:
            self.faults.append(faults.unpaired(where, "A need", "provision", row["need"]))

    def _said(self, where: Where, text: str) -> str:
        """The text without the template's own marks and without pictures, which are reported."""
        self.size += len(text)
        if self.size > MOST_TEXT:
            raise WrongFile(
                self.file, f"This file reads as over {MOST_TEXT:,} letters. No document has that.", AGAIN
            )
        if PICTURE in text:
            self.faults.append(faults.no_text(where))
            text = text.replace(PICTURE, "")
        marks = _MARK.findall(text)
        if not marks:
            return kept(text)
        self.marks.setdefault(where.block, []).extend((where, mark) for mark in marks)
        return kept("\n".join(line for line in text.split("\n") if not _is_marks_alone(line)))


def _is_marks_alone(line: str) -> bool:
    return bool(_MARK.search(line)) and not _MARK.sub("", line).strip()


def _texts(root: Element) -> Iterator[str]:
    for piece in pieces_of(root):
        if isinstance(piece, Paragraph):
            yield piece.text
        else:
            yield from (row.text for row in piece.rows)
