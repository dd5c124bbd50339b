"""The styleguide holds every component, so what holds here holds on every page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.design.browser.stand_in import House

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESK, PHONE, SMALL = (1280, 900), (390, 844), (320, 640)


@pytest.mark.parametrize("width, height", [DESK, PHONE])
def test_styleguide_breaks_no_rule_of_wcag_2_2_aa(
    browser: Browser, house: House, width: int, height: int
) -> None:
    page = _open(browser, house, width, height)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(broken["id"], broken["nodes"][0]["target"]) for broken in found] == []
    page.close()


@pytest.mark.parametrize("width, height", [DESK, PHONE, SMALL])
def test_nothing_scrolls_sideways(browser: Browser, house: House, width: int, height: int) -> None:
    page = _open(browser, house, width, height)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_links_in_lists_can_be_hit_with_a_thumb(browser: Browser, house: House) -> None:
    page = _open(browser, house, *PHONE)
    small = page.evaluate(
        """[...document.querySelectorAll(".nav a, .counts a, .tap button, .desk a, .foot a")]
        .filter((each) => each.getBoundingClientRect().height < 24)
        .map((each) => each.textContent)"""
    )
    assert small == []
    page.close()


def test_answer_reveals_its_question_without_script(browser: Browser, house: House) -> None:
    context = browser.new_context(base_url=house.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/design/")
    revealed = page.locator("#conditional-reason-3")
    expect(revealed).to_be_visible()
    page.locator('label[for="reason"]').click()
    expect(revealed).to_be_hidden()
    context.close()


def test_error_summary_leads_to_the_box_that_is_wrong(browser: Browser, house: House) -> None:
    page = _open(browser, house, *DESK)
    page.get_by_role("link", name="November 2026 has 30 days").click()
    assert page.evaluate("document.activeElement.id") == "day-day"
    page.close()


def test_icons_of_the_sprite_are_drawn(browser: Browser, house: House) -> None:
    page = _open(browser, house, *DESK)
    drawn = page.evaluate("document.querySelector('.state use').getBBox().width > 0")
    assert drawn is True
    page.close()


def test_menu_stands_in_even_columns_on_a_phone(browser: Browser, house: House) -> None:
    page = _open(browser, house, *PHONE)
    lefts = page.evaluate(
        "[...document.querySelectorAll('.nav li')].map((each) => Math.round(each.offsetLeft))"
    )
    assert lefts[3:] == lefts[:2]
    page.close()


def _open(browser: Browser, house: House, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height}, base_url=house.address)
    page.goto("/design/")
    expect(page.locator("body.govuk-frontend-supported")).to_be_visible()
    return page
