"""The Jinja environment: what every template may call, and how dates and counts are said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from goldenthread.formats.sheets import Items
from goldenthread.formats.sheets import paragraphs as typed

from . import charts, words
from .addresses import address
from .beside import beside_child
from .forms import drawing, error_links_of, unfolded
from .parts import choices

FILTERS = (
    words.first_lower,
    words.first_upper,
    words.plain_date,
    words.full_date,
    words.day_month,
    words.weekday,
    words.short_day,
    words.clock,
    words.moment,
    words.until,
    words.late,
    words.plural,
    words.and_list,
    words.number,
    words.file_size,
)


def environment(**options: Any) -> Environment:
    """Our environment for Django's Jinja2 backend. A name that is not given is always an error."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(**options)  # noqa: S701 - Django's backend asks for autoescape in `options`
    env.globals |= {
        "static": _static,
        "url": address,
        "icon_file": icon_file,
        "marked": marked,
        "attributes": attributes,
        "beside_child": beside_child,
        "choices": choices,
        "described_by": described_by,
        "drawing": drawing,
        "error_links_of": error_links_of,
        "unfolded": unfolded,
        "dots": charts.dots,
        "stacked": charts.stacked,
        "upright": charts.upright,
        "share": words.share,
        "span": words.span,
    }
    env.filters |= {word.__name__: word for word in (*FILTERS, kept, paragraphs, written)}
    env.add_extension("jinja2.ext.do")
    return env


def kept(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """The same macro, that draws the same thing once. For small pieces that pages show over and over.

    What it draws may rest on its arguments only, and they must not be lists or other things that change.
    """
    return lru_cache(maxsize=4_000)(macro)


@cache
def _static(name: str) -> str:
    """The address of a file of ours. Asked for once: every page shows the same few."""
    return static(name)


def icon_file() -> str:
    """The address of the icon file."""
    return _static("design/marks.svg")


def attributes(given: Mapping[str, object] | None) -> Markup:
    """HTML attributes, a space before each. True stands alone; None and False are left out."""
    return Markup("").join(_attribute(name, value) for name, value in (given or {}).items())


def described_by(field: str, hint: object, error: object, counted: object = None) -> str:
    """The ids of what is read out with a field, in the order it is read."""
    said = ((counted, "info"), (hint, "hint"), (error, "error"))
    return " ".join(f"{field}-{name}" for given, name in said if given)


def paragraphs(text: str) -> Markup:
    """Words that somebody wrote, as paragraphs; a single line break stays one."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    lines = (Markup("<br>").join(part.split("\n")) for part in parts if part)
    return Markup("").join(Markup('<p class="govuk-body">{}</p>').format(line) for line in lines)


def written(text: str) -> Markup:
    """The same, with lines that begin with a dash as a list."""
    drawn = (
        Markup('<ul class="govuk-list govuk-list--bullet">{}</ul>').format(
            Markup("").join(Markup("<li>{}</li>").format(item) for item in block.items)
        )
        if isinstance(block, Items)
        else paragraphs(block.words)
        for block in typed(text)
    )
    return Markup("").join(drawn)


def marked(text: str, points: Sequence[tuple[str, str]]) -> Markup:
    """The text with the words of each point underlined, wherever they stand in it."""
    words_found = "|".join(re.escape(point[0]) for point in points)
    if not words_found:
        return escape(text)
    pieces = re.split(f"({words_found})", text, flags=re.IGNORECASE)
    # re.split with one group gives, in turn, what stands between and what was found
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if at % 2 else escape(piece)
        for at, piece in enumerate(pieces)
    )


def _attribute(name: str, value: object) -> Markup:
    if value is None or value is False:
        return Markup("")
    if value is True:
        return Markup(" {}").format(name)
    return Markup(' {}="{}"').format(name, escape(value))
