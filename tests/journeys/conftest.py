"""A browser, a house for each journey, and the people who come to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.house import House, copy_of, prepared
from tests.journeys.person import Person

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FIRST_DAY = date(2026, 11, 2)
DESKTOP, PHONE = (1280, 900), (390, 844)

Comes = Callable[..., Person]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield started
        started.close()


@pytest.fixture(scope="session")
def cast_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("cast"), FIRST_DAY)


@pytest.fixture(scope="module")
def house(cast_only: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all journeys of a file: opening one takes longer than a short journey."""
    opened = House(copy_of(cast_only, tmp_path_factory.mktemp("house")), FIRST_DAY)
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def comes(browser: Browser, house: House) -> Iterator[Comes]:
    """Somebody comes to the house: `comes("ruth", PHONE)` signs them in at a browser of their own."""
    contexts = []

    def come(
        short: str, size: tuple[int, int] = DESKTOP, *, with_script: bool = True, signs_in: bool = True
    ) -> Person:
        context = browser.new_context(
            base_url=house.address,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=with_script,
        )
        context.set_default_timeout(8_000)
        contexts.append(context)
        person = Person(short, context, with_script=with_script)
        return person.signs_in() if signs_in else person

    yield come
    for context in contexts:
        context.close()
