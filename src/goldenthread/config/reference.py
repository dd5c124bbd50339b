"""The reference pages, written from the code, so that they cannot say anything else than it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from goldenthread.casework import package_states as of_package
from goldenthread.casework import states as of_case
from goldenthread.config.api import api
from goldenthread.conversation import states as of_statement
from goldenthread.formats.constituencies import constituencies_markdown
from goldenthread.formats.ehc_plan.page import ehc_plan_markdown
from goldenthread.formats.packages.page import packages_markdown
from goldenthread.formats.sen2.page import return_markdown
from goldenthread.foundation.pages.asking import asks_of
from goldenthread.foundation.permissions import PERMISSIONS, ROLE_WORDS, Permission
from goldenthread.law.catalogue import rules_markdown
from goldenthread.law.thread_checks import checks_markdown
from goldenthread.law.time_limits.page import time_limits_markdown
from goldenthread.law.transition import transition_markdown
from goldenthread.plans.states import STATE_WORDS, diagram
from goldenthread.themes import states as of_frame

ROOMS = (
    "foundation", "places", "people", "conversation", "themes", "events", "campaigns", "report", "plans",
    "casework", "exchange",
)  # fmt: skip


def pages() -> dict[str, Callable[[], str]]:
    """Each reference page by the name of its file."""
    return {
        "law.md": rules_markdown,
        "thread-checks.md": checks_markdown,
        "time-limits.md": time_limits_markdown,
        "transition.md": transition_markdown,
        "sen2.md": return_markdown,
        "ehc-plan.md": ehc_plan_markdown,
        "packages.md": packages_markdown,
        "constituencies.md": constituencies_markdown,
        "permissions.md": permissions,
        "states.md": states,
        "pages.md": addresses,
        "api.md": operations,
        "data.md": data,
        "commands.md": commands,
    }


def write(folder: Path) -> list[Path]:
    """Write every page; give back those that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = stale(folder)
    for path in changed:
        path.write_text(pages()[path.name]())
    return changed


def stale(folder: Path) -> list[Path]:
    """The pages that do not say what the code says."""
    return [
        folder / name
        for name, page in pages().items()
        if not (folder / name).exists() or (folder / name).read_text() != page()
    ]


def permissions() -> str:
    kinds = list(PERMISSIONS)
    head = "| May | " + " | ".join(ROLE_WORDS[kind] for kind in kinds) + " |"
    rows = [
        f"| {permission.value} | "
        + " | ".join("yes" if permission in PERMISSIONS[kind] else "" for kind in kinds)
        + " |"
        for permission in Permission
    ]
    ruler = "|---" * (len(kinds) + 1) + "|"
    return "\n".join(["# Who may do what", "", head, ruler, *rows, ""])


def states() -> str:
    plan = _life("# The life of a plan's version", diagram(), STATE_WORDS)
    case = _life("# The life of a case with the council", of_case.diagram(), of_case.STATE_WORDS)
    package = _life("# The life of a package for a child", of_package.diagram(), of_package.STATE_WORDS)
    frame = _life("# The life of a frame of themes", of_frame.diagram(), of_frame.FRAME_WORDS)
    drawn = of_statement.diagram_of_statement()
    statement = _life("# The life of a statement to agree with", drawn, of_statement.STATEMENT_WORDS)
    return "\n".join([*plan, *case, *package, *frame, *statement])


def _life(title: str, drawn: str, words: Mapping[Any, str]) -> list[str]:
    rows = [f"| `{state.value}` | {said} |" for state, said in words.items()]
    return [title, "", "```mermaid", drawn + "```", "", "| State | Shown as |", "|---|---|", *rows, ""]


def addresses() -> str:
    rows = [f"| `/{route}` | {name} | {asks} |" for route, name, asks in sorted(routes())]
    return "\n".join(
        ["# Pages, and what each asks for", "", "| Address | Name | May |", "|---|---|---|", *rows, ""]
    )


def operations() -> str:
    rows = [
        f"| `{method.upper()} {path}` | {operation['summary']} | {_may(operation['x-asks'])} |"
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, operation in methods.items()
    ]
    head = ["# The JSON API, and what each operation asks for", "", api.description]
    head += ["What is sent and got, with examples, is at `/api/docs` and `/api/openapi.json`.", ""]
    return "\n".join([*head, "| Operation | What it does | May |", "|---|---|---|", *rows, ""])


def _may(asks: str) -> str:
    return Permission[asks].value if asks in Permission.__members__ else asks


def routes() -> Iterator[tuple[str, str, str]]:
    """Every address of our own pages: its pattern, its name, what it asks for."""
    for pattern, prefix in patterns():
        if prefix.startswith(("accounts/", "api/")):
            continue
        yield prefix, pattern.name or "", asks_of(pattern.callback)


def patterns() -> Iterator[tuple[URLPattern, str]]:
    """Every address there is, with its pattern from the root."""
    yield from _patterns(get_resolver().url_patterns, "")


def _patterns(found: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[URLPattern, str]]:
    for pattern in found:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, here)
        else:
            yield pattern, here


def data() -> str:
    lines = ["# Tables", ""]
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            lines += [f"## {model._meta.label}", "", _first_line(model), "", "| Column | Kind |", "|---|---|"]
            lines += [f"| `{field.column}` | {_kind(field)} |" for field in model._meta.concrete_fields]
            lines.append("")
    return "\n".join(lines)


def _first_line(model: type[models.Model]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _kind(field: models.Field[object, object]) -> str:
    words = type(field).__name__.removesuffix("Field").lower()
    if field.related_model:
        words = f"one of {field.related_model._meta.label}"
    return words + (", may be empty" if field.null else "")


def commands() -> str:
    from goldenthread.config.command import describe

    return describe()
