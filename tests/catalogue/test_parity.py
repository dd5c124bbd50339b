"""What a page does, the API does: every address of our pages, with the operations that do the same.

A page that is added has to be added here: with its operations, or with the reason why it has none.
"""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

import pytest

from goldenthread.config.api import api
from goldenthread.config.reference import patterns, routes
from goldenthread.foundation.permissions import Permission
from tests.catalogue import of_campaigns, of_statements

CHILD, DRAFT = "children/{child_id}", "plans/children/{child_id}/drafts/{version_id}"
LINE = f"{DRAFT}/lines/{{line}}"
VERSION, WALK = f"plans/{CHILD}/versions/{{version_id}}", f"concerns/{CHILD}/walks/{{walk_id}}"
SETTING, ROSTER = "places/settings/{setting_id}", "people/settings/{setting_id}/roster"
ACCOUNT, RECORD = f"delivery/{CHILD}/accounts/{{strand}}", f"delivery/{CHILD}/records/{{record_id}}"
WORK = f"desk/{CHILD}/{{matter}}/{{about}}"
CASE, WORDS, PANELS = "casework/cases/{case_id}", "casework/letters/{area_id}/{kind}", "casework/panels"
PLANS_IN = "casework/councils/{area_id}/plans-in"
PACKAGE = f"{CASE}/packages/{{child_package_id}}"
DISAGREE = f"{CASE}/disagreement"
EHC, EHC_VERSION = f"{CASE}/plan", f"{CASE}/plan/versions/{{plan_id}}"
RETURNS, REPORT = "returns/areas/{area_id}", "returns/reports/{report_id}"
ASKED, ANSWERED = "public-consultations/{public_id}", "conversations/{public_id}"
AN_ANSWER = "public-consultations/answers/{reply_id}"
AN_EVENT, HELD, ROOM = "events/{event_id}", "events-run/{event_id}", "events/at/{short}"
HELD_PERSON, HELD_TABLE = "events-run/people/{sign_up_id}", "events-run/tables/{table_id}"
HELD_QUESTION = "events-run/questions/{panel_question_id}"
OF_THEME = "public-consultations/report/themes/{theme_id}"
CORRECT, RECORDS, READ = f"POST {RECORD}/corrections", "POST delivery/records", f"GET plans/{CHILD}"

