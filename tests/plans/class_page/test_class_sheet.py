"""A class on one sheet of A4: thirty children with support, in type that can be read."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pikepdf
import pytest
from django.urls import reverse
from pikepdf import parse_content_stream

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import Child, ClassMembership, Enrolment
from goldenthread.plans.documents.press import press
from tests.cast import NOW, TODAY, signed_in, the_cast
from tests.counting import queries_of
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
A4 = (595, 842)  # points
NOTES = (
    "Wait 10 seconds for the words before you ask again.",
    "Ask “show me” and point to the strip on the desk.",
    "One instruction at a time, then check.",
)


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def address(cast: Cast) -> str:
    return reverse("class_sheet", args=[cast.classes["5H"].id, f"{TODAY}"])


def opened(cast: Cast, who: str = "dan") -> pikepdf.Pdf:
    answer = signed_in(cast, who).get(address(cast))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return pikepdf.open(io.BytesIO(answer.content))


def full_class(cast: Cast) -> None:
    """Thirty children in 5H, each with a plan in force, three things to do and a session today."""
    here = cast.settings["hawthorn"]
    already = ClassMembership.objects.filter(teaching_class=cast.classes["5H"], ends_on=None)
    for number in range(30 - already.count()):
        child = Child.objects.create(
            first_name=f"Bartholomew{number}", last_name="Featherstone", born_on="2016-01-01"
        )
        Enrolment.objects.create(child=child, setting=here, starts_on="2026-09-01")
        ClassMembership.objects.create(child=child, teaching_class=cast.classes["5H"], starts_on="2026-09-01")
    for seat in already.all():
        version = made.draft(seat.child, here, cast.people["ruth"])
        made.provision(version, weekdays="4")
        for words in NOTES:
            made.note(version, words)
        made.put_in_force(version)


def sizes_of(pdf: pikepdf.Pdf) -> list[float]:
    """The sizes of type on the sheet, in points: what the font is set to, times how the page is scaled."""
    found: list[float] = []
    scale = [1.0]
    for page in pdf.pages:
        for operands, operator in parse_content_stream(page):
            if str(operator) == "q":
                scale.append(scale[-1])
            elif str(operator) == "Q":
                scale.pop()
            elif str(operator) == "cm":
                scale[-1] *= abs(float(operands[3]))
            elif str(operator) == "Tf":
                found.append(round(float(operands[1]) * scale[-1], 2))
    return sorted(set(found))


def test_thirty_children_with_support_stand_on_one_sheet_that_can_be_read(cast: Cast) -> None:
    full_class(cast)
    pdf = opened(cast)
    assert len(pdf.pages) == 1
    box = pdf.pages[0].mediabox
    assert (round(float(box[2])), round(float(box[3]))) == A4
    assert sizes_of(pdf)[0] >= 7


def data(children: int, lines: int) -> dict[str, Any]:
    return {
        "title": "5H, Friday 20 November 2026",
        "author": "Hawthorn Primary",
        "caption": "Hawthorn Primary.",
        "sessions": [{"title": f"{n}: word map", "about": "15 minutes", "said": ""} for n in range(12)],
        "children": [
            {"name": f"Child {n}", "layer": "Targeted Plus", "lines": list(NOTES * lines)[:lines]}
            for n in range(children)
        ],
    }


@pytest.mark.parametrize(
    "children, lines, sheets",
    [(0, 0, 1), (1, 1, 1), (9, 3, 1), (30, 3, 1), (30, 5, 1), (34, 4, 1), (34, 14, 2)],
)
def test_type_shrinks_to_seven_points_and_no_further(children: int, lines: int, sheets: int) -> None:
    pdf = pikepdf.open(io.BytesIO(press("class", data(children, lines), NOW)))
    assert (min(len(pdf.pages), 2), sizes_of(pdf)[0] >= 7) == (sheets, True)


def test_few_children_are_printed_large() -> None:
    pdf = pikepdf.open(io.BytesIO(press("class", data(3, 3), NOW)))
    assert sizes_of(pdf)[0] == 11


def test_the_sheet_is_tagged_and_its_printing_is_in_the_log_of_each_child(cast: Cast) -> None:
    line = made.promised(cast, weekdays="4")
    pdf = opened(cast)
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("en-GB", True)
    entry = AuditEntry.objects.get(what="printed class page")
    assert (entry.who, entry.children) == ("Dan Okafor", [f"{line.child_id}"])


def test_the_class_page_leads_to_it(cast: Cast) -> None:
    page = signed_in(cast, "dan").get(reverse("class_page", args=[cast.classes["5H"].id]))
    assert f'href="{address(cast)}">Print on one page</a>' in page.content.decode()


@pytest.mark.parametrize("on, status", [("2026-11-20", 200), ("soon", 404)])
def test_a_day_that_is_none_is_not_found(cast: Cast, on: str, status: int) -> None:
    there = reverse("class_sheet", args=[cast.classes["5H"].id, on])
    assert signed_in(cast, "dan").get(there).status_code == status


def test_the_sheet_takes_the_same_queries_for_three_children_as_for_one(cast: Cast) -> None:
    dan = signed_in(cast, "dan")
    made.promised(cast, "ayo")
    one = queries_of(dan, address(cast))
    for short in ("leila", "jack"):
        made.promised(cast, short)
    # No session falls on this day, so two of them ask whether school is open.
    assert (one, queries_of(dan, address(cast))) == (17, 17)


def test_a_recorded_session_is_not_asked_for_again(cast: Cast) -> None:
    from goldenthread.plans.documents.class_sheet import sheet_of
    from goldenthread.plans.queries.class_page import class_day
    from tests.cast import viewer

    line = made.promised(cast, weekdays="4")
    day = class_day(viewer(cast, "dan"), cast.classes["5H"], TODAY)
    assert [one["said"] for one in sheet_of(day)["sessions"]] == [""]
    made.recorded(cast, line, date(2026, 11, 20))
    day = class_day(viewer(cast, "dan"), cast.classes["5H"], TODAY)
    assert [one["said"] for one in sheet_of(day)["sessions"]] == ["Happened"]
