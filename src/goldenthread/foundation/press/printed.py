"""A document that somebody takes away: the same file from a page and from the API."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.text import slugify


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and the words that its file is named by."""

    content: bytes
    name: str

    def answer(self) -> HttpResponse:
        """The file, to be shown where it is opened."""
        response = HttpResponse(self.content, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{slugify(self.name)}.pdf"'
        return response
