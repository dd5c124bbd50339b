"""XML as a stream of small trees, one for each child, at a constant cost of memory.

No document type is accepted, so there are no entities to expand and nothing outside is fetched. Depth,
the size of one tree, of one text and of one tag are bounded, and refused at once when they are passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from xml.parsers import expat  # nosec - a document type is refused below, so no entity is ever read

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import GivenFile, check_is_xml
from goldenthread.formats.sen2.record import Closed, Kept, Opened
from goldenthread.formats.sen2.remarks import BROKEN, Remark, remark_on
from goldenthread.formats.sen2.structure import PERSONS

DEEPEST = 40
MOST_ELEMENTS = 20_000
LONGEST_TEXT = 100_000
LONGEST_TAG = LARGEST_TREE = 1024 * 1024
ENCODINGS = frozenset(("UTF-8", "UTF-16", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252"))
WHITE = " \t\r\n"
_CHUNK = 64 * 1024
_WANTED = "Send the return as an XML file, or its CSV files in a folder or a zip file."
_UTF_8 = "Save it as UTF-8 and send it again."
_AGAIN = "Export the return again and send that file."

Grown = Opened | Closed | Kept | Remark


def trees(file: GivenFile) -> Iterator[Grown]:
    """Each element under the outermost one, and each child, as it ends; a last remark if the file breaks.

    Raises WrongFile for what is no XML at all, is in a strange encoding, or was made to do harm.
    """
    grower = _Grower(file.name)
    with file.opened() as stream:
        check_is_xml(file.name, stream.read(_CHUNK), _WANTED)
        stream.seek(0)
        while chunk := stream.read(_CHUNK):
            yield from grower.fed(chunk)
            if grower.is_broken:
                return
        yield from grower.fed(b"", is_last=True)


class _Grower:
    """Takes bytes, gives out what has ended. `under` are the opened elements, `stack` the tree that grows."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.has_begun = False
        self.is_broken = False
        self.bytes_fed = 0
        self.elements = 0
        self.outside = 0
        self.tree_began = 0
        self.under: list[str] = []
        self.stack: list[Kept] = []
        self.loose: list[Kept] = []
        self.grown: list[Grown] = []
        self.parser = _parser(self)

    def fed(self, chunk: bytes, *, is_last: bool = False) -> list[Grown]:
        self.bytes_fed += len(chunk)
        self.grown = []
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            self._break(error)
        except (LookupError, ValueError) as error:
            raise self.strange_encoding() from error
        if self.bytes_fed - max(self.parser.CurrentByteIndex, 0) > LONGEST_TAG + _CHUNK and not is_last:
            raise self.harmful("a tag or a comment of over a million characters")
        if self.stack and self.bytes_fed - self.tree_began > LARGEST_TREE:
            raise self.harmful("a child or an element of over a million characters")
        return self.grown

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.upper() not in ENCODINGS:
            raise self.strange_encoding(encoding)

    def document_type(self, *_: object) -> None:
        raise self.harmful("a document type, which can hide entities that grow without end")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        stack = self.stack
        if not stack:
            self.outside = 0
            if not self.under or (len(self.under) == 1 and name == PERSONS):
                self.has_begun = True
                self.under.append(name)
                self.grown.append(Opened(name, attributes, line))
                return
            self.elements = 0
            self.tree_began = self.bytes_fed
        self.elements += 1
        if len(stack) >= DEEPEST or self.elements > MOST_ELEMENTS:
            raise self._too_much()
        stack.append(Kept(name, "", attributes, [], line))

    def end(self, name: str) -> None:
        if not self.stack:
            self.grown.append(Closed(name))
            self.under.pop()
            return
        node = self.stack.pop()
        if node.text:
            node.text = node.text.strip(WHITE)
        if self.stack:
            self.stack[-1].nodes.append(node)
        else:
            self._tidy()
            self.grown.append(node)

    def text(self, text: str) -> None:
        if not self.stack:
            self.outside += len(text)
            if self.outside > LONGEST_TEXT:
                raise self._too_long()
            if self.under and (loose := text.strip(WHITE)):
                self.grown.append(Kept("", loose, line=self._line_of(text)))
            return
        node = self.stack[-1]
        if node.nodes:
            if node.nodes[-1].name and not text.strip(WHITE):
                return
            node = self._loose_text_in(node, text)
        node.text += text
        if len(node.text) > LONGEST_TEXT:
            raise self._too_long()

    def _line_of(self, text: str) -> int:
        """The line on which this text begins. The parser gives it when it ends."""
        return self.parser.CurrentLineNumber - text.lstrip(WHITE).count("\n")

    def _loose_text_in(self, node: Kept, text: str) -> Kept:
        """The text that follows the last element inside this one, kept as a node without a name."""
        if node.nodes[-1].name:
            node.nodes.append(Kept("", line=self._line_of(text)))
            self.loose.append(node)
        return node.nodes[-1]

    def _tidy(self) -> None:
        """Take the white around loose text off, once all its pieces are there."""
        for node in self.loose:
            for each in node.nodes:
                each.text = each.text.strip(WHITE)
        self.loose = []

    def _too_long(self) -> WrongFile:
        return self.harmful(f"a text of over {LONGEST_TEXT:,} characters")

    def _too_much(self) -> WrongFile:
        if len(self.stack) >= DEEPEST:
            return self.harmful(f"over {DEEPEST} elements one inside another")
        return self.harmful(f"a child or an element with over {MOST_ELEMENTS:,} elements inside")

    def harmful(self, what: str) -> WrongFile:
        reason = f"Line {self.parser.CurrentLineNumber} has {what}. No return has that."
        return WrongFile(self.name, reason, _AGAIN)

    def strange_encoding(self, encoding: str = "") -> WrongFile:
        called = f"“{encoding}”" if encoding else "one"
        reason = f"The file says that its letters are in an encoding that we do not read: {called}."
        return WrongFile(self.name, reason, _UTF_8)

    def _break(self, error: expat.ExpatError) -> None:
        self.is_broken = True
        if expat.errors.messages[error.code] == expat.errors.XML_ERROR_UNKNOWN_ENCODING:
            raise self.strange_encoding() from error
        if not self.has_begun:
            reason = f"Line {error.lineno} is not XML: {_why(error)}."
            raise WrongFile(self.name, reason, _UTF_8 if error.code in _LETTERS else _WANTED) from error
        if self.stack:
            why = f"{_why(error)}. The child or element that begins on line {self.stack[0].line} is lost too."
        else:
            why = f"{_why(error)}."
        self.grown.append(remark_on(BROKEN, error.lineno, more=f"{why[0].upper()}{why[1:]} {_AGAIN}"))


_LETTERS = [
    expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING],
    expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN],
]
_WHY = {
    expat.errors.XML_ERROR_NO_ELEMENTS: "the file ends before it is finished",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "the file ends inside a tag",
    expat.errors.XML_ERROR_PARTIAL_CHAR: "the file ends inside a letter",
    expat.errors.XML_ERROR_TAG_MISMATCH: "an element is closed that was not the last one opened",
    expat.errors.XML_ERROR_INVALID_TOKEN: "a character cannot stand here, or is not in the encoding that the "
    "file says it is in",
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: "an entity is used that XML does not have",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "an attribute stands twice",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "something follows the end of the return",
    expat.errors.XML_ERROR_INCORRECT_ENCODING: "the letters are not in the encoding that the file says",
}


def _why(error: expat.ExpatError) -> str:
    message = expat.errors.messages[error.code]
    return _WHY.get(message, message)


def _parser(grower: _Grower) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    with suppress(AttributeError, ValueError):
        parser.buffer_size = _CHUNK
    parser.XmlDeclHandler = grower.declared
    parser.StartDoctypeDeclHandler = grower.document_type
    parser.StartElementHandler = grower.start
    parser.EndElementHandler = grower.end
    parser.CharacterDataHandler = grower.text
    return parser
