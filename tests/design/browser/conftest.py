"""A real browser, and a stand-in for the house."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.design.browser.stand_in import House, open_house

CHROMIUM = "/usr/bin/chromium"
QUIETLY = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/design/browser" in str(item.path):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield started
        started.close()


@pytest.fixture
def house() -> Iterator[House]:
    house, server = open_house()
    yield house
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser, house: House) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=house.address)
    opened.set_default_timeout(5000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on which any error of a script fails the test."""
    opened = context.new_page()
    opened.on("pageerror", _fail)
    return opened


def _fail(error: Exception) -> None:
    raise AssertionError(f"A script failed: {error}")
