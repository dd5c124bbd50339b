"""Files of advice in the papers of a case: bound in where they can be, named where they cannot."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from pypdf import PdfReader, PdfWriter

from goldenthread.casework.actions.advice import Whom, ask_for_advice, give_advice, withhold
from goldenthread.casework.actions.withholding import withhold_words
from goldenthread.casework.bundles import Purpose, bundle_of
from goldenthread.casework.models import Advice, Case
from goldenthread.config.demonstration.cast import Cast
from goldenthread.law.assessment_advice import GROUNDS, WORD_GROUNDS, Part
from goldenthread.plans.documents.press import press
from tests.casework import moves
from tests.casework.made import ago, assessing, now
from tests.cast import NOW, TODAY, signed_in
from tests.formats.test_pictures import PNG

pytestmark = pytest.mark.django_db
LABELS = ["Her report, first page.", "Her report, second page."]


def report() -> bytes:
    return press("stamps", {"title": "Report", "labels": LABELS}, NOW)


def advised(cast: Cast, case: Case, content: bytes, name: str, **more: Any) -> Advice:
    by = {"by": cast.people["priya"], "at": NOW}
    asked = ask_for_advice(case=case, whom=Whom(Part.HEALTH, "Elaine Marsh"), on=ago(40), **by)
    given = {"words": "", "on": ago(20)} | more
    return give_advice(asked=asked, file=ContentFile(content, name=name), **given, **by)


def pages(case: Case, purpose: Purpose = Purpose.TRIBUNAL) -> list[str]:
    printed = bundle_of(now(case), purpose, TODAY).content
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(printed)).pages]


def test_pages_of_a_pdf_follow_with_their_numbers(cast: Cast) -> None:
    case = assessing(cast)
    advised(cast, case, report(), "report.pdf")
    found = pages(case)
    total, first = len(found), len(found) - 1
    assert [label in page for label, page in zip(LABELS, found[-2:], strict=True)] == [True, True]
    assert f"Page {first} of {total}" in found[-2]
    assert f"Page 1 of {total}" in found[0]
    assert f"Its 2 pages follow as pages {first} to {total}." in " ".join(found)
    assert "Files that came with the advice" in found[0]


@pytest.mark.parametrize("purpose", [Purpose.TRIBUNAL, Purpose.COMPLAINT, Purpose.OWN_DATA])
def test_the_same_record_gives_the_same_bytes(cast: Cast, purpose: Purpose) -> None:
    case = assessing(cast)
    advised(cast, case, report(), "report.pdf")
    first, again = (bundle_of(now(case), purpose, TODAY).content for _ in range(2))
    assert first == again
    assert LABELS[1] in pages(case, purpose)[-1]


@pytest.mark.parametrize(
    "content, name, says",
    [
        (PNG, "page.png", "It is no PDF."),
        (b"%PDF-1.7 and then nothing of the kind", "broken.pdf", "Its pages cannot be bound in."),
    ],
)
def test_what_cannot_be_bound_in_is_named(cast: Cast, content: bytes, name: str, says: str) -> None:
    case = assessing(cast)
    file = advised(cast, case, content, name).file
    assert file is not None
    whole = " ".join(pages(case))
    assert (says in whole, f"“{name}”" in whole, file.sha256[:20] in whole) == (True, True, True)


def test_a_locked_file_is_named(cast: Cast) -> None:
    writer = PdfWriter(clone_from=BytesIO(report()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    case = assessing(cast)
    advised(cast, case, out.getvalue(), "locked.pdf")
    assert "Its pages cannot be bound in." in " ".join(pages(case))


def test_withheld_advice_and_withheld_words_keep_the_file_out(cast: Cast) -> None:
    by = {"by": cast.people["priya"], "at": NOW}
    case = assessing(cast)
    kept = advised(cast, case, report(), "report.pdf")
    withhold(case=case, advice_id=kept.id, withheld=True, ground=next(iter(GROUNDS)), reason="Hers.", **by)
    assert LABELS[0] not in " ".join(pages(case))
    withhold(case=case, advice_id=kept.id, withheld=False, reason="They agree.", **by)
    assert LABELS[0] in " ".join(pages(case))


def test_a_file_does_not_tell_the_words_that_are_withheld(cast: Cast) -> None:
    case = assessing(cast)
    given = advised(cast, case, report(), "report.pdf", words="Her uncle is ill. She tires.")
    withhold_words(
        case=case, purpose=Purpose.TRIBUNAL, text=f"advice:{given.id}", words="Her uncle is ill.",
        ground=next(iter(WORD_GROUNDS)), reason="His.", by=cast.people["priya"], at=NOW,
    )  # fmt: skip
    whole = " ".join(pages(case))
    assert (LABELS[0] in whole, "Its file is left out" in whole) == (False, True)
    assert LABELS[0] in " ".join(pages(case, Purpose.COMPLAINT))


def test_the_council_to_which_a_child_moved_takes_the_files_that_came(cast: Cast) -> None:
    case = moves.in_force(cast)
    given = advised(cast, case, report(), "report.pdf", on=ago(6))
    new = moves.transferred(cast, now(case)).to_case
    assert new is not None
    neil = signed_in(cast, "neil")
    page = f"/cases/{new.id}/came-with/"
    path = f"{page}advice/{given.id}/file/"
    assert path in neil.get(page).content.decode()
    assert b"".join(neil.get(path)) == report()
    assert neil.get(f"/api/casework{page}advice/{given.id}/file").content == report()
