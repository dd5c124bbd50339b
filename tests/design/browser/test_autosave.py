"""What is typed is never lost, and nobody's words are overwritten."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from tests.design.browser.stand_in import DAN, House, waits

KEPT = "What you typed is kept on this device."
LINE = ".kept"


def kept(page: Page) -> list[str]:
    """The names of what waits on the device."""
    names: list[str] = page.evaluate("Object.keys(localStorage).sort()")
    return names


def write(page: Page, words: str) -> None:
    page.goto("/form")
    page.get_by_label("Outcome").fill(words)


def test_words_are_kept_at_once_and_let_go_when_saved(page: Page, house: House) -> None:
    write(page, "Ayo tells a friend")
    assert kept(page) == ["golden-thread:ruth:draft:plan-17"]
    expect(page.locator(LINE)).to_contain_text("Saved at")
    assert kept(page) == []
    assert house.received("/save") == [{"revision": "4", "outcome": "Ayo tells a friend"}]


def test_hints_come_beside_the_form_with_the_answer_and_are_announced_once(page: Page, house: House) -> None:
    hint = {"html": "<p>The line does not say how often.</p>", "says": "1 hint on these words above."}
    house.answer |= {"beside": hint}
    write(page, "Reading")
    expect(page.locator("#beside")).to_have_text("The line does not say how often.")
    expect(page.locator(f"{LINE}[role=status]")).to_contain_text("1 hint on these words above.")
    page.get_by_label("Outcome").fill("Reading with Meera")
    expect(page.locator(LINE)).to_have_text("")
    expect(page.locator(LINE)).to_contain_text("Saved at")
    expect(page.locator(LINE)).not_to_contain_text("hint")
    house.answer |= {"beside": {"html": "", "says": ""}}
    page.get_by_label("Outcome").fill("Reading with Meera every day for 10 minutes")
    expect(page.locator("#beside")).to_have_text("")


def test_next_save_begins_from_the_revision_that_was_answered(page: Page, house: House) -> None:
    write(page, "First")
    expect(page.locator(LINE)).to_contain_text("Saved at")
    page.get_by_label("Outcome").fill("Second")
    expect(page.locator(LINE)).to_have_text("")
    expect(page.locator(LINE)).to_contain_text("Saved at")
    sent = [(body["revision"], body["outcome"]) for body in house.received("/save")]
    assert sent == [("4", "First"), ("5", "Second")]


def test_words_come_back_after_the_browser_was_closed(
    page: Page, house: House, context: BrowserContext
) -> None:
    house.status = 500
    write(page, "Half a sentence")
    page.get_by_label("Specialist").check()
    expect(page.locator(LINE)).to_have_text(f"Not saved yet. {KEPT} We will try again.")
    page.close()
    house.status = 200
    again = context.new_page()
    again.goto("/form")
    expect(again.get_by_label("Outcome")).to_have_value("Half a sentence")
    expect(again.get_by_label("Specialist")).to_be_checked()
    expect(again.locator(LINE)).to_contain_text("Saved at")
    assert kept(again) == []


def test_signed_out_writer_is_told_and_keeps_the_words(page: Page, house: House) -> None:
    house.status = 302
    write(page, "Still mine")
    expect(page.locator(LINE)).to_have_text(f"You have been signed out. {KEPT} Sign in and carry on")
    assert page.get_by_role("link", name="Sign in and carry on").get_attribute("href") == "/form"
    assert kept(page) == ["golden-thread:ruth:draft:plan-17"]


def test_another_person_at_the_device_does_not_see_them(page: Page, house: House) -> None:
    house.status = 500
    write(page, "About Ayo")
    expect(page.locator(LINE)).to_contain_text("Not saved yet")
    house.signed_in = DAN
    page.goto("/form")
    expect(page.get_by_label("Outcome")).to_have_value("")


def test_two_people_writing_stops_saving_and_says_who(page: Page, house: House) -> None:
    house.status, house.answer = 409, {"conflict": {"by": "Dan Okafor", "text": "His"}}
    write(page, "Mine")
    expect(page.locator(LINE)).to_have_text(
        "Dan Okafor changed this while you were writing. Yours is kept. Choose Save to see both."
    )
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/done")
    assert [body["outcome"] for body in house.received("/done")] == ["Mine"]


def test_words_typed_before_the_page_changed_are_offered_and_not_put_in(page: Page, house: House) -> None:
    house.status = 500
    write(page, "Typed in the morning")
    expect(page.locator(LINE)).to_contain_text("Not saved yet")
    house.status, house.revision, house.text = 200, 9, "Changed at noon by Dan"
    page.goto("/form")
    expect(page.get_by_label("Outcome")).to_have_value("Changed at noon by Dan")
    expect(page.locator(LINE)).to_contain_text("Typed in the morning")
    page.get_by_role("button", name="Put mine in").click()
    expect(page.get_by_label("Outcome")).to_have_value("Typed in the morning")


def test_words_that_are_not_wanted_can_be_thrown_away(page: Page, house: House) -> None:
    house.status = 500
    write(page, "Old")
    expect(page.locator(LINE)).to_contain_text("Not saved yet")
    house.revision, house.text = 9, "New"
    page.goto("/form")
    page.get_by_role("button", name="Throw mine away").click()
    assert kept(page) == []


def test_leaving_the_page_saves_first(page: Page, house: House) -> None:
    write(page, "All of it")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/done")
    assert [where for where, _ in house.reached] == ["/save", "/done"]
    assert house.received("/done")[0]["revision"] == "5"
    assert kept(page) == []


def test_leaving_without_an_answer_stays_where_the_words_are(page: Page, house: House) -> None:
    house.status = 500
    write(page, "All of it")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(LINE)).to_contain_text("Not saved yet")
    assert page.url == f"{house.address}/form"


def test_save_that_is_refused_goes_on_as_it_would_without_script(page: Page, house: House) -> None:
    for status, said in ((422, "Choose Save to see why"), (302, "You have been signed out")):
        house.status, house.reached = status, []
        write(page, "31 February")
        expect(page.locator(LINE)).to_contain_text(said)
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**/done")
        assert [body["outcome"] for body in house.received("/done")] == ["31 February"]


def test_whoever_does_not_pause_is_saved_all_the_same(page: Page, house: House) -> None:
    page.goto("/form")
    for _ in range(40):
        page.get_by_label("Outcome").press_sequentially("word ", delay=100)
        if house.received("/save"):
            break
    else:
        raise AssertionError("Nothing was saved while somebody wrote without a pause")


def test_words_left_at_the_last_key_are_sent_though_the_page_is_gone(
    page: Page, house: House, context: BrowserContext
) -> None:
    write(page, "Last words")
    page.goto("/done")
    waits(page, 0)
    assert {body["outcome"] for body in house.received("/save")} == {"Last words"}


def test_words_left_that_cannot_be_saved_are_named_on_the_next_page(
    page: Page, house: House, context: BrowserContext
) -> None:
    house.status = 422
    write(page, "31 February")
    page.close()
    another = context.new_page()
    another.goto("/done")
    line = another.get_by_role("status")
    expect(line).to_contain_text("Not saved yet: what you typed in “Outcome”.")
    line.get_by_role("link", name="Open it").click()
    expect(another.get_by_label("Outcome")).to_have_value("31 February")
    another.goto("/done")
    another.get_by_role("button", name="Throw it away").click()
    assert kept(another) == []


def test_signing_out_asks_before_unsent_words_are_lost(page: Page, house: House) -> None:
    house.status = 500
    write(page, "Unsent")
    expect(page.locator(LINE)).to_contain_text("Not saved yet")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Sign out").click()
    assert asked == [
        "One thing you typed or tapped is not sent yet."
        " If you sign out now it will be lost from this device. Sign out?"
    ]
    assert (house.received("/out"), kept(page)) == ([], ["golden-thread:ruth:draft:plan-17"])


def test_signing_out_empties_the_device(page: Page, house: House) -> None:
    house.status = 500
    write(page, "Unsent")
    expect(page.locator(LINE)).to_contain_text("Not saved yet")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/out")
    assert kept(page) == []


def test_what_was_left_seven_days_ago_is_removed_whoever_left_it(page: Page) -> None:
    page.goto("/done")
    page.evaluate(
        "localStorage.setItem('golden-thread:dan:draft:x', JSON.stringify({at: Date.now() - 7.1 * 864e5}))"
    )
    page.evaluate(
        "localStorage.setItem('golden-thread:dan:draft:y', JSON.stringify({at: Date.now() - 6.9 * 864e5}))"
    )
    page.goto("/done")
    waits(page, 1)
    assert kept(page) == ["golden-thread:dan:draft:y"]


def test_person_who_is_not_signed_in_leaves_nothing_behind_the_tab(page: Page, house: House) -> None:
    house.signed_in, house.status = None, 500
    write(page, "My concern")
    expect(page.locator(LINE)).to_contain_text("Not saved yet")
    assert kept(page) == []
    assert page.evaluate("sessionStorage.length") == 1