# Pages with a form or a button: at least one operation that writes.
SENDS: dict[str, tuple[str, ...]] = {
    "calendar_add_term": (f"POST {SETTING}/terms",),
    "calendar_remove_term": (f"DELETE {SETTING}/terms/{{term_id}}",),
    "calendar_end_term": (f"POST {SETTING}/terms/{{term_id}}/end",),
    "calendar_close_day": (f"POST {SETTING}/closures",),
    "calendar_open_day": (f"DELETE {SETTING}/closures/{{closure_id}}",),
    "calendar_bank_holidays": (f"POST {SETTING}/bank-holidays",),
    "calendar_add_period": (f"POST {SETTING}/periods",),
    "calendar_remove_period": (f"DELETE {SETTING}/periods/{{period_id}}",),
    "role_give": (f"POST {SETTING}/roles",),
    "role_question": (f"POST {SETTING}/roles",),
    "role_check": (f"POST {SETTING}/roles",),
    "role_end": (f"POST {SETTING}/roles/{{role_id}}/end",),
    "import_schools": ("POST places/register",),
    "import_schools_preview": ("POST places/register", "POST places/register/{file_id}/confirm"),
    "roster": (f"POST {ROSTER}",),
    "roster_preview": (
        f"POST {ROSTER}",
        f"POST {ROSTER}/{{file_id}}/confirm",
        f"POST {ROSTER}/{{file_id}}/decide",
    ),
    "notices": ("GET notices", "POST notices/read"),
    "desk_give": (f"GET {WORK}/colleagues", f"POST {WORK}/give"),
    "desk_remind": ("POST desk/reminders",),
    "concern_answer": ("POST concerns/{concern_id}/answer",),
    "raise_concern": ("POST concerns",),
    "ask_about_account": ("POST concerns",),
    "duty_begin": (f"POST concerns/{CHILD}/walks",),
    "duty_question": (f"POST {WALK}/answers",),
    "duty_answer": (f"GET {WALK}", f"POST {WALK}/finding"),
    "layers": (f"GET concerns/{CHILD}/layers", f"POST concerns/{CHILD}/layers"),
    "let_in": (f"POST people/{CHILD}/helpers",),
    "let_in_end": (f"GET people/{CHILD}/helpers", f"POST people/{CHILD}/helpers/{{account_id}}/end"),
    "people_around_add": (f"POST people/{CHILD}/around",),
    "child_details": (f"GET people/{CHILD}/details", f"PUT people/{CHILD}/details"),
    "people_around_end": (f"POST people/{CHILD}/around/{{role_id}}/end",),
    "plan_write": (f"POST plans/{CHILD}", f"POST plans/{CHILD}/drafts"),
    "draft_part": (f"GET {DRAFT}/remarks", f"PUT {DRAFT}"),
    "draft_set_aside": (f"POST {DRAFT}/set-aside",),
    "draft_put_back": (f"POST {DRAFT}/removed/{{strand}}/put-back",),
    "draft_line_new": (f"POST {LINE}",),
    "draft_line": (f"PUT {LINE}/{{strand}}", "POST plans/wording"),
    "draft_line_remove": (f"DELETE {LINE}/{{strand}}",),
    "draft_line_move": (f"POST {LINE}/{{strand}}/move",),
    "draft_wording_keep": (f"POST {LINE}/{{strand}}/keep-wording",),
    "plan_share": (f"POST {VERSION}/share",),
    "plan_contact": (f"POST {VERSION}/contacts",),
    "plan_force": (f"POST {VERSION}/force",),
    "plan_comment": (f"POST {VERSION}/comments",),
    "plan_comment_line": (f"POST {VERSION}/comments",),
    "plan_respond": (f"POST {VERSION}/responses",),
    "plan_comment_answer": (f"POST plans/{CHILD}/comments/{{comment_id}}/answer",),
    "plan_comment_correct": (f"POST plans/{CHILD}/comments/{{comment_id}}/correction",),
    "plan_response_answer": (f"POST plans/{CHILD}/responses/{{response_id}}/answer",),
    "plan_enter_answer": (f"{READ}/may-answer", f"POST {VERSION}/entered-responses"),
    "plan_enter_comment": (f"{READ}/may-answer", f"POST {VERSION}/entered-comments"),
    "review_arrange": (f"POST reviews/{CHILD}",),
    "review_topic": (f"POST reviews/{CHILD}/{{review_id}}/topics",),
    "review_hold": (f"POST reviews/{CHILD}/{{review_id}}/held",),
    "add_note": (f"POST delivery/{CHILD}/notes",),
    "tap_session": (RECORDS, "POST delivery/records/batch"),
    "why_session": (RECORDS, CORRECT),
    "each_session": ("POST delivery/records/batch",),
    "session": (RECORDS, CORRECT),
    "tap_childs_session": (RECORDS,),
    "why_childs_session": (RECORDS, CORRECT),
    "make_good": (f"POST {RECORD}/made-good",),
    "extra_session": (f"POST {ACCOUNT}/extra",),
    "extra_correct": (CORRECT,),
    "case_event_aside": (f"POST {CASE}/events/{{event_id}}/aside",),
    "case_hand_over": (f"GET {CASE}/officers", f"POST {CASE}/hand-over"),
    "case_decide_as": (f"POST {CASE}/decisions/draft", f"POST {CASE}/decisions"),
    "case_event_as": (f"POST {CASE}/events",),
    "case_review_arrange": (f"POST {CASE}/review",),
    "case_review_invite": (f"POST {CASE}/review/invitations",),
    "case_review_invited": (f"POST {CASE}/review/invited",),
    "case_review_papers": (f"POST {CASE}/review/papers",),
    "case_review_outcome": (f"POST {CASE}/review/outcomes/{{strand}}",),
    "case_review_held": (f"POST {CASE}/review/held",),
    "case_review_report": (f"POST {CASE}/review/report",),
    "case_cease_ask": (f"POST {CASE}/cease",),
    "case_cease_answer": (f"POST {CASE}/cease/answers",),
    "case_cease_end": (f"POST {CASE}/cease/end",),
    "case_phase": (f"POST {CASE}/phase",),
    "case_reassess": (f"POST {CASE}/reassessment",),
    "case_mediation": (f"POST {DISAGREE}/mediation",),
    "case_agreed": (f"POST {DISAGREE}/agreements",),
    "case_agreed_thing": (f"POST {DISAGREE}/agreements/{{agreement_id}}/things",),
    "case_appeal_against": (f"POST {DISAGREE}/appeals",),
    "case_tribunal_date": (f"POST {DISAGREE}/tribunal-dates",),
    "case_done": (f"POST {DISAGREE}/done/{{event_id}}",),
    "case_appeal_end": (f"POST {DISAGREE}/end",),
    "case_order_as": (f"POST {DISAGREE}/orders",),
    "case_ask_advice": (f"POST {CASE}/asked",),
    "case_letter_posted": (f"POST {CASE}/letters/{{letter_id}}/posted",),
    "case_ask_all_advice": (f"POST {CASE}/asked/all",),
    "case_chase": (f"POST {CASE}/asked/{{asked_id}}/reminders",),
    "case_enter_advice": (
        f"POST {CASE}/asked/{{asked_id}}/entered",
        f"POST {CASE}/asked/{{asked_id}}/entered-file",
    ),
    "case_needs": (f"POST {CASE}/needs",),
    "assessment_follow": ("POST casework/requests/followed",),
    "case_advice_withhold": (f"POST {CASE}/advice/{{advice_id}}/withheld",),
    "advice_give": (
        "GET casework/advice/{asked_id}",
        "POST casework/advice/{asked_id}",
        "POST casework/advice/{asked_id}/file",
    ),
    "case_plan_drop": (f"POST {EHC}/drop",),
    "case_plan_begin": (f"POST {EHC}/versions",),
    "case_plan_draw": (f"GET {EHC}/advice", f"POST {EHC}/lines"),
    "case_plan_new_line": (f"POST {EHC}/lines",),
    "case_plan_line": (f"PUT {EHC}/lines/{{strand}}", f"DELETE {EHC}/lines/{{strand}}"),
    "case_plan_serve": (f"POST {EHC}/serve",),
    "case_plan_final": (f"GET {EHC}/answers", f"POST {EHC}/final"),
    "case_plan_say": (f"POST {EHC_VERSION}/words",),
    "case_plan_prefer": (f"POST {EHC_VERSION}/preferences",),
    "case_plan_enter_words": (f"GET {EHC}/answers", f"POST {EHC_VERSION}/entered-words"),
    "case_plan_enter_preference": (f"GET {EHC}/answers", f"POST {EHC_VERSION}/entered-preferences"),
    "case_answer": (f"POST {EHC}/answers/{{said_id}}",),
    "case_budget_ask": (f"POST {CASE}/budget",),
    "case_budget_enter": (f"POST {CASE}/budget/entered",),
    "case_budget_refuse": (f"POST {CASE}/budget/{{budget_id}}/refuse",),
    "case_budget_agree": (f"POST {CASE}/budget/{{budget_id}}/agree",),
    "case_place": (f"POST {CASE}/placements",),
    "case_placement_end": (f"POST {CASE}/placements/{{placement_id}}/end",),
    "case_move": (f"POST {CASE}/move",),
    "case_transfer": (f"POST {CASE}/transfer",),
    "case_tell_of_transfer": (f"POST {CASE}/tell-of-transfer",),
    "case_bring_in": (f"POST {CASE}/plan/bring-in",),
    "plan_moves_in": (f"POST {PLANS_IN}/children", f"POST {PLANS_IN}"),
    "case_consult": (f"POST {EHC}/consultations",),
    "case_consult_reply": (f"POST {EHC}/consultations/{{consultation_id}}/reply",),
    "consultation_answer": ("POST casework/consultations/{consultation_id}",),
    "ask_assessment": (f"GET casework/{CHILD}/request", f"POST casework/{CHILD}/request"),
    "request_enter": ("POST casework/councils/{area_id}/requests",),
    "request": (
        "GET casework/requests/{request_id}",
        "POST casework/requests/{request_id}/match",
        "POST casework/requests/{request_id}/aside",
    ),
    "assessment_step": ("POST casework/requests",),
    "assessment_check": ("POST casework/requests",),
    "conversation_begin": (f"POST {ANSWERED}/drafts",),
    "conversation_question": ("PUT conversations/drafts",),
    "conversation_about": ("PUT conversations/drafts",),
    "conversation_check": (f"POST {ANSWERED}/answers", "POST conversations/drafts/send"),
    "conversation_find": ("POST conversations/drafts/read", "POST conversations/receipts"),
    "public_consultation_make": ("POST public-consultations", "POST public-consultations/from-document"),
    "public_consultation_about": (f"PUT {ASKED}",),
    "public_consultation_question": (f"PUT {ASKED}/questions/{{question_id}}",),
    "public_consultation_remove_question": (f"DELETE {ASKED}/questions/{{question_id}}",),
    "public_consultation_add_question": (f"POST {ASKED}/questions",),
    "public_consultation_add_to_principle": (f"POST {ASKED}/questions",),
    "public_consultation_promise": (f"POST {ASKED}/versions",),
    "public_consultation_version": (
        f"POST {ASKED}/versions/{{edition_id}}",
        f"DELETE {ASKED}/versions/{{edition_id}}",
    ),
    "public_consultation_announce": (f"GET {ASKED}/warnings", f"POST {ASKED}/announce"),
    "public_consultation_extend": (f"POST {ASKED}/extend",),
    "reply_aside": (f"POST {AN_ANSWER}/aside", f"POST {AN_ANSWER}/back"),
    "reply_send_document": (f"POST {ASKED}/documents",),
    "reply_document": (f"POST {ASKED}/documents/{{file_id}}/confirm",),
    "reply_type_in": (f"POST {ASKED}/answers",),
    "papers": (f"GET {ASKED}/papers", f"POST {ASKED}/papers"),
    "papers_rule": (f"PUT {ASKED}/papers/rule",),
    "paper": ("POST public-consultations/papers/{paper_id}/typings",),
    "paper_settle": (
        "GET public-consultations/papers/{paper_id}/differences",
        "POST public-consultations/papers/{paper_id}/settle",
    ),
    "mails": (f"GET {ASKED}/mails", f"POST {ASKED}/mails"),
    "mail": (
        "GET public-consultations/mails/{mail_id}",
        "POST public-consultations/mails/{mail_id}/confirm",
        "POST public-consultations/mails/{mail_id}/dismiss",
    ),
    "sheets": (f"GET {ASKED}/sheets", f"POST {ASKED}/sheets"),
    "sheet_columns": (f"POST {ASKED}/sheets/{{file_id}}/columns",),
    "sheet": (
        "GET public-consultations/sheets/{sheet_id}",
        "POST public-consultations/sheets/{sheet_id}/confirm",
    ),
    "conversation_show": ("POST conversations/drafts/shown",),
    "conversation_show_out": ("POST conversations/drafts/shown/{shown_id}/out",),
    "shown_write_down": ("POST public-consultations/shown/{shown_id}/words",),
    "collectors": (f"GET {ASKED}/collectors", f"POST {ASKED}/collectors"),
    "collector_end": ("POST public-consultations/collectors/{collector_id}/end",),
    "conversation_collect": ("POST conversations/collect/{link}/drafts",),
}

