"""One person at a browser of their own, who looks at every page that opens."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from goldenthread.config.demonstration.cast import PASSWORD, PEOPLE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
NAMES = dict(PEOPLE)
PICTURES = os.environ.get("GOLDENTHREAD_PICTURES")
PASTED = "https://example.org/guidance/" + "words-in-time-" * 12
"""An address as people paste it: no page may become wider than the screen for it."""


class Person:
    """What one of the cast does and sees. Every page is checked once for each person and kind of page."""

    def __init__(self, short: str, context: BrowserContext, *, with_script: bool = True) -> None:
        self.short, self.name, self.with_script = short, NAMES[short], with_script
        self.page: Page = context.new_page()
        self.page.on("pageerror", _fail)
        self.looked_at: set[str] = set()

    def signs_in(self) -> Person:
        self.opens("/accounts/login/")
        return self.gives_email_and_password()

    def gives_email_and_password(self) -> Person:
        self.writes("E-mail address", f"{self.name.lower().replace(' ', '.')}@example.org")
        self.writes("Password", PASSWORD)
        self.presses("Sign in")
        return self

    def is_signed_out_without_knowing(self) -> None:
        """The session has ended; the page that is open does not know it yet."""
        self.page.context.clear_cookies(name="sessionid")

    def closes_the_page(self) -> None:
        """And opens another, in the same browser."""
        context = self.page.context
        self.page.close()
        self.page = context.new_page()
        self.page.on("pageerror", _fail)

    def opens(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{self.name} opened {path} and got {answer.status}"
        self.looks()

    def follows(self, link: str, *, within: Locator | None = None) -> None:
        # what is only for the ear stands apart, so there may be a space before its colon
        named = re.compile(re.escape(link).replace(":", r"\s*:"))
        self._goes(_in(within, self.page).get_by_role("link", name=named).first)

    def presses(self, button: str, *, within: Locator | None = None) -> None:
        """A button that leads on: one that sends, or a link that is drawn as one."""
        place = _in(within, self.page)
        found = place.get_by_role("button", name=button, exact=True)
        self._goes(found.or_(place.get_by_role("link", name=button, exact=True)).first)

    def writes(self, label: str, words: str, *, within: Locator | None = None) -> None:
        _in(within, self.page).get_by_label(label).first.fill(words)

    def chooses(self, answer: str, *, of: str = "") -> None:
        """One of the answers of a question; without the question, the only one of that name."""
        place = self.page.get_by_role("group", name=of) if of else self.page
        place.get_by_label(answer, exact=True).first.check()

    def chooses_beginning(self, answer: str, *, of: str) -> None:
        """An answer that goes on with a hint, which belongs to its name."""
        self.page.get_by_role("group", name=of).get_by_label(answer).first.check()

    def enters_day(self, question: str, day: int, month: int, year: int) -> None:
        asked = self.page.get_by_role("group", name=question)
        for label, number in (("Day", day), ("Month", month), ("Year", year)):
            asked.get_by_label(label).fill(str(number))

    def sees(self, words: str) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(words)

    def does_not_see(self, words: str) -> None:
        expect(self.page.get_by_role("main")).not_to_contain_text(words)

    def is_told(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def is_told_of(self, beginning: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(beginning)

    @property
    def path(self) -> str:
        return "/" + self.page.url.split("/", 3)[3]

    def _goes(self, way: Locator) -> None:
        with self.page.expect_navigation():
            way.click()
        self.looks()

    def looks(self) -> None:
        """One heading, nothing wider than the screen, and no rule of WCAG 2.2 AA broken."""
        kind = AN_ID.sub("…", self.path.split("?")[0]) + str(self.page.title().startswith("Error"))
        if kind in self.looked_at:
            return
        self.looked_at.add(kind)
        assert self.page.get_by_role("heading", level=1).count() == 1, f"{self.path}: not one first heading"
        if not self.with_script:
            return
        self._takes_a_picture(kind)
        wide, screen = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= screen, f"{self.path} is {wide} wide on a screen of {screen}"
        assert violations(self.page) == [], self.path

    def _takes_a_picture(self, kind: str) -> None:
        if PICTURES:
            width = self.page.viewport_size["width"] if self.page.viewport_size else 0
            name = re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-")
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{PICTURES}/{width}-{name}-{self.short}.png", full_page=True)


def violations(page: Page) -> list[tuple[str, Any]]:
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    return [(broken["id"], broken["nodes"][0]["target"]) for broken in found]


def _in(within: Locator | None, page: Page) -> Locator:
    return within if within is not None else page.locator("body")


def _fail(error: Exception) -> None:
    raise AssertionError(f"A script failed: {error}")
