"""The page that ours are compared with: signed in, one query for 25 rows, a Jinja template."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import override_settings
from django.urls import path

from goldenthread.people.models import Child

PAGE = (
    "<!doctype html><title>Children</title><h1>Children</h1><p>{{ request.user.name }}</p><table>"
    "{% for child in children %}<tr><th>{{ child.last_name }}</th><td>{{ child.first_name }}</td>"
    "<td>{{ child.born_on }}</td></tr>{% endfor %}</table>"
)
MIDDLEWARE = [
    "benchmarks.plain.these_addresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PLAIN_BACKEND = "django.contrib.auth.backends.ModelBackend"
_template = None


def these_addresses(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def respond(request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.plain"  # type: ignore[attr-defined]  # Django reads it here
        return answer(request)

    return respond


@login_required
def plain(request: HttpRequest) -> HttpResponse:
    global _template
    _template = _template or engines.all()[0].env.from_string(PAGE)
    children = Child.objects.order_by("last_name")[:25]
    return HttpResponse(_template.render(request=request, children=children))


urlpatterns = [path("plain/", plain)]


def plain_handler() -> WSGIHandler:
    """Django as a new project has it, over the same database: its own sessions, its own way to the user."""
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, PLAIN_BACKEND]
    with override_settings(MIDDLEWARE=MIDDLEWARE, SESSION_ENGINE="django.contrib.sessions.backends.db"):
        return WSGIHandler()
