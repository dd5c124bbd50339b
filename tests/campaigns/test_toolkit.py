"""A toolkit: posts that fit, pictures that say what they show, a pack for partners."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings

from goldenthread.campaigns.actions import toolkit
from goldenthread.campaigns.models import Picture, ToolkitText
from goldenthread.campaigns.networks import NETWORKS, fits, length_of
from goldenthread.campaigns.queries.campaigns import campaign_page
from goldenthread.campaigns.queries.toolkit import picture_bytes, toolkit_of
from goldenthread.campaigns.sheets import pack_of
from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import StoredFile
from tests.campaigns.made import as_sam, public
from tests.cast import NOW, TODAY
from tests.formats.test_pictures import PNG, exif, jpeg, part

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
X, BLUESKY = NETWORKS[0], NETWORKS[1]


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def file(data: bytes, name: str) -> ContentFile[bytes]:
    return ContentFile(data, name=name)


@pytest.mark.parametrize(
    "text, on_x, on_bluesky",
    [
        ("Swings!", 7, 7),
        ("See https://www.example.org/a/very/long/address/indeed", 27, 54),
        ("漢字", 4, 2),
        ("It’s “on” – now…", 17, 16),
        (" padded ", 6, 6),
    ],
)
def test_a_network_counts_as_it_says(text: str, on_x: int, on_bluesky: int) -> None:
    assert (length_of(text, X), length_of(text, BLUESKY)) == (on_x, on_bluesky)


def test_a_post_says_where_it_fits_and_how_much_is_too_much() -> None:
    found = {one.network: one.over for one in fits("x" * 290)}
    assert (found["X"], found["Bluesky"], found["A text message"]) == (10, 0, 130)


def test_texts_are_added_changed_and_removed(cast: Cast) -> None:
    about: dict[str, Any] = {"campaign": public(cast), **as_sam(cast)}
    made = toolkit.add_text(kind="post", title="Short", words="Swings!", **about)
    toolkit.write_text(text_id=made.id, kind="newsletter", title="Long", words="Swings for all.", **about)
    made.refresh_from_db()
    assert (made.kind, made.title) == ("newsletter", "Long")
    for change, field in (({"kind": "song"}, "kind"), ({"title": ""}, "title"), ({"words": " "}, "words")):
        with pytest.raises(Refused) as refused:
            toolkit.add_text(**{"kind": "post", "title": "A", "words": "B"} | change, **about)
        assert refused.value.field == field
    toolkit.remove_text(text_id=made.id, **about)
    assert not ToolkitText.objects.exists()


def test_a_picture_needs_words_and_loses_where_it_was_taken(cast: Cast) -> None:
    about: dict[str, Any] = {"campaign": public(cast), **as_sam(cast)}
    photograph = jpeg(part(0xE1, exif("<", 6)))
    with pytest.raises(Refused) as refused:
        toolkit.add_picture(file=file(photograph, "a.jpg"), alt=" ", **about)
    assert refused.value.field == "alt"
    made = toolkit.add_picture(file=file(photograph, "../../a.jpeg"), alt="A swing.", **about)
    assert (made.file.name, made.file.content_type) == ("a.jpg", "image/jpeg")
    [kept] = picture_bytes(made.campaign).values()
    assert b"51.5N" not in kept
    toolkit.write_alt(picture_id=made.id, alt="A red swing.", **about)
    made.refresh_from_db()
    assert made.alt == "A red swing."
    toolkit.remove_picture(picture_id=made.id, **about)
    assert (Picture.objects.count(), StoredFile.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "data, name",
    [(b"<svg onload='alert(1)'/>", "a.png"), (b"", "a.jpg"), (b"MZ\x90", "a.png"), (PNG[:-8], "a.png")],
)
def test_what_is_no_picture_is_refused(cast: Cast, data: bytes, name: str) -> None:
    with pytest.raises(Refused) as refused:
        toolkit.add_picture(campaign=public(cast), file=file(data, name), alt="A swing.", **as_sam(cast))
    assert refused.value.field == "file"
    assert not StoredFile.objects.exists()


def test_the_pack_has_every_text_the_pictures_and_what_they_show(cast: Cast) -> None:
    campaign = public(cast)
    about: dict[str, Any] = {"campaign": campaign, **as_sam(cast)}
    toolkit.add_text(kind="post", title="../short?", words="Swings!", **about)
    toolkit.add_text(kind="newsletter", title="Long", words="Swings for all.", **about)
    for name in ("a.png", "a.png"):
        toolkit.add_picture(file=file(PNG, name), alt="A swing.", **about)
    page = campaign_page(campaign, NOW, TODAY)
    pack = pack_of(page, toolkit_of(campaign), picture_bytes(campaign))
    with ZipFile(BytesIO(pack)) as archive:
        assert archive.namelist() == [
            "read-me.txt", "texts/01-post-short.txt", "texts/02-newsletter-long.txt", "texts.docx",
            "pictures/what-they-show.txt", "pictures/01-a.png", "pictures/02-a.png",
        ]  # fmt: skip
        assert archive.read("texts/01-post-short.txt").decode() == "Swings!\n"
        assert archive.read("pictures/what-they-show.txt").decode() == (
            "01-a.png\nA swing.\n\n02-a.png\nA swing.\n"
        )
    assert pack == pack_of(page, toolkit_of(campaign), picture_bytes(campaign))
