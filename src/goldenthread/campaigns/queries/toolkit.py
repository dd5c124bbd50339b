"""What a toolkit has, as pages and API read it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from goldenthread.campaigns.models import Campaign, Picture, ToolkitText
from goldenthread.campaigns.networks import Fit, fits
from goldenthread.foundation import files

KIND_WORDS = dict(ToolkitText.Kind.choices)


@dataclass(frozen=True, slots=True)
class TextLine:
    """`fits`: a post on each network; nothing for other texts."""

    id: UUID
    kind: str
    title: str
    words: str
    fits: tuple[Fit, ...]


@dataclass(frozen=True, slots=True)
class PictureLine:
    id: UUID
    name: str
    alt: str
    size: int


@dataclass(frozen=True, slots=True)
class Toolkit:
    texts: tuple[TextLine, ...]
    pictures: tuple[PictureLine, ...]

    @property
    def is_empty(self) -> bool:
        return not self.texts and not self.pictures

    def of(self, kind: str) -> tuple[TextLine, ...]:
        return tuple(one for one in self.texts if one.kind == kind)


def toolkit_of(campaign: Campaign) -> Toolkit:
    """Two queries."""
    texts = ToolkitText.objects.filter(campaign=campaign).order_by("at", "id")
    pictures = Picture.objects.filter(campaign=campaign).select_related("file").order_by("at", "id")
    return Toolkit(
        tuple(
            TextLine(one.id, one.kind, one.title, one.words, fits(one.words) if one.kind == "post" else ())
            for one in texts
        ),
        tuple(PictureLine(one.id, one.file.name, one.alt, one.file.size) for one in pictures),
    )


def picture_bytes(campaign: Campaign) -> dict[str, bytes]:
    """The pictures by the name of their file, each name once. Raises FileGone."""
    found: dict[str, bytes] = {}
    for number, one in enumerate(
        Picture.objects.filter(campaign=campaign).select_related("file").order_by("at", "id"), 1
    ):
        with files.opened(one.file) as stream:
            found[f"{number:02}-{one.file.name}"] = stream.read()
    return found
