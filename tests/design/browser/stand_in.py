"""A small server that stands where the house would, so that a script can meet every answer."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from django.core.paginator import Paginator
from django.template import engines
from playwright.sync_api import Page

from goldenthread import design
from goldenthread.design.parts import SignedIn
from goldenthread.design.samples import everything

STATIC = Path(design.__file__).parent / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
RUTH = SignedIn("Ruth Palmer", "SENCO", "Hawthorn Primary", "ruth")
DAN = SignedIn("Dan Okafor", "class teacher", "Hawthorn Primary", "dan")

FORM = """{% extends "design/layout.jinja" %}{% block title %}Outcome{% endblock %}{% block content %}
<h1>Outcome</h1>
<div id="beside"></div>
<form method="post" action="/done" data-autosave data-autosave-url="/save" data-autosave-key="plan-17"
 data-autosave-beside="beside" data-revision="{{ revision }}">
{{ gov.hidden("revision", revision) }}{{ gov.textarea("outcome", "Outcome", text) }}
{{ gov.radios("layer", "Layer", [("a", "Targeted"), ("b", "Specialist")]) }}{{ gov.button("Save") }}
</form>{% endblock %}"""
TAPS = """{% extends "design/layout.jinja" %}{% block title %}Today{% endblock %}{% block content %}
<h1>Today</h1><ul class="rows">{% for key in ("noah", "sofia") %}
{% call gt.session("Reading, " ~ key, "10 minutes") %}
{{ gt.tap("/tap/" ~ key, "Reading, " ~ key, csrf_input, key) }}
{% endcall %}{% endfor %}</ul>{% endblock %}"""
DONE = """{% extends "design/layout.jinja" %}{% block content %}<h1>Done</h1>{% endblock %}"""


@dataclass
class House:
    """What the stand-in shows and answers, and what reached it."""

    address: str = ""
    signed_in: SignedIn | None = RUTH
    revision: int = 4
    text: str = ""
    status: int = 200
    answer: dict[str, Any] = field(default_factory=lambda: {"saved": True, "revision": 5})
    reached: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def page(self, path: str) -> str | None:
        sources = {"/form": FORM, "/taps": TAPS, "/done": DONE}
        if path == "/design/":
            template = engines["jinja2"].get_template("design/styleguide.jinja")
            return str(template.render(everything() | {"page": Paginator(range(250), 20).page(4)}))
        if path not in sources:
            return None
        shown = {"signed_in": self.signed_in, "revision": self.revision, "text": self.text}
        shown |= {"sign_out_url": "/out", "title": "Done", "csrf_input": TOKEN}
        return str(engines["jinja2"].from_string(sources[path]).render(shown))

    def received(self, path: str) -> list[dict[str, str]]:
        return [body for where, body in self.reached if where == path]


class _Token(str):
    """The hidden field that Django puts in a form."""

    def __html__(self) -> str:
        return str(self)


TOKEN = _Token('<input type="hidden" name="csrfmiddlewaretoken" value="token">')


def open_house() -> tuple[House, ThreadingHTTPServer]:
    house = House()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = house.page(self.path)
            if page is not None:
                return self.answer(200, "text/html", page.encode())
            file = STATIC / self.path.removeprefix("/static/")
            if not file.is_file():
                return self.answer(404, "text/plain", b"")
            return self.answer(200, KINDS.get(file.suffix, "font/woff2"), file.read_bytes())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            house.reached.append((self.path, _fields(body)))
            if self.path in ("/done", "/out"):
                return self.answer(200, "text/html", (house.page("/done") or "").encode())
            said = json.dumps(house.answer).encode()
            return self.answer(house.status, "application/json", said)

        def answer(self, status: int, kind: str, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Security-Policy", "default-src 'self'; object-src 'none'")
            if status == 302:
                self.send_header("Location", "/sign-in")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet: the tests look at what was reached instead."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    house.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return house, server


def waits(page: Page, count: int) -> None:
    """Wait until so many things wait on the device. (Playwright's own waiting needs what our
    content policy refuses.)"""
    for _ in range(100):
        if page.evaluate("localStorage.length") == count:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.evaluate('localStorage.length')} things wait, not {count}")


def nothing_waits(page: Page) -> None:
    waits(page, 0)


def _fields(body: str) -> dict[str, str]:
    """The fields of a form, however it was sent."""
    if "form-data" not in body:
        return dict(parse_qsl(body, keep_blank_values=True))
    parts = [part for part in body.split("--" + body[2 : body.index("\r\n")]) if "name=" in part]
    pairs = [part.split("\r\n\r\n", 1) for part in parts]
    return {head.split('name="')[1].split('"')[0]: value.rstrip("\r\n") for head, value in pairs}