SENDS |= {
    "pass_many": ("POST casework/managing/officers/{account_id}/pass",),
    "letter_word_edit": ("GET casework/letters", f"POST {WORDS}/versions"),
    "local_help_edit": (
        "GET casework/councils/{area_id}/independent-help",
        "PUT casework/councils/{area_id}/independent-help",
    ),
    "letter_word_put_back": (f"POST {WORDS}/put-back",),
    "packages_import": ("POST casework/package-files",),
    "packages_import_preview": (
        "POST casework/package-files",
        "POST casework/package-files/{file_id}/confirm",
    ),
    "case_package_begin": (f"POST {CASE}/packages",),
    "case_package_look_at": ("GET casework/packages/{package_id}", f"POST {PACKAGE}/choice"),
    "case_package_criterion": (f"GET {CASE}/package-evidence", f"POST {PACKAGE}/findings"),
    "case_package_ask": (f"POST {PACKAGE}/asked",),
    "case_package_draft": (f"POST {PACKAGE}/parts",),
    "case_package_leave_out": (f"POST {PACKAGE}/left-out",),
    "case_package_end": (f"POST {PACKAGE}/end",),
    "package_part": ("GET casework/parts/{asked_id}", "POST casework/parts/{asked_id}"),
    "package_part_sign": ("POST casework/parts/{asked_id}/sign-off",),
    "case_plan_draw_part": (f"GET {EHC}/parts", f"POST {EHC}/lines"),
    "panel_make": ("POST casework/areas/{area_id}/panels",),
    "panel_member": (f"POST {PANELS}/{{panel_id}}/members",),
    "panel_step_back": (f"POST {PANELS}/items/{{item_id}}/step-back",),
    "panel_advice": (f"POST {PANELS}/items/{{item_id}}/advice",),
    "case_panel": (f"POST {CASE}/panels",),
}

