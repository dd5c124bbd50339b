"""The API of public consultations: who gets which answer, and what each operation is sent."""

from __future__ import annotations

from typing import Any

from tests.catalogue.test_parity import AN_ANSWER, ANSWERED, ASKED
from tests.catalogue.world import World

WHO_MAY = {
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
    f"GET {ASKED}/papers": "444444434444224s",
    f"POST {ASKED}/papers": "444444434444224s",
    f"PUT {ASKED}/papers/rule": "444444434444234s",
    f"GET {ASKED}/papers/forms.pdf": "444444434444224s",
    "POST public-consultations/papers/{paper_id}/typings": "444444434444++4s",
    "GET public-consultations/papers/{paper_id}/differences": "444444434444224s",
    "POST public-consultations/papers/{paper_id}/settle": "444444434444224s",
    f"GET {ASKED}/mails": "444444434444224s",
    f"POST {ASKED}/mails": "444444434444224s",
    "GET public-consultations/mails/{mail_id}": "444444434444224s",
    "POST public-consultations/mails/{mail_id}/confirm": "444444434444224s",
    "POST public-consultations/mails/{mail_id}/dismiss": "444444434444224s",
    f"GET {ASKED}/sheets": "444444434444224s",
    f"POST {ASKED}/sheets": "444444434444224s",
    f"POST {ASKED}/sheets/{{file_id}}/columns": "444444434444224s",
    "GET public-consultations/sheets/{sheet_id}": "444444434444224s",
    "POST public-consultations/sheets/{sheet_id}/confirm": "444444434444224s",
    "GET public-consultations/sheets/{sheet_id}/job": "444444434444224s",
    f"GET {AN_ANSWER}/shown": "444444434444224s",
    "GET public-consultations/shown/{shown_id}": "444444434444224s",
    "POST public-consultations/shown/{shown_id}/words": "444444434444224s",
    f"GET {ASKED}/collectors": "444444434444234s",
    f"POST {ASKED}/collectors": "444444434444234s",
    "POST public-consultations/collectors/{collector_id}/end": "444444434444234s",
    "POST conversations/drafts/shown": "2222222222222222",
    "POST conversations/drafts/shown/{shown_id}/out": "4444444444444444",
    "POST conversations/collect/{link}/drafts": "2222222222222222",
    "GET conversations/collected/{link}": "2222222222222222",
    f"GET {ANSWERED}/form.pdf": "2222222222222222",
}


def sent(world: World) -> dict[str, Any]:
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
        **sent_by_other_ways(world, code),
    }


def sent_by_other_ways(world: World, code: dict[str, str]) -> dict[str, Any]:
    first, consultations = f"{world.ids['question_id']}", "POST public-consultations"
    column = {"heading": "How could we build more?", "what": "words", "question": first}
    return {
        f"PUT {ASKED}/papers/rule": {"twice_in_100": 10},
        f"{consultations}/papers/{{paper_id}}/typings": {"answers": []},
        f"{consultations}/papers/{{paper_id}}/settle": {"said": {f"words_{first}": "Of wood."}},
        f"{consultations}/mails/{{mail_id}}/confirm": {"evidence": "person"},
        f"{consultations}/mails/{{mail_id}}/dismiss": {"why": "An automatic reply."},
        f"POST {ASKED}/sheets/{{file_id}}/columns": {"source": "Autumn", "columns": [column]},
        f"{consultations}/sheets/{{sheet_id}}/confirm": {"only_good": True},
        f"{consultations}/shown/{{shown_id}}/words": {"words": "A swing."},
        f"POST {ASKED}/collectors": {"name": "A library"},
        "POST conversations/drafts/shown/{shown_id}/out": code,
    }
