"""A document as people read it down the page: headings, paragraphs and items of lists, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or item of a list, without the sign before it.

    `line` counts from 1: lines of a text file, paragraphs of a Word file, lines of all pages of a PDF.
    `page` is 0 where the file has none. `sign` is what stood before the text, such as “•” or “3.”.
    """

    kind: Kind
    text: str
    line: int
    page: int = 0
    sign: str = ""

    @property
    def whole(self) -> str:
        """With a number or letter that stood before it, but without a mere dot or dash."""
        return f"{self.sign} {self.text}" if any(each.isalnum() for each in self.sign) else self.text


@dataclass(frozen=True, slots=True)
class Document:
    """All text of a file in order. `format` is “text”, “word” or “pdf”."""

    name: str
    format: str
    blocks: tuple[Block, ...]