SENDS |= {
    "event_sign_up": (f"POST {AN_EVENT}/sign-ups",),
    "event_sign_up_check": (f"POST {AN_EVENT}/sign-ups",),
    "event_find": ("POST events/places/read", "POST events/questions/read"),
    "event_lost_code": (f"POST {AN_EVENT}/lost-code",),
    "event_place_change": ("PUT events/places",),
    "event_place_take": ("POST events/places/take",),
    "event_place_give_up": ("POST events/places/give-up",),
    "room_ask": (f"POST {ROOM}/questions",),
    "room_support": (f"POST {ROOM}/questions/{{panel_question_id}}/support",),
    "table_find": ("POST events/tables/read",),
    "table_note": ("POST events/tables/notes",),
    "table_note_remove": ("POST events/tables/notes/{note_id}/remove",),
    "table_hand_in": ("POST events/tables/hand-in",),
    "event_make": ("POST events-run",),
    "event_write": (f"PUT {HELD}",),
    "event_publish": (f"POST {HELD}/publish",),
    "event_capacity": (f"PUT {HELD}/capacity",),
    "event_cancel": (f"POST {HELD}/cancel",),
    "event_enter": (f"POST {HELD}/people",),
    "event_give_up_for": (f"POST {HELD_PERSON}/give-up",),
    "event_accept_for": (f"POST {HELD_PERSON}/take",),
    "event_told": (f"POST {HELD}/told/{{message_id}}",),
    "event_tick": (f"POST {HELD}/door",),
    "event_walk_in": (f"POST {HELD}/door",),
    "room_moderate": (f"POST {HELD_QUESTION}/moderation",),
    "room_answer": (f"POST {HELD_QUESTION}/answers",),
    "room_put": (f"POST {HELD_QUESTION}/put",),
    "event_panel_take": (f"POST {HELD}/questions/taken",),
    "event_table_add": (f"POST {HELD}/tables",),
    "event_table_again": (f"POST {HELD_TABLE}/code",),
    "receipt_object": ("POST conversations/receipts/whole", "POST conversations/receipts/objections"),
    "receipt_take_out": ("POST conversations/receipts/take-out",),
    "receipt_news": ("POST conversations/receipts/news",),
    "receipt_news_stop": ("POST conversations/receipts/news/stop",),
    "receipt_seen": ("POST conversations/receipts/seen",),
    "news_link": ("POST conversations/receipts/news/confirm",),
    "report_part": (f"GET {ASKED}/report/parts/{{part}}", f"PUT {ASKED}/report/parts/{{part}}"),
    "report_heard": (
        f"GET {OF_THEME}/heard",
        f"GET {OF_THEME}/quotable",
        f"PUT {OF_THEME}/heard",
    ),
    "report_publish": (f"POST {ASKED}/report/editions",),
    "report_decide": (f"POST {OF_THEME}/decisions",),
    "report_population": (f"POST {ASKED}/report/population",),
    "report_point": (f"POST {ASKED}/report/points/{{point}}",),
}

