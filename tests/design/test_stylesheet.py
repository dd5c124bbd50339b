"""The stylesheet's promises: contrast, nothing from outside, no rule for a class we do not print."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.etree
import pytest

from goldenthread import design

HOME = Path(design.__file__).parent
CSS = (HOME / "static/design/golden-thread.css").read_text()
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", CSS))

TEXT = [("ink", "ground"), ("ink-2", "ground"), ("ink-2", "paper"), ("link", "paper")] + [
    (state, f"{state}-tint") for state in ("done", "part", "miss", "good", "none")
]
MARKS = [("gold", "ground"), *[(state, "ground") for state in ("done", "part", "miss", "good", "none")]]


@pytest.mark.parametrize("front, back", TEXT)
def test_text_can_be_read(front: str, back: str) -> None:
    assert _contrast(TOKENS[front], TOKENS[back]) >= 4.5


@pytest.mark.parametrize("front, back", MARKS)
def test_marks_can_be_seen(front: str, back: str) -> None:
    assert _contrast(TOKENS[front], TOKENS[back]) >= 3


def test_every_file_named_is_our_own_and_there() -> None:
    named = re.findall(r"url\(([^)]+)\)", CSS)
    assert [name for name in named if not (HOME / "static/design" / name).is_file()] == []


def test_every_icon_a_template_names_is_drawn() -> None:
    sprite = lxml.etree.parse(str(HOME / "static/design/marks.svg"))
    drawn = {symbol.get("id") for symbol in sprite.getroot() if isinstance(symbol.tag, str)}
    states = (HOME / "templates/design/thread/states.jinja").read_text()
    line = (HOME / "templates/design/thread/line.jinja").read_text()
    named = set(re.findall(r'": \("\w+", "(\w+)"\)', states))
    named |= set(re.findall(r'"(?:aspirations|need|review)": "(star|need|next)"', line)) | {"mark"}
    assert drawn == named


def test_no_text_is_smaller_than_sixteen_pixels_but_in_charts() -> None:
    screen = CSS.split("@media print")[0]
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)rem", screen)]
    assert min(sizes) == 1.0
    assert re.findall(r"font-size: \d+px", screen) == ["font-size: 14px"]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
