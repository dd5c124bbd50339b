"""What Word writes before an item of a list: it stands in no text, but is counted from rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element  # nosec - only the type; `package` makes the trees

from goldenthread.formats.word.package import WordFile
from goldenthread.formats.word.words import attribute, inside, local

_DEEPEST_STYLE = 12
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # “bullet”, “decimal”, “lowerLetter” …
    text: str  # such as “%1.” or “Q%1.”
    start: int


class Lists:
    """Counts the items of the lists of one file, which must be asked for in the order of the document."""

    def __init__(self, word: WordFile) -> None:
        self._styles = {attribute(style, "styleId"): style for style in _children(word.styles, "style")}
        self._levels = dict(_levels(word.numbering))
        self._counts: dict[tuple[str, int], int] = {}

    def item_of(self, paragraph: Element) -> str:
        """What stands before this paragraph: “•”, “3.”, “Q3.”; nothing if it is no item of a list."""
        number, level = self._numbering(paragraph)
        found = self._levels.get((number, level))
        if number in ("", "0"):
            return ""
        if found is None or found.form in ("bullet", "none"):
            return "•" if found is None or found.form == "bullet" else ""
        count = self._counts[number, level] = self._counts.get((number, level), found.start - 1) + 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        return self._written(number, level, found) if count else ""

    def is_heading(self, paragraph: Element) -> bool:
        return self._style_name(attribute(inside(paragraph, "pPr", "pStyle"), "val")).startswith(
            ("heading", "title", "subtitle")
        )

    def _numbering(self, paragraph: Element) -> tuple[str, int]:
        """The list and the depth in it that the paragraph, or the style that it has, belongs to."""
        own = inside(paragraph, "pPr", "numPr")
        style = attribute(inside(paragraph, "pPr", "pStyle"), "val")
        found = own if own is not None else self._of_style(style)
        depth = attribute(inside(found, "ilvl"), "val")
        number = attribute(inside(found, "numId"), "val")
        if not number and self._style_name(style).startswith("list bullet"):
            number = "bullet"
        return number, int(depth) if depth.isascii() and depth.isdigit() else 0

    def _of_style(self, style: str) -> Element | None:
        for _ in range(_DEEPEST_STYLE):  # a style may be based on another, in a broken file on itself
            element = self._styles.get(style)
            found = inside(element, "pPr", "numPr")
            if element is None or found is not None:
                return found
            style = attribute(inside(element, "basedOn"), "val")
        return None

    def _style_name(self, style: str) -> str:
        return attribute(inside(self._styles.get(style), "name"), "val").casefold()

    def _written(self, number: str, level: int, found: _Level) -> str:
        text = found.text
        for above in range(level + 1):
            form = self._levels.get((number, above), found).form
            text = text.replace(f"%{above + 1}", _counted(self._counts.get((number, above), 1), form))
        return text.strip()


def _levels(numbering: Element | None) -> Iterator[tuple[tuple[str, int], _Level]]:
    """The levels of each list, by its number and the depth."""
    abstract = {attribute(one, "abstractNumId"): one for one in _children(numbering, "abstractNum")}
    for one in _children(numbering, "num"):
        model = abstract.get(attribute(inside(one, "abstractNumId"), "val"))
        for level in _children(model, "lvl"):
            depth, start = attribute(level, "ilvl"), attribute(inside(level, "start"), "val")
            if depth.isascii() and depth.isdigit():
                first = int(start) if start.isascii() and start.isdigit() else 1
                form = attribute(inside(level, "numFmt"), "val") or "decimal"
                text = attribute(inside(level, "lvlText"), "val")
                yield (attribute(one, "numId"), int(depth)), _Level(form, text, min(first, 999))


def _children(element: Element | None, name: str) -> Iterator[Element]:
    return (child for child in (element if element is not None else ()) if local(child) == name)


def _counted(number: int, form: str) -> str:
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        written = ""
        for value, sign in _ROMAN:
            while number >= value and len(written) < 20:
                written, number = written + sign, number - value
        return written.upper() if form.startswith("upper") else written
    return str(number)