# Pages that are only read.
READS: dict[str, tuple[str, ...]] = {
    "calendars": ("GET places/calendars",),
    "calendar": (f"GET {SETTING}/calendar",),
    "roles": ("GET places/roles",),
    "school_roles": (f"GET {SETTING}/roles",),
    "role_given": (f"GET {SETTING}/roles",),
    "import_roster": ("GET people/rosters",),
    "import_schools_result": ("GET places/register/{file_id}",),
    "import_schools_faults": ("GET places/register/{file_id}",),
    "roster_result": (f"GET {ROSTER}/{{file_id}}",),
    "roster_faults": (f"GET {ROSTER}/{{file_id}}",),
    "desk": ("GET desk/", "GET desk/summary"),
    "plans": ("GET desk/plans",),
    "concerns": ("GET concerns",),
    "concern": ("GET concerns/{concern_id}",),
    "raise_concern_for": ("GET people/children",),
    "duty": (f"GET concerns/{CHILD}/findings", f"GET concerns/{CHILD}/open-walk"),
    "duty_walk": (f"GET {WALK}",),
    "duty_finding": (f"GET concerns/{CHILD}/findings/{{finding_id}}",),
    "family_home": ("GET people/family", "GET people/children"),
    "family": (
        f"{READ}/in-force",
        f"{READ}/together",
        f"GET people/{CHILD}/whom-to-reach",
        f"GET reviews/{CHILD}",
        f"GET concerns/{CHILD}/layers",
    ),
    "looks": (f"GET people/{CHILD}/looks",),
    "people_around": (f"GET people/{CHILD}/around",),
    "plan": (f"{READ}/in-force",),
    "plan_versions": (f"{READ}/versions",),
    "plan_version": (f"{READ}/versions/{{version_id}}",),
    "plan_compare": (f"{READ}/comparison",),
    "draft": (f"{READ}/draft", f"GET {DRAFT}/remarks"),
    "draft_removed": (f"GET {DRAFT}/removed",),
    "plan_shared": (f"{READ}/versions/{{version_id}}", f"{READ}/together"),
    "plan_comments": (f"{READ}/together", f"{READ}/draft"),
    "reviews": (f"GET reviews/{CHILD}",),
    "review": (f"GET reviews/{CHILD}/{{review_id}}",),
    "plan_documents": (f"{READ}/versions",),
    "plan_pdf": (f"GET documents/{CHILD}/versions/{{version_id}}/plan.pdf",),
    "plan_profile": (f"GET documents/{CHILD}/profile.pdf",),
    "plan_profile_pdf": (f"GET documents/{CHILD}/profile.pdf",),
    "account": (f"GET {ACCOUNT}",),
    "account_until": (f"GET {ACCOUNT}",),
    "account_sessions": (f"GET {ACCOUNT}/sessions",),
    "account_pdf": (f"GET documents/{CHILD}/accounts/{{strand}}/account.pdf",),
    "account_csv": (f"GET documents/{CHILD}/accounts/{{strand}}/account.csv",),
    "today": ("GET delivery/today",),
    "classes": ("GET people/classes",),
    "notes": (f"GET delivery/{CHILD}/notes",),
    "class_page": ("GET delivery/classes/{class_id}/sessions", "GET people/classes/{class_id}/pupils"),
    "class_day": ("GET delivery/classes/{class_id}/sessions",),
    "class_sheet": ("GET documents/classes/{class_id}/sheet.pdf",),
    "caseload": ("GET casework/caseload",),
    "case_inbox": ("GET casework/inbox",),
    "case": (f"GET {CASE}",),
    "case_record": (f"GET {CASE}",),
    "child_case": (f"GET casework/{CHILD}/cases",),
    "case_decide": (f"GET {CASE}/steps",),
    "case_event": (f"GET {CASE}/steps",),
    "case_review": (f"GET {CASE}/review",),
    "case_cease": (f"GET {CASE}/cease",),
    "phases": ("GET casework/phases",),
    "case_reform": (f"GET {CASE}/reform",),
    "case_disagree": (f"GET {DISAGREE}",),
    "case_appeal": (f"GET {DISAGREE}",),
    "case_order": (f"GET {CASE}/steps", f"GET {DISAGREE}"),
    "case_advice": (f"GET {CASE}/advice/{{advice_id}}",),
    "case_advice_file": (f"GET {CASE}/advice/{{advice_id}}/file",),
    "case_letter": (f"GET {CASE}/letters/{{letter_id}}",),
    "case_plan": (f"GET {EHC}/versions", f"GET {EHC_VERSION}", f"GET {EHC}/answers"),
    "case_plan_write": (f"GET {EHC_VERSION}", f"GET {EHC}/advice"),
    "case_plan_version": (f"GET {EHC_VERSION}",),
    "case_answers": (f"GET {EHC}/answers",),
    "case_consult_evidence": (f"GET {EHC}/consultations/{{consultation_id}}/evidence",),
    "school_cases": ("GET casework/school-cases",),
    "consultations": ("GET casework/consultations",),
    "consultation": ("GET casework/consultations/{consultation_id}",),
    "case_budget": (f"GET {CASE}/budget",),
    "case_placements": (f"GET {CASE}/placements",),
    "case_came_with": (f"GET {CASE}/came-with",),
    "case_came_file": (f"GET {CASE}/came-with/advice/{{advice_id}}/file",),
    "case_came_version": (f"GET {CASE}/came-with/{{plan_id}}",),
    "moved": ("GET casework/moved",),
    "moved_case": ("GET casework/moved/{case_id}",),
    "moved_record_pdf": ("GET casework/moved/{case_id}/record.pdf",),
    "moved_plan_word": ("GET casework/moved/{case_id}/versions/{plan_id}/plan.docx",),
    "case_plan_word": (f"GET {EHC_VERSION}/plan.docx",),
    "case_plan_pdf": (f"GET {EHC_VERSION}/plan.pdf",),
    "case_bundle": (f"GET {CASE}/papers/{{purpose}}",),
    "case_bundles": (f"GET {CASE}/papers/{{purpose}}",),
    "advice_mine": ("GET casework/advice", "GET casework/parts"),
    "requests": ("GET casework/requests",),
    "assessment": ("GET casework/councils",),
    "conversations": ("GET conversations",),
    "conversation": (f"GET {ANSWERED}",),
    "public_consultations": ("GET public-consultations",),
    "public_consultation": (f"GET {ASKED}",),
    "replies": (f"GET {ASKED}/answers", f"GET {ASKED}/ledger"),
    "events": ("GET events",),
    "event": (f"GET {AN_EVENT}",),
    "room": (f"GET {ROOM}/questions",),
    "room_log": (f"GET {ROOM}/log",),
    "room_screen": (f"GET {ROOM}/screen",),
    "room_policy": ("GET events/policy",),
    "events_run": ("GET events-run",),
    "event_run": (f"GET {HELD}",),
    "event_people": (f"GET {HELD}/people",),
    "event_needs": (f"GET {HELD}/needs",),
    "event_door": (f"GET {HELD}/door",),
    "event_panel": (f"GET {HELD}/questions",),
    "event_tables": (f"GET {HELD}/tables",),
    "reply": (f"GET {AN_ANSWER}", f"GET {AN_ANSWER}/shown"),
    "paper_forms": (f"GET {ASKED}/papers/forms.pdf",),
    "conversation_paper": (f"GET {ANSWERED}/form.pdf",),
    "sheet_result": ("GET public-consultations/sheets/{sheet_id}/job",),
    "sheet_faults": ("GET public-consultations/sheets/{sheet_id}",),
    "shown": ("GET public-consultations/shown/{shown_id}",),
    "conversation_collected": ("GET conversations/collected/{link}",),
}

