"""What several pages of events do alike, and the drawing on the screen."""

from __future__ import annotations

from functools import lru_cache

import qrcode
from django.http import HttpRequest, QueryDict
from markupsafe import Markup
from qrcode.image.svg import SvgPathImage

from goldenthread.design.forms import GovForm
from goldenthread.events.words import whole_address
from goldenthread.foundation.failures import Refused


class NoForm(GovForm):
    """A button, and nothing to fill in."""


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent: perhaps nothing at all, since much may be left empty."""
    return request.POST if request.method == "POST" else None


def say_beside(form: GovForm, error: Refused) -> None:
    """The reason beside the field that is to blame, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, str(error))


def qr_of(short: str) -> Markup:
    """A drawing that a telephone reads as the address of the questions."""
    return _drawn(whole_address(short))


@lru_cache(maxsize=100)
def _drawn(target: str) -> Markup:
    image = qrcode.make(target, image_factory=SvgPathImage, border=4)
    drawing = image.to_string(encoding="unicode")
    named = (
        f'<svg class="qr" role="img" aria-label="A code for a telephone’s camera: {Markup.escape(target)}" '
    )
    return Markup(drawing.replace("<svg ", named, 1))  # noqa: S704 - the library draws it; the address is escaped
