"""Where a name is likely. Always a suspect: there is no list of names here, and none would be whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.analysis.personal_data.spans import Confidence, Kind, Span

_ONE = r"[A-Z](?:[a-zà-ÿ]|[’'-]?[A-Z](?=[a-z]))+"
_NAME = rf"{_ONE}(?: {_ONE}){{0,2}}"
_RELATIVES = (
    r"son|daughter|child|boy|girl|twins?|husband|wife|partner|brother|sister|mum|mother|dad|father|nan|"
    r"grandson|granddaughter|grandchild|nephew|niece|cousin|friend|pupil|student"
)
_RULES = (
    (
        re.compile(rf"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)(?: \w+)?? (?:{_RELATIVES}),? ({_NAME})"),
        "It comes after “my son” or the like.",
    ),
    (
        re.compile(rf"\b(?:{_RELATIVES})s?,? (?:is )?(?:called|named) ({_NAME})"),
        "It comes after “called”.",
    ),
    (
        re.compile(
            rf"\b({_NAME})(?: is (?:my|our) (?:\w+ )?(?:{_RELATIVES})\b"
            rf"|, (?:my|our) (?:\w+ )?(?:{_RELATIVES}),)"
        ),
        "“My son” or the like comes after it.",
    ),
    (
        re.compile(rf"\b(?:[Mm]y name is|[Hh]is name is|[Hh]er name is|[Nn]ame:) ({_NAME})"),
        "It is called a name.",
    ),
    (
        re.compile(rf"\bI(?: am|['’]m) ({_ONE} {_ONE})"),
        "It comes after “I am”.",
    ),
    (
        re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Rev)\.? ({_NAME}|[A-Z]\b)"),
        "It comes after a title.",
    ),
)
_ENDINGS = re.compile(
    r"^(?:yours(?: (?:sincerely|faithfully|truly))?|(?:kind|best|warm|many)? ?(?:regards|wishes|thanks)|"
    r"thanks|thank you|sincerely|signed|from|love)[,.]?$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"(?:[A-Z][\w’'-]*\.?)(?: (?:[A-Z][\w’'-]*\.?|de|van|von|al|bin|O’\w+)){0,3}")
_LAST_LINES = 4
_NO_NAME_IN_ONE = (
    "A An And As At But Could Do Does For He Her His How I If In Is It My No Not Of On Our She So "
    "That The Their There They This To We What When Where Who Why Yes You Your Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December School Council Minister English Maths SEND SEN EHCP EHC ADHD "
    "ASD SENCO NHS Parent Carer Teacher Thank Thanks Dear Sir Madam None Nothing Good Bad Also"
)
_NO_NAME = frozenset(_NO_NAME_IN_ONE.split())


def name_suspects(text: str) -> Iterator[Span]:
    """Words that may be a name by what stands beside them, and lines at the end that may be signatures."""
    for shape, why in _RULES:
        for match in shape.finditer(text):
            if not set(match[1].split()[:1]) & _NO_NAME:
                yield _suspect(match.start(1), match[1], why)
    yield from _signature(text)


def _signature(text: str) -> Iterator[Span]:
    lines = [
        (match.start(), match.group()) for match in re.finditer(r"[^\n]+", text) if match.group().strip()
    ]
    ended = False
    for place, (start, line) in enumerate(lines):
        plain = line.strip()
        if ended and _is_signature(plain):
            yield _suspect(
                start + line.index(plain), plain, "A line after the end of a letter, as a signature is."
            )
        elif place and place >= len(lines) - _LAST_LINES + 2 and " " in plain and _is_signature(plain):
            yield _suspect(
                start + line.index(plain), plain, "A last line of capitalised words, as a signature is."
            )
        ended = ended or bool(_ENDINGS.match(plain))


def _is_signature(line: str) -> bool:
    return bool(_SIGNATURE.fullmatch(line)) and not set(line.split()) & _NO_NAME


def _suspect(start: int, text: str, why: str) -> Span:
    return Span(start, start + len(text), text, Kind.NAME, Confidence.SUSPECT, why)
