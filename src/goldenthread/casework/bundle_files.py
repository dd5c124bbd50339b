"""The files that advice came as, bound into the papers of a case: their pages follow, numbered on.

What is no PDF, or cannot be read as one, is named in the index with its size and its hash, and stays with the
case. The same files give the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject

from goldenthread.casework.models import Advice, Case
from goldenthread.casework.queries.carried import withheld_of
from goldenthread.design.words import plural
from goldenthread.foundation import files
from goldenthread.foundation.models import StoredFile
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.plans.documents.press import press

MOST_PAGES = 1_000
"""Of one file; what is longer is named and stays with the case."""


@dataclass(frozen=True, slots=True)
class Held:
    """One file: what it is called in the index, and its pages if they are bound in, or why they are not."""

    title: str
    about: str
    why_not: str = ""
    pages: Sequence[PageObject] = field(default_factory=tuple)

    def line(self, first: int) -> str:
        """Where its pages stand, if the first of them is page `first`."""
        if self.why_not:
            return self.why_not
        number = len(self.pages)
        if number == 1:
            return f"It follows as page {first}."
        return f"Its {plural(number, 'page')} follow as pages {first} to {first + number - 1}."


def files_of(case: Case, marked: Collection[str]) -> list[Held]:
    """The files of the advice that its family may read, in the order in which it came.

    `marked`: the keys of the texts from which words are withheld. No word can be taken out of a file, so that
    the file of such advice is left out.
    """
    came = Advice.objects.filter(asked__case=case, event__set_aside__isnull=True, file__isnull=False)
    rows = came.exclude(id__in=withheld_of(case.id)).select_related("asked", "file", "event")
    return [_held(one, f"advice:{one.id}" in marked) for one in rows.order_by("event__on", "at", "id")]


def _held(advice: Advice, marked: bool) -> Held:
    stored = advice.file
    assert stored is not None  # noqa: S101 - asked for so, and told to the types
    title = f"{ADVICE[Part(advice.asked.part)].name}: {advice.asked.name}"
    if marked:
        return Held(
            title, "", "Its file is left out: words of this advice are withheld, as the law requires."
        )
    about = f"“{stored.name}”, {stored.size:,} bytes, SHA-256 {stored.sha256}"
    if not stored.name.lower().endswith(".pdf"):
        return Held(title, about, "It is no PDF. It is held with the case, and can be taken away from there.")
    pages = _pages(stored)
    if not pages:
        why_not = "Its pages cannot be bound in. It is held with the case, and can be taken away from there."
        return Held(title, about, why_not)
    return Held(title, about, pages=pages)


def _pages(stored: StoredFile) -> Sequence[PageObject]:
    try:
        with files.opened(stored) as file:
            reader = PdfReader(BytesIO(file.read()))
        found = [] if reader.is_encrypted or len(reader.pages) > MOST_PAGES else list(reader.pages)
        for page in found:
            page.get_contents()
    except Exception:
        return ()
    return found


def bound(printed: bytes, held: Sequence[Held], footer: str, at: datetime) -> bytes:
    """The papers with the pages of these files behind them, each with its number at the foot."""
    writer = PdfWriter(clone_from=BytesIO(printed))
    following = [page for one in held for page in one.pages]
    first = len(writer.pages) + 1
    last = first + len(following) - 1
    labels = [f"{footer}. Page {number} of {last}" for number in range(first, last + 1)]
    stamps = PdfReader(BytesIO(press("stamps", {"title": footer, "labels": labels}, at)))
    for page, stamp in zip(following, stamps.pages, strict=True):
        _stamp(writer.add_page(page), stamp)
    # The pages that came are as they were made: of the whole it cannot be said that it is tagged throughout.
    writer.root_object.pop(NameObject("/Metadata"), None)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _stamp(page: PageObject, stamp: PageObject) -> None:
    """The number at the foot; nothing on the page that does something when it is opened or pressed."""
    page.pop(NameObject("/AA"), None)
    for annotation in _annotations(page):
        for action in ("/A", "/AA"):
            annotation.pop(NameObject(action), None)
    if page.rotation:
        page.transfer_rotation_to_content()
    box, paper = page.mediabox, stamp.mediabox
    size = float(box.width) / float(paper.width)
    place = Transformation().scale(size).translate(float(box.left), float(box.bottom))
    page.merge_transformed_page(stamp, place)


def _annotations(page: PageObject) -> Iterator[dict[object, object]]:
    for one in page.annotations or []:
        found = one.get_object()
        if isinstance(found, dict):
            yield found


def pages_of(printed: bytes) -> int:
    return len(PdfReader(BytesIO(printed)).pages)
