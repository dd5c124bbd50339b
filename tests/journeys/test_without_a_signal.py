"""Reloaded without a signal: nothing typed is lost, and nobody’s record stays on the device."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Comes
from tests.journeys.house import House
from tests.journeys.person import Person

QUESTION = "What worries you?"
WORDS = "Leila hides under the table at lunch"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const each of await (await caches.open(name)).keys()) found.push(new URL(each.url).pathname);
  return found;
}"""


def test_half_written_form_is_there_again_when_the_signal_is_back(comes: Comes, house: House) -> None:
    dan = comes("dan", PHONE)
    begins_a_concern(dan)
    dan.writes(QUESTION, WORDS)
    house.close()
    dan.page.reload()
    dan.sees("You are offline")
    dan.does_not_see("Leila")
    house.open()
    dan.presses("Try again")
    expect(dan.page.get_by_label(QUESTION)).to_have_value(WORDS)
    expect(dan.page.locator(".kept")).to_contain_text("It is not sent yet")
    sends(dan)
    dan.sees(WORDS)
    assert dan.page.evaluate("localStorage.length") == 0


def test_form_sent_without_a_signal_is_sent_again_later(comes: Comes, house: House) -> None:
    dan = comes("dan")
    begins_a_concern(dan)
    dan.writes(QUESTION, WORDS)
    house.close()
    dan.page.locator("main button[type=submit]").last.click()
    dan.sees("You are offline")
    house.open()
    dan.presses("Try again")
    expect(dan.page.get_by_label(QUESTION)).to_have_value(WORDS)
    sends(dan)
    dan.sees(WORDS)


def test_what_was_put_back_can_be_thrown_away(comes: Comes) -> None:
    dan = comes("dan", PHONE)
    begins_a_concern(dan)
    dan.writes(QUESTION, WORDS)
    dan.page.reload()
    dan.page.get_by_role("button", name="Throw it away").click()
    expect(dan.page.get_by_label(QUESTION)).to_have_value("")
    dan.page.reload()
    expect(dan.page.get_by_label(QUESTION)).to_have_value("")
    assert dan.page.evaluate("localStorage.length") == 0


def test_a_wrong_answer_comes_back_once_and_not_as_something_put_back(comes: Comes) -> None:
    dan = comes("dan")
    begins_a_concern(dan)
    dan.writes("What has been tried", WORDS)
    dan.page.locator("main button[type=submit]").last.click()
    expect(dan.page.locator(".govuk-error-summary")).to_be_visible()
    expect(dan.page.locator(".kept")).to_have_count(0)
    expect(dan.page.get_by_label("What has been tried")).to_have_value(WORDS)


def test_nothing_about_anybody_is_kept_by_the_browser(comes: Comes) -> None:
    dan = comes("dan")
    for path in ("/today/", "/classes/", "/concerns/new/?name=Leila"):
        dan.opens(path)
    dan.page.evaluate("navigator.serviceWorker.ready")
    kept = dan.page.evaluate(KEPT)
    assert "/offline/" in kept
    assert [path for path in kept if path != "/offline/" and not path.startswith("/static/")] == []
    page = dan.page.evaluate("async () => (await caches.match('/offline/')).text()")
    assert "Dan Okafor" not in page


def begins_a_concern(writer: Person) -> None:
    writer.opens("/concerns/new/?name=Leila")
    writer.follows("Leila Haddad")
    writer.page.evaluate("navigator.serviceWorker.ready")


def sends(writer: Person) -> None:
    writer.page.locator("main button[type=submit]").last.click()
    writer.page.wait_for_load_state()
