"""Saved e-mail: one message (.eml) or many (.mbox), as who sent it, when, its words and what is attached."""

from __future__ import annotations

import email.policy
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser

from goldenthread.formats.faults import WrongFile, shown
from goldenthread.formats.given import MEBIBYTE, Source, given

WANTED = "Save the message from your mail program as .eml, or several as .mbox."
NOT_MSG = (
    "Open it in the new Outlook or in Outlook on the web, choose Save as or Download, and send the .eml file "
    "that you get."
)
MOST_FILE = 200 * MEBIBYTE
MOST_MESSAGE = 50 * MEBIBYTE
MOST_MESSAGES = 2_000
MOST_PARTS = 200
DEEPEST = 20
MOST_TEXT = 500_000
"""In letters: what is longer is sent as a document."""
_LONGEST_LINE = 300
_HEADERS = re.compile(
    rb"^(from|to|subject|date|message-id|received|return-path|mime-version)\s*:", re.I | re.M
)
_BOUNDARY = re.compile(rb"boundary\s*=", re.I)
_WHITE = re.compile(r"[ \t\xa0]+")
_MANY_LINES = re.compile(r"\n{3,}")
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError)
"""What the standard library raises for headers and parts that follow no rule."""


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MailMessage:
    """`mark` is the same for the same message, wherever it was saved. `sender` is as the message says it."""

    mark: str
    sender: str
    subject: str
    sent_at: datetime | None
    text: str
    attached: tuple[Attached, ...]


def messages_in(source: Source, name: str = "") -> Iterator[bytes]:
    """Each message of a file as its bytes: the only one of .eml, all of .mbox. Raises WrongFile."""
    file = given(source, name)
    with file.opened() as stream:
        head = stream.read(4096)
        if not head.strip():
            raise WrongFile(file.name, "This file is empty.", WANTED)
        if head.startswith(b"\xd0\xcf\x11\xe0"):
            raise WrongFile(file.name, "This is a message in Outlook’s own form (.msg).", NOT_MSG)
        if b"\0" in head or not _HEADERS.search(head):
            raise WrongFile(file.name, "This is not a saved e-mail.", WANTED)
        size = stream.seek(0, 2)
        if size > MOST_FILE:
            reason = f"This file is larger than {MOST_FILE // MEBIBYTE} MiB."
            raise WrongFile(file.name, reason, "Save fewer messages in one file.")
        stream.seek(0)
        if not head.startswith(b"From "):
            yield _whole(stream.read(MOST_MESSAGE + 1), file.name)
            return
        message: list[bytes] = []
        length, count, blank = 0, 0, True
        for line in stream:
            if line.startswith(b"From ") and blank:
                if message:
                    count = _counted(count, file.name)
                    yield b"".join(message)
                message, length = [], 0
            else:
                length += len(line)
                if length > MOST_MESSAGE:
                    _whole(b"x" * (MOST_MESSAGE + 1), file.name)
                message.append(line[1:] if line.startswith(b">From ") else line)
            blank = not line.strip()
        if message:
            _counted(count, file.name)
            yield b"".join(message)


def _whole(data: bytes, name: str) -> bytes:
    if len(data) > MOST_MESSAGE:
        size = MOST_MESSAGE // MEBIBYTE
        raise WrongFile(name, f"A message is larger than {size} MiB.", "Save what is attached by itself.")
    return data


def _counted(count: int, name: str) -> int:
    if count >= MOST_MESSAGES:
        reason = f"This file has over {MOST_MESSAGES:,} messages."
        raise WrongFile(name, reason, "Save them in several files.")
    return count + 1


def read_message(data: bytes, name: str = "the message") -> MailMessage:
    """One message. Raises WrongFile for what cannot be read, is nested too deep, or has too many parts."""
    if len(_BOUNDARY.findall(data)) > MOST_PARTS:
        raise WrongFile(name, "This message is made of too many parts.", "Ask for it as a document.")
    try:
        message = BytesParser(policy=email.policy.compat32).parsebytes(data)
        parts = list(_parts(message, name))
    except _BROKEN as error:
        raise WrongFile(name, "This message is damaged and cannot be read.", WANTED) from error
    text = _text_of(parts)
    if len(text) > MOST_TEXT:
        reason = f"Its words are over {MOST_TEXT:,} letters."
        raise WrongFile(name, reason, "Save them as a document, and bring that in.")
    attached = tuple(
        Attached(_name_of(part, place), content)
        for place, part in enumerate(parts, 1)
        if _is_attached(part) and (content := _content(part))
    )
    return MailMessage(
        _mark(message, data), _sender(message), _header(message, "Subject"), _sent_at(message), text, attached
    )


