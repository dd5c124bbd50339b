"""The words of letters: kept in versions, tried on a made-up case, compared, put back."""

from __future__ import annotations

import pytest

from goldenthread.casework.letters import EXAMPLE, KINDS, NAMES, filled
from goldenthread.casework.models import LetterTemplate
from goldenthread.config.demonstration.cast import Cast
from tests.cast import signed_in, the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def there(cast: Cast, more: str = "") -> str:
    return f"/letters/{cast.area.id}/request-received/{more}"


NEW = {"subject": "Thank you, {family}", "words": "Dear {family},\r\n\r\nWe have it.", "save": "yes"}


def test_every_name_of_a_letter_is_known_in_the_made_up_case() -> None:
    assert EXAMPLE.keys() == NAMES.keys()
    assert all("{" not in filled(kind.words, EXAMPLE) for kind in KINDS.values())


def test_new_words_are_a_version_and_the_next_letter_goes_out_with_them(cast: Cast) -> None:
    anita = signed_in(cast, "anita")
    page = anita.post(there(cast), NEW, follow=True).content.decode()
    assert "Version 1" in page
    assert "<mark>" in page
    kept = LetterTemplate.objects.get()
    assert (kept.version, kept.words) == (1, "Dear {family},\n\nWe have it.")
    anita.post(there(cast, "put-back/"))
    assert [row.version for row in LetterTemplate.objects.order_by("version")] == [1, 2]
    assert LetterTemplate.objects.get(version=2).words == KINDS["request-received"].words
    assert "put back on" in anita.get("/letters/").content.decode()


def test_a_letter_shown_on_a_made_up_case_is_not_kept(cast: Cast) -> None:
    sent = {name: value for name, value in NEW.items() if name != "save"} | {"show": "yes"}
    page = signed_in(cast, "anita").post(there(cast), sent).content.decode()
    assert "Thank you, Alex and Jo Example" in page
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize("button", ["save", "show"])
def test_a_name_that_no_letter_knows_is_refused(cast: Cast, button: str) -> None:
    sent = {"subject": "Hello", "words": "Dear {mother}", button: "yes"}
    page = signed_in(cast, "anita").post(there(cast), sent).content.decode()
    assert "No letter knows {mother}" in page
    assert not LetterTemplate.objects.exists()


def test_words_of_another_council_are_not_there(cast: Cast) -> None:
    answer = signed_in(cast, "anita").get(f"/letters/{cast.other_area.id}/request-received/")
    assert answer.status_code == 404
    assert signed_in(cast, "priya").get(there(cast)).status_code == 403
    assert signed_in(cast, "anita").get(f"/letters/{cast.area.id}/no-letter/").status_code == 404
