"""Who may not, through the API: every operation, every person of the cast, and the answer each gets.

Everything asked for is about Ayo or in his school, and what is sent is such as the API takes. The columns
are those of `test_who_may`; nobody comes last. Whatever an operation does is undone before the next.

2 done (2xx)                       + may, but not as things stand (409, 422)
3 may not (403)                    4 not there for them (404)         s sign in (401)
"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from goldenthread.conversation.queries.documents import RESPONSE_FILE
from goldenthread.plans.models import Need
from tests.cast import TODAY, signed_in
from tests.catalogue.test_parity import (
    AN_ANSWER,
    ANSWERED,
    ASKED,
    CASE,
    DISAGREE,
    EHC,
    EHC_VERSION,
    LINE,
    PACKAGE,
    REPORT,
    RETURNS,
    operations,
)
from tests.catalogue.test_who_may import LOG, WHO, WRITES
from tests.catalogue.world import PACKAGE_FILE, PACKAGES, PUPILS, RETURN, ROSTER, SCHOOLS, THURSDAY, World
from tests.places.register import extract, row

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]

WHO_MAY = {
    "GET notices": "222222222222222s",
    "POST notices/read": "222222222222222s",
    "GET places/schools": "222222222222222s",
    "POST places/register": "333333333333233s",
    "POST places/register/{file_id}/confirm": "333333333333233s",
    "GET places/register/{file_id}": "333333333333233s",
    "GET places/calendars": "333322333323333s",
    "GET places/settings/{setting_id}/calendar": "444422444444444s",
    "POST places/settings/{setting_id}/terms": "444422444444444s",
    "POST places/settings/{setting_id}/closures": "444422444444444s",
    "POST places/settings/{setting_id}/bank-holidays": "444422444444444s",
    "POST places/settings/{setting_id}/periods": "444422444444444s",
    "DELETE places/settings/{setting_id}/terms/{term_id}": "444422444444444s",
    "POST places/settings/{setting_id}/terms/{term_id}/end": "444422444444444s",
    "DELETE places/settings/{setting_id}/closures/{closure_id}": "444422444444444s",
    "DELETE places/settings/{setting_id}/periods/{period_id}": "444422444444444s",
    "GET places/roles": "333332333333333s",
    "GET places/settings/{setting_id}/roles": "444432444444444s",
    "POST places/settings/{setting_id}/roles": "444432444444444s",
    "POST places/settings/{setting_id}/roles/{role_id}/end": "444432444444444s",
    "GET people/children": "222222222222222s",
    "GET people/family": "222222222222222s",
    "GET people/children/{child_id}/whom-to-reach": "242222222444423s",
    "GET people/classes": "222222222222222s",
    "GET people/classes/{class_id}/pupils": "442222444444444s",
    "GET people/children/{child_id}/around": "343322333444433s",
    "POST people/children/{child_id}/around": "343322333444433s",
    "GET people/children/{child_id}/details": "343322323444423s",
    "PUT people/children/{child_id}/details": "343322323444423s",
    "POST people/children/{child_id}/around/{role_id}/end": "343322333444433s",
    "GET people/children/{child_id}/helpers": "243333333444433s",
    "POST people/children/{child_id}/helpers": "243333333444433s",
    "POST people/children/{child_id}/helpers/{account_id}/end": "243333333444433s",
    "GET people/children/{child_id}/looks": "243322333444423s",
    "GET people/rosters": "333322333323333s",
    "POST people/settings/{setting_id}/roster": "444422444444444s",
    "POST people/settings/{setting_id}/roster/{file_id}/confirm": "444422444444444s",
    "POST people/settings/{setting_id}/roster/{file_id}/decide": "444422444444444s",
    "GET people/settings/{setting_id}/roster/{file_id}": "444422444444444s",
    "GET concerns": "222222222222222s",
    "POST concerns": "242222233444433s",
    "GET concerns/{concern_id}": "442422444444444s",
    "POST concerns/{concern_id}/answer": "443422444444444s",
    "POST concerns/children/{child_id}/walks": "343323333444433s",
    "GET concerns/children/{child_id}/walks/{walk_id}": "343323333444433s",
    "GET concerns/children/{child_id}/open-walk": "343323333444433s",
    "POST concerns/children/{child_id}/walks/{walk_id}/answers": "343323333444433s",
    "POST concerns/children/{child_id}/walks/{walk_id}/finding": "3433+3333444433s",
    "GET concerns/children/{child_id}/findings": "242222222444423s",
    "GET concerns/children/{child_id}/findings/{finding_id}": "242222222444423s",
    "GET concerns/children/{child_id}/layers": "242222222444423s",
    "POST concerns/children/{child_id}/layers": "343323333444433s",
    "GET plans/children/{child_id}/in-force": "242222222444423s",
    "GET plans/children/{child_id}/versions": "242222222444423s",
    "GET plans/children/{child_id}/versions/{version_id}": "242222222444423s",
    "GET plans/children/{child_id}/comparison": "242222222444423s",
    "POST plans/children/{child_id}": "34+3+3+33444433s",
    "POST plans/children/{child_id}/drafts": "34+3+3+33444433s",
    "GET plans/children/{child_id}/draft": "342222233444433s",
    "GET plans/children/{child_id}/drafts/{version_id}/remarks": "342323233444433s",
    "PUT plans/children/{child_id}/drafts/{version_id}": "342323233444433s",
    "POST plans/children/{child_id}/drafts/{version_id}/lines/{line}": "342323233444433s",
    "PUT plans/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}": "342323233444433s",
    "DELETE plans/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}": "342323233444433s",
    "GET plans/children/{child_id}/drafts/{version_id}/removed": "342323233444433s",
    "POST plans/children/{child_id}/drafts/{version_id}/removed/{strand}/put-back": "342323233444433s",
    "POST plans/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}/move": "342323233444433s",
    f"POST {LINE}/{{strand}}/keep-wording": "342323233444433s",
    "POST plans/children/{child_id}/drafts/{version_id}/set-aside": "342323233444433s",
    "POST plans/wording": "222222222222222s",
    "POST plans/children/{child_id}/versions/{version_id}/share": "343323333444433s",
    "GET plans/children/{child_id}/together": "242222222444423s",
    "POST plans/children/{child_id}/versions/{version_id}/comments": "243333333444433s",
    "POST plans/children/{child_id}/comments/{comment_id}/answer": "343323233444433s",
    "POST plans/children/{child_id}/versions/{version_id}/responses": "243333333444433s",
    "POST plans/children/{child_id}/responses/{response_id}/answer": "343323233444433s",
    "POST plans/children/{child_id}/versions/{version_id}/contacts": "343323333444433s",
    "POST plans/children/{child_id}/versions/{version_id}/force": "3433+3333444433s",
    "GET plans/children/{child_id}/may-answer": "343323333444433s",
    "POST plans/children/{child_id}/versions/{version_id}/entered-responses": "343323333444433s",
    "POST plans/children/{child_id}/versions/{version_id}/entered-comments": "343323333444433s",
    "POST plans/children/{child_id}/comments/{comment_id}/correction": "+43333333444433s",
    "GET reviews/children/{child_id}": "242222222444423s",
    "POST reviews/children/{child_id}": "3433+3333444433s",
    "GET reviews/children/{child_id}/{review_id}": "242222222444423s",
    "POST reviews/children/{child_id}/{review_id}/topics": "243333333444433s",
    "POST reviews/children/{child_id}/{review_id}/held": "3433+3333444433s",
    "POST delivery/records": "342223233444433s",
    "POST delivery/records/batch": "342223233444433s",
    "POST delivery/children/{child_id}/records/{record_id}/corrections": "343323333444433s",
    "POST delivery/children/{child_id}/records/{record_id}/made-good": "342223233444433s",
    "GET delivery/children/{child_id}/accounts/{strand}": "242222222444423s",
    "GET delivery/children/{child_id}/accounts/{strand}/sessions": "242222222444423s",
    "POST delivery/children/{child_id}/accounts/{strand}/extra": "342223233444433s",
    "GET delivery/classes/{class_id}/sessions": "442222444444444s",
    "GET delivery/today": "222222222222222s",
    "GET delivery/children/{child_id}/notes": "242222233444433s",
    "POST delivery/children/{child_id}/notes": "342222233444433s",
    "GET documents/children/{child_id}/versions/{version_id}/plan.pdf": "242222222444423s",
    "GET documents/children/{child_id}/profile.pdf": "242222222444423s",
    "GET documents/children/{child_id}/accounts/{strand}/account.pdf": "242222222444423s",
    "GET documents/children/{child_id}/accounts/{strand}/account.csv": "242222222444423s",
    "GET documents/classes/{class_id}/sheet.pdf": "442222444444444s",
    "GET desk/": "333322333323333s",
    "GET desk/children/{child_id}/{matter}/{about}/colleagues": "343322333444433s",
    "POST desk/children/{child_id}/{matter}/{about}/give": "343322333444433s",
    "GET desk/summary": "333322333323333s",
    "GET desk/plans": "333322333323333s",
    "POST desk/reminders": "333323333343333s",
    "GET casework/caseload": "333333323233323s",
    "GET casework/inbox": "333333323233323s",
    "GET casework/children/{child_id}/cases": "243322323444423s",
    "GET casework/cases/{case_id}": "243322323444423s",
    "GET casework/cases/{case_id}/steps": "343333323444423s",
    "POST casework/cases/{case_id}/decisions/draft": "343333323444423s",
    "POST casework/cases/{case_id}/decisions": "343333323444423s",
    "POST casework/cases/{case_id}/events": "343333323444423s",
    "POST casework/cases/{case_id}/events/{event_id}/aside": "343333323444423s",
    "GET casework/cases/{case_id}/review": "243322323444423s",
    "POST casework/cases/{case_id}/review": "343333323444423s",
    "POST casework/cases/{case_id}/review/invitations": "343333323444423s",
    "POST casework/cases/{case_id}/review/invited": "343333323444423s",
    "POST casework/cases/{case_id}/review/papers": "343333323444423s",
    "POST casework/cases/{case_id}/review/outcomes/{strand}": "343333323444423s",
    "POST casework/cases/{case_id}/review/held": "343333323444423s",
    "POST casework/cases/{case_id}/review/report": "343333323444423s",
    "GET casework/cases/{case_id}/cease": "243322323444423s",
    "POST casework/cases/{case_id}/cease": "343333323444423s",
    "POST casework/cases/{case_id}/cease/answers": "243333323444423s",
    "POST casework/cases/{case_id}/cease/end": "3433333+34444+3s",
    "POST casework/cases/{case_id}/phase": "343333323444423s",
    "POST casework/cases/{case_id}/reassessment": "243322333444433s",
    "GET casework/phases": "333333323233323s",
    "GET casework/cases/{case_id}/reform": "243322323444423s",
    "GET casework/cases/{case_id}/disagreement": "243322323444423s",
    "POST casework/cases/{case_id}/disagreement/mediation": "243333323444423s",
    "POST casework/cases/{case_id}/disagreement/agreements": "343333323444423s",
    "POST casework/cases/{case_id}/disagreement/appeals": "243333323444423s",
    "POST casework/cases/{case_id}/disagreement/tribunal-dates": "3433333+34444+3s",
    "POST casework/cases/{case_id}/disagreement/done/{event_id}": "343333323444423s",
    "POST casework/cases/{case_id}/disagreement/end": "3433333+34444+3s",
    "POST casework/cases/{case_id}/disagreement/orders": "3433333+34444+3s",
    "GET casework/cases/{case_id}/officers": "343333323444423s",
    "POST casework/cases/{case_id}/hand-over": "343333323444423s",
    "GET casework/cases/{case_id}/letters/{letter_id}": "243322323444423s",
    "GET casework/councils": "2222222222222222",
    "POST casework/requests": "2222222222222222",
    "GET casework/requests": "333333323233323s",
    "POST casework/councils/{area_id}/requests": "444444424444324s",
    "GET casework/requests/{request_id}": "333333323433323s",
    "POST casework/requests/{request_id}/match": "333333323433323s",
    "POST casework/requests/{request_id}/aside": "333333323433323s",
    "GET casework/children/{child_id}/request": "243322333444433s",
    "POST casework/children/{child_id}/request": "+433++333444433s",
    "POST casework/cases/{case_id}/asked": "343333323444423s",
    "POST casework/cases/{case_id}/asked/{asked_id}/reminders": "343333323444423s",
    "POST casework/cases/{case_id}/asked/{asked_id}/entered": "343333323444423s",
    "GET casework/cases/{case_id}/advice/{advice_id}": "243322323444423s",
    "POST casework/cases/{case_id}/advice/{advice_id}/withheld": "343333323444423s",
    f"GET {EHC}/versions": "243322323444423s",
    f"POST {EHC}/versions": "343333323444423s",
    f"GET {EHC_VERSION}": "243322323444423s",
    f"GET {EHC}/advice": "343333323444423s",
    f"GET {EHC}/parts": "343333323444423s",
    f"POST {EHC}/lines": "343333323444423s",
    f"PUT {EHC}/lines/{{strand}}": "343333323444423s",
    f"DELETE {EHC}/lines/{{strand}}": "343333323444423s",
    f"POST {EHC}/drop": "343333323444423s",
    f"POST {EHC}/serve": "343333323444423s",
    f"POST {EHC}/final": "3433333+34444+3s",
    f"POST {EHC_VERSION}/words": "243333333444433s",
    f"POST {EHC_VERSION}/preferences": "243333333444433s",
    f"GET {EHC}/answers": "343333323444423s",
    f"POST {EHC}/answers/{{said_id}}": "343333323444423s",
    f"POST {EHC}/consultations": "343333323444423s",
    f"POST {EHC}/consultations/{{consultation_id}}/reply": "343333323444423s",
    f"GET {EHC_VERSION}/plan.docx": "243322323444423s",
    f"GET {EHC_VERSION}/plan.pdf": "243322323444423s",
    f"GET {CASE}/papers/{{purpose}}": "243322323444423s",
    f"GET {CASE}/papers/{{purpose}}/texts": "343333323444423s",
    f"GET {CASE}/papers/{{purpose}}/withheld": "343333323444423s",
    f"POST {CASE}/papers/{{purpose}}/withheld": "343333323444423s",
    f"POST {CASE}/withheld/{{withheld_id}}/show": "343333323444423s",
    f"POST {CASE}/youth-accommodation": "343333323444423s",
    "GET casework/advice": "222222222222222s",
    "GET casework/advice/{asked_id}": "343344433444432s",
    "POST casework/advice/{asked_id}": "343344433444432s",
    "GET casework/cases/{case_id}/plan/consultations/{consultation_id}/evidence": "343333323444423s",
    "GET casework/school-cases": "222222222222222s",
    "GET casework/consultations": "222222222222222s",
    "GET casework/consultations/{consultation_id}": "333344333323333s",
    "POST casework/consultations/{consultation_id}": "333344333323333s",
    "GET casework/cases/{case_id}/budget": "243322323444423s",
    "POST casework/cases/{case_id}/budget": "+43333333444433s",
    "POST casework/cases/{case_id}/budget/entered": "3433333+34444+3s",
    "POST casework/cases/{case_id}/budget/{budget_id}/refuse": "343333323444423s",
    "POST casework/cases/{case_id}/budget/{budget_id}/agree": "3433333+34444+3s",
    "GET casework/cases/{case_id}/placements": "243322323444423s",
    "POST casework/cases/{case_id}/placements": "3433333+34444+3s",
    "POST casework/cases/{case_id}/placements/{placement_id}/end": "343333323444423s",
    "POST casework/cases/{case_id}/move": "343333323444423s",
    "POST casework/cases/{case_id}/transfer": "3433333+34444+3s",
    "POST casework/cases/{case_id}/tell-of-transfer": "3433333+34444+3s",
    "GET casework/cases/{case_id}/came-with": "243322323444423s",
    "GET casework/cases/{case_id}/came-with/{plan_id}": "243322323444423s",
    "POST casework/cases/{case_id}/plan/bring-in": "3433333+34444+3s",
    "POST casework/councils/{area_id}/plans-in/children": "444444424444324s",
    "POST casework/councils/{area_id}/plans-in": "444444424444324s",
    "GET casework/moved": "333333323233323s",
    "GET casework/moved/{case_id}": "333333343233343s",
    "GET casework/moved/{case_id}/record.pdf": "333333343233343s",
    "GET casework/moved/{case_id}/versions/{plan_id}/plan.docx": "333333343233343s",
    "GET casework/managing": "333333333333323s",
    "GET casework/managing/cases": "333333333333323s",
    "POST casework/managing/officers/{account_id}/pass": "333333333333323s",
    "GET casework/letters": "333333333333323s",
    "GET casework/letters/{area_id}/{kind}/versions": "444444434444324s",
    "POST casework/letters/{area_id}/{kind}/versions": "444444434444324s",
    "POST casework/letters/{area_id}/{kind}/put-back": "444444434444324s",
    "GET casework/panels": "222222222222222s",
    "POST casework/areas/{area_id}/panels": "444444424444324s",
    "GET casework/panels/{panel_id}": "444444424444324s",
    "POST casework/panels/{panel_id}/members": "444444424444324s",
    "POST casework/panels/{panel_id}/move": "444444424444324s",
    "DELETE casework/panels/{panel_id}/members/{member_id}": "444444424444324s",
    "GET returns": "333333333333323s",
    f"POST {RETURNS}/sen2": "444444434444324s",
    f"POST {RETURNS}/inspection": "444444434444324s",
    f"POST {RETURNS}/measures": "444444434444324s",
    f"POST {RETURNS}/check": "444444434444324s",
    f"GET {REPORT}": "333333333333323s",
    f"GET {REPORT}/rows": "333333333333323s",
    f"GET {REPORT}/files/{{what}}": "333333333333323s",
    f"POST {REPORT}/again": "333333333333323s",
    "GET casework/panels/items/{item_id}": "343333323444423s",
    "POST casework/panels/items/{item_id}/step-back": "343333323444423s",
    "POST casework/panels/items/{item_id}/advice": "343333323444423s",
    "GET casework/packages": "222222222222222s",
    "GET casework/packages/{package_id}": "222222222222222s",
    "POST casework/package-files": "333333333333323s",
    "POST casework/package-files/{file_id}/confirm": "333333333333323s",
    f"GET {CASE}/packages": "243322323444423s",
    f"POST {CASE}/packages": "343333323444423s",
    f"GET {CASE}/package-evidence": "343333323444423s",
    f"GET {PACKAGE}": "243322323444423s",
    f"POST {PACKAGE}/findings": "343333323444423s",
    f"POST {PACKAGE}/choice": "343333323444423s",
    f"POST {PACKAGE}/asked": "343333323444423s",
    f"POST {PACKAGE}/parts": "343333323444423s",
    f"POST {PACKAGE}/end": "343333323444423s",
    "GET casework/parts": "222222222222222s",
    "GET casework/parts/{asked_id}": "343344433444432s",
    "POST casework/parts/{asked_id}": "343344433444432s",
    "POST casework/parts/{asked_id}/sign-off": "343344433444432s",
    "POST casework/cases/{case_id}/panels": "343333323444423s",
    "GET casework/cases/{case_id}/letters/{letter_id}/letter.pdf": "243322323444423s",
    "GET casework/cases/{case_id}/record.pdf": "243322323444423s",
    "GET conversations": "2222222222222222",
    f"GET {ANSWERED}": "2222222222222222",
    f"POST {ANSWERED}/answers": "2222222222222222",
    f"POST {ANSWERED}/drafts": "2222222222222222",
    "POST conversations/drafts/read": "2222222222222222",
    "PUT conversations/drafts": "2222222222222222",
    "POST conversations/drafts/send": "++++++++++++++++",
    "POST conversations/receipts": "2222222222222222",
    "GET public-consultations": "333333333333223s",
    "POST public-consultations": "444444434444234s",
    "POST public-consultations/from-document": "444444434444234s",
    f"GET {ASKED}": "444444434444224s",
    f"PUT {ASKED}": "444444434444+34s",
    f"POST {ASKED}/questions": "444444434444+34s",
    f"PUT {ASKED}/questions/{{question_id}}": "444444434444+34s",
    f"DELETE {ASKED}/questions/{{question_id}}": "444444434444+34s",
    f"POST {ASKED}/versions": "444444434444+34s",
    f"POST {ASKED}/versions/{{edition_id}}": "444444434444234s",
    f"DELETE {ASKED}/versions/{{edition_id}}": "444444434444+34s",
    f"GET {ASKED}/warnings": "444444434444234s",
    f"POST {ASKED}/announce": "444444434444+34s",
    f"POST {ASKED}/extend": "444444434444234s",
    f"GET {ASKED}/answers": "444444434444224s",
    f"POST {ASKED}/answers": "444444434444224s",
    f"GET {ASKED}/ledger": "444444434444224s",
    f"GET {AN_ANSWER}": "444444434444224s",
    f"POST {AN_ANSWER}/aside": "444444434444224s",
    f"POST {AN_ANSWER}/back": "444444434444++4s",
    f"POST {ASKED}/documents": "444444434444224s",
    f"POST {ASKED}/documents/{{file_id}}/confirm": "444444434444224s",
}
MARKS = {401: "s", 403: "3", 404: "4", 409: "+", 422: "+"}


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.SECOND_FACTOR_REQUIRED = False
    return World()


def sent(world: World) -> dict[str, Any]:
    """What each operation that takes something is sent."""
    child, strand = f"{world.ayo.id}", f"{world.speech.strand}"
    came = {"who": f"{world.ids['role_id']}", "how": "telephone", "on": f"{TODAY}"}
    happened = {
        "child_id": child,
        "strand": strand,
        "on": f"{THURSDAY - timedelta(days=7)}",
        "status": "happened",
    }
    words = {"words": "He told Jack what he saw."}
    plan, draft = "plans/children/{child_id}", "plans/children/{child_id}/drafts/{version_id}"
    version, people = f"{plan}/versions/{{version_id}}", "people/children/{child_id}"
    walk, setting = "concerns/children/{child_id}/walks", "places/settings/{setting_id}"
    delivery = "delivery/children/{child_id}"
    records, account = f"{delivery}/records/{{record_id}}", f"{delivery}/accounts/{{strand}}"
    hold = {"held_on": f"{TODAY}", "present": "Ayo", "child_words": "I like it.", "findings": []}
    return {
        f"POST {setting}/terms": {"name": "Late", "starts_on": "2027-08-02", "ends_on": "2027-08-06"},
        f"POST {setting}/terms/{{term_id}}/end": {"on": "2026-12-11", "why": "The boiler is broken."},
        f"POST {setting}/closures": {"on": "2026-12-04", "kind": "inset"},
        f"POST {setting}/periods": {"name": "Late", "starts_at": "16:00", "ends_at": "17:00"},
        f"POST {setting}/roles": {
            "email": "ida.holt@example.org", "name": "Ida Holt", "kind": "senco", "starts_on": f"{TODAY}",
            "evidence": "Letter of 3 July",
        },
        f"POST {setting}/roles/{{role_id}}/end": {"reason": "Left the school"},
        "POST concerns": {"child_id": child, **words},
        "POST concerns/{concern_id}/answer": {"outcome": "nothing", "reason": "We look again."},
        f"POST {walk}": {},
        f"POST {walk}/{{walk_id}}/answers": {"question": "learning", "choice": "no"},
        f"POST {walk}/{{walk_id}}/finding": {"adjustments": []},
        "POST concerns/children/{child_id}/layers": {
            "layer": "targeted", "starts": True, "on": f"{TODAY}", "reason": "It helps.",
        },
        f"POST {people}/around": {
            "kind": "relation", "name": "Ade Bello", "described_as": "Uncle", "evidence": "Told by Funmi",
            "starts_on": f"{TODAY}",
        },
        f"POST {people}/helpers": {
            "name": "Ada Obi", "email": "ada@example.org", "described_as": "Aunt", "until": "2026-12-04",
        },
        "POST people/settings/{setting_id}/roster/{file_id}/decide": {"decisions": []},
        f"POST {plan}": {},
        f"PUT {draft}": {"plan": {}, "edition": 1},
        f"POST {draft}/lines/{{line}}": {"revision": 0, "fields": {"title": "He is shy"}},
        f"PUT {draft}/lines/{{line}}/{{strand}}": {
            "revision": first_need(world).revision, "fields": {"title": "He is shy"},
        },
        f"POST {draft}/lines/{{line}}/{{strand}}/move": {"up": True},
        f"POST {draft}/set-aside": {"why": "They moved away."},
        "POST plans/wording": {"lines": ["Regular breaks."]},
        f"POST {version}/comments": words,
        f"POST {plan}/comments/{{comment_id}}/answer": {"became": "not", "reason": "Joanna is away."},
        f"POST {plan}/comments/{{comment_id}}/correction": words,
        f"POST {version}/responses": {"answer": "agree"},
        f"POST {plan}/responses/{{response_id}}/answer": words,
        f"POST {version}/contacts": {"what": "reminded"},
        f"POST {version}/force": {},
        f"POST {version}/entered-responses": {"answer": "agree", **came},
        f"POST {version}/entered-comments": words | came,
        "POST reviews/children/{child_id}": {"on": "2026-12-10", "where": "at school"},
        "POST reviews/children/{child_id}/{review_id}/topics": words,
        "POST reviews/children/{child_id}/{review_id}/held": hold,
        "POST delivery/records": happened,
        "POST delivery/records/batch": [happened],
        f"POST {records}/corrections": {"status": "happened", "why": "He came late"},
        f"POST {records}/made-good": {"on": f"{TODAY}", "minutes": 10},
        f"POST {account}/extra": {"on": f"{TODAY}", "minutes": 10, "another": True},
        f"POST {delivery}/notes": words,
        "POST desk/children/{child_id}/{matter}/{about}/give": {"to": f"{world.cast.people['helen'].id}"},
        "POST desk/reminders": {"children": [child]},
        **sent_in_casework(world),
        **sent_for_packages(world),
        "POST casework/managing/officers/{account_id}/pass": {"team": "Post-16", "reason": "Priya leaves."},
        "POST casework/letters/{area_id}/{kind}/versions": {"subject": "Hello", "words": "Dear {family}"},
        "POST casework/areas/{area_id}/panels": {"name": "Monday panel", "meets_on": "2026-12-07"},
        "POST casework/panels/{panel_id}/members": {"name": "Ada Obi", "sits_as": "nurse"},
        "POST casework/panels/{panel_id}/move": {"meets_on": "2026-12-07"},
        f"POST {RETURNS}/sen2": {"year": 2027},
        f"POST {RETURNS}/measures": {"year": 2026},
        f"PUT {people}/details": {"born_on": "2016-03-04", "postcode": "M16 0EX"},
        "POST casework/panels/items/{item_id}/step-back": {
            "member_id": f"{world.seat}", "reason": "Knows the family",
        },
        "POST casework/panels/items/{item_id}/advice": {"advised": "yes", "reason": "He needs it."},
        "POST casework/cases/{case_id}/panels": {"panel_id": f"{world.later}", "question": "Is it enough?"},
    }  # fmt: skip


def sent_in_casework(world: World) -> dict[str, Any]:
    case, request = "casework/cases/{case_id}", "casework/requests/{request_id}"
    today, why = {"on": f"{TODAY}"}, {"reason": "He is in hospital."}
    asked, advice = f"{case}/asked/{{asked_id}}", {"words": "He needs small steps."}
    decision = {"kind": "plan-agreed", "told_on": f"{TODAY}", **why}
    child = {"child_first_name": "Noah", "child_last_name": "Brook", "child_born_on": "2019-05-02"}
    words = {"source": "1", "why": "He is silent.", "asker_name": "Leah", "asker_telephone": "1", **child}
    council = {"council_id": f"{world.cast.area.id}"}
    return {
        f"POST {case}/decisions/draft": decision,
        f"POST {case}/decisions": decision,
        f"POST {case}/events": {"kind": "exceptional-circumstances", **today, **why},
        f"POST {case}/events/{{event_id}}/aside": why,
        f"POST {case}/hand-over": {"team": "Assessment"},
        f"POST {case}/asked": {"part": "social_care", "name": "Carol Dunn", **today},
        f"POST {asked}/reminders": {},
        f"POST {asked}/entered": advice | today,
        f"POST {case}/papers/{{purpose}}/withheld": {
            "text": f"advice:{world.ids['advice_id']}",
            "words": "small steps",
            "ground": "court",
            **why,
        },
        f"POST {case}/youth-accommodation": {"was_there": False},
        f"POST {case}/advice/{{advice_id}}/withheld": {"withheld": True, "ground": "serious_harm", **why},
        "POST casework/advice/{asked_id}": advice,
        **sent_for_ehc_plan(world),
        f"POST {CASE}/review": today | {"meets_on": f"{TODAY}"},
        f"POST {CASE}/review/invitations": {"kind": "health", "name": "Elaine Marsh"},
        f"POST {CASE}/review/invited": today,
        f"POST {CASE}/review/papers": today,
        f"POST {CASE}/review/outcomes/{{strand}}": {
            "helped": "yes",
            "evidence": "He reads.",
            "what_next": "keep",
        },
        f"POST {CASE}/review/held": today | {"present": "All", "child_words": "Hello.", "recommends": "stay"},
        f"POST {CASE}/review/report": today,
        f"POST {CASE}/cease": today | {"ground": "not-necessary", "words": "He does well."},
        f"POST {CASE}/cease/answers": today | {"who": "Funmi Bello", "words": "He needs it."},
        f"POST {CASE}/cease/end": today,
        f"POST {CASE}/phase": today | {"kind": "transfer-of-phase", "moves_on": "2027-09-01"},
        f"POST {CASE}/reassessment": {"words": "His hearing is worse."},
        **sent_for_a_move(),
        **sent_in_conversation(world),
        f"POST {DISAGREE}/mediation": today | {"kind": "mediation-asked-for"},
        f"POST {DISAGREE}/agreements": today | {"agreed": "assess", "words": "It assesses."},
        f"POST {DISAGREE}/appeals": today
        | {"against": f"{world.before['decided_id']}", "grounds": ["assess"]},
        f"POST {DISAGREE}/tribunal-dates": today | {"what": "bundle", "day": f"{TODAY}"},
        f"POST {DISAGREE}/done/{{event_id}}": today,
        f"POST {DISAGREE}/end": today | {"how": "allowed"},
        f"POST {DISAGREE}/orders": today | {"kind": "ordered-to-assess", "words": "Assess."},
        "POST casework/requests": words | council,
        "POST casework/councils/{area_id}/requests": words
        | today
        | {"received_on": f"{TODAY}", "how": "email"},
        f"POST {request}/match": {"child_id": None},
        f"POST {request}/aside": why,
        "POST casework/children/{child_id}/request": {"why": "He needs more."},
    }


def sent_for_packages(world: World) -> dict[str, Any]:
    package = {"package_id": f"{world.ids['package_id']}"}
    return {
        f"POST {CASE}/packages": {"outcome": "He joins in."},
        f"POST {PACKAGE}/findings": package | {"criterion": "daily", "met": True, "words": "Every day."},
        f"POST {PACKAGE}/choice": package | {"why": "It fits."},
        f"POST {PACKAGE}/asked": {"role": "family", "name": "Ada Obi", "email": "ada@example.org"},
        f"POST {PACKAGE}/parts": {"role": "family", "words": "We sing.", "after": 0},
        f"POST {PACKAGE}/end": {"on": f"{TODAY}", "reason": "He joins in now."},
        "POST casework/parts/{asked_id}": {"words": "Twice a week.", "after": 1},
        "POST casework/parts/{asked_id}/sign-off": {"part_id": f"{world.ids['part_id']}", "agreed": True},
    }


def sent_for_ehc_plan(world: World) -> dict[str, Any]:
    words, on = {"words": "I like reading."}, {"on": f"{TODAY}"}
    hawthorn = world.cast.settings["hawthorn"]
    return {
        f"POST {EHC}/lines": {"where": {"block": "A2", "part": "views"}, **words},
        f"PUT {EHC}/lines/{{strand}}": words | {"revision": 1},
        f"POST {EHC}/drop": {"reason": "It is not needed."},
        f"POST {EHC}/serve": on,
        f"POST {EHC}/final": on | {"reason": "As Funmi asked.", "signed_by": "Priya Nair"},
        f"POST {EHC_VERSION}/words": words,
        f"POST {EHC_VERSION}/preferences": words,
        f"POST {EHC}/answers/{{said_id}}": {"outcome": "taken", "reason": "It says so now."},
        f"POST {EHC}/consultations": on | {"school": hawthorn.urn},
        f"POST {EHC}/consultations/{{consultation_id}}/reply": on | {"answer": "can"},
    }


def sent_in_conversation(world: World) -> dict[str, Any]:
    """The consultation is open, so what it asks can no longer be changed: whoever may is told so."""
    first = f"{world.ids['question_id']}"
    answers = {"answers": [{"question_id": first, "words": "Of wood."}]}
    code = {"code": world.begun}
    asked, words = {"words": "And slides?"}, {"words": "Wood?", "asks": "open"}
    days = {"opens_at": "2027-01-11T09:00:00Z", "closes_at": "2027-06-11T09:00:00Z"}
    about = {"name": "Swings", "body": "Northmoor Council", "about": "Why."}
    return {
        f"POST {ANSWERED}/answers": answers,
        f"POST {ANSWERED}/drafts": {},
        "PUT conversations/drafts": code | answers,
        "POST conversations/drafts/read": code,
        "POST conversations/drafts/send": code,
        "POST conversations/receipts": {"code": world.receipt},
        "POST public-consultations": {"area_id": f"{world.cast.area.id}", "name": "Slides", "body": "Us"},
        f"PUT {ASKED}": about,
        f"POST {ASKED}/questions": asked,
        f"PUT {ASKED}/questions/{{question_id}}": words,
        f"POST {ASKED}/versions": {"kind": "young"},
        f"POST {ASKED}/announce": days,
        f"POST {ASKED}/extend": {"closes_at": "2027-09-11T09:00:00Z", "why": "More time."},
        f"POST {ASKED}/answers": answers | {"channel": "paper", "evidence": "person"},
        f"POST {AN_ANSWER}/aside": {"reason": "test", "why": "A test."},
        f"POST {AN_ANSWER}/back": {"why": "It counts."},
        f"POST {ASKED}/documents/{{file_id}}/confirm": {"evidence": "organisation"},
    }


def sent_for_a_move() -> dict[str, Any]:
    on, council = {"on": f"{TODAY}"}, {"code": "996", "council": "Barchester Council"}
    noah = {"last_name": "Brook", "born_on": "2019-05-02"}
    place = {"school": "990003", "starts_on": f"{TODAY}", "agreed_by": "Priya Nair"}
    return {
        f"POST {CASE}/budget": {"words": "For a tutor."},
        f"POST {CASE}/budget/entered": {"words": "A tutor.", "who": "Funmi Bello", "how": "paper", **on},
        f"POST {CASE}/budget/{{budget_id}}/refuse": {"reason": "It cannot be split.", "told_on": f"{TODAY}"},
        f"POST {CASE}/budget/{{budget_id}}/agree": {
            "reason": "It can.", "told_on": f"{TODAY}", "amounts": [], "held": "council",
            "review_on": "2027-02-01",
        },
        f"POST {CASE}/placements": place,
        f"POST {CASE}/placements/{{placement_id}}/end": {"reason": "It was another school."},
        f"POST {CASE}/move": {
            **council, "moves_on": "2026-12-01", "learned_on": f"{TODAY}", "evidence": "Funmi Bello rang.",
        },
        f"POST {CASE}/transfer": on | {"reason": "They moved."},
        f"POST {CASE}/tell-of-transfer": {
            "reassess": False, "review_on": "2027-02-01", "words": "It fits.", "told_on": f"{TODAY}",
        },
        "POST casework/councils/{area_id}/plans-in/children": noah,
        "POST casework/councils/{area_id}/plans-in": {
            **noah, **on, **council, "first_name": "Noah", "made_on": "2026-03-10",
        },
    }  # fmt: skip


def with_file(world: World, operation: str) -> dict[str, Any] | None:
    """What is sent as a form, since it is a file."""
    if operation == "POST places/register":
        return {"file": SimpleUploadedFile("schools.csv", extract(row("123456", "Hill School")))}
    if operation == f"POST {RETURNS}/check":
        return {"file": SimpleUploadedFile("return.xml", RETURN)}
    if operation == "POST casework/package-files":
        return {"file": SimpleUploadedFile("package.csv", PACKAGE_FILE)}
    if operation == "POST people/settings/{setting_id}/roster":
        return {"file": SimpleUploadedFile("pupils.csv", PUPILS)}
    if operation == "POST casework/consultations/{consultation_id}":
        return {"answer": "can"}
    if operation == "POST public-consultations/from-document":
        given = {"area_id": f"{world.cast.area.id}", "name": "Slides", "body": "Us"}
        return given | {"file": SimpleUploadedFile("slides.txt", b"Q1. Why?")}
    if operation.endswith(("/documents", "/versions/{edition_id}")) and operation.startswith("POST public"):
        return {"file": SimpleUploadedFile("it.txt", b"Q1. How?")}
    if operation.endswith("/plan/bring-in"):
        return {"signed_by": "Jo Marsh"}
    return None


def ids_of(world: World, operation: str) -> dict[str, Any]:
    """The ids of Ayo's world, and those that mean something else in this operation."""
    ids = {**world.ids, "version_id": world.shared.id, "account_id": world.cast.people["sam"].id}
    if "/drafts/" in operation or operation.endswith("/share"):
        ids |= {"version_id": world.draft.id, "strand": first_need(world).strand, "line": "need"}
    if operation.endswith("/end") and "term_id" in operation:
        ids["term_id"] = world.under_way
    if f"{EHC}/lines" in operation:
        ids["strand"] = world.ehc_line
    if "put-back" in operation:
        ids["strand"] = world.removed
    if operation.startswith("GET") and "{version_id}" in operation and "draft" not in operation:
        ids["version_id"] = world.in_force.id
    if "/roles/{role_id}" in operation:
        ids["role_id"] = world.place_role
    if operation.startswith(("GET casework/", "POST casework/")):
        ids |= {"kind": "request-received", "account_id": world.cast.people["priya"].id}
    if operation.split()[1].startswith(REVIEWED):
        ids |= world.reviewed
    if operation.endswith("/evidence"):
        ids["consultation_id"] = world.replied
    if "/moved/" in operation or "/came-with/" in operation:
        ids |= world.moved_from if "/moved/" in operation else {"plan_id": world.moved_from["plan_id"]}
    if "/parts/{asked_id}" in operation:
        ids["asked_id"] = world.part_asked
    if operation.endswith(("/findings", "/choice")):
        ids["child_package_id"] = world.sought
    if "/disagreement" in operation:
        ids |= world.before | {"event_id": world.before["owed_id"]}
    if "{file_id}" in operation:
        ids["file_id"] = kept_file(world, operation)
    return ids


