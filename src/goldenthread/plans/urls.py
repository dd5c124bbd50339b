"""The addresses of the thread, part by part."""

from goldenthread.plans.pages import (
    account,
    calendar_changes,
    class_page,
    class_sheet,
    concerns,
    delivery,
    desk,
    documents,
    duty,
    ending_terms,
    entering,
    extra,
    family,
    giving_work,
    plan,
    reviews,
    together,
    writing,
)

PARTS = (
    desk,
    giving_work,
    concerns,
    duty,
    family,
    plan,
    writing,
    together,
    entering,
    reviews,
    documents,
    account,
    class_page,
    class_sheet,
    delivery,
    extra,
    calendar_changes,
    ending_terms,
)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