OF_THEMES, FRAME = "themes/questions/{question_id}", "themes/frames/{frame_id}"
A_THEME, LETTER = "themes/frames/{frame_id}/themes/{theme_id}", "themes/letters/{group_id}"
CANDIDATE, TO_CODE = "themes/candidates/{candidate_id}", "themes/answers/{answer_id}"
SENDS |= {
    "themes_ask": (f"POST {OF_THEMES}/runs",),
    "themes_candidate_becomes": (f"POST {CANDIDATE}/becomes",),
    "themes_candidate_apart": (f"POST {CANDIDATE}/apart",),
    "themes_frame_begin": (f"POST {OF_THEMES}/frames",),
    "themes_add": (f"POST {FRAME}/themes",),
    "themes_write": (f"PUT {A_THEME}",),
    "themes_remove": (f"DELETE {A_THEME}",),
    "themes_move": (f"POST {A_THEME}/move",),
    "themes_split": (f"POST {A_THEME}/split",),
    "themes_merge": (f"POST {FRAME}/merge",),
    "themes_sign": (f"POST {FRAME}/sign",),
    "themes_drop": (f"POST {FRAME}/drop",),
    "themes_draw": (f"POST {OF_THEMES}/sample",),
    "themes_code": (f"POST {TO_CODE}/codings",),
    "themes_settle": (f"POST {TO_CODE}/settle",),
    "themes_letter_name": (f"POST {LETTER}/name",),
    "themes_letter_code": (f"POST {LETTER}/codings",),
    "themes_review": (f"GET {TO_CODE}/words", f"POST {TO_CODE}/words"),
    "themes_objection": ("POST themes/objections/{objection_id}/answer",),
}
READS |= {
    "themes_home": ("GET public-consultations",),
    "themes_consultation": ("GET themes/consultations/{public_id}",),
    "themes_question": (f"GET {OF_THEMES}", f"GET {OF_THEMES}/runs"),
    "themes_run": ("GET themes/runs/{run_id}",),
    "themes_candidates": (f"GET {OF_THEMES}/candidates",),
    "themes_apart": ("GET themes/runs/{run_id}/candidates",),
    "themes_candidate": (f"GET {CANDIDATE}",),
    "themes_frame": (f"GET {OF_THEMES}/frames",),
    "themes_version": (f"GET {FRAME}",),
    "themes_sample": (f"GET {OF_THEMES}/sample",),
    "themes_code_next": (f"GET {OF_THEMES}/next",),
    "themes_agreement": (f"GET {OF_THEMES}/agreement",),
    "themes_answer": (f"GET {TO_CODE}",),
    "themes_machine": (f"GET {OF_THEMES}/machine",),
    "themes_shares": (f"GET {OF_THEMES}/figures", f"GET {OF_THEMES}/count"),
    "themes_choices": (f"GET {OF_THEMES}/choices",),
    "themes_stances": (f"GET {OF_THEMES}/stances",),
    "themes_stance": (f"GET {OF_THEMES}/stances/{{stance}}/answers",),
    "themes_theme": (f"GET {OF_THEMES}/themes/{{theme_id}}/answers",),
    "themes_letters": (f"GET {OF_THEMES}/letters",),
    "themes_letter": (f"GET {LETTER}",),
    "themes_words": (f"GET {OF_THEMES}/words",),
    "themes_objections": ("GET themes/consultations/{public_id}/objections",),
}
SENDS |= {
    "case_details": (f"POST {CASE}/youth-accommodation",),
    "case_papers_withhold": (f"POST {CASE}/papers/{{purpose}}/withheld",),
    "case_papers_show": (f"POST {CASE}/withheld/{{withheld_id}}/show",),
    "panel_move": (f"POST {PANELS}/{{panel_id}}/move",),
    "panel_member_remove": (f"DELETE {PANELS}/{{panel_id}}/members/{{member_id}}",),
    "return_sen2": (f"POST {RETURNS}/sen2",),
    "return_check": (f"POST {RETURNS}/check",),
    "return_lists": (f"POST {RETURNS}/inspection",),
    "return_measures": (f"POST {RETURNS}/measures",),
    "return_again": (f"POST {REPORT}/again",),
    "code_set": (f"POST {RETURNS}/code-sets/{{codes}}",),
}
READS |= {
    "case_papers_withheld": (
        f"GET {CASE}/papers/{{purpose}}/texts",
        f"GET {CASE}/papers/{{purpose}}/withheld",
    ),
    "returns": ("GET returns",),
    "return_report": (f"GET {REPORT}", f"GET {REPORT}/rows", f"GET {RETURNS}/published/{{year}}"),
    "code_sets": (f"GET {RETURNS}/code-sets",),
    "return_file": (f"GET {REPORT}/files/{{what}}",),
    "managing": ("GET casework/managing",),
    "managed_cases": ("GET casework/managing/cases",),
    "local_help": ("GET casework/councils/{area_id}/independent-help",),
    "letter_words": ("GET casework/letters",),
    "letter_word_versions": (f"GET {WORDS}/versions",),
    "packages": ("GET casework/packages",),
    "package": ("GET casework/packages/{package_id}",),
    "package_file": ("GET casework/packages/{package_id}",),
    "case_packages": (f"GET {CASE}/packages",),
    "case_package": (f"GET {PACKAGE}",),
    "panels": (f"GET {PANELS}",),
    "panel": (f"GET {PANELS}/{{panel_id}}",),
    "panel_item": (f"GET {PANELS}/items/{{item_id}}",),
    "case_letter_pdf": (f"GET {CASE}/letters/{{letter_id}}/letter.pdf",),
    "case_record_pdf": (f"GET {CASE}/record.pdf",),
}

