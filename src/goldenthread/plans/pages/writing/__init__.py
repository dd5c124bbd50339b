"""Pages on which a plan is written: the draft as a thread, one line a page, nothing lost."""

from django.urls import URLPattern, path

from goldenthread.plans.pages.writing import draft, line, removed, starting

_DRAFT = "children/<uuid:child_id>/drafts/<uuid:version_id>"
_LINE = f"{_DRAFT}/lines/<str:kind>/<uuid:strand>"

urlpatterns: list[URLPattern] = [
    path("children/<uuid:child_id>/plan/write", starting.start, name="plan_write"),
    path(_DRAFT, draft.draft, name="draft"),
    path(f"{_DRAFT}/parts/<str:part>", draft.part, name="draft_part"),
    path(f"{_DRAFT}/set-aside", starting.set_aside, name="draft_set_aside"),
    path(f"{_DRAFT}/removed", removed.removed, name="draft_removed"),
    path(f"{_DRAFT}/removed/<uuid:strand>", removed.back, name="draft_put_back"),
    path(f"{_DRAFT}/new/<str:kind>", line.new, name="draft_line_new"),
    path(_LINE, line.line, name="draft_line"),
    path(f"{_LINE}/remove", line.remove, name="draft_line_remove"),
    path(f"{_LINE}/move", line.move, name="draft_line_move"),
    path(f"{_LINE}/keep-wording", line.keep, name="draft_wording_keep"),
]