def first_need(world: World) -> Need:
    return Need.objects.filter(version=world.draft).order_by("position")[0]


def kept_file(world: World, operation: str) -> UUID:
    if "roster" in operation:
        return world.kept(PUPILS, ROSTER, world.cast.settings["hawthorn"].id)
    if "/documents/" in operation:
        return world.kept(b"Q1. How?\n\nOf wood.", RESPONSE_FILE, world.cast.area.id)
    if "package-files" in operation:
        return world.kept(PACKAGE_FILE, PACKAGES, None)
    return world.kept(extract(row("123456", "Hill School")), SCHOOLS, None)


REVIEWED = tuple(f"{CASE}/{part}" for part in ("review", "cease", "phase", "reassessment"))
QUERY = {
    f"GET {ASKED}/warnings": "?opens_on=2027-01-11&closes_on=2027-06-11",
    "DELETE plans/children/{child_id}/drafts/{version_id}/lines/{line}/{strand}": "?revision={revision}",
    "GET plans/children/{child_id}/comparison": "?a={in_force}&b={shared}",
}


def address(world: World, operation: str) -> str:
    ids = ids_of(world, operation)
    path = re.sub(r"{(\w+)}", lambda found: str(ids[found[1]]), operation.split()[1])
    query = QUERY.get(operation, "").format(
        in_force=world.in_force.id, shared=world.shared.id, revision=first_need(world).revision
    )
    return f"/api/{path}{query}"


