"""The API of themes: who gets which answer, and what each operation is sent."""

from __future__ import annotations

from typing import Any

from tests.catalogue.test_parity import A_THEME, CANDIDATE, FRAME, LETTER, OF_THEMES, TO_CODE
from tests.catalogue.world import World

WHO_MAY = {
    "GET themes/consultations/{public_id}": "444444434444224s",
    f"GET {OF_THEMES}": "444444434444224s",
    f"GET {OF_THEMES}/runs": "444444434444224s",
    "GET themes/runs/{run_id}": "444444434444224s",
    f"GET {OF_THEMES}/candidates": "444444434444224s",
    "GET themes/runs/{run_id}/candidates": "444444434444224s",
    f"GET {CANDIDATE}": "444444434444224s",
    f"GET {OF_THEMES}/frames": "444444434444224s",
    f"GET {FRAME}": "444444434444224s",
    f"GET {OF_THEMES}/sample": "444444434444224s",
    f"GET {OF_THEMES}/next": "444444434444224s",
    f"GET {OF_THEMES}/agreement": "444444434444224s",
    f"GET {TO_CODE}": "444444434444224s",
    f"GET {OF_THEMES}/machine": "444444434444224s",
    f"GET {OF_THEMES}/figures": "444444434444444s",
    f"GET {OF_THEMES}/count": "444444434444444s",
    f"GET {OF_THEMES}/choices": "444444434444444s",
    f"GET {OF_THEMES}/stances": "444444434444224s",
    f"GET {OF_THEMES}/stances/{{stance}}/answers": "444444434444224s",
    f"GET {OF_THEMES}/themes/{{theme_id}}/answers": "444444434444224s",
    f"GET {OF_THEMES}/letters": "444444434444224s",
    f"GET {LETTER}": "444444434444224s",
    f"GET {OF_THEMES}/words": "444444434444224s",
    f"GET {TO_CODE}/words": "444444434444224s",
    "GET themes/consultations/{public_id}/objections": "444444434444224s",
    f"POST {OF_THEMES}/runs": "444444434444224s",
    f"POST {CANDIDATE}/becomes": "444444434444224s",
    f"POST {CANDIDATE}/apart": "444444434444224s",
    f"POST {OF_THEMES}/frames": "444444434444++4s",
    f"POST {FRAME}/themes": "444444434444224s",
    f"PUT {A_THEME}": "444444434444224s",
    f"DELETE {A_THEME}": "444444434444224s",
    f"POST {A_THEME}/move": "444444434444224s",
    f"POST {A_THEME}/split": "444444434444224s",
    f"POST {FRAME}/merge": "444444434444++4s",
    f"POST {FRAME}/sign": "444444434444++4s",
    f"POST {FRAME}/drop": "444444434444224s",
    f"POST {OF_THEMES}/sample": "444444434444++4s",
    f"POST {TO_CODE}/codings": "444444434444224s",
    f"POST {TO_CODE}/settle": "444444434444224s",
    f"POST {LETTER}/name": "444444434444224s",
    f"POST {LETTER}/codings": "444444434444224s",
    f"POST {TO_CODE}/words": "444444434444224s",
    "POST themes/objections/{objection_id}/answer": "444444434444224s",
}


def sent(world: World) -> dict[str, Any]:
    theme = f"{world.ids['theme_id']}"
    given = {"themes": [{"theme_id": theme}]}
    return {
        f"POST {OF_THEMES}/runs": {"kind": "words"},
        f"POST {CANDIDATE}/becomes": {"becomes": "new", "name": "Tyres"},
        f"POST {CANDIDATE}/apart": {"number": 2},
        f"POST {OF_THEMES}/frames": {"why": "It is too coarse."},
        f"POST {FRAME}/themes": {"name": "Tyres"},
        f"PUT {A_THEME}": {"name": "Timber", "revision": 1},
        f"POST {A_THEME}/move": {"up": False},
        f"POST {A_THEME}/split": {"names": ["Oak", "Pine"]},
        f"POST {FRAME}/merge": {"themes": [theme], "name": "All"},
        f"POST {FRAME}/sign": {"words_hash": "0"},
        f"POST {OF_THEMES}/sample": {"more": 1},
        f"POST {TO_CODE}/codings": given,
        f"POST {TO_CODE}/settle": given,
        f"POST {LETTER}/name": {"is_letter": True, "name": "Another name"},
        f"POST {LETTER}/codings": given,
        f"POST {TO_CODE}/words": {"may_show": True, "words": "Rope."},
        "POST themes/objections/{objection_id}/answer": {"changed": False, "words": "It stays."},
    }
