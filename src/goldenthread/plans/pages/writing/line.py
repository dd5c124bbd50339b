"""One line of a draft, one page: autosaved, never overwritten, kept through a lost session."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from goldenthread.design.parts import Version
from goldenthread.design.words import moment, plural
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.held import wants_json
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions.editing import (
    DraftConflict,
    LineNotFit,
    Written,
    move_line,
    remove_line,
    write_line,
)
from goldenthread.plans.actions.steps import version_of
from goldenthread.plans.actions.wording import keep_wording
from goldenthread.plans.lines import SHAPES, Line
from goldenthread.plans.pages.writing.forms import FORMS, LineForm, fields_in_words
from goldenthread.plans.pages.writing.sheet import PARTS
from goldenthread.plans.queries.around import people_around
from goldenthread.plans.queries.document import document
from goldenthread.plans.queries.drafts import LineRead, asks_less, read_line_of
from goldenthread.plans.queries.wording import wording_of

PART_OF = {part.line: name for name, part in PARTS.items()}


@about_child(Permission.WRITE_PLAN)
def new(request: HttpRequest, child: Child, version_id: UUID, kind: str) -> HttpResponseBase:
    """On to an empty line with an identity of its own. Nothing is kept until something is written."""
    _line_of(kind)
    under = request.GET.get("under", "")
    address = reverse("draft_line", args=[child.id, version_id, kind, new_id()])
    return redirect(f"{address}?under={under}" if under else address)


@about_child(Permission.WRITE_PLAN)
@takes(FORM)
def line(request: HttpRequest, child: Child, version_id: UUID, kind: str, strand: UUID) -> HttpResponseBase:
    """The line's form. A script's POST is an autosave; a person's is Save, and leads back."""
    page = LinePage(request, child, version_id, _line_of(kind), strand)
    return page.saved() if request.method == "POST" else page.shown()


class LinePage:
    """One request for one line: what is common to showing it and saving it."""

    def __init__(
        self, request: HttpRequest, child: Child, version_id: UUID, kind: Line, strand: UUID
    ) -> None:
        self.request, self.child, self.kind, self.strand = request, child, kind, strand
        self.viewer: Viewer = viewer_of(request)
        self.version = version_of(child, version_id)
        self.under = _uuid(request.GET.get("under", ""))

    def shown(self) -> HttpResponse:
        read = self._read()
        audit.record(
            what="read line of draft",
            by=self.viewer.account,
            at=self.viewer.at,
            child_id=self.child.id,
            version=self.version.id,
            line=self.kind.value,
        )
        return self._render(self._form(read, None), read)

    def saved(self) -> HttpResponseBase:
        form = self._form(self._read(), self.request.POST)
        if not form.is_valid():
            return self._not_saved(form, 422)
        try:
            written = self._write(form)
        except DraftConflict as conflict:
            return self._two_versions(form, conflict)
        except LineNotFit as unfit:
            for field, message in unfit.faults:
                form.add_error(field if field in form.fields else None, message)
            return self._not_saved(form, 422)
        except Refused as refused:
            form.add_error(None, str(refused))
            return self._not_saved(form, 409 if isinstance(refused, Conflict) else 422)
        if wants_json(self.request):
            return JsonResponse({"saved": True, "revision": written.revision, "beside": self._beside()})
        part = reverse("draft_part", args=[self.child.id, self.version.id, PART_OF[self.kind]])
        return redirect(f"{part}#line-{self.strand}")

    def _beside(self) -> dict[str, str]:
        """The hints on the words just saved: drawn for the page, and in one sentence for the ear."""
        check = self._check()
        count = len(check.remarks) if check else 0
        about = {
            "child": self.child,
            "version": self.version,
            "kind": self.kind,
            "strand": self.strand,
            "check": check,
        }
        drawn = render_to_string("plans/writing/beside.jinja", about, self.request)
        return {
            "html": drawn.strip(),
            "says": f"{plural(count, 'hint')} on these words above." if count else "",
        }

    def _write(self, form: LineForm) -> Written:
        return write_line(
            child=self.child,
            version_id=self.version.id,
            line=self.kind,
            strand=self.strand,
            fields=form.values(),
            revision=form.read_revision(),
            under=self.under,
            by=self.viewer.account,
            at=self.viewer.at,
        )

    def _read(self) -> LineRead | None:
        return read_line_of(self.version.id, self.kind, self.strand)

    def _form(self, read: LineRead | None, typed: QueryDict | None, revision: int | None = None) -> LineForm:
        make = FORMS[self.kind]
        unsaid = {**SHAPES[self.kind].empty, "whose": ""}  # whose words they are is never guessed
        fields = read.fields if read else unsaid
        stands = revision if revision is not None else read.revision if read else 0
        people = people_around(self.child.id, self.viewer.today) if self.kind is Line.PROVISION else ()
        return make(
            typed,
            initial=make.from_fields(fields) | {"revision": str(stands)} | self._example(),
            brief="all" not in self.request.GET and asks_less(self.child.id, self.viewer.today),
            people=people,
        )

    def _example(self) -> dict[str, str]:
        """The example of a remark, put in the box to be made one's own: nothing is saved by that."""
        check = self._check() if self.request.GET.get("try") else None
        for remark in check.remarks if check else ():
            if check and remark.rule_id == self.request.GET["try"]:
                return {check.field: remark.better}
        return {}

    def _check(self) -> Any:
        return wording_of(document(self.version.id), self.child.short_name).get(self.strand)

    def _not_saved(self, form: LineForm, status: int) -> HttpResponse:
        if wants_json(self.request):
            return JsonResponse({"saved": False, "faults": form.errors}, status=422)
        return self._render(form, self._read(), status=status)

    def _two_versions(self, form: LineForm, conflict: DraftConflict) -> HttpResponse:
        """Both texts, and the writer's own in the boxes, ready to be saved on top of the other."""
        theirs = fields_in_words(form, conflict.theirs)
        if wants_json(self.request):
            said = {"by": conflict.by, "text": theirs, "revision": conflict.revision}
            return JsonResponse({"conflict": said}, status=409)
        typed = self.request.POST.copy()
        typed["revision"] = str(conflict.revision)
        return self._render(
            self._form(self._read(), typed),
            self._read(),
            status=409,
            mine=Version("you", fields_in_words(form, conflict.mine)),
            theirs=Version(conflict.by, theirs, moment(conflict.at)),
        )

    def _render(self, form: LineForm, read: LineRead | None, status: int = 200, **more: Any) -> HttpResponse:
        tried = self.request.GET.get("try", "")
        check = self._check() if read and form.is_bound is False else None
        context = {
            "child": self.child,
            "version": self.version,
            "form": form,
            "kind": self.kind,
            "says": SHAPES[self.kind].says,
            "strand": self.strand,
            "part": PART_OF[self.kind],
            "read": read,
            "check": check,
            "tried": tried,
            "mine": None,
            "theirs": None,
            "query": self.request.GET.urlencode(),
        }
        return render(self.request, "plans/writing/line.jinja", context | more, status=status)


