"""The class page on one sheet of A4."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.urls import path

from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.models import TeachingClass
from goldenthread.people.pages.asking import in_class
from goldenthread.plans.documents.class_sheet import print_class
from goldenthread.plans.queries.class_page import class_day
from goldenthread.plans.session_words import day_of


@in_class(Permission.SEE_CLASS)
def class_sheet(request: HttpRequest, teaching_class: TeachingClass, on: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = class_day(viewer, teaching_class, day_of(on))
    audit.record(
        what="printed class page", by=viewer.account, at=viewer.at, children=found.children, on=found.on,
        stream=audit.stream_of_place(teaching_class.setting_id),
    )  # fmt: skip
    return print_class(found, viewer.at).answer()


urlpatterns = [
    path("classes/<uuid:class_id>/<str:on>/sheet.pdf", class_sheet, name="class_sheet"),
]
