"""What every page knows besides its own content: who is signed in, the menu, the footer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import NoReverseMatch, get_script_prefix
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from goldenthread.design.addresses import address
from goldenthread.design.parts import NavLink, SignedIn
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.held import writer_input
from goldenthread.foundation.permissions import IN_CLASS, ROLE_WORDS, RoleKind
from goldenthread.foundation.queries import unread
from goldenthread.people.access import Part, parts_of

# The menu: words, route, and the parts for which it is worth showing. In this order; the first one a
# person has is where they start.
R = RoleKind
DESK = frozenset({R.SENCO, R.HEAD})
COUNCIL = frozenset({R.PLAN_COORDINATOR, R.CASEWORK_MANAGER})
CLASSROOM = frozenset({R.CLASS_TEACHER, R.TEACHING_ASSISTANT, R.KEY_ADULT, R.SPECIALIST})
MENU = (
    ("Desk", "desk", DESK),
    ("Where cases wait", "managing", frozenset({R.CASEWORK_MANAGER})),
    ("Caseload", "caseload", COUNCIL),
    ("Team inbox", "case_inbox", COUNCIL),
    ("Panels", "panels", COUNCIL | {R.PANEL_MEMBER}),
    ("Returns", "returns", frozenset({R.CASEWORK_MANAGER, R.AREA_DATA})),
    ("Letters", "letter_words", frozenset({R.CASEWORK_MANAGER})),
    ("Packages", "packages", COUNCIL),
    ("Today", "today", CLASSROOM),
    ("My children", "family_home", frozenset({R.PARENT})),
    ("My plan", "family_home", frozenset({R.YOUNG_PERSON})),
    ("Children I help", "family_home", frozenset({R.HELPER})),
    ("Children I work with", "family_home", frozenset({R.SPECIALIST, R.KEY_ADULT})),
    ("Plans", "plans", DESK),
    ("Classes", "classes", DESK | IN_CLASS),
    ("Concerns", "concerns", DESK | CLASSROOM | {R.PARENT, R.YOUNG_PERSON}),
    ("Pupils", "import_roster", frozenset({R.SENCO, R.HEAD, R.SCHOOL_OFFICE})),
    ("Calendar", "calendars", frozenset({R.SENCO, R.HEAD, R.SCHOOL_OFFICE})),
    ("Advice", "advice_mine", frozenset({R.ADVICE_GIVER, R.SPECIALIST, R.SENCO, R.HEAD})),
    ("Cases with councils", "school_cases", DESK),
    ("Consultations", "consultations", DESK),
    ("Roles", "roles", frozenset({R.HEAD})),
    ("Schools", "import_schools", frozenset({R.AREA_DATA})),
    ("Public consultations", "public_consultations", frozenset({R.CONSULTATION_LEAD, R.ANALYST})),
    ("Events", "events_run", frozenset({R.CONSULTATION_LEAD})),
    ("Themes", "themes_home", frozenset({R.CONSULTATION_LEAD, R.ANALYST})),
    ("Campaigns", "campaigning", frozenset({R.CAMPAIGNER})),
)
EVERYONE = (("Messages", "notices"),)
FOOTER = (
    ("Help", "help"),
    ("Ask for an EHC assessment", "assessment"),
    ("Support packages", "packages"),
    ("Have your say", "conversations"),
    ("Events", "events"),
    ("Campaigns", "campaigns"),
    ("Accessibility", "accessibility"),
    ("Your information", "your_information"),
)
HOW_YOU_SIGN_IN = ("How you sign in", "mfa_index")


class Menu:
    """Worked out only if the page asks for it: an answer to a script never pays for a menu."""

    def __init__(self, viewer: Viewer, path: str) -> None:
        self.viewer, self.path = viewer, path

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return parts_of(self.viewer)

    @property
    def links(self) -> list[NavLink]:
        new = {address("notices"): unread(self.viewer)}
        return [
            NavLink(text, href, current=self._is_current(href), new=new.get(href, 0))
            for text, href in self._offered()
        ]

    @property
    def start(self) -> str:
        return next(href for _, href in self._offered())

    def _offered(self) -> Iterable[tuple[str, str]]:
        kinds = frozenset(part.kind for part in self.parts)
        seen: set[str] = set()
        wanted = [(text, name) for text, name, worth in MENU if kinds & worth]
        for text, name in (*wanted, *EVERYONE):
            href = _address(name)
            if href and href not in seen:
                seen.add(href)
                yield text, href

    def _is_current(self, href: str) -> bool:
        return self.path.startswith(href)

    @property
    def signed_in(self) -> SignedIn:
        first = min(self.parts, key=_weight, default=None)
        words = (
            first.described_as or ROLE_WORDS[first.kind] if first and first.kind is not R.YOUNG_PERSON else ""
        )
        account = self.viewer.account
        return SignedIn(account.name, words, first.place if first else "", str(account.id))


def _weight(part: Part) -> tuple[bool, int]:
    """Who plays several parts is called by the one that they begin with; those for a place come first."""
    worth = (number for number, (_, _, kinds) in enumerate(MENU) if part.kind in kinds)
    return not part.place, next(worth, len(MENU))


def _address(name: str) -> str:
    try:
        return address(name)
    except NoReverseMatch:
        return ""


def _form_inputs(request: HttpRequest) -> SafeString:
    """What every form carries: its page's token, and whose page it is."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    token = csrf_input(request)
    return token + writer_input(viewer.account.id) if viewer else token


def context(request: HttpRequest) -> dict[str, Any]:
    viewer: Viewer | None = getattr(request, "viewer", None)
    common = {
        "csrf_input": SimpleLazyObject(partial(_form_inputs, request)),  # once, for all forms of a page
        "home_url": "/",
        "sign_out_url": address("account_logout"),
        "account_url": address("mfa_index"),
        "banner": "A demonstration. Everyone named here is made up." if settings.DEMO else None,
        "viewer": viewer,
        "footer_links": _footer(get_script_prefix(), viewer is not None),
        "held": getattr(request, "held", None) is not None,
        "footer_words": "Golden Thread is open source, and belongs to the people who use it.",
    }
    if viewer is None:
        return common
    menu = Menu(viewer, request.path)
    return common | {"signed_in": menu.signed_in, "nav": menu.links, "nav_label": "Main"}


@cache
def _footer(mounted: str, signed_in: bool) -> list[NavLink]:
    """The same on every page. `mounted`: where we are, which addresses begin with."""
    links = (*FOOTER, HOW_YOU_SIGN_IN) if signed_in else FOOTER
    return [NavLink(text, address(name)) for text, name in links]


def start_of(viewer: Viewer) -> str:
    """The address where this person begins."""
    return Menu(viewer, "").start
