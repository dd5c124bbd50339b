"""Who may not: every address, every person of the cast, and the answer each of them gets.

Everything asked for is about Ayo or in his school. The columns are, in order: Funmi (his mother), Callum
(a young person elsewhere), Dan (teacher), Meera (teaching assistant), Ruth (SENCO), Helen (head), Joanna
(therapist), Priya (plan coordinator), Sam (advocate), Neil (of another council), Grace (SENCO elsewhere),
Omar (another child's father), Lin (council's data), Anita (casework manager), Elaine (asked for advice), and
nobody.

2 the page (200)   > sent on to another page (302)   s sent to sign in (302)
3 may not (403)    4 not there for them (404)        5 only for forms that are sent (405)
"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import PEOPLE
from goldenthread.config.reference import routes
from goldenthread.foundation.models import AuditEntry
from tests.cast import signed_in
from tests.catalogue import of_campaigns, of_statements
from tests.catalogue.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]

WHO = [short for short, _ in PEOPLE]
WHO_MAY = {
    "home": ">>>>>>>>>>>>>>>s",
    "styleguide": "2222222222222222",
    "offline": "2222222222222222",
    "service_worker": "2222222222222222",
    "notices": "222222222222222s",
    "keys": "222222222222222s",
    "key_make": "222222222222222s",
    "key_end": "444244444444444s",
    "help": "2222222222222222",
    "accessibility": "2222222222222222",
    "your_information": "2222222222222222",
    "calendars": "3333>>3333>3333s",
    "calendar": "444422444444444s",
    "calendar_add_term": "444422444444444s",
    "calendar_remove_term": "444455444444444s",
    "calendar_end_term": "444422444444444s",
    "calendar_close_day": "444422444444444s",
    "calendar_open_day": "4444>>444444444s",
    "calendar_bank_holidays": "4444>>444444444s",
    "calendar_add_period": "444422444444444s",
    "calendar_remove_period": "444455444444444s",
    "roles": "33333>333333333s",
    "school_roles": "444432444444444s",
    "role_give": "44443>444444444s",
    "role_question": "444432444444444s",
    "role_check": "44443>444444444s",
    "role_given": "444432444444444s",
    "role_end": "444432444444444s",
    "import_schools": "333333333333233s",
    "import_schools_preview": "333333333333233s",
    "import_schools_result": "333333333333233s",
    "import_schools_faults": "333333333333233s",
    "import_roster": "3333>>3333>3333s",
    "roster": "444422444444444s",
    "roster_preview": "444422444444444s",
    "roster_result": "444422444444444s",
    "roster_faults": "444422444444444s",
    "desk": "333322333323333s",
    "desk_give": "343322333444433s",
    "desk_remind": "3333>>3333>3333s",
    "plans": "333322333323333s",
    "concerns": "222222222222222s",
    "raise_concern_for": "222222222222222s",
    "concern": "442422444444444s",
    "concern_answer": "443422444444444s",
    "raise_concern": "242222233444433s",
    "ask_about_account": "242222233444433s",
    "duty": "242222222444423s",
    "duty_begin": "3433>3333444433s",
    "duty_walk": "3433>3333444433s",
    "duty_answer": "3433>3333444433s",
    "duty_question": "343323333444433s",
    "duty_finding": "242222222444423s",
    "layers": "343323333444433s",
    "family_home": "2>222222>22>222s",
    "family": "242222222444423s",
    "looks": "243322333444423s",
    "child_details": "343322323444423s",
    "let_in": "243333333444433s",
    "people_around": "343322333444433s",
    "people_around_add": "343322333444433s",
    "people_around_end": "343322333444433s",
    "let_in_end": "243333333444433s",
    "plan": "242222222444423s",
    "plan_versions": "242222222444423s",
    "plan_version": "242222222444423s",
    "plan_compare": "242222222444423s",
    "plan_write": "34>3>3>33444433s",
    "draft": "342222233444433s",
    "draft_part": "342323233444433s",
    "draft_set_aside": "342323233444433s",
    "draft_removed": "342323233444433s",
    "draft_put_back": "34>3>3>33444433s",
    "draft_line_new": "34>3>3>33444433s",
    "draft_line": "342323233444433s",
    "draft_line_remove": "342323233444433s",
    "draft_line_move": "34>3>3>33444433s",
    "draft_wording_keep": "34>3>3>33444433s",
    "plan_shared": "242222222444423s",
    "plan_comment": "243333333444433s",
    "plan_comment_line": "243333333444433s",
    "plan_respond": "243333333444433s",
    "plan_contact": "343323333444433s",
    "plan_force": "343323333444433s",
    "plan_share": "343323333444433s",
    "plan_comments": "342222233444433s",
    "plan_comment_answer": "343323233444433s",
    "plan_response_answer": "343323233444433s",
    "plan_enter_answer": "343323333444433s",
    "plan_enter_comment": "343323333444433s",
    "plan_comment_correct": "243333333444433s",
    "reviews": "242222222444423s",
    "review_arrange": "343323333444433s",
    "review": "242222222444423s",
    "review_topic": "243333333444433s",
    "review_hold": "343323333444433s",
    "plan_documents": "242222222444423s",
    "plan_pdf": "242222222444423s",
    "plan_profile": "242222222444423s",
    "plan_profile_pdf": "242222222444423s",
    "account": "242222222444423s",
    "account_sessions": "242222222444423s",
    "account_until": "242222222444423s",
    "account_pdf": "242222222444423s",
    "account_csv": "242222222444423s",
    "today": "222222222222222s",
    "classes": "222222222222222s",
    "class_page": "442222444444444s",
    "class_day": "442222444444444s",
    "class_sheet": "442222444444444s",
    "notes": "242222233444433s",
    "add_note": "342222233444433s",
    "tap_session": "44>>>3444444444s",
    "why_session": "44>>>3444444444s",
    "each_session": "44>>>3444444444s",
    "session": "342223233444433s",
    "tap_childs_session": "34>>>3>33444433s",
    "why_childs_session": "34>>>3>33444433s",
    "make_good": "342223233444433s",
    "extra_session": "342223233444433s",
    "extra_correct": "342223233444433s",
    "caseload": "333333323233323s",
    "case_inbox": "333333323233323s",
    "case": "243322323444423s",
    "case_record": "243322323444423s",
    "case_event_aside": "343333323444423s",
    "case_hand_over": "343333323444423s",
    "child_case": ">433>>3>34444>3s",
    "case_decide": "343333323444423s",
    "case_decide_as": "343333323444423s",
    "case_event": "343333323444423s",
    "case_event_as": "343333323444423s",
    "advice_mine": "222222222222222s",
    "advice_give": "343344433444432s",
    "case_review": "243322323444423s",
    "case_review_arrange": "343322323444423s",
    "case_review_invite": "343322323444423s",
    "case_review_invited": "343322323444423s",
    "case_review_papers": "343322323444423s",
    "case_review_outcome": "343322323444423s",
    "case_review_held": "343322323444423s",
    "case_review_report": "343322323444423s",
    "case_cease": "243322323444423s",
    "case_cease_ask": "343333323444423s",
    "case_cease_answer": "243333323444423s",
    "case_cease_end": "343333323444423s",
    "case_phase": "343333323444423s",
    "case_reassess": "243322333444433s",
    "phases": "333333323233323s",
    "case_reform": "243322323444423s",
    "case_disagree": "243322323444423s",
    "case_mediation": "243333323444423s",
    "case_agreed": "343333323444423s",
    "case_agreed_thing": "343333323444423s",
    "case_appeal": ">433333>34444>3s",
    "case_appeal_against": "243333323444423s",
    "case_tribunal_date": "343333323444423s",
    "case_done": "343333323444423s",
    "case_appeal_end": "343333323444423s",
    "case_order": "343333323444423s",
    "case_order_as": "343333323444423s",
    "case_ask_advice": "343333323444423s",
    "case_advice": "243322323444423s",
    "case_advice_file": "243322323444423s",
    "case_needs": "343333323444423s",
    "assessment_follow": "2222222222222222",
    "case_advice_withhold": "343333323444423s",
    "case_letter_posted": "343333323444423s",
    "case_ask_all_advice": "343333323444423s",
    "case_chase": "343333323444423s",
    "case_enter_advice": "343333323444423s",
    "case_letter": "243322323444423s",
    "ask_assessment": "243322333444433s",
    "requests": "333333323233323s",
    "request_enter": "444444424444324s",
    "request": "333333323433323s",
    "assessment": "2222222222222222",
    "assessment_check": ">>>>>>>>>>>>>>>>",
    "assessment_sent": ">>>>>>>>>>>>>>>>",
    "assessment_step": "2222222222222222",
    "case_plan": "243322323444423s",
    "case_plan_drop": "343333323444423s",
    "case_plan_begin": "343333353444453s",
    "case_plan_serve": "343333323444423s",
    "case_plan_final": "343333323444423s",
    "case_plan_write": "343333323444423s",
    "case_plan_draw": "343333323444423s",
    "case_plan_draw_part": "343333323444423s",
    "case_plan_new_line": "343333323444423s",
    "case_plan_line": "343333323444423s",
    "case_plan_version": "243322323444423s",
    "case_answers": "343333323444423s",
    "case_answer": "343333323444423s",
    "case_consult": "343333323444423s",
    "case_consult_reply": "343333323444423s",
    "case_consult_evidence": "343333323444423s",
    "school_cases": "222222222222222s",
    "consultations": "222222222222222s",
    "consultation": "333344333323333s",
    "consultation_answer": "333344333323333s",
    "case_budget": "243322323444423s",
    "case_budget_ask": "243333333444433s",
    "case_budget_enter": "343333323444423s",
    "case_budget_refuse": "343333323444423s",
    "case_budget_agree": "343333323444423s",
    "case_placements": "243322323444423s",
    "case_place": "343333323444423s",
    "case_placement_end": "343333323444423s",
    "case_move": "343333323444423s",
    "case_transfer": "3433333>34444>3s",
    "case_tell_of_transfer": "343333323444423s",
    "case_came_with": "243322323444423s",
    "case_came_file": "243322323444423s",
    "case_came_version": "243322323444423s",
    "case_bring_in": "343333323444423s",
    "plan_moves_in": "444444424444324s",
    "moved": "333333323233323s",
    "moved_case": "333333343233343s",
    "moved_record_pdf": "333333343233343s",
    "moved_plan_word": "333333343233343s",
    "case_plan_say": "243333333444433s",
    "case_plan_prefer": "243333333444433s",
    "case_plan_enter_words": "343333323444423s",
    "case_plan_enter_preference": "343333323444423s",
    "case_plan_word": "243322323444423s",
    "case_bundles": "243322323444423s",
    "case_bundle": "243322323444423s",
    "case_papers_withheld": "343333323444423s",
    "case_papers_withhold": "343333323444423s",
    "case_papers_show": "343333353444453s",
    "case_details": "343333323444423s",
    "case_plan_pdf": "243322323444423s",
    "packages": "2222222222222222",
    "package": "2222222222222222",
    "package_file": "2222222222222222",
    "packages_import": "333333333333323s",
    "packages_import_preview": "333333333333323s",
    "case_packages": "243322323444423s",
    "case_package": "243322323444423s",
    "case_package_begin": "343333323444423s",
    "case_package_look_at": "343333323444423s",
    "case_package_criterion": "343333323444423s",
    "case_package_ask": "343333323444423s",
    "case_package_draft": "343333323444423s",
    "case_package_leave_out": "343333323444423s",
    "case_package_end": "343333323444423s",
    "package_part": "343344433444432s",
    "package_part_sign": "343344433444432s",
    "managing": "333333333333323s",
    "managed_cases": "333333333333323s",
    "pass_many": "333333333333323s",
    "returns": "333333333333223s",
    "return_sen2": "333333333333223s",
    "return_check": "333333333333223s",
    "return_lists": "333333333333223s",
    "return_measures": "333333333333223s",
    "return_report": "333333333333223s",
    "return_again": "333333333333553s",
    "return_file": "333333333333223s",
    "code_sets": "333333333333223s",
    "code_set": "444444434444224s",
    "letter_words": "333333333333323s",
    "local_help": "444444434444324s",
    "local_help_edit": "444444434444324s",
    "letter_word_edit": "444444434444324s",
    "letter_word_versions": "444444434444324s",
    "letter_word_put_back": "444444434444354s",
    "panels": "222222222222222s",
    "panel_make": "444444424444324s",
    "panel": "444444424444324s",
    "panel_member": "444444424444324s",
    "panel_move": "444444424444324s",
    "panel_member_remove": "444444424444324s",
    "panel_item": "343333323444423s",
    "panel_step_back": "343333323444423s",
    "panel_advice": "343333323444423s",
    "case_panel": "343333323444423s",
    "case_letter_pdf": "243322323444423s",
    "case_record_pdf": "243322323444423s",
    "conversations": "2222222222222222",
    "conversation_find": "2222222222222222",
    "conversation_receipt": ">>>>>>>>>>>>>>>>",
    "conversation": "2222222222222222",
    "conversation_begin": "5555555555555555",
    "conversation_questions": ">>>>>>>>>>>>>>>>",
    "conversation_question": ">>>>>>>>>>>>>>>>",
    "conversation_about": ">>>>>>>>>>>>>>>>",
    "conversation_check": ">>>>>>>>>>>>>>>>",
    "conversation_sent": ">>>>>>>>>>>>>>>>",
    "public_consultations": "333333333333223s",
    "public_consultation_make": "444444434444234s",
    "public_consultation": "444444434444224s",
    "public_consultation_preview": "444444434444234s",
    "public_consultation_about": "444444434444234s",
    "public_consultation_question": "444444434444234s",
    "public_consultation_remove_question": "444444434444234s",
    "public_consultation_add_question": "444444434444234s",
    "public_consultation_add_to_principle": "444444434444234s",
    "public_consultation_promise": "444444434444234s",
    "public_consultation_version": "444444434444234s",
    "public_consultation_announce": "444444434444234s",
    "public_consultation_extend": "444444434444234s",
    "replies": "444444434444224s",
    "reply_send_document": "444444434444224s",
    "reply_document": "444444434444224s",
    "reply_type_in": "444444434444224s",
    "reply": "444444434444224s",
    "reply_aside": "444444434444224s",
    "reply_brought_in": "444444434444>>4s",
    "conversation_version": "2222222222222222",
    "room_policy": "2222222222222222",
    "room": "2222222222222222",
    "room_ask": "2222222222222222",
    "room_asked": ">>>>>>>>>>>>>>>>",
    "room_log": "2222222222222222",
    "room_screen": "2222222222222222",
    "room_support": "5555555555555555",
    "table_find": "2222222222222222",
    "table": ">>>>>>>>>>>>>>>>",
    "table_note": ">>>>>>>>>>>>>>>>",
    "table_note_remove": "5555555555555555",
    "table_hand_in": ">>>>>>>>>>>>>>>>",
    "table_handed_in": ">>>>>>>>>>>>>>>>",
    "event_find": "2222222222222222",
    "event_lost_code": "2222222222222222",
    "event_place": ">>>>>>>>>>>>>>>>",
    "event_place_take": "5555555555555555",
    "event_place_give_up": ">>>>>>>>>>>>>>>>",
    "event_place_change": ">>>>>>>>>>>>>>>>",
    "event_my_question": ">>>>>>>>>>>>>>>>",
    "events_run": "333333333333233s",
    "event_make": "444444434444234s",
    "event_run": "444444434444234s",
    "event_write": "444444434444234s",
    "event_publish": "444444434444234s",
    "event_capacity": "444444434444234s",
    "event_cancel": "444444434444234s",
    "event_people": "444444434444234s",
    "event_needs": "444444434444234s",
    "event_enter": "444444434444234s",
    "event_told": "444444434444>34s",
    "event_door": "444444434444234s",
    "event_tick": "444444434444>34s",
    "event_walk_in": "444444434444>34s",
    "event_entered": "444444434444>34s",
    "event_give_up_for": "444444434444234s",
    "event_accept_for": "444444434444234s",
    "event_panel": "444444434444234s",
    "event_panel_take": "444444434444234s",
    "room_moderate": "444444434444234s",
    "room_answer": "444444434444234s",
    "room_put": "444444434444>34s",
    "event_tables": "444444434444234s",
    "event_table_add": "444444434444234s",
    "event_table_again": "444444434444234s",
    "event_table_code": "444444434444>34s",
    "event_sign_up_check": ">>>>>>>>>>>>>>>>",
    "event_signed_up": ">>>>>>>>>>>>>>>>",
    "event_sign_up": "2222222222222222",
    "events": "2222222222222222",
    "event": "2222222222222222",
    "report": "2222222222222222",
    "report_question": "2222222222222222",
    "report_theme": "2222222222222222",
    "report_theme_words": "2222222222222222",
    "report_done": "2222222222222222",
    "report_fair": "2222222222222222",
    "report_evidence": "2222222222222222",
    "report_word": "2222222222222222",
    "report_pdf": "2222222222222222",
    "report_data": "2222222222222222",
    "receipt_object": ">>>>>>>>>>>>>>>>",
    "receipt_take_out": ">>>>>>>>>>>>>>>>",
    "receipt_news": ">>>>>>>>>>>>>>>>",
    "receipt_news_stop": "5555555555555555",
    "receipt_seen": "5555555555555555",
    "news_link": "2222222222222222",
    "report_desk": "444444434444224s",
    "report_part": "444444434444224s",
    "report_heard": "444444434444224s",
    "report_preview": "444444434444224s",
    "report_points": "444444434444224s",
    "report_publish": "444444434444234s",
    "report_decide": "444444434444234s",
    "report_population": "444444434444234s",
    "report_point": "444444434444234s",
    "papers": "444444434444224s",
    "papers_rule": "444444434444234s",
    "paper_forms": "444444434444224s",
    "paper": "444444434444224s",
    "paper_settle": "444444434444224s",
    "conversation_paper": "2222222222222222",
    "mails": "444444434444224s",
    "mail": "444444434444224s",
    "sheets": "444444434444224s",
    "sheet_columns": "444444434444224s",
    "sheet": "444444434444224s",
    "sheet_result": "444444434444224s",
    "sheet_faults": "444444434444224s",
    "conversation_show": ">>>>>>>>>>>>>>>>",
    "conversation_show_out": "5555555555555555",
    "shown": "444444434444224s",
    "shown_write_down": "444444434444224s",
    "collectors": "444444434444234s",
    "collector_end": "444444434444234s",
    "conversation_collect": "2222222222222222",
    "conversation_collected": "2222222222222222",
    "themes_home": "333333333333223s",
    "themes_ask": "555555555555555s",
    "themes_move": "555555555555555s",
    "themes_code_next": "444444434444>>4s",
    "themes_consultation": "444444434444224s",
    "themes_question": "444444434444224s",
    "themes_run": "444444434444224s",
    "themes_candidates": "444444434444224s",
    "themes_apart": "444444434444224s",
    "themes_candidate": "444444434444224s",
    "themes_candidate_becomes": "444444434444224s",
    "themes_candidate_apart": "444444434444224s",
    "themes_frame": "444444434444224s",
    "themes_frame_begin": "444444434444224s",
    "themes_version": "444444434444224s",
    "themes_add": "444444434444224s",
    "themes_merge": "444444434444224s",
    "themes_sign": "444444434444224s",
    "themes_drop": "444444434444224s",
    "themes_write": "444444434444224s",
    "themes_remove": "444444434444224s",
    "themes_split": "444444434444224s",
    "themes_sample": "444444434444224s",
    "themes_draw": "444444434444224s",
    "themes_agreement": "444444434444224s",
    "themes_answer": "444444434444224s",
    "themes_code": "444444434444224s",
    "themes_settle": "444444434444224s",
    "themes_machine": "444444434444224s",
    "themes_shares": "444444434444224s",
    "themes_choices": "444444434444224s",
    "themes_stances": "444444434444224s",
    "themes_stance": "444444434444224s",
    "themes_theme": "444444434444224s",
    "themes_letters": "444444434444224s",
    "themes_letter": "444444434444224s",
    "themes_letter_name": "444444434444224s",
    "themes_letter_code": "444444434444224s",
    "themes_words": "444444434444224s",
    "themes_review": "444444434444224s",
    "themes_objections": "444444434444224s",
    "themes_objection": "444444434444224s",
    **of_campaigns.PAGES,
    **of_statements.PAGES,
}
MARKS = {200: "2", 403: "3", 404: "4", 405: "5"}
WRITES = ("INSERT", "UPDATE", "DELETE")
LOG = ("foundation_auditentry", "foundation_auditsubject")


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.SECOND_FACTOR_REQUIRED = False
    return World()


def mark(answer: HttpResponse) -> str:
    if answer.status_code == 302:
        return "s" if answer.headers["Location"].startswith("/accounts/login/") else ">"
    return MARKS.get(answer.status_code, f"[{answer.status_code}]")


def address(world: World, name: str) -> str:
    route = next(route for route, found, _ in routes() if found == name)
    return reverse(name, kwargs=world.arguments(route, name))


def test_table_has_every_address_once() -> None:
    assert sorted(name for _, name, _ in routes()) == sorted(WHO_MAY)


@pytest.mark.slow
def test_each_person_gets_the_answer_of_the_table(world: World) -> None:
    everyone = [*(signed_in(world.cast, who) for who in WHO), Client()]
    found = {}
    for name in WHO_MAY:
        wanted = address(world, name)
        found[name] = "".join(mark(client.get(wanted)) for client in everyone)
    assert found == WHO_MAY


@pytest.mark.slow
def test_a_form_sent_by_nobody_leads_to_signing_in(world: World) -> None:
    public = {name for name, answers in WHO_MAY.items() if answers[-1] != "s"}
    found = {name: mark(Client().post(address(world, name))) for name in WHO_MAY if name not in public}
    assert set(found.values()) == {"s"}, {name: answer for name, answer in found.items() if answer != "s"}


@pytest.mark.slow
def test_reading_writes_nothing_but_the_log(world: World) -> None:
    ruth, funmi = signed_in(world.cast, "ruth"), signed_in(world.cast, "funmi")
    wrote = []
    for name in WHO_MAY:
        wanted = address(world, name)
        for client in (ruth, funmi):
            connection.queries_log.clear()  # it holds 9,000, and all pages together ask for more
            with CaptureQueriesContext(connection) as captured:
                client.get(wanted)
            statements = (query["sql"] for query in captured.captured_queries)
            wrote += [
                (name, sql[:80])
                for sql in statements
                if sql.startswith(WRITES) and not any(table in sql for table in LOG)
            ]
    assert wrote == []


@pytest.mark.parametrize("who", ["neil", "grace", "omar"])
def test_a_guess_of_an_id_is_answered_alike_whether_the_child_exists(world: World, who: str) -> None:
    stranger = signed_in(world.cast, who)
    real = stranger.get(reverse("plan", kwargs={"child_id": world.ayo.id}))
    made_up = stranger.get(reverse("plan", kwargs={"child_id": uuid4()}))
    assert (real.status_code, made_up.status_code) == (404, 404)
    assert without_token(real) == without_token(made_up)


def test_each_guess_is_in_the_log(world: World) -> None:
    neil, guessed = world.cast.people["neil"], uuid4()
    client = signed_in(world.cast, "neil")
    for child_id in (world.ayo.id, guessed):
        client.get(reverse("plan", kwargs={"child_id": child_id}))
    logged = AuditEntry.objects.filter(account=neil).order_by("at", "id")
    assert [(one.what, one.child_id, one.facts) for one in logged] == [
        ("not found", child, {"looked_for": f"child {wanted}", "path": f"/children/{wanted}/plan/"})
        for child, wanted in ((world.ayo.id, world.ayo.id), (guessed, guessed))
    ]


def test_what_may_not_be_done_is_in_the_log_of_the_child(world: World) -> None:
    signed_in(world.cast, "sam").get(reverse("let_in", kwargs={"child_id": world.ayo.id}))
    last = AuditEntry.objects.filter(account=world.cast.people["sam"]).latest("at", "id")
    assert (last.what, last.child_id) == ("not permitted", world.ayo.id)


def without_token(answer: HttpResponse) -> list[str]:
    """The page without the one line that is different each time it is sent."""
    return [line for line in answer.content.decode().splitlines() if "csrfmiddlewaretoken" not in line]