def answer_to(client: Client, world: World, operation: str) -> int:
    """The status of the answer; of a list, of the one item in it. What was done is undone."""
    method, path = operation.split()[0], address(world, operation)
    with transaction.atomic():
        if form := with_file(world, operation):
            answer = client.post(path, form)
        else:
            body = json.dumps(sent(world).get(operation))
            answer = client.generic(method, path, body, "application/json")
        transaction.set_rollback(True)
    if operation.endswith("/batch") and answer.status_code == 200:
        return int(answer.json()[0]["status"])
    return answer.status_code


def mark(status: int) -> str:
    return "2" if 200 <= status < 300 else MARKS.get(status, f"[{status}]")


def test_table_has_every_operation_once() -> None:
    assert sorted(WHO_MAY) == sorted(operations())


@pytest.mark.slow
def test_each_person_gets_the_answer_of_the_table(world: World) -> None:
    everyone = [*(signed_in(world.cast, who) for who in WHO), Client()]
    found = {one: "".join(mark(answer_to(client, world, one)) for client in everyone) for one in operations()}
    assert found == WHO_MAY


@pytest.mark.slow
def test_reading_writes_nothing_but_the_log(world: World) -> None:
    wrote = []
    for operation in operations():
        if operation.startswith("GET "):
            there = address(world, operation)
            for who in ("ruth", "funmi", "lin"):
                client = signed_in(world.cast, who)
                with CaptureQueriesContext(connection) as captured:
                    client.get(there)
                wrote += [(operation, sql[:80]) for sql in written(captured)]
    assert wrote == []


def written(captured: CaptureQueriesContext) -> list[str]:
    statements = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in statements if sql.startswith(WRITES) and not any(table in sql for table in LOG)]
