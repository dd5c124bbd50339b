"""The API of events: who gets which answer, and what each operation is sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.catalogue.test_parity import AN_EVENT, HELD, HELD_PERSON, HELD_QUESTION, HELD_TABLE, ROOM
from tests.catalogue.world import World

WHO_MAY = {
    "GET events": "2222222222222222",
    f"GET {AN_EVENT}": "2222222222222222",
    f"POST {AN_EVENT}/sign-ups": "2222222222222222",
    f"POST {AN_EVENT}/lost-code": "2222222222222222",
    "POST events/places/read": "2222222222222222",
    "PUT events/places": "2222222222222222",
    "POST events/places/take": "2222222222222222",
    "POST events/places/give-up": "2222222222222222",
    "POST events/questions/read": "4444444444444444",
    "GET events/policy": "2222222222222222",
    f"GET {ROOM}/questions": "2222222222222222",
    f"POST {ROOM}/questions": "2222222222222222",
    f"POST {ROOM}/questions/{{panel_question_id}}/support": "2222222222222222",
    f"GET {ROOM}/log": "2222222222222222",
    f"GET {ROOM}/screen": "2222222222222222",
    "POST events/tables/read": "2222222222222222",
    "POST events/tables/notes": "2222222222222222",
    "POST events/tables/notes/{note_id}/remove": "2222222222222222",
    "POST events/tables/hand-in": "2222222222222222",
    "GET events-run": "333333333333233s",
    "POST events-run": "444444434444234s",
    f"GET {HELD}": "444444434444234s",
    f"PUT {HELD}": "444444434444234s",
    f"POST {HELD}/publish": "444444434444+34s",
    f"PUT {HELD}/capacity": "444444434444234s",
    f"POST {HELD}/cancel": "444444434444234s",
    f"GET {HELD}/people": "444444434444234s",
    f"POST {HELD}/people": "444444434444234s",
    f"POST {HELD_PERSON}/give-up": "444444434444234s",
    f"POST {HELD_PERSON}/take": "444444434444234s",
    f"POST {HELD}/told/{{message_id}}": "444444434444234s",
    f"GET {HELD}/needs": "444444434444234s",
    f"GET {HELD}/door": "444444434444234s",
    f"POST {HELD}/door": "444444434444+34s",
    f"GET {HELD}/questions": "444444434444234s",
    f"POST {HELD}/questions/taken": "444444434444234s",
    f"POST {HELD_QUESTION}/moderation": "444444434444234s",
    f"POST {HELD_QUESTION}/answers": "444444434444234s",
    f"POST {HELD_QUESTION}/put": "444444434444234s",
    f"GET {HELD}/tables": "444444434444234s",
    f"POST {HELD}/tables": "444444434444234s",
    f"POST {HELD_TABLE}/code": "444444434444234s",
}


def sent(world: World) -> dict[str, Any]:
    code, table = {"code": world.place_code}, {"code": world.table_code}
    ada = {"name": "Ada Obi", "email": "ada@example.org"}
    days = {"starts_at": "2027-02-11T18:00:00Z", "ends_at": "2027-02-11T20:00:00Z"}
    hall = {"name": "Swings", "venue": "The hall", **days}
    taker, words = {"note_taker": "Jo Marsh"}, {"words": "Why?"}
    return {
        f"POST {AN_EVENT}/sign-ups": ada,
        f"POST {AN_EVENT}/lost-code": {"email": "ada@example.org"},
        "POST events/places/read": code,
        "PUT events/places": code | ada,
        "POST events/places/take": {"code": world.offered_code},
        "POST events/places/give-up": code,
        "POST events/questions/read": code,
        f"POST {ROOM}/questions": code | words,
        f"POST {ROOM}/questions/{{panel_question_id}}/support": code,
        "POST events/tables/read": table,
        "POST events/tables/notes": table | words,
        "POST events/tables/notes/{note_id}/remove": table,
        "POST events/tables/hand-in": table,
        "POST events-run": hall | {"consultation_id": f"{world.ids['public_id']}", "capacity": 9},
        f"PUT {HELD}": hall,
        f"PUT {HELD}/capacity": {"capacity": 9},
        f"POST {HELD}/cancel": {"why": "Snow."},
        f"POST {HELD}/people": ada,
        f"POST {HELD}/door": {"tap": f"{UUID(int=7)}"},
        f"POST {HELD_QUESTION}/moderation": {"publish": True},
        f"POST {HELD_QUESTION}/answers": {"how": "live", "words": "Soon.", "answered_by": "Joan Park"},
        f"POST {HELD}/questions/taken": {"numbers": [2], "question_id": f"{world.ids['question_id']}"},
        f"POST {HELD}/tables": taker,
        f"POST {HELD_TABLE}/code": taker,
    }
