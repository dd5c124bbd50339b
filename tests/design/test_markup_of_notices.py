"""What is said about a page, and the lists and tables on it, print what GOV.UK's do."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.paginator import Paginator

from goldenthread.design.parts import SummaryRow, Task
from tests.design.markup import ours, theirs, tree

ERRORS = [{"text": "Enter a time", "href": "#at"}, {"text": "Say who"}]
DOUBLE = {"preventDoubleClick": True}

CASES = [
    ('gov.button("Save")', "button", "govukButton", DOUBLE | {"text": "Save"}),
    (
        'gov.button("Stop", kind="warning", name="do", value="stop", id="s", once=False, disabled=True)',
        "button",
        "govukButton",
        {"text": "Stop", "classes": "govuk-button--warning", "name": "do", "value": "stop"}
        | {"id": "s", "disabled": True},
    ),
    (
        'gov.button("Start", href="/a", start=True)',
        "button",
        "govukButton",
        {"text": "Start", "href": "/a", "isStartButton": True},
    ),
    ('gov.back_link("/a")', "back-link", "govukBackLink", {"href": "/a", "text": "Back"}),
    (
        "gov.skip_link()",
        "skip-link",
        "govukSkipLink",
        {"href": "#main", "text": "Skip to main content"},
    ),
    ('gov.label("Name", "n", "m")', "label", "govukLabel", None),
    ('gov.hint("In full", "n-hint")', "hint", "govukHint", {"text": "In full", "id": "n-hint"}),
    (
        'gov.error_message("Enter it", "n-error")',
        "error-message",
        "govukErrorMessage",
        {"text": "Enter it", "id": "n-error"},
    ),
    (
        'gov.error_summary([("#at", "Enter a time"), ("", "Say who")])',
        "error-summary",
        "govukErrorSummary",
        {"titleText": "There is a problem", "errorList": ERRORS},
    ),
    (
        'gov.notification("Shared", success=True)',
        "notification-banner",
        "govukNotificationBanner",
        {"text": "Shared", "type": "success", "titleId": "notice"},
    ),
    (
        'gov.notification("Read this", id="n", focus=False)',
        "notification-banner",
        "govukNotificationBanner",
        {"text": "Read this", "titleId": "n", "disableAutoFocus": True},
    ),
    ('gov.inset("Same page")', "inset-text", "govukInsetText", {"text": "Same page"}),
    (
        'gov.warning("Late")',
        "warning-text",
        "govukWarningText",
        {"text": "Late", "iconFallbackText": "Warning"},
    ),
    (
        'gov.details("More", "Words", open=True)',
        "details",
        "govukDetails",
        {"summaryText": "More", "text": "Words", "open": True},
    ),
    (
        'gov.panel("Received", "By Friday", heading_level=2)',
        "panel",
        "govukPanel",
        {"titleText": "Received", "text": "By Friday", "headingLevel": 2},
    ),
    ('gov.tag("Draft")', "tag", "govukTag", {"text": "Draft"}),
    ('gov.tag("New", "green")', "tag", "govukTag", {"text": "New", "classes": "govuk-tag--green"}),
]
CASES[5] = (
    *CASES[5][:3],
    {"text": "Name", "for": "n", "classes": "govuk-label--m"},
)


@pytest.mark.parametrize("source, component, macro, parameters", CASES)
def test_notice_prints_what_the_reference_prints(
    source: str, component: str, macro: str, parameters: dict[str, Any]
) -> None:
    assert tree(ours("{{ " + source + " }}")) == tree(theirs(component, macro, parameters))


def test_fieldset_prints_what_the_reference_prints() -> None:
    legend = {"text": "Where?", "classes": "govuk-fieldset__legend--l", "isPageHeading": True}
    expected = theirs(
        "fieldset", "govukFieldset", {"legend": legend, "describedBy": "d", "html": "<p>In</p>"}
    )
    source = '{% call gov.fieldset("Where?", "l", True, described_by="d") %}<p>In</p>{% endcall %}'
    assert tree(ours(source)) == tree(expected)


def test_summary_list_prints_what_the_reference_prints() -> None:
    rows = [SummaryRow("By", "Joanna", "Change", "/a", "who gives it"), SummaryRow("From", "June")]
    change = {"href": "/a", "text": "Change", "visuallyHiddenText": "who gives it"}
    expected = [
        {"key": {"text": "By"}, "value": {"text": "Joanna"}, "actions": {"items": [change]}},
        {"key": {"text": "From"}, "value": {"text": "June"}},
    ]
    printed = ours("{{ gov.summary_list(rows) }}", rows=rows)
    assert tree(printed) == tree(theirs("summary-list", "govukSummaryList", {"rows": expected}))


def test_task_list_prints_what_the_reference_prints() -> None:
    tasks = [Task("Wishes", "/a", "In pictures", "Done"), Task("Agree", status="Not yet")]
    expected = [
        {"title": {"text": "Wishes"}, "href": "/a"}
        | {"hint": {"text": "In pictures"}, "status": {"text": "Done"}},
        {"title": {"text": "Agree"}, "status": {"text": "Not yet"}},
    ]
    printed = ours("{{ gov.task_list(tasks) }}", tasks=tasks)
    reference = {"idPrefix": "task", "items": expected}
    assert tree(printed) == tree(theirs("task-list", "govukTaskList", reference))


def test_pagination_prints_what_the_reference_prints() -> None:
    page = Paginator(range(180), 20).page(2)
    numbers = [{"number": n, "href": f"?page={n}", "current": n == 2} for n in (1, 2, 3)]
    numbers += [{"ellipsis": True}, {"number": 9, "href": "?page=9"}]
    reference = {"previous": {"href": "?page=1"}, "next": {"href": "?page=3"}, "items": numbers}
    printed = ours('{{ gov.pagination(page, "?page=") }}', page=page)
    expected = theirs("pagination", "govukPagination", reference | {"landmarkLabel": "Pages"})
    assert tree(printed) == tree(expected)


def test_pagination_of_one_page_prints_nothing() -> None:
    page = Paginator(range(3), 20).page(1)
    assert ours('{{ gov.pagination(page, "?page=") }}', page=page).strip() == ""


def test_plain_table_prints_what_the_reference_prints() -> None:
    head = [{"text": "Week"}, {"text": "Happened", "format": "numeric"}]
    rows = [[{"text": "12 Oct"}, {"text": "571", "format": "numeric"}]]
    reference = {"caption": "Sessions", "captionClasses": "govuk-table__caption--m"}
    reference |= {"head": head, "rows": rows, "firstCellIsHeader": True}
    source = '{{ gov.table("Sessions", ["Week", "Happened"], [["12 Oct", 571]], numeric=(1,), phone=None) }}'
    assert tree(ours(source)) == tree(theirs("table", "govukTable", reference))
