"""The addresses of the thread, part by part."""

from goldenthread.plans.pages import (
    account,
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
    ending_terms,
)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
