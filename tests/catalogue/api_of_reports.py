"""The API of reports and of receipts: who gets which answer, and what each operation is sent."""

from __future__ import annotations

from typing import Any

from goldenthread.campaigns.codes import token_for
from tests.cast import TODAY
from tests.catalogue.test_parity import (
    ANSWERED,
    ASKED,
    CAMPAIGN,
    CAMPAIGNS,
    ITS_AREA,
    ITS_ROLES,
    LETTER,
    OF_THEME,
    OPEN_CAMPAIGN,
    OPEN_LETTER,
    OPEN_SURVEY,
    PLEDGE,
    RUNS,
    SURVEY,
)
from tests.catalogue.world import World

WHO_MAY = {
    f"GET {ANSWERED}/report": "2222222222222222",
    f"GET {ANSWERED}/report/done": "2222222222222222",
    f"GET {ANSWERED}/report/themes/{{theme_id}}": "2222222222222222",
    f"GET {ANSWERED}/report/files/{{kind}}": "2222222222222222",
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


def sent_in_campaigns(world: World) -> dict[str, Any]:
    """The survey is open, so what it asks can no longer be changed: whoever may is told so."""
    answers = {"answers": [{"question_id": f"{world.ids['survey_question_id']}", "words": "Wood."}]}
    code, signer = {"code": world.survey_begun}, {"name": "Ada", "email": "ada@example.org"}
    asked, why = {"words": "Why?"}, {"why": "It was wrong."}
    days = {"opens_at": "2027-01-11T09:00:00Z", "closes_at": "2027-06-11T09:00:00Z"}
    news = {"how": "kept", "words": "It stands.", "on": f"{TODAY}"}
    by_signature = {"token": token_for(world.signatory.id)}
    by_pledge = {"token": token_for(world.pledge.id)}
    first = {"question_id": f"{world.ids['question_id']}", "words": "Of wood."}
    text = {"kind": "post", "title": "Short", "words": "Swings!"}
    entry = {"when": "2023", "title": "A walk"}
    return {
        f"POST {OPEN_SURVEY}/answers": answers,
        f"POST {OPEN_SURVEY}/drafts": {},
        f"PUT {CAMPAIGNS}/surveys/drafts": code | answers,
        f"POST {CAMPAIGNS}/surveys/drafts/read": code,
        f"POST {CAMPAIGNS}/surveys/drafts/send": code,
        f"POST {CAMPAIGNS}/surveys/answers/read": {"code": world.survey_receipt},
        f"POST {CAMPAIGNS}/surveys/answers/take-back": {"code": world.survey_receipt},
        f"POST {OPEN_LETTER}/signatures": signer,
        **{f"POST {CAMPAIGNS}/signatures/{what}": by_signature for what in ("read", "confirm", "take-back")},
        f"POST {OPEN_CAMPAIGN}/pledges": signer | {"words": "A swing."},
        **{f"POST {CAMPAIGNS}/pledges/{what}": by_pledge for what in ("read", "confirm", "take-back")},
        f"POST {CAMPAIGNS}/pledges/news": by_pledge | news,
        f"POST {OPEN_CAMPAIGN}/mp": {"postcode": "NM9 9ZZ"},
        f"POST {OPEN_CAMPAIGN}/mp/letter": {"words": "Please.", "name": "Pat", "home": "1 Hill Road"},
        f"POST {RUNS}": {"runner_id": f"{world.cast.forum.id}", "name": "Slides", "purpose": "Slides."},
        f"PUT {CAMPAIGN}": {
            "name": "Swings", "purpose": "Swings.", "consultation_id": f"{world.ids['public_id']}"
        },
        f"PUT {CAMPAIGN}/asks": {"points": ["One"]},
        f"POST {CAMPAIGN}/timeline": entry,
        f"PUT {CAMPAIGN}/timeline/{{entry_id}}": entry,
        f"POST {CAMPAIGN}/surveys": {"name": "Another"},
        f"PUT {SURVEY}": {"name": "Other", "about": "Why.", "privacy": "We."},
        f"POST {SURVEY}/questions": asked,
        f"PUT {SURVEY}/questions/{{survey_question_id}}": asked,
        f"POST {SURVEY}/open": days,
        f"POST {SURVEY}/close": {"closes_at": "2027-06-11T09:00:00Z"},
        f"POST {CAMPAIGN}/letters": {"name": "A letter", "addressed_to": "you", "words": "We ask."},
        f"POST {LETTER}/texts": {"words": "Other words.", "why": "Shorter."},
        f"PUT {LETTER}/order": {"order": "signed"},
        f"POST {LETTER}/invited": {"signers": [signer]},
        f"POST {RUNS}/signatures/{{signatory_id}}/aside": why,
        f"POST {CAMPAIGN}/pledges": {"name": "Alex", "words": "I ask.", "said_where": "Hustings"},
        f"POST {PLEDGE}/aside": why,
        f"POST {PLEDGE}/news": news,
        f"POST {CAMPAIGN}/toolkit/texts": text,
        f"PUT {CAMPAIGN}/toolkit/texts/{{toolkit_text_id}}": text,
        f"PUT {CAMPAIGN}/toolkit/pictures/{{picture_id}}": {"alt": "A red swing."},
        f"POST {CAMPAIGN}/groups": {"group": "Us", "people": 9, "answers": [first]},
        f"POST {ITS_AREA}/organisations": {"name": "Swing Society"},
        f"POST {ITS_AREA}/campaigns/{{campaign_id}}/down": why,
        f"POST {ITS_ROLES}/roles": {
            "name": "Grace Adeyemi", "email": "grace.adeyemi@example.org", "evidence": "Minutes"
        },
        f"POST {ITS_ROLES}/roles/{{held_id}}/end": {"reason": "They left."},
    }  # fmt: skip
