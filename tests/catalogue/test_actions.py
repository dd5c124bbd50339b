"""Every action: keyword-only, by a person, at a time, and in the log."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import goldenthread.campaigns.actions
import goldenthread.casework.actions
import goldenthread.events.actions
import goldenthread.people.actions
import goldenthread.places.actions
import goldenthread.plans.actions
import goldenthread.report.actions
import goldenthread.themes.actions

PACKAGES = (
    goldenthread.campaigns.actions,
    goldenthread.casework.actions,
    goldenthread.events.actions,
    goldenthread.people.actions,
    goldenthread.places.actions,
    goldenthread.plans.actions,
    goldenthread.report.actions,
    goldenthread.themes.actions,
)


def actions() -> Iterator[tuple[str, Callable[..., Any], str]]:
    """Public functions that take `by`: their name, themselves, and the source of their module."""
    for package in PACKAGES:
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            source = inspect.getsource(module)
            for name, value in inspect.getmembers(module, inspect.isfunction):
                own = inspect.unwrap(value).__module__ == module.__name__
                if own and not name.startswith("_") and "by" in inspect.signature(value).parameters:
                    yield f"{found.name}.{name}", value, source


ACTIONS = list(actions())
# What leaves an entry in the log: the log itself, or an action that is called and leaves one.
LOGS = (
    "audit.record(",
    " log(",
    "audit_of(",
    "take(",
    "remind(",
    "files.keep(",
    "record_session(",
    "record_event(",
    "log(",
)


@pytest.mark.parametrize("name, action, source", ACTIONS, ids=[name for name, _, _ in ACTIONS])
def test_action_takes_by_and_at_by_name_and_its_module_writes_the_log(
    name: str, action: Callable[..., Any], source: str
) -> None:
    parameters = inspect.signature(action).parameters.values()
    positional = [p.name for p in parameters if p.kind is not inspect.Parameter.KEYWORD_ONLY]
    helpers = {"take", "audit_of", "columns", "log"}
    assert name.split(".")[1] in helpers or positional == [], "an action is called by name"
    assert "at" in {p.name for p in parameters}
    logs = any(words in source for words in LOGS)
    assert logs, f"{name} leaves nothing in the log"
