"""The API of campaigns: who gets which answer, and what each operation is sent."""

from __future__ import annotations

from typing import Any

from goldenthread.campaigns.codes import token_for
from tests.cast import TODAY
from tests.catalogue.test_parity import (
    CAMPAIGN,
    CAMPAIGNS,
    ITS_AREA,
    ITS_ROLES,
    OPEN_CAMPAIGN,
    OPEN_LETTER,
    OPEN_SURVEY,
    PLEDGE,
    RUNS,
    SIGNED,
    SURVEY,
)
from tests.catalogue.world import World

WHO_MAY = {
    "GET campaigns": "2222222222222222",
    "GET campaigns/{campaign_id}": "2222222222222222",
    "GET campaigns/surveys/{survey_id}": "2222222222222222",
    "GET campaigns/surveys/{survey_id}/results": "2222222222222222",
    "POST campaigns/surveys/{survey_id}/answers": "2222222222222222",
    "POST campaigns/surveys/{survey_id}/drafts": "2222222222222222",
    "POST campaigns/surveys/drafts/read": "2222222222222222",
    "PUT campaigns/surveys/drafts": "2222222222222222",
    "POST campaigns/surveys/answers/read": "2222222222222222",
    "POST campaigns/surveys/answers/take-back": "2222222222222222",
    "GET campaigns/letters/{open_letter_id}": "2222222222222222",
    "GET campaigns/letters/{open_letter_id}/texts/{version_number}": "2222222222222222",
    "GET campaigns/letters/{open_letter_id}/letter.pdf": "2222222222222222",
    "GET campaigns/letters/{open_letter_id}/letter.docx": "2222222222222222",
    "POST campaigns/letters/{open_letter_id}/signatures": "2222222222222222",
    "POST campaigns/signatures/read": "2222222222222222",
    "POST campaigns/signatures/confirm": "2222222222222222",
    "POST campaigns/signatures/take-back": "2222222222222222",
    "GET campaigns/{campaign_id}/pledges": "2222222222222222",
    "POST campaigns/{campaign_id}/pledges": "2222222222222222",
    "POST campaigns/pledges/read": "2222222222222222",
    "POST campaigns/pledges/news": "2222222222222222",
    "POST campaigns/pledges/take-back": "2222222222222222",
    "POST campaigns/{campaign_id}/mp": "2222222222222222",
    "POST campaigns/{campaign_id}/mp/letter": "2222222222222222",
    "GET campaigns/{campaign_id}/toolkit": "2222222222222222",
    "GET campaigns/{campaign_id}/toolkit/pack.zip": "2222222222222222",
    "GET campaigns/{campaign_id}/toolkit/pictures/{picture_id}": "2222222222222222",
    "GET campaigns/{campaign_id}/group-sheet.pdf": "2222222222222222",
    "GET campaigns/{campaign_id}/group-sheet.docx": "2222222222222222",
    "POST campaigns/surveys/drafts/send": "++++++++++++++++",
    "POST campaigns/pledges/confirm": "++++++++++++++++",
    "GET campaigning": "333333332333233s",
    "POST campaigning": "333333332333433s",
    "GET campaigning/{campaign_id}": "444444442444444s",
    "PUT campaigning/{campaign_id}": "444444442444444s",
    "PUT campaigning/{campaign_id}/asks": "444444442444444s",
    "POST campaigning/{campaign_id}/end": "444444442444444s",
    "POST campaigning/{campaign_id}/timeline": "444444442444444s",
    "PUT campaigning/{campaign_id}/timeline/{entry_id}": "444444442444444s",
    "DELETE campaigning/{campaign_id}/timeline/{entry_id}": "444444442444444s",
    "POST campaigning/{campaign_id}/surveys": "444444442444444s",
    "GET campaigning/surveys/{survey_id}": "444444442444444s",
    "POST campaigning/surveys/{survey_id}/close": "444444442444444s",
    "GET campaigning/surveys/{survey_id}/results": "444444442444444s",
    "GET campaigning/surveys/{survey_id}/answers.csv": "444444442444444s",
    "GET campaigning/surveys/{survey_id}/counts.csv": "444444442444444s",
    "POST campaigning/{campaign_id}/letters": "444444442444444s",
    "GET campaigning/letters/{open_letter_id}": "444444442444444s",
    "POST campaigning/letters/{open_letter_id}/texts": "444444442444444s",
    "PUT campaigning/letters/{open_letter_id}/order": "444444442444444s",
    "POST campaigning/letters/{open_letter_id}/close": "444444442444444s",
    "POST campaigning/letters/{open_letter_id}/invited": "444444442444444s",
    "POST campaigning/letters/{open_letter_id}/hand-in": "444444442444444s",
    "POST campaigning/signatures/{signatory_id}/aside": "444444442444444s",
    "GET campaigning/{campaign_id}/pledges": "444444442444444s",
    "POST campaigning/{campaign_id}/pledges": "444444442444444s",
    "POST campaigning/pledges/{pledge_id}/aside": "444444442444444s",
    "POST campaigning/pledges/{pledge_id}/news": "444444442444444s",
    "GET campaigning/{campaign_id}/toolkit": "444444442444444s",
    "POST campaigning/{campaign_id}/toolkit/texts": "444444442444444s",
    "PUT campaigning/{campaign_id}/toolkit/texts/{toolkit_text_id}": "444444442444444s",
    "DELETE campaigning/{campaign_id}/toolkit/texts/{toolkit_text_id}": "444444442444444s",
    "POST campaigning/{campaign_id}/toolkit/pictures": "444444442444444s",
    "PUT campaigning/{campaign_id}/toolkit/pictures/{picture_id}": "444444442444444s",
    "DELETE campaigning/{campaign_id}/toolkit/pictures/{picture_id}": "444444442444444s",
    "POST campaigning/{campaign_id}/groups": "444444442444444s",
    "POST campaigning/{campaign_id}/publish": "44444444+444444s",
    "PUT campaigning/surveys/{survey_id}": "44444444+444444s",
    "POST campaigning/surveys/{survey_id}/questions": "44444444+444444s",
    "PUT campaigning/surveys/{survey_id}/questions/{survey_question_id}": "44444444+444444s",
    "DELETE campaigning/surveys/{survey_id}/questions/{survey_question_id}": "44444444+444444s",
    "POST campaigning/surveys/{survey_id}/open": "44444444+444444s",
    "POST campaigning/surveys/{survey_id}/show": "44444444+444444s",
    "POST campaigning/surveys/{survey_id}/hand-in": "44444444+444444s",
    "POST campaigning/letters/{open_letter_id}/publish": "44444444+444444s",
    "POST campaigning/signatures/{signatory_id}/back": "44444444+444444s",
    "POST campaigning/pledges/{pledge_id}/seen": "44444444+444444s",
    "POST campaigning/pledges/{pledge_id}/back": "44444444+444444s",
    "GET campaigning/areas/{area_id}": "444444434444234s",
    "POST campaigning/areas/{area_id}/organisations": "444444434444234s",
    "POST campaigning/areas/{area_id}/campaigns/{campaign_id}/down": "444444434444234s",
    "GET campaigning/organisations/{organisation_id}": "444444434444234s",
    "POST campaigning/organisations/{organisation_id}/roles": "444444434444234s",
    "POST campaigning/organisations/{organisation_id}/roles/{held_id}/end": "444444434444234s",
    "POST campaigning/areas/{area_id}/campaigns/{campaign_id}/back": "444444434444+34s",
}


def sent(world: World) -> dict[str, Any]:
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
        f"POST {SIGNED}/texts": {"words": "Other words.", "why": "Shorter."},
        f"PUT {SIGNED}/order": {"order": "signed"},
        f"POST {SIGNED}/invited": {"signers": [signer]},
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
