"""Documents of a consultation: what it asks, and long responses to it."""

from goldenthread.formats.consultation.blocks import Block, Document, Kind
from goldenthread.formats.consultation.questions import (
    Asked,
    Asks,
    Principle,
    Question,
    asks_either,
    questions_in,
)
from goldenthread.formats.consultation.reading import read_document
from goldenthread.formats.consultation.recut import begins_of, passages_in, recut, together, words_in_place
from goldenthread.formats.consultation.responses import Answer, Passage, Response, split
from goldenthread.formats.consultation.versions import check_version

__all__ = [
    "Answer",
    "Asked",
    "Asks",
    "Block",
    "Document",
    "Kind",
    "Passage",
    "Principle",
    "Question",
    "Response",
    "asks_either",
    "begins_of",
    "check_version",
    "passages_in",
    "questions_in",
    "read_document",
    "recut",
    "split",
    "together",
    "words_in_place",
]