@about_child(Permission.WRITE_PLAN)
@takes(FORM)
def remove(request: HttpRequest, child: Child, version_id: UUID, kind: str, strand: UUID) -> HttpResponseBase:
    """Ask first, and say what goes with it."""
    viewer = viewer_of(request)
    version, wanted = version_of(child, version_id), _line_of(kind)
    read = read_line_of(version.id, wanted, strand)
    if read is None:
        raise NotVisible("line of a plan", strand, child.id)
    if request.method == "POST":
        typed = request.POST.get("revision", "")
        remove_line(
            child=child,
            version_id=version.id,
            line=wanted,
            strand=strand,
            revision=int(typed) if typed.isdigit() and len(typed) < 10 else 0,
            by=viewer.account,
            at=viewer.at,
        )
        return redirect("draft_part", child.id, version.id, PART_OF[wanted])
    words = fields_in_words(FORMS[wanted](), read.fields)
    context = {
        "child": child,
        "version": version,
        "read": read,
        "words": words,
        "says": SHAPES[wanted].says,
        "part": PART_OF[wanted],
        "goes_with_it": wanted in (Line.NEED, Line.OUTCOME),
    }
    return render(request, "plans/writing/remove.jinja", context)


@about_child(Permission.WRITE_PLAN)
@takes(FORM)
def move(request: HttpRequest, child: Child, version_id: UUID, kind: str, strand: UUID) -> HttpResponseBase:
    """Up or down by one."""
    viewer, wanted = viewer_of(request), _line_of(kind)
    if request.method == "POST":
        move_line(
            child=child,
            version_id=version_id,
            line=wanted,
            strand=strand,
            up=request.POST.get("way") == "up",
            by=viewer.account,
            at=viewer.at,
        )
    return redirect("draft_part", child.id, version_id, PART_OF[wanted])


@about_child(Permission.WRITE_PLAN)
@takes(FORM)
def keep(request: HttpRequest, child: Child, version_id: UUID, kind: str, strand: UUID) -> HttpResponseBase:
    """Keep mine: the remarks beside this line are answered and do not come again."""
    viewer, wanted = viewer_of(request), _line_of(kind)
    if request.method == "POST":
        keep_wording(child=child, version_id=version_id, strand=strand, by=viewer.account, at=viewer.at)
    return redirect("draft_part", child.id, version_id, PART_OF[wanted])


def _line_of(kind: str) -> Line:
    try:
        return Line(kind)
    except ValueError:
        raise NotVisible("kind of line", kind) from None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
