"""A toolkit is filled: texts that partners use as their own, and pictures that say what they show."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from goldenthread.campaigns.actions.writing import line, text
from goldenthread.campaigns.log import log
from goldenthread.campaigns.models import Campaign, Picture, ToolkitText
from goldenthread.formats.pictures import plain_picture
from goldenthread.foundation import files
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account

PICTURE = "picture of a campaign"
MOST_BYTES, MOST_PICTURES, MOST_TEXTS = 10_000_000, 40, 100
LONGEST_ALT = 500


@transaction.atomic
def add_text(
    *, campaign: Campaign, kind: str, title: str, words: str, by: Account, at: datetime
) -> ToolkitText:
    if ToolkitText.objects.filter(campaign=campaign).count() >= MOST_TEXTS:
        raise Refused(f"A toolkit has {MOST_TEXTS} texts or fewer. Remove one first.")
    made = ToolkitText.objects.create(campaign=campaign, by=by, at=at, **_written(kind, title, words))
    log("added a text to a toolkit", campaign, by, at, title=made.title)
    return made


@transaction.atomic
def write_text(
    *, campaign: Campaign, text_id: UUID, kind: str, title: str, words: str, by: Account, at: datetime
) -> None:
    found = _text(campaign, text_id)
    ToolkitText.objects.filter(id=found.id).update(**_written(kind, title, words))
    log("changed a text of a toolkit", campaign, by, at, title=title, before=found.title)


@transaction.atomic
def remove_text(*, campaign: Campaign, text_id: UUID, by: Account, at: datetime) -> None:
    found = _text(campaign, text_id)
    log("removed a text from a toolkit", campaign, by, at, title=found.title)
    found.delete()


def _written(kind: str, title: str, words: str) -> dict[str, Any]:
    if kind not in ToolkitText.Kind.values:
        raise Refused("Choose what the text is for.", "kind")
    return {
        "kind": kind, "title": line(title, "title", "Enter what the text is called."),
        "words": text(words, "words", "Write the text."),
    }  # fmt: skip


@transaction.atomic
def add_picture(*, campaign: Campaign, file: File[Any], alt: str, by: Account, at: datetime) -> Picture:
    """Kept without what a camera wrote into it. Raises NotReadable for what is no picture."""
    if Picture.objects.filter(campaign=campaign).count() >= MOST_PICTURES:
        raise Refused(f"A toolkit has {MOST_PICTURES} pictures or fewer. Remove one first.")
    says = _alt(alt)
    if (file.size or 0) > MOST_BYTES:
        raise files.FileTooLarge(MOST_BYTES)
    with files.read_or_refused():
        plain = plain_picture(file.read(), file.name or "the picture")
    stem = (file.name or "picture").rsplit("/", 1)[-1].rsplit(".", 1)[0][:80] or "picture"
    content = ContentFile(plain.data)
    content.content_type = plain.media_type  # type: ignore[attr-defined]  # as an upload has it
    stored = files.keep(
        content=content, name=f"{stem}{plain.ending}", purpose=PICTURE, most_bytes=MOST_BYTES, by=by, at=at,
        place_id=campaign.area_id,
    )  # fmt: skip
    made = Picture.objects.create(campaign=campaign, file=stored, alt=says, by=by, at=at)
    log("added a picture to a toolkit", campaign, by, at, name=stored.name)
    return made


@transaction.atomic
def write_alt(*, campaign: Campaign, picture_id: UUID, alt: str, by: Account, at: datetime) -> None:
    """What the picture shows, for those who do not see it."""
    found = _picture(campaign, picture_id)
    Picture.objects.filter(id=found.id).update(alt=_alt(alt))
    log("wrote what a picture shows", campaign, by, at, name=found.file.name)


@transaction.atomic
def remove_picture(*, campaign: Campaign, picture_id: UUID, by: Account, at: datetime) -> None:
    found = _picture(campaign, picture_id)
    log("removed a picture from a toolkit", campaign, by, at, name=found.file.name)
    stored = found.file
    found.delete()
    files.discard(stored)


def _alt(words: str) -> str:
    return line(words, "alt", "Say what the picture shows, for people who do not see it.", LONGEST_ALT)


def _text(campaign: Campaign, text_id: UUID) -> ToolkitText:
    found = ToolkitText.objects.filter(id=text_id, campaign=campaign).first()
    if found is None:
        raise NotVisible("text", text_id)
    return found


def _picture(campaign: Campaign, picture_id: UUID) -> Picture:
    found = Picture.objects.filter(id=picture_id, campaign=campaign).select_related("file").first()
    if found is None:
        raise NotVisible("picture", picture_id)
    return found
