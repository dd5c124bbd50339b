"""No dead ends: from home, every link of every page leads somewhere, for each person of the cast."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import PEOPLE
from goldenthread.config.reference import routes
from tests.cast import signed_in
from tests.catalogue import of_statements
from tests.catalogue.crawl import Crawl, faults_of, links_of, sent_to, takes_a_form
from tests.catalogue.world import World

pytestmark = pytest.mark.django_db

# Pages that no link and no form of the cast's world leads to, with the reason.
UNLINKED = {
    "offline": "shown by the browser when there is no signal",
    "service_worker": "a script, which the pages register",
    "styleguide": "for those who build pages: the README of design leads to it",
    "import_schools_preview": "opens when a file has been sent",
    "import_schools_result": "opens when a file is brought in",
    "import_schools_faults": "on the pages of a file that was sent",
    "packages_import_preview": "opens when a file has been sent",
    "case_package_leave_out": "beside an optional part that somebody was asked for: here none is optional",
    "role_question": "opens when the button that begins is pressed",
    "role_check": "opens when the last question is answered",
    "role_given": "opens when a role is given",
    "roster_preview": "opens when a file has been sent",
    "roster_result": "opens when a file is brought in",
    "roster_faults": "on the pages of a file that was sent",
    "duty_begin": "a form, offered while nobody has begun: here Ruth has",
    "duty_answer": "opens when the last question is answered",
    "plan_comment_correct": "beside what the school entered for a family",
    "each_session": "beside a session of several children that is not recorded",
    "why_session": "opens when “Did not happen” is tapped",
    "assessment_check": "opens when the last question is answered",
    "assessment_sent": "opens when a request has been sent",
    "case_decide_as": "opens when a decision is chosen",
    "case_event_as": "opens when what happened is chosen",
    "case_review_held": "offered until the meeting is held: here it was",
    "case_cease_ask": "offered while a plan is in force: here it has ended",
    "case_cease_end": "offered once nobody can challenge the end: here it has ended",
    "case_tribunal_date": "offered while an appeal is with the tribunal: here none is",
    "case_appeal_end": "offered while an appeal is with the tribunal: here none is",
    "case_order": "offered once an appeal has ended: here none was",
    "case_order_as": "opens when what was ordered is chosen",
    "case_plan_serve": "offered while no draft is with the family: here one is",
    "case_bring_in": "opens when the case of a family that moved here is opened",
    "case_place": "offered where a plan is in force: here none is",
    "case_placement_end": "beside a place under a plan in force",
    "case_tell_of_transfer": "offered when a plan came from another council",
    "case_reassess": "offered while a plan is in force: here none is",
    "case_ask_all_advice": "offered while advice is not asked for: here all of it is",
    "case_letter_posted": "offered where a letter could not be sent: here all were",
    "case_transfer": "offered when it is known that a family moves",
    "public_consultation_add_question": "offered while a consultation asks nothing",
    "conversation_questions": "opens when an answer is begun",
    "conversation_question": "on the page of an answer that is begun",
    "conversation_about": "opens when the last question is answered",
    "conversation_check": "on the page of an answer that is begun",
    "conversation_sent": "opens when an answer is sent",
    "conversation_receipt": "opens when the code of an answer is entered",
    "reply_document": "opens when a long response was sent up",
    "reply_brought_in": "opens when an answer was brought in",
    "survey_questions": "opens when an answer is begun",
    "survey_answer": "on the page of an answer that is begun",
    "survey_check": "on the page of an answer that is begun",
    "survey_sent": "opens when an answer is sent",
    "survey_mine": "opens when the code of an answer is entered",
    "letter_signed": "opens when somebody has signed",
    "signature": "the link of a mail leads to it, or a code",
    "pledge_made": "opens when somebody has pledged",
    "pledge": "the link of a mail leads to it, or a code",
    "mp_write": "opens when a postcode is entered",
    "handed_in": "opens when something was handed in",
    "conversation_show": "on the page of an answer that is begun",
    "conversation_show_out": "beside what is shown in an answer that is begun",
    **of_statements.UNLINKED,
    "conversation_collect": "handed out by whoever collects answers",
    "conversation_collected": "given to whoever collects answers",
    "sheet_result": "opens when a table is brought in",
    "sheet_faults": "beside what is wrong with a table",
    "why_childs_session": "opens when “Did not happen” is tapped",
    "event_sign_up_check": "opens when the last question is answered",
    "event_signed_up": "opens when a sign-up is sent",
    "event_place": "opens when the code of a place is entered",
    "event_place_take": "on the page of a place that is kept",
    "event_place_give_up": "on the page of a place",
    "event_place_change": "on the page of a place",
    "event_my_question": "opens when the code of a question is entered",
    "event_publish": "offered until an event is published: here it is",
    "event_entered": "opens when somebody was entered",
    "event_table_code": "opens when a table is made",
    "room_ask": "offered to whoever has a place, and to everybody from an hour before the event",
    "room_asked": "opens when a question is sent",
    "table": "opens when the code of a table is entered",
    "table_note": "on the page of a table",
    "table_note_remove": "on the page of a table",
    "table_hand_in": "on the page of a table",
    "table_handed_in": "opens when notes were handed in",
    "receipt_object": "on the page of an answer, which opens when its code is entered",
    "receipt_take_out": "on the page of an answer, which opens when its code is entered",
    "receipt_news": "on the page of an answer, which opens when its code is entered",
    "receipt_news_stop": "on the page of an answer, which opens when its code is entered",
    "receipt_seen": "on the page of an answer, which opens when its code is entered",
    "news_link": "in a letter to whoever asked to be told",
    "report_evidence": "offered where an event is over or a campaign brought something: here neither is",
    "shown": "on the page of an answer that shows something, which is not among the first three here",
    "shown_write_down": "on the page of an answer that shows something, as above",
    "report_publish": "offered once a consultation has closed: here none has",
}
# The library's pages that everybody signed in can come to, to change how they sign in.
SIGNING_IN = {"mfa_index", "account_change_password", "mfa_activate_totp", "mfa_add_webauthn"}

PAGE = """
<a href="#here">down</a> <a href="#nowhere">down</a> <a href="/plans/?page=2#three">on</a>
<a href="https://example.org/">out</a> <a href="mailto:a@example.org">write</a>
<form action="/desk/"><input name="find" value="Ayo"></form>
<form method="post" action="/send/"><button formaction="/keep/">Keep</button></form>
<p id="here"><label for="name">Name</label><input id="name" aria-describedby="here hint"></p><p id="here"></p>
"""


def test_crawl_sees_what_is_wrong_with_a_page() -> None:
    page = lxml.html.document_fromstring(PAGE)
    assert list(faults_of(page)) == [
        "2 things are called here",
        "aria-describedby points at hint",
        "a link points at #nowhere",
    ]
    inside = ["/help/#here", "/help/#nowhere", "/plans/?page=2#three", "/desk/?find=Ayo"]
    assert list(links_of(page, "/help/")) == inside
    assert list(sent_to(page, "/help/")) == ["/send/", "/keep/"]
    assert [takes_a_form(address) for address in ("/messages/", "/help/", "/send/")] == [True, False, False]


@pytest.mark.pure  # it is about links; that pages open on PostgreSQL too, the tables of who may tell
@pytest.mark.slow
def test_every_link_leads_somewhere_and_every_page_is_led_to(settings: Settings, tmp_path: Path) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    world = World()
    cast = {short: signed_in(world.cast, short) for short, _ in PEOPLE} | {"nobody": Client()}
    crawls = {who: Crawl(client).everywhere() for who, client in cast.items()}
    assert {who: crawl.faults for who, crawl in crawls.items() if crawl.faults} == {}
    led_to = set().union(*(crawl.reached | crawl.sends for crawl in crawls.values()))
    assert {name for _, name, _ in routes()} - led_to == set(UNLINKED)
    for who in cast.keys() - {"nobody"}:
        assert SIGNING_IN - crawls[who].reached == set()
