"""The frame: its themes written by several at once, merged, split, ordered; signed by two; its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from goldenthread.design.addresses import address
from goldenthread.design.forms import CheckboxesField, GovForm, HiddenField, TextAreaField, TextField
from goldenthread.design.parts import Version
from goldenthread.design.words import moment
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, asks, takes, viewer_of
from goldenthread.themes.access import frame_for, question_for
from goldenthread.themes.actions import frames as actions
from goldenthread.themes.pages.asking import CODE, READ, NoForm, form_page, may_code, page, sent
from goldenthread.themes.queries.frames import (
    FrameRead,
    LineRead,
    draft_of,
    edits_of,
    frame_read,
    frames_of,
    in_force,
    line_of,
    lines_of,
)
from goldenthread.themes.states import FRAME_WORDS

if TYPE_CHECKING:
    from goldenthread.themes.models import Frame


class ThemeForm(GovForm):
    name = TextField(
        "What do people say? Name it as they would", missing="Give the theme a name", longest=200,
        hint="Such as: Tell us when help does not happen.",
    )  # fmt: skip
    belongs = TextAreaField("What belongs in it", rows=3, hint="So that two people who read apart agree.")
    belongs_not = TextAreaField("What does not, and where it goes instead", rows=3)
    revision = HiddenField()


class WhyForm(GovForm):
    why = TextAreaField(
        "Why is the frame changed?", missing="Say why: it stands in its history", rows=3,
        hint="What was coded before stays as it is. Codings that mean the same are carried over.",
    )  # fmt: skip


class MergeForm(GovForm):
    def __init__(self, lines: tuple[LineRead, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themes"] = CheckboxesField(
            "Which themes become one?", [(str(one.theme_id), one.name) for one in lines],
            missing="Choose at least two themes",
        )  # fmt: skip
        self.fields["name"] = TextField("The name of the new theme", missing="Give the theme a name")


class SplitForm(GovForm):
    names = TextAreaField(
        "What does it become?", missing="Enter at least two names, a line each", rows=4,
        hint="A name on each line. You write what belongs in each afterwards.",
    )  # fmt: skip


class SignForm(GovForm):
    words_hash = HiddenField()


@asks(READ)
def frame(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    """The version that is being written; or else the one in force; or how to begin."""
    viewer = viewer_of(request)
    found = question_for(viewer, question_id, READ)
    draft, force = draft_of(found), in_force(found)
    now = draft or force
    read = frame_read(now) if now else None
    context = {
        "question": found,
        "frame": read,
        "state": FRAME_WORDS[read.state] if read else "",
        "force": force,
        "is_draft": draft is not None,
        "signed": read.signed_by(viewer.account) if read else False,
        "versions": frames_of(found),
        "words": FRAME_WORDS,
        "codes": may_code(request, found),
    }
    return page(request, "frame", context)


@asks(READ)
def version(request: HttpRequest, frame_id: UUID) -> HttpResponseBase:
    """One version as it stands or stood, who signed it, and who changed what."""
    found = frame_for(viewer_of(request), frame_id, READ)
    read = frame_read(found)
    context = {
        "question": found.question, "frame": read, "state": FRAME_WORDS[read.state], "edits": edits_of(found),
    }  # fmt: skip
    return page(request, "version", context)


@asks(CODE)
@takes(FORM)
def begin(request: HttpRequest, question_id: UUID) -> HttpResponseBase:
    found = question_for(viewer_of(request), question_id, CODE)
    before = in_force(found)
    form: GovForm = WhyForm(sent(request)) if before else NoForm(sent(request))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        actions.begin_frame(question=found, why=said.get("why", ""), **to)
        return redirect("themes_frame", question_id=question_id)

    return form_page(request, form, act, "begin_frame", {"question": found, "before": before})


@asks(CODE)
@takes(FORM)
def add(request: HttpRequest, frame_id: UUID) -> HttpResponseBase:
    found = frame_for(viewer_of(request), frame_id, CODE)
    form = ThemeForm(sent(request))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        said.pop("revision")
        actions.add_theme(frame=found, **said, **to)
        return _back(found)

    return form_page(request, form, act, "theme_form", _about(found) | {"title": "Add a theme", "line": None})


@asks(CODE)
@takes(FORM)
def write(request: HttpRequest, frame_id: UUID, theme_id: UUID) -> HttpResponseBase:
    """Its words. Where a colleague was first, both texts are shown and neither is lost."""
    found = frame_for(viewer_of(request), frame_id, CODE)
    line = line_of(found, theme_id)
    form = ThemeForm(sent(request), initial=line.words | {"revision": str(line.revision)})
    context = _about(found) | {"title": line.name, "line": line}

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        revision = said.pop("revision")
        try:
            actions.write_theme(frame=found, theme_id=theme_id, words=said, revision=_number(revision), **to)
        except actions.LineConflict as conflict:
            return _two_texts(request, context, conflict)
        return _back(found)

    return form_page(request, form, act, "theme_form", context)


def _two_texts(
    request: HttpRequest, context: dict[str, Any], conflict: actions.LineConflict
) -> HttpResponseBase:
    """Both, and the writer’s own in the boxes, to be saved on top of the other or not at all."""
    form = ThemeForm(initial=conflict.mine | {"revision": str(conflict.theirs.revision)})
    context |= {
        "form": form,
        "mine": Version("you", _as_text(conflict.mine)),
        "theirs": Version(conflict.by, _as_text(conflict.theirs.words), moment(conflict.at)),
    }
    answer = page(request, "two_texts", context)
    answer.status_code = 409
    return answer


def _as_text(words: dict[str, str]) -> str:
    parts = [words["name"]]
    parts += [f"Belongs: {words['belongs']}"] if words["belongs"] else []
    parts += [f"Does not belong: {words['belongs_not']}"] if words["belongs_not"] else []
    return "\n\n".join(parts)


@asks(CODE)
@takes(FORM)
def remove(request: HttpRequest, frame_id: UUID, theme_id: UUID) -> HttpResponseBase:
    found = frame_for(viewer_of(request), frame_id, CODE)
    line = line_of(found, theme_id)
    form = NoForm(sent(request))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        actions.remove_theme(frame=found, theme_id=theme_id, **to)
        return _back(found)

    return form_page(request, form, act, "remove_theme", _about(found) | {"line": line})


@asks(CODE)
@takes(FORM_ONLY)
def move(request: HttpRequest, frame_id: UUID, theme_id: UUID) -> HttpResponseBase:
    found = frame_for(viewer_of(request), frame_id, CODE)

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        actions.move_theme(frame=found, theme_id=theme_id, up="up" in request.POST, **to)
        return _back(found)

    return form_page(request, NoForm(request.POST), act, "refused", _refused(found))


@asks(CODE)
@takes(FORM)
def merge(request: HttpRequest, frame_id: UUID) -> HttpResponseBase:
    found = frame_for(viewer_of(request), frame_id, CODE)
    form = MergeForm(lines_of(found), sent(request))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        chosen = [UUID(one) for one in said["themes"]]
        actions.merge_themes(frame=found, theme_ids=chosen, name=said["name"], **to)
        return _back(found)

    return form_page(request, form, act, "merge_themes", _about(found))


@asks(CODE)
@takes(FORM)
def split(request: HttpRequest, frame_id: UUID, theme_id: UUID) -> HttpResponseBase:
    found = frame_for(viewer_of(request), frame_id, CODE)
    line = line_of(found, theme_id)
    form = SplitForm(sent(request))

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        actions.split_theme(frame=found, theme_id=theme_id, names=said["names"].split("\n"), **to)
        return _back(found)

    return form_page(request, form, act, "split_theme", _about(found) | {"line": line})


@asks(CODE)
@takes(FORM)
def sign(request: HttpRequest, frame_id: UUID) -> HttpResponseBase:
    """All of its words on one page, and the signature under exactly these."""
    viewer = viewer_of(request)
    found = frame_for(viewer, frame_id, CODE)
    read = frame_read(found)
    form = SignForm(sent(request), initial={"words_hash": read.words_hash})

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        actions.sign_frame(frame=found, words_hash=said["words_hash"], **to)
        return _back(found)

    context = _about(found) | {
        "read": read,
        "signed": read.signed_by(viewer.account),
        "warnings": _warnings(read),
    }
    return form_page(request, form, act, "sign_frame", context)


def _warnings(read: FrameRead) -> list[str]:
    stale = [one.by for one in read.signatures if not one.stands]
    return [f"{name} signed an earlier wording, and has to sign again." for name in dict.fromkeys(stale)]


@asks(CODE)
@takes(FORM)
def drop(request: HttpRequest, frame_id: UUID) -> HttpResponseBase:
    found = frame_for(viewer_of(request), frame_id, CODE)

    def act(to: dict[str, Any], said: dict[str, Any]) -> HttpResponseBase:
        actions.drop_frame(frame=found, **to)
        return _back(found)

    return form_page(request, NoForm(sent(request)), act, "drop_frame", _about(found))


def _about(found: Frame) -> dict[str, Any]:
    return {"question": found.question, "frame": found}


def _refused(found: Frame) -> dict[str, Any]:
    return {"question": found.question, "back": address("themes_frame", found.question_id)}


def _back(found: Frame) -> HttpResponseBase:
    return redirect("themes_frame", question_id=found.question_id)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else 0


_ONE, _THEME = "themes/frames/<uuid:frame_id>/", "themes/frames/<uuid:frame_id>/themes/<uuid:theme_id>/"
urlpatterns = [
    path("themes/questions/<uuid:question_id>/frame/", frame, name="themes_frame"),
    path("themes/questions/<uuid:question_id>/frame/begin/", begin, name="themes_frame_begin"),
    path(_ONE, version, name="themes_version"),
    path(_ONE + "add/", add, name="themes_add"),
    path(_ONE + "merge/", merge, name="themes_merge"),
    path(_ONE + "sign/", sign, name="themes_sign"),
    path(_ONE + "drop/", drop, name="themes_drop"),
    path(_THEME, write, name="themes_write"),
    path(_THEME + "remove/", remove, name="themes_remove"),
    path(_THEME + "move/", move, name="themes_move"),
    path(_THEME + "split/", split, name="themes_split"),
]
