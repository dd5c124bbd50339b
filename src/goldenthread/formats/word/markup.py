"""The XML inside a Word file, as trees that are safe to have: no document type, sane depth and size."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder  # nosec - builds from what `expat` below lets through
from xml.parsers import expat  # nosec - a document type is refused below, so no entity is ever read

from goldenthread.formats.faults import WrongFile

DEEPEST = 200
MOST_ELEMENTS = 400_000
"""In all parts of a file together. A plan of a hundred pages has some 60,000."""
AGAIN = "Open it in Word, save it again as a Word document (.docx), and send that."


class Trees:
    """Makes the trees of one file, and counts what they hold together."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._part = ""
        self._depth = self._elements = 0
        self._builder = TreeBuilder()

    def tree(self, part: str, data: bytes) -> Element:
        """This part as a tree. Names are “namespace}name”. Raises WrongFile for what no plan would have."""
        self._part, self._depth, self._builder = part, 0, TreeBuilder()
        try:
            self._parser().Parse(data, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise WrongFile(self._file, f"Its part {part} is damaged: it is not whole XML.", AGAIN) from error
        return self._builder.close()

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        return parser

    def _document_type(self, *_: object) -> None:
        raise self._harmful("a document type, which can hide entities that grow without end")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST:
            raise self._harmful(f"over {DEEPEST} elements one inside another")
        if self._elements > MOST_ELEMENTS:
            raise self._harmful(f"too many elements: with the other parts over {MOST_ELEMENTS:,}")
        self._builder.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(name)

    def _harmful(self, what: str) -> WrongFile:
        return WrongFile(self._file, f"Its part {self._part} has {what}. No document has that.", AGAIN)