def _parts(message: Message, name: str, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something themselves, those of a message within a message too."""
    if depth > DEEPEST:
        raise WrongFile(name, "This message has messages within messages, too deep.", WANTED)
    if message.is_multipart():
        for each in message.get_payload():
            if isinstance(each, Message):
                yield from _parts(each, name, depth + 1)
    else:
        yield message


def _is_attached(part: Message) -> bool:
    is_text = part.get_content_maintype() == "text" and part.get_content_subtype() in ("plain", "html")
    said = str(part.get("Content-Disposition", "")).strip().lower()
    return said.startswith("attachment") or not is_text


def _text_of(parts: list[Message]) -> str:
    """Its plain words; where there are none, those of its HTML."""
    own = [part for part in parts if not _is_attached(part)]
    plain = [part for part in own if part.get_content_subtype() == "plain"]
    words = "\n\n".join(_decoded(part) for part in plain).strip()
    if not words:
        words = "\n\n".join(as_plain(_decoded(part)) for part in own if part not in plain)
    return _tame(words)


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message) -> str:
    content = _content(part)
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except _BROKEN:
        return content.decode("cp1252", errors="replace")


def _tame(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(one for one in plain if one == "\n" or one == "\t" or one.isprintable() or one == "\xa0")
    lines = (_WHITE.sub(" ", line).rstrip() for line in kept.split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _name_of(part: Message, place: int) -> str:
    try:
        name = _unfolded(part.get_filename() or "")
    except _BROKEN:
        name = ""
    return shown(name.replace("\\", "/").rsplit("/", 1)[-1]).strip() or f"attachment {place}"


def _header(message: Message, name: str) -> str:
    try:
        return _unfolded(str(message.get(name, "")))[:_LONGEST_LINE]
    except _BROKEN:
        return ""


def _unfolded(value: str) -> str:
    """A header as people read it, its encoded words decoded."""
    said = []
    for part, charset in decode_header(value):
        if isinstance(part, str):
            said.append(part)
            continue
        try:
            said.append(part.decode(charset or "utf-8"))
        except _BROKEN:
            said.append(part.decode("cp1252", errors="replace"))
    return " ".join("".join(one if one.isprintable() else " " for one in "".join(said)).split())


def _sender(message: Message) -> str:
    try:
        name, address = parseaddr(str(message.get("From", "")))
    except _BROKEN:
        return _header(message, "From")
    said = _unfolded(name) if name else ""
    whole = f"{said} <{address}>" if said and address else said or address
    return whole[:_LONGEST_LINE] or _header(message, "From")


def _sent_at(message: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(message.get("Date", "")))
    except (*_BROKEN, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _mark(message: Message, data: bytes) -> str:
    own = _header(message, "Message-ID").strip()
    return hashlib.sha256(b"id " + own.encode() if own else b"content " + data.strip()).hexdigest()


class _Plain(HTMLParser):
    """HTML as plain lines. Nothing of it is run, fetched or kept as markup."""

    BLOCKS = frozenset(
        [
            "p",
            "div",
            "br",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "table",
            "blockquote",
            "section",
            "article",
            "hr",
        ]
    )
    SILENT = frozenset(["script", "style", "head", "title", "template", "noscript"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SILENT:
            self.silent += 1
        elif tag == "li":
            self.said.append("\n• ")
        elif tag in self.BLOCKS:
            self.said.append("\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in self.BLOCKS and tag != "br":
            self.said.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(
                " ".join(data.split()).join((data[:1].isspace() * " ", data[-1:].isspace() * " "))
            )


def as_plain(html: str) -> str:
    """The words of a web page or HTML message, a paragraph each."""
    reader = _Plain()
    reader.feed(html)
    reader.close()
    return _tame("".join(reader.said))
