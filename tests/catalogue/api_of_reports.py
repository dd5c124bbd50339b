"""The API of reports and of receipts: who gets which answer, and what each operation is sent."""

from __future__ import annotations

from typing import Any

from tests.cast import TODAY
from tests.catalogue.test_parity import ANSWERED, ASKED, OF_THEME
from tests.catalogue.world import World

WHO_MAY = {
    f"GET {ANSWERED}/report": "2222222222222222",
    f"GET {ANSWERED}/report/done": "2222222222222222",
    f"GET {ANSWERED}/report/themes/{{theme_id}}": "2222222222222222",
    f"GET {ANSWERED}/report/files/{{kind}}": "2222222222222222",
    f"GET {ANSWERED}/report/points": "2222222222222222",
    f"GET {ANSWERED}/report/evidence": "2222222222222222",
    "POST conversations/receipts/whole": "2222222222222222",
    "POST conversations/receipts/objections": "2222222222222222",
    "POST conversations/receipts/take-out": "2222222222222222",
    "POST conversations/receipts/seen": "2222222222222222",
    "POST conversations/receipts/news": "2222222222222222",
    "POST conversations/receipts/news/stop": "2222222222222222",
    "POST conversations/receipts/news/confirm": "2222222222222222",
    f"GET {ASKED}/report": "444444434444224s",
    f"GET {ASKED}/report/parts/{{part}}": "444444434444224s",
    f"PUT {ASKED}/report/parts/{{part}}": "444444434444224s",
    f"GET {OF_THEME}/heard": "444444434444224s",
    f"PUT {OF_THEME}/heard": "444444434444224s",
    f"GET {OF_THEME}/quotable": "444444434444224s",
    f"GET {OF_THEME}/decisions": "444444434444224s",
    f"POST {OF_THEME}/decisions": "444444434444234s",
    f"POST {ASKED}/report/editions": "444444434444+34s",
    f"POST {ASKED}/report/population": "444444434444234s",
    f"GET {ASKED}/report/points": "444444434444224s",
    f"POST {ASKED}/report/points/{{point}}": "444444434444234s",
}


def sent(world: World) -> dict[str, Any]:
    """The clock stands before the close, so nothing can be published: whoever may is told so."""
    code, words = {"code": world.receipt_of_report}, {"words": "They want wood."}
    again = words | {"base": 1, "why": "It was too short."}
    meant = code | words | {"answer_id": f"{world.answer_of_report}"}
    decision = {
        "outcome": "accepted",
        "yes": "We do.",
        "decided_by": "the Director",
        "decided_on": f"{TODAY}",
    }
    return {
        "POST conversations/receipts/whole": code,
        "POST conversations/receipts/objections": meant,
        "POST conversations/receipts/take-out": code,
        "POST conversations/receipts/seen": code,
        "POST conversations/receipts/news": code | {"email": "name@example.org"},
        "POST conversations/receipts/news/stop": code,
        "POST conversations/receipts/news/confirm": {"token": f"{world.reported['token']}"},
        f"PUT {ASKED}/report/parts/{{part}}": again,
        f"PUT {OF_THEME}/heard": again,
        f"POST {OF_THEME}/decisions": decision,
        f"POST {ASKED}/report/editions": {"why": "More came."},
        f"POST {ASKED}/report/points/{{point}}": words,
    }
