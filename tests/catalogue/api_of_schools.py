"""The API of schools and families: who gets which answer, and what each operation is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from goldenthread.plans.models import Need
from tests.cast import TODAY
from tests.catalogue.test_parity import LINE
from tests.catalogue.world import THURSDAY, World

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
}


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
        f"PUT {people}/details": {"born_on": "2016-03-04", "postcode": "M16 0EX"},
    }  # fmt: skip


def first_need(world: World) -> Need:
    return Need.objects.filter(version=world.draft).order_by("position")[0]
