"""The file, read once as a stream and cut into pieces that are kept by what is in them."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldenthread.analysis.campaigns.wordings import plain_words
from goldenthread.analysis.vectors import pieces_about
from goldenthread.formats.chosen_columns import ChosenColumns, chosen_columns
from goldenthread.formats.coded_answers import CodedAnswers, read_coded_answers
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.guard import unguarded
from goldenthread.foundation.engine.kept import Kept, as_array

AT_ONCE = 2000
"""Answers in a piece: a second or two of work, so that little is lost if it is killed."""
ROW = "row"
_MOST_BYTES = 1 << 40

Answer = list[Any]
"""The row, from 1 under the headings, and what is written there."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What people gave answers, by row."""

    themes: tuple[str, ...]
    by_row: Mapping[int, tuple[bool, ...]]
    texts: Mapping[int, str]


@dataclass(slots=True)
class Cut:
    """The pieces by name, and what was counted on the way."""

    pieces: list[str] = field(default_factory=list)
    answers: int = 0
    blank: int = 0
    characters: int = 0
    word_pieces: int = 0
    where: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Of each coded row, its piece and its place in it."""

    @property
    def hash(self) -> str:
        return hashlib.sha256("".join(self.pieces).encode()).hexdigest()


def cut(kept: Kept, path: Path, text: str, coded: Coded | None, at_once: int = AT_ONCE) -> Cut:
    """Raises WrongFile for a file that cannot be read, or is not that of the coded answers."""
    table = chosen_columns(path, _MOST_BYTES)
    found = Cut()
    for answers in _pieces(_answers(table, table.needed(text), found), at_once):
        if coded:
            _place(table.name, answers, coded, found)
        found.pieces.append(_keep(kept, answers))
        found.answers += len(answers)
        found.characters += sum(len(words) for _, words in answers)
        found.word_pieces += sum(pieces_about(words) for _, words in answers)
    if not found.answers:
        raise WrongFile(table.name, "Nothing is written in that column.", "Name another column with --text.")
    if coded and (lost := sorted(coded.by_row.keys() - found.where.keys())):
        raise WrongFile(table.name, f"Row {lost[0]:,} was coded, but nothing is written there.", _OTHER)
    return found


def answers_of(kept: Kept, piece: str) -> list[Answer]:
    answers: list[Answer] = kept.words(piece)
    return answers


def read_coded(path: Path, text: str, themes: str) -> Coded:
    """The answers that people coded: which row each is, what it says, and 0 or 1 for each theme."""
    said = {answer.line: answer.text for answer in read_coded_answers(path, text).answers}
    read = read_coded_answers(path, ROW, themes)
    if read.faults:
        fault = read.faults[0]
        reason = f"On line {fault.line}, “{fault.value}” in “{fault.column}”. {fault.reason}"
        raise WrongFile(path.name, reason, fault.remedy)
    by_row = dict(_rows(path.name, read))
    texts = {int(answer.text): unguarded(said.get(answer.line, "")) for answer in read.answers}
    return Coded(read.themes, by_row, texts)


def _rows(name: str, read: CodedAnswers) -> Iterator[tuple[int, tuple[bool, ...]]]:
    seen: set[int] = set()
    for answer in read.answers:
        if not answer.text.isdecimal() or int(answer.text) in seen:
            reason = f"On line {answer.line}, “{answer.text}” is no row, or was there before."
            raise WrongFile(name, reason, "Keep the column “row” as it was drawn, each row once.")
        seen.add(int(answer.text))
        yield int(answer.text), answer.themes


_OTHER = "Give the file from which the coded answers were drawn."


def _place(name: str, answers: Sequence[Answer], coded: Coded, found: Cut) -> None:
    for place, (row, words) in enumerate(answers):
        if row not in coded.by_row:
            continue
        if plain_words(coded.texts[row]) != plain_words(words):
            raise WrongFile(name, f"Row {row:,} says something else than where it was coded.", _OTHER)
        found.where[row] = len(found.pieces), place


def _answers(table: ChosenColumns, place: int, found: Cut) -> Iterator[Answer]:
    row = 0
    try:
        for row, cells in enumerate(table.rows(), 1):
            words = cells[place].strip()
            if words:
                yield [row, words]
            else:
                found.blank += 1
    except csv.Error as error:
        reason = f"After row {row:,} a quotation mark is never closed, or a cell is very long."
        raise WrongFile(table.name, reason, "Mend that row, or export the file again.") from error


def _pieces(answers: Iterator[Answer], size: int) -> Iterator[list[Answer]]:
    piece: list[Answer] = []
    for answer in answers:
        piece.append(answer)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece


def _keep(kept: Kept, answers: list[Answer]) -> str:
    array = as_array(answers)
    name = hashlib.sha256(array.tobytes()).hexdigest()
    if not kept.has(name):
        kept.save(name, {"words": array})
    return name
