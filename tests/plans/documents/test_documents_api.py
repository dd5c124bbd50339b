"""Documents through the API: the very files of the pages, with the same headers, in the log as theirs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.urls import reverse

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import PlanVersion, Provision
from tests.cast import TODAY, signed_in, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db
HEADERS = ("Content-Type", "Content-Disposition", "Cache-Control")


@dataclass(frozen=True)
class Paper:
    """Where a document is got from, by page and by API, and what the log says of it."""

    page: str
    api: str
    logged: str


def papers(cast: Cast, version: PlanVersion) -> dict[str, Paper]:
    child, group = version.child_id, cast.classes["5H"].id
    strand = Provision.objects.get(version=version, title="Word map").strand
    plan, account = f"versions/{version.id}/plan.pdf", f"children/{child}/accounts/{strand}/account.csv"
    there = {"page": reverse("plan_pdf", args=[child, version.id]), "api": f"children/{child}/{plan}"}
    return {
        "plan": Paper(there["page"], there["api"], "printed plan"),
        "large": Paper(f"{there['page']}?size=large", f"{there['api']}?size=large", "printed plan"),
        "profile": Paper(
            reverse("plan_profile_pdf", args=[child]), f"children/{child}/profile.pdf", "printed profile"
        ),
        "account": Paper(reverse("account_csv", args=[child, strand]), account, "took a copy of account"),
        "account on paper": Paper(
            reverse("account_pdf", args=[child, strand]), account.replace("csv", "pdf"), "printed account"
        ),
        "account large": Paper(
            reverse("account_pdf", args=[child, strand]) + "?size=large&until=2026-10-02",
            account.replace("csv", "pdf?size=large&until=2026-10-02"), "printed account",
        ),
        "class": Paper(
            reverse("class_sheet", args=[group, f"{TODAY}"]), f"classes/{group}/sheet.pdf?on={TODAY}",
            "printed class page",
        ),
    }  # fmt: skip


def got(cast: Cast, who: str, address: str) -> HttpResponse:
    return signed_in(cast, who).get(address)


@pytest.mark.parametrize(
    "name", ["plan", "large", "profile", "account", "account on paper", "account large", "class"]
)
def test_the_file_is_that_of_the_page_and_so_is_the_log(name: str) -> None:
    cast = the_cast()
    paper = papers(cast, made.in_force(cast))[name]
    page, api = got(cast, "ruth", paper.page), got(cast, "ruth", f"/api/documents/{paper.api}")
    assert (page.status_code, api.status_code) == (200, 200)
    assert api.content == page.content
    assert [api[header] for header in HEADERS] == [page[header] for header in HEADERS]
    first, second = AuditEntry.objects.filter(what=paper.logged)
    assert (first.facts, first.child_id, first.children) == (second.facts, second.child_id, second.children)


def test_a_draft_is_printed_for_staff_only() -> None:
    cast = the_cast()
    made.in_force(cast)
    draft = made.next_draft(cast)
    address = f"/api/documents/children/{draft.child_id}/versions/{draft.id}/plan.pdf"
    assert [got(cast, who, address).status_code for who in ("ruth", "funmi")] == [200, 404]


def test_without_a_plan_in_force_there_is_no_profile() -> None:
    cast = the_cast()
    answer = got(cast, "ruth", f"/api/documents/children/{cast.children['ayo'].id}/profile.pdf")
    assert (answer.status_code, answer.json()) == (
        404, {"faults": [{"field": "", "message": "We could not find that."}]},
    )  # fmt: skip


def test_what_cannot_be_asked_names_its_field() -> None:
    cast = the_cast()
    there = papers(cast, made.in_force(cast))
    asked = {"size": f"{there['plan'].api}?size=huge", "until": f"{there['account'].api}?until=soon"}
    for field, path in asked.items():
        answer = got(cast, "ruth", f"/api/documents/{path}")
        assert (answer.status_code, [one["field"] for one in answer.json()["faults"]]) == (422, [field])