SENDS |= {}
READS |= {}
SENDS |= of_campaigns.SENDS | of_statements.SENDS
READS |= of_campaigns.READS | of_statements.READS

NONE = {
    **of_campaigns.NONE,
    **of_statements.NONE,
    "home": "it only leads each person to their first page",
    "styleguide": "it shows how pages look",
    "offline": "what a browser shows without a signal",
    "service_worker": "a script of the pages",
    "help": "words for people who use the pages",
    "accessibility": "words about the pages",
    "your_information": "words for the people the pages are about",
    "assessment_sent": "it repeats the code with which sending was answered",
    "conversation_questions": "the questions again, with which are answered: a program knows what it sent",
    "conversation_sent": "what the operation that sends answers with",
    "conversation_receipt": "what the operation that finds an answer by its code answers with",
    "conversation_version": "a file for people to read",
    "public_consultation_preview": "the page that everybody will see: a program reads the consultation",
    "reply_brought_in": "what the operation that brings an answer in answers with",
    "event_signed_up": "what the operation that signs up answers with",
    "event_place": "what the operation that finds a place by its code answers with",
    "event_my_question": "what the operation that finds a question by its code answers with",
    "room_asked": "what the operation that asks answers with",
    "table": "what the operation that finds a table by its code answers with",
    "table_handed_in": "what the operation that hands notes in answers with",
    "event_entered": "what the operation that signs somebody up answers with",
    "event_table_code": "what the operation that makes a table answers with",
}

