"""An EHC plan as formats.ehc_plan has it: what people wrote, and what the record knows by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from goldenthread.casework.models import Advice, AdviceAsked, Case, EhcPlan
from goldenthread.casework.queries.carried import cases_behind
from goldenthread.casework.queries.ehc_plan import PlanRead, read_ehc_plan
from goldenthread.design.words import plain_date
from goldenthread.formats.ehc_plan import EhcPlan as Document
from goldenthread.formats.ehc_plan.lines import plan_of
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.people.models import ChildRole, Enrolment


def document_of(plan: EhcPlan, case: Case) -> Document:
    """The whole plan: sections A to J as written, K and the details from the record, the sign-off."""
    read = read_ehc_plan(plan)
    texts, rows = _written(read)
    texts |= _details(case)
    texts["services", "education_setting"] = _setting(case, plan)
    rows["K"] = list(_advice(case))
    if plan.final_on:
        rows["sign_off"] = [
            {"name": plan.signed_by, "signature": plan.signed_by, "date": plain_date(plan.final_on)}
        ]
    return plan_of(texts, rows)


def _written(read: PlanRead) -> tuple[dict[tuple[str, str], str], dict[str, list[dict[str, str]]]]:
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    cells: dict[str, dict[int, dict[str, list[str]]]] = defaultdict(dict)
    for line in read.lines:
        if line.row:
            row = cells[line.block].setdefault(line.row, defaultdict(list))
            row[line.part].append(line.words)
        else:
            texts[line.block, line.part].append(line.words)
    rows = {
        block: [{part: "\n".join(words) for part, words in row.items()} for _, row in sorted(found.items())]
        for block, found in cells.items()
    }
    return {place: "\n".join(words) for place, words in texts.items()}, rows


def _details(case: Case) -> dict[tuple[str, str], str]:
    child = case.child
    found = {
        ("details", "name"): child.name,
        ("details", "preferred_name"): child.called,
        ("details", "date_of_birth"): plain_date(child.born_on),
        ("details", "sex"): {"M": "Male", "F": "Female"}.get(child.sex, ""),
        ("details", "first_language"): child.home_language,
        ("services", "nhs_number"): child.nhs_number or "",
    }
    parents = ChildRole.objects.filter(child=child, kind=RoleKind.PARENT, ends_on__isnull=True)
    for number, parent in enumerate(parents.select_related("account").order_by("starts_on", "id"), start=1):
        found["details", f"{number} name"] = parent.name
        found["details", f"{number} relationship"] = parent.described_as
        found["details", f"{number} email"] = parent.account.email if parent.account else ""
        found["details", f"{number} telephone"] = parent.reached_by
    return found


def _setting(case: Case, plan: EhcPlan) -> str:
    on = plan.final_on or plan.served_on or plan.at.date()
    row = Enrolment.objects.filter(held_on(on), child=case.child_id).order_by("-starts_on")
    return row.values_list("setting__name", flat=True).first() or ""


def _advice(case: Case) -> Iterable[dict[str, str]]:
    """Section K: who was asked, and when it came. What has not come is printed as a gap."""
    behind = cases_behind(case)
    asked = AdviceAsked.objects.filter(case__in=behind, event__set_aside__isnull=True).select_related("event")
    came = dict(Advice.objects.filter(asked__case__in=behind).values_list("asked", "event__on"))
    order = list(Part)
    for one in sorted(asked, key=lambda row: order.index(Part(row.part))):
        received = came.get(one.id)
        who = f"{one.name}, {one.organisation}" if one.organisation else one.name
        yield {
            "requested": f"{ADVICE[Part(one.part)].name}, asked on {plain_date(one.event.on)}",
            "received": plain_date(received) if received else "Nothing has come",
            "who_from": who,
            "appended": "Yes" if received else "No",
        }
