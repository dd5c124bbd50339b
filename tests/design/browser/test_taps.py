"""One tap records a session, with a signal or without."""

from __future__ import annotations

from uuid import UUID

from playwright.sync_api import BrowserContext, Page, expect

from tests.design.browser.stand_in import House, nothing_waits


def tap(page: Page, child: str, outcome: str = "Happened") -> None:
    page.get_by_role("form", name=f"Reading, {child}").get_by_role("button", name=outcome, exact=True).click()


def said(page: Page, child: str) -> str:
    return f'form[data-tap="{child}"] .tap__said'


def test_tap_is_sent_once_with_a_key_of_its_own_and_answered_in_words(page: Page, house: House) -> None:
    house.answer = {"recorded": True, "words": "Happened. Meera, 9.02am", "change": "/change"}
    page.goto("/taps")
    tap(page, "noah")
    expect(page.locator(said(page, "noah"))).to_have_text("Happened. Meera, 9.02am Change")
    [body] = house.received("/tap/noah")
    assert (body["outcome"], body["csrfmiddlewaretoken"]) == ("happened", "token")
    assert UUID(body["client_key"]).version == 4
    assert page.evaluate("localStorage.length") == 0


def test_tap_without_a_signal_waits_and_is_sent_when_it_is_back(
    page: Page, house: House, context: BrowserContext
) -> None:
    house.answer = {"recorded": True, "words": "Did not happen. Dan"}
    page.goto("/taps")
    context.set_offline(True)
    tap(page, "noah", "Did not happen")
    expect(page.locator(said(page, "noah"))).to_contain_text("Kept on this device until there is a signal")
    assert house.reached == []
    context.set_offline(False)
    expect(page.locator(said(page, "noah"))).to_have_text("Did not happen. Dan")
    assert [body["outcome"] for body in house.received("/tap/noah")] == ["missed"]


def test_second_tap_before_sending_takes_the_place_of_the_first(
    page: Page, house: House, context: BrowserContext
) -> None:
    page.goto("/taps")
    context.set_offline(True)
    tap(page, "noah")
    expect(page.locator(said(page, "noah"))).to_contain_text("Happened, tapped at")
    tap(page, "noah", "Did not happen")
    expect(page.locator(said(page, "noah"))).to_contain_text("Did not happen, tapped at")
    context.set_offline(False)
    nothing_waits(page)
    assert [body["outcome"] for body in house.received("/tap/noah")] == ["missed"]


def test_taps_that_waited_are_sent_from_the_next_page(
    page: Page, house: House, context: BrowserContext
) -> None:
    house.status = 503
    page.goto("/taps")
    tap(page, "noah")
    expect(page.locator(said(page, "noah"))).to_have_text(
        "Not sent yet. Kept on this device. We will try again."
    )
    tap(page, "sofia")
    house.status, house.reached = 200, []
    page.close()
    another = context.new_page()
    another.goto("/taps")
    nothing_waits(another)
    assert [where for where, _ in house.reached] == ["/tap/noah", "/tap/sofia"]


def test_signed_out_tap_is_kept(page: Page, house: House) -> None:
    house.status = 302
    page.goto("/taps")
    tap(page, "noah")
    expect(page.locator(said(page, "noah"))).to_have_text(
        "You have been signed out. What you tapped is kept on this device. Sign in and carry on"
    )
    assert page.evaluate("localStorage.length") == 1


def test_what_someone_else_recorded_stands(page: Page, house: House) -> None:
    house.status = 409
    house.answer = {"words": "Meera recorded that this happened, at 9.02am."}
    page.goto("/taps")
    tap(page, "noah", "Did not happen")
    expect(page.locator(said(page, "noah"))).to_have_text("Meera recorded that this happened, at 9.02am.")
    assert page.evaluate("localStorage.length") == 0


def test_refused_tap_is_named_and_does_not_count_as_recorded(page: Page, house: House) -> None:
    house.status, house.answer = 409, {"refused": "Friday has not come yet."}
    page.goto("/taps", wait_until="networkidle")
    tap(page, "noah")
    expect(page.locator(said(page, "noah"))).to_have_text("Friday has not come yet.")
    form = page.get_by_role("form", name="Reading, noah")
    expect(form.get_by_role("button", name="Happened", exact=True)).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_without_script_the_tap_is_an_ordinary_form(house: House, context: BrowserContext) -> None:
    assert context.browser
    plain = context.browser.new_context(base_url=house.address, java_script_enabled=False)
    page = plain.new_page()
    page.goto("/taps")
    tap(page, "noah")
    assert house.received("/tap/noah") == [{"csrfmiddlewaretoken": "token", "outcome": "happened"}]
    plain.close()
