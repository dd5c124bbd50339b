"""The API of casework and returns: who gets which answer, and what each operation is sent."""

from __future__ import annotations

from typing import Any

from tests.cast import TODAY
from tests.catalogue.test_parity import CASE, DISAGREE, EHC, EHC_VERSION, PACKAGE, REPORT, RETURNS
from tests.catalogue.world import World

WHO_MAY = {
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
    "POST casework/cases/{case_id}/review": "343322323444423s",
    "POST casework/cases/{case_id}/review/invitations": "343322323444423s",
    "POST casework/cases/{case_id}/review/invited": "343322323444423s",
    "POST casework/cases/{case_id}/review/papers": "343322323444423s",
    "POST casework/cases/{case_id}/review/outcomes/{strand}": "343322323444423s",
    "POST casework/cases/{case_id}/review/held": "343322323444423s",
    "POST casework/cases/{case_id}/review/report": "343322323444423s",
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
    f"POST {DISAGREE}/agreements/{{agreement_id}}/things": "343333323444423s",
    "POST casework/cases/{case_id}/disagreement/appeals": "243333323444423s",
    "POST casework/cases/{case_id}/disagreement/tribunal-dates": "3433333+34444+3s",
    "POST casework/cases/{case_id}/disagreement/done/{event_id}": "343333323444423s",
    "POST casework/cases/{case_id}/disagreement/end": "3433333+34444+3s",
    "POST casework/cases/{case_id}/disagreement/orders": "343333323444423s",
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
    "GET returns": "333333333333223s",
    f"POST {RETURNS}/sen2": "444444434444224s",
    f"POST {RETURNS}/inspection": "444444434444224s",
    f"POST {RETURNS}/measures": "444444434444224s",
    f"POST {RETURNS}/check": "444444434444224s",
    f"GET {REPORT}": "333333333333223s",
    f"GET {REPORT}/rows": "333333333333223s",
    f"GET {REPORT}/files/{{what}}": "333333333333223s",
    f"POST {REPORT}/again": "333333333333223s",
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
    f"POST {PACKAGE}/left-out": "3433333+34444+3s",
    f"POST {PACKAGE}/end": "343333323444423s",
    "GET casework/parts": "222222222222222s",
    "GET casework/parts/{asked_id}": "343344433444432s",
    "POST casework/parts/{asked_id}": "343344433444432s",
    "POST casework/parts/{asked_id}/sign-off": "343344433444432s",
    "POST casework/cases/{case_id}/panels": "343333323444423s",
    "GET casework/cases/{case_id}/letters/{letter_id}/letter.pdf": "243322323444423s",
    "GET casework/cases/{case_id}/record.pdf": "243322323444423s",
}


def sent(world: World) -> dict[str, Any]:
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
        **sent_for_packages(world),
        **sent_for_panels_and_returns(world),
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
        f"POST {DISAGREE}/mediation": today | {"kind": "mediation-asked-for"},
        f"POST {DISAGREE}/agreements": today | {"words": "It assesses.", "things": [{"agreed": "assess"}]},
        f"POST {DISAGREE}/agreements/{{agreement_id}}/things": {"agreed": "other", "what": "They meet"},
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


def sent_for_panels_and_returns(world: World) -> dict[str, Any]:
    return {
        "POST casework/managing/officers/{account_id}/pass": {"team": "Post-16", "reason": "Priya leaves."},
        "POST casework/letters/{area_id}/{kind}/versions": {"subject": "Hello", "words": "Dear {family}"},
        "POST casework/areas/{area_id}/panels": {"name": "Monday panel", "meets_on": "2026-12-07"},
        "POST casework/panels/{panel_id}/members": {"name": "Ada Obi", "sits_as": "nurse"},
        "POST casework/panels/{panel_id}/move": {"meets_on": "2026-12-07"},
        f"POST {RETURNS}/sen2": {"year": 2027},
        f"POST {RETURNS}/measures": {"year": 2026},
        "POST casework/panels/items/{item_id}/step-back": {
            "member_id": f"{world.seat}", "reason": "Knows the family",
        },
        "POST casework/panels/items/{item_id}/advice": {"advised": "yes", "reason": "He needs it."},
        "POST casework/cases/{case_id}/panels": {"panel_id": f"{world.later}", "question": "Is it enough?"},
    }  # fmt: skip


def sent_for_packages(world: World) -> dict[str, Any]:
    package = {"package_id": f"{world.ids['package_id']}"}
    return {
        f"POST {CASE}/packages": {"outcome": "He joins in."},
        f"POST {PACKAGE}/findings": package | {"criterion": "daily", "met": True, "words": "Every day."},
        f"POST {PACKAGE}/choice": package | {"why": "It fits."},
        f"POST {PACKAGE}/asked": {"role": "family", "name": "Ada Obi", "email": "ada@example.org"},
        f"POST {PACKAGE}/left-out": {"role": "family", "reason": "It is not needed."},
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
