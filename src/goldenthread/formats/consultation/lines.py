"""Lines of plain text put together to headings, paragraphs and items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.formats.consultation.blocks import Block, Kind
from goldenthread.formats.consultation.labels import begins_question, begins_section, label_of

LONGEST_HEADING = 120
"""In letters. A line of more is a paragraph, even without a full stop."""
_UNWRAPPED = 160
"""Letters. In a file that has a line of more, each line is a paragraph of its own."""
_BULLET = re.compile(r"\s*([•◦▪▫‣⁃●○■□·∙➢➤✓\uf0b7\uf0a7](?=\s*\S)|[-+*–—](?=\s+\S)|o(?=\s{2,}\S|\t\S))\s*")
_NUMBERED = re.compile(r"\s*(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)](?:\d{1,2}[.)]?)?)\s+(?=\S)")
_HASHES = re.compile(r"\s*#{1,6}\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")
_ENDS = re.compile(r"[.!?:;,…][”’\"')\]]*$")
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    number: int
    page: int = 0


@dataclass(slots=True)
class _Growing:
    """A block whose last line may still follow."""

    kind: Kind
    sign: str
    line: Line
    is_label: bool
    texts: list[str] = field(default_factory=list)


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks that these lines make. Marks of Markdown are taken as what they show.

    An empty line ends a block. Where lines are broken at the page's width, those that follow one another
    belong together, unless one stops short; in a file with long lines each is a paragraph.
    """
    longest = max((len(line.text) for line in lines), default=0)
    width = longest if longest <= _UNWRAPPED else 0
    return tuple(block for run in _runs(lines) for block in _of_run(run, width))


def plain(text: str) -> str:
    """The text without marks of emphasis and addresses of links, and with single spaces."""
    text = _ESCAPED.sub(r"\1", _LINK.sub(r"\1", text))
    return _WHITE.sub(" ", _EMPHASIS.sub(r"\2", text)).strip()


def is_heading(text: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, begins large, and is no sentence."""
    return (
        len(text) <= LONGEST_HEADING
        and not _ENDS.search(text)
        and not text[:1].islower()
        and any(each.isalpha() for each in text)
        and not text.startswith(("http", "www."))
    )


def _runs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines without an empty one between them."""
    run: list[Line] = []
    for line in lines:
        if line.text.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _of_run(run: Sequence[Line], width: int) -> Iterator[Block]:
    """`width`: of the longest line where lines are broken, 0 where each line is whole."""
    gathered: list[_Growing] = []
    for line in run:
        begun = _begun(line)
        may_follow = width and gathered and begun.kind is Kind.PARAGRAPH and not begun.is_label
        if may_follow and _goes_on(gathered[-1], begun.texts[0], width):
            gathered[-1].texts += begun.texts
        else:
            gathered.append(begun)
    for each in gathered:
        text = plain(" ".join(each.texts))
        if text:
            stands_alone = len(each.texts) == 1 and (len(run) == 1 or not width)
            is_one = each.kind is Kind.PARAGRAPH and stands_alone and is_heading(text)
            kind = Kind.HEADING if is_one else each.kind
            yield Block(kind, text, each.line.number, each.line.page, each.sign)


def _begun(line: Line) -> _Growing:
    text = line.text
    if found := _HASHES.match(text):
        return _Growing(Kind.HEADING, "", line, True, [text[found.end() :]])
    if found := _BULLET.match(text) or _NUMBERED.match(text):
        return _Growing(Kind.BULLET, found[1], line, False, [text[found.end() :]])
    said = plain(text)
    is_label = begins_question(said) or begins_section(said)
    return _Growing(Kind.PARAGRAPH, "", line, is_label, [text.strip()])


def _goes_on(before: _Growing, text: str, width: int) -> bool:
    """Whether this line goes on with the block before it, and begins none of its own."""
    last = before.texts[-1]
    stops = bool(_ENDS.search(last))
    if before.is_label:
        label = label_of(last)
        if label and not label.words:
            return False
        return not stops and (text[:1].islower() or len(last) > width * 0.6)
    return not stops or len(last) > width * 0.75
