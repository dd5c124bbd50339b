"""Whether a version of a consultation can be opened by whoever it is for."""

from __future__ import annotations

from goldenthread.formats.consultation.reading import check_document
from goldenthread.formats.given import Source, given
from goldenthread.formats.showing import is_shown

_HEAD = 64


def check_version(source: Source, name: str = "") -> None:
    """Raise WrongFile for what is neither a picture, sound or film nor a document that opens.

    A document may be made of pictures of pages: easy read often is. Programs, macros and archives are never
    handed out, and a file that arrived broken is no version.
    """
    file = given(source, name)
    with file.opened() as stream:
        head = stream.read(_HEAD)
    if not is_shown(head):
        check_document(source, name)
