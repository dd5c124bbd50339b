"""What comes out of the press: tagged, in English, and never code."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from django.urls import reverse

from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.documents.press import NOT_SHOWN, press
from goldenthread.plans.models import CalendarChange, PlanVersion, Provision
from tests.cast import NOW, signed_in, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db


def pdf_of(who: str, version: PlanVersion, cast: Any, rest: str) -> pikepdf.Pdf:
    response = signed_in(cast, who).get(f"/children/{version.child_id}/plan/{rest}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return pikepdf.open(io.BytesIO(response.content))


def tags_of(pdf: pikepdf.Pdf) -> list[str]:
    """The structure tags in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
            if "/K" in node:
                walk(node.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def test_plan_is_tagged_in_english_with_a_title() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    pdf = pdf_of("funmi", version, cast, f"versions/{version.id}/plan.pdf")
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.docinfo["/Title"]) == "Ayo’s Individual Support Plan"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_plan_has_headings_lists_and_the_account_as_a_table() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    tags = tags_of(pdf_of("funmi", version, cast, f"versions/{version.id}/plan.pdf"))
    assert [tags.count(tag) for tag in ("/H1", "/Table", "/TH")] == [1, 1, 7]
    assert tags.count("/H4") == 3  # one for each provision
    assert tags.count("/TR") == 1 + 3
    assert tags.index("/H1") < tags.index("/H2") < tags.index("/H3") < tags.index("/H4")


def test_large_print_is_longer() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    address = f"versions/{version.id}/plan.pdf"
    plain = pdf_of("funmi", version, cast, address)
    large = pdf_of("funmi", version, cast, f"{address}?size=large")
    assert len(large.pages) > len(plain.pages)


def test_profile_is_exactly_one_page() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    assert len(pdf_of("funmi", version, cast, "profile/profile.pdf").pages) == 1


def test_profile_of_a_very_full_plan_is_still_one_page() -> None:
    cast = the_cast()
    plan = made.ayos_plan()
    long = "A long sentence about what helps and what does not help at all. " * 4
    plan["needs"] = plan["needs"] * 4
    plan["views"] = [{"kind": kind, "words": long * 3} for kind in ("aspiration", "strength", "view") * 4]
    plan["adjustments"] = [{"words": long[:290]}] * 12
    plan["class_notes"] = [{"words": long[:110]}] * 9
    version = made.in_force(cast, plan)
    assert len(pdf_of("funmi", version, cast, "profile/profile.pdf").pages) == 1


def test_printing_is_logged() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    pdf_of("funmi", version, cast, f"versions/{version.id}/plan.pdf")
    assert AuditEntry.objects.get(what="printed plan").facts == {"version": str(version.id)}


def test_draft_is_printed_for_staff_only() -> None:
    cast = the_cast()
    draft = made.draft(cast)
    address = f"versions/{draft.id}/plan.pdf"
    assert len(pdf_of("ruth", draft, cast, address).pages) > 0
    response = signed_in(cast, "funmi").get(f"/children/{draft.child_id}/plan/{address}")
    assert response.status_code == 404


def title_of(printed: bytes) -> str:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return str(pdf.docinfo["/Title"])


PROFILE = {
    "author": "Hawthorn Primary",
    "size": 12,
    "footer": "Ayo",
    "caption": "Ayo Bello, 9",
    "left": [],
    "right": [],
    "watermark": "",
}


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")',
        "*bold* _soft_ $x^2$ <label> @cite // not a comment",
        "\\ #panic() ]",
        '#import "house.typ"',
    ],
)
def test_words_that_look_like_typesetting_stay_words(words: str) -> None:
    assert title_of(press("profile", PROFILE | {"title": words}, NOW)) == words


def test_letters_we_have_no_type_for_are_shown_as_squares() -> None:
    made_one = press("profile", PROFILE | {"title": "Ayo 中文 \x00\x07"}, NOW)
    assert title_of(made_one) == f"Ayo {NOT_SHOWN * 2} "


def fonts_of(printed: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        fonts = pdf.pages[0].Resources.Font.values()
        return {str(font.BaseFont).split("+")[-1] for font in fonts}


@pytest.mark.parametrize("words", ["I like 😀", "❤️ 👩‍👩‍👧 👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣ ⚽"])
def test_a_childs_pictures_are_printed_as_pictures(words: str) -> None:
    printed = press("profile", PROFILE | {"title": words}, NOW)
    assert (title_of(printed), "NotoEmoji" in str(fonts_of(printed))) == (words, True)


@pytest.mark.parametrize(
    "words, printed", [("中 😀", f"{NOT_SHOWN} 😀"), ("😀 \U0001f54f", f"{NOT_SHOWN} {NOT_SHOWN}")]
)
def test_pictures_stay_beside_letters_we_have_no_type_for(words: str, printed: str) -> None:
    assert title_of(press("profile", PROFILE | {"title": words}, NOW)) == printed


def test_the_same_words_at_the_same_moment_print_the_same_bytes() -> None:
    data = PROFILE | {"title": "Ayo"}
    assert press("profile", data, NOW) == press("profile", data, NOW)


def test_account_is_tagged_with_its_tables_and_every_session() -> None:
    cast = the_cast()
    version = made.in_force(cast)
    line = Provision.objects.get(version=version, title="Word map")
    CalendarChange.objects.create(
        child_id=version.child_id, setting=cast.settings["hawthorn"], strand=line.strand, how="gone",
        days=["2026-10-02"], what="2 October 2026 was closed", why="#strong", by=version.by, at=NOW,
    )  # fmt: skip
    address = reverse("account_pdf", args=[version.child_id, line.strand])
    response = signed_in(cast, "funmi").get(address)
    assert "ayo-bello-word-map-account-to-2026-11-20.pdf" in response["Content-Disposition"]
    pdf = pikepdf.open(io.BytesIO(response.content))
    assert str(pdf.docinfo["/Title"]) == "Word map: promised and delivered. Ayo Bello"
    tags = tags_of(pdf)
    promised = len(rows_of(signed_in(cast, "funmi").get(address.replace(".pdf", ".csv"))))
    assert [tags.count(tag) for tag in ("/H1", "/Table")] == [1, 3]
    assert tags.count("/TR") > promised > 10
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def rows_of(table: Any) -> list[str]:
    found: list[str] = table.content.decode().splitlines()[1:]
    return found
