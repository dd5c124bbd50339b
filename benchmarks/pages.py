"""Pages of the school, each against a plain signed-in page in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, reset_queries
from django.urls import reverse
from django.utils.crypto import get_random_string

from benchmarks.plain import PLAIN_BACKEND, plain_handler
from benchmarks.school import School
from goldenthread.foundation.models import Account
from goldenthread.plans.queries import accounts

ROUNDS, WARM = 100, 10
Handler = Callable[[dict[str, Any], Callable[..., Any]], Any]


@dataclass(frozen=True)
class Page:
    name: str
    path: str
    account: Account
    before: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Measured:
    """Milliseconds of one page beside those of the plain page that was asked for in turn with it."""

    name: str
    queries: int
    median: float
    p95: float
    plain_median: float
    kilobytes: float

    @property
    def share(self) -> float:
        """The throughput of this page as a share of the plain page's."""
        return self.plain_median / self.median


def pages_of(school: School) -> list[Page]:
    child = {"child_id": school.child.id}
    return [
        Page(
            "class page", reverse("class_page", kwargs={"class_id": school.teaching_class.id}), school.teacher
        ),
        Page("plan page", reverse("plan", kwargs=child), school.senco),
        Page("plan page, first opened", reverse("plan", kwargs=child), school.senco, forget_accounts),
        Page("SENCO's desk", reverse("desk"), school.senco),
        Page("SENCO's list of plans", reverse("plans"), school.senco),
        Page("family page", reverse("family", kwargs=child), school.parent),
        Page("account", reverse("account", kwargs={**child, "strand": school.strand}), school.parent),
    ]


def forget_accounts() -> None:
    """As a server that has not worked this child's accounts out since the last record."""
    accounts._kept.cache_clear()


def measure(pages: list[Page]) -> list[Measured]:
    ours, plain = WSGIHandler(), plain_handler()
    return [_measure(page, ours, plain) for page in pages]


def _measure(page: Page, ours: Handler, plain: Handler) -> Measured:
    cookie = _signed_in(page.account, settings.AUTHENTICATION_BACKENDS[0])
    plainly = _signed_in(page.account, PLAIN_BACKEND)
    for _ in range(WARM):
        body = _ask(ours, page.path, cookie)
        _ask(plain, "/plain/", plainly)
    queries = _queries(lambda: _ask(ours, page.path, cookie))
    mine, theirs = [], []
    for _ in range(ROUNDS):  # in turn, so that whatever else the machine does falls on both
        page.before()
        mine.append(_timed(lambda: _ask(ours, page.path, cookie)))
        theirs.append(_timed(lambda: _ask(plain, "/plain/", plainly)))
    mine.sort()
    return Measured(
        page.name, queries, statistics.median(mine), mine[int(len(mine) * 0.95)],
        statistics.median(theirs), len(body) / 1024,
    )  # fmt: skip


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def _queries(work: Callable[[], object]) -> int:
    connection.force_debug_cursor = True
    reset_queries()
    work()
    connection.force_debug_cursor = False
    return len(connection.queries_log)


def _signed_in(account: Account, backend: str) -> str:
    """A session as signing in makes it."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    forms = f"{settings.CSRF_COOKIE_NAME}={get_random_string(32)}"  # a browser that has seen a form has it
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {forms}"


def _ask(handler: Handler, path: str, cookie: str) -> bytes:
    """One request through the whole of Django, without a network between."""
    said: dict[str, str] = {}
    answer = handler(_environ(path, cookie), lambda status, headers, *rest: said.update(status=status))
    body = b"".join(answer)
    answer.close()
    if not said["status"].startswith("200"):
        raise RuntimeError(f"{path} answered {said['status']}")
    return body


def _environ(path: str, cookie: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