# What somebody does in the browser alone.
IN_PERSON = {
    "keys": "keys are seen by whoever signs in",
    "key_make": "a key that makes keys would never end",
    "key_end": "a key ends by whoever signs in, or by the command",
}

# Operations for programs alone.
ONLY_FOR_PROGRAMS = {"GET places/schools": "a page never asks which school of all the register is meant"}

NONE |= {
    "conversation_receipt": "it is what `receipts/whole` answers with",
}
READS |= {
    "report": (f"GET {ANSWERED}/report",),
    "report_question": (f"GET {ANSWERED}/report",),
    "report_theme": (f"GET {ANSWERED}/report/themes/{{theme_id}}",),
    "report_theme_words": (f"GET {ANSWERED}/report/themes/{{theme_id}}",),
    "report_done": (f"GET {ANSWERED}/report/done",),
    "report_fair": (f"GET {ANSWERED}/report/points",),
    "report_evidence": (f"GET {ANSWERED}/report/evidence",),
    "report_word": (f"GET {ANSWERED}/report/files/{{kind}}",),
    "report_pdf": (f"GET {ANSWERED}/report/files/{{kind}}",),
    "report_data": (f"GET {ANSWERED}/report/files/{{kind}}",),
    "report_desk": (f"GET {ASKED}/report", f"GET {OF_THEME}/decisions"),
    "report_preview": (f"GET {ASKED}/report",),
    "report_points": (f"GET {ASKED}/report/points",),
}

# What a page asks for, and none of its operations.
ASKS_OTHERWISE = {
    "classes": "the page is there for everybody, and empty for whoever has no class",
    "packages": "it is published: a page asks nobody who they are, a program always says",
    "package": "it is published: a page asks nobody who they are, a program always says",
    "package_file": "it is published: a page asks nobody who they are, a program always says",
    "case_appeal": "it asks which decision, for whoever may record an appeal",
}


@cache
def operations() -> dict[str, str]:
    """Every operation by method and path, with what it asks."""
    paths: dict[str, Any] = api.get_openapi_schema()["paths"]
    return {
        f"{method.upper()} {path.removeprefix('/api/')}": operation["x-asks"]
        for path, methods in paths.items()
        for method, operation in methods.items()
    }


def test_every_page_is_here_once() -> None:
    listed = [*SENDS, *READS, *NONE, *IN_PERSON]
    assert sorted(listed) == sorted(name for _, name, _ in routes()), (
        "a new page needs its operation of the API here, or the reason why it has none"
    )


def test_every_operation_is_that_of_a_page() -> None:
    of_pages = {one for table in (SENDS, READS) for named in table.values() for one in named}
    assert sorted(of_pages | ONLY_FOR_PROGRAMS.keys()) == sorted(operations())


@pytest.mark.parametrize("page", SENDS)
def test_what_a_page_sends_an_operation_sends(page: str) -> None:
    assert any(not one.startswith("GET ") for one in SENDS[page])


@pytest.mark.parametrize("page", READS)
def test_what_a_page_reads_is_read(page: str) -> None:
    assert [one for one in READS[page] if not one.startswith("GET ")] == []


def views() -> dict[str, Any]:
    return {pattern.name or "": pattern.callback for pattern, _ in patterns()}


@pytest.mark.parametrize("page", [*READS, *NONE])
def test_a_page_that_is_only_read_takes_no_form(page: str) -> None:
    assert "POST" not in inspect.getsource(inspect.unwrap(views()[page])), "it belongs to SENDS"


@pytest.mark.parametrize("route, page, asks", [one for one in routes() if one[1] not in NONE | IN_PERSON])
def test_an_operation_asks_for_what_its_page_asks(route: str, page: str, asks: str) -> None:
    named = (SENDS | READS)[page]
    words = {one.name: one.value for one in Permission}
    asked = {words.get(operations()[one], operations()[one]) for one in named}
    assert (asks in asked) is (page not in ASKS_OTHERWISE), f"{route} asks {asks}; its operations ask {asked}"
