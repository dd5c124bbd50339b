"""Words and drawings of events, and what several pages do alike."""

from __future__ import annotations

from functools import lru_cache

import qrcode
from django.conf import settings
from django.http import HttpRequest, QueryDict
from markupsafe import Markup
from qrcode.image.svg import SvgPathImage

from goldenthread.design.addresses import address
from goldenthread.design.forms import GovForm
from goldenthread.events.queries.positions import Position, looks_whole, tidy
from goldenthread.foundation.failures import Refused


class NoForm(GovForm):
    """A button, and nothing to fill in."""


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent: perhaps nothing at all, since much may be left empty."""
    return request.POST if request.method == "POST" else None


def say_beside(form: GovForm, error: Refused) -> None:
    """The reason beside the field that is to blame, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, str(error))


def miles_words(miles: float) -> str:
    if miles < 1:
        return "less than a mile"
    return f"{miles:.0f} miles" if miles >= 1.5 else "1 mile"


def measured_from(postcode: str, near: Position | None) -> str:
    """From what the distances of a list are measured, or why there are none."""
    asked = tidy(postcode)
    if not asked:
        return ""
    if near is None:
        return (
            f"We do not know where {asked} is, so no distance is shown. Our register knows the postcodes of "
            "schools, and none begins like this one."
        )
    straight = "Distances are in a straight line; by road it is further."
    if near.exact:
        return f"Measured from {near.of}. {straight}"
    whole = f"{asked} itself is not in our register. " if looks_whole(asked) else ""
    return f"{whole}Measured from the middle of the schools in {near.of}, so only roughly right. {straight}"


def short_address(short: str) -> str:
    """As it is typed: without what a browser adds by itself."""
    return _public(short).split("://", 1)[-1]


def _public(short: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{address('panel', short)}"


def qr_of(short: str) -> Markup:
    """A drawing that a telephone reads as the address of the questions."""
    return _drawn(_public(short))


@lru_cache(maxsize=100)
def _drawn(target: str) -> Markup:
    image = qrcode.make(target, image_factory=SvgPathImage, border=2)
    drawing = image.to_string(encoding="unicode")
    named = (
        f'<svg class="qr" role="img" aria-label="A code for a telephone’s camera: {Markup.escape(target)}" '
    )
    return Markup(drawing.replace("<svg ", named, 1))  # noqa: S704 - the library draws it; the address is escaped
