"""Follows every link of every page, as one person."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

import lxml.html
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from goldenthread.foundation.pages.asking import takes_of

ALIKE = 3  # pages of one route that one person opens: the tenth is built as the third was
POINTERS = (
    "for", "form", "list", "headers",
    "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-labelledby", "aria-owns",
)  # fmt: skip


@dataclass
class Crawl:
    """Breadth first from home, over links and over forms that ask (GET). Forms that send are only noted."""

    client: Client
    reached: set[str] = field(default_factory=set)
    sends: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def everywhere(self, start: str = "/") -> Crawl:
        self.places: dict[str, frozenset[str]] = {}
        self.waiting, self.known, opened = deque([start]), {start}, Counter[str]()
        self.pointed: list[tuple[str, str, str]] = []
        while self.waiting:
            address = self.waiting.popleft()
            opened[name_of(address)] += 1
            if opened[name_of(address)] <= ALIKE:
                self.open(address)
        self.faults += [
            f"{here} leads to {address}#{place}, which is not there"
            for here, address, place in self.pointed
            if address in self.places and place not in self.places[address]
        ]
        return self

    def open(self, address: str) -> None:
        answer = self.client.get(address, follow=True)
        chain = [address, *(onward for onward, _ in answer.redirect_chain)]
        self.reached |= {name_of(each) for each in chain}
        if answer.status_code != 200:
            self.faults.append(f"{chain[-1]} answers {answer.status_code}")
        elif answer.headers["Content-Type"].startswith("text/html"):
            self.read(answer, address, chain[-1])
        elif answer.streaming:
            deque(answer.streaming_content, maxlen=0)  # read to its end, which closes the file

    def read(self, answer: HttpResponse, address: str, here: str) -> None:
        page = lxml.html.document_fromstring(answer.content.decode())
        self.places[address] = frozenset(page.xpath("//@id"))
        self.faults += [f"{here}: {fault}" for fault in faults_of(page)]
        for sent in sent_to(page, here):
            self.sends.add(name_of(sent))
            if not takes_a_form(sent):
                self.faults.append(f"{here} sends a form to {sent}, which takes none")
        for found in links_of(page, here):
            onward, place = urldefrag(found)
            if place:
                self.pointed.append((here, onward, place))
            if onward not in self.known:
                self.known.add(onward)
                self.waiting.append(onward)


def name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return f"nothing at {address}"


def takes_a_form(address: str) -> bool:
    try:
        return "POST" in takes_of(resolve(urlsplit(address).path).func)
    except Resolver404:
        return False


def faults_of(page: Any) -> Iterator[str]:
    """What points at a part of this page that is not there, and parts that share a name."""
    ids = Counter(page.xpath("//@id"))
    yield from (f"{times} things are called {name}" for name, times in ids.items() if times > 1)
    for pointer in POINTERS:
        for value in page.xpath(f"//@{pointer}"):
            yield from (f"{pointer} points at {one}" for one in value.split() if one not in ids)
    for address in page.xpath("//a/@href[starts-with(., '#')]"):
        if address[1:] not in ids:
            yield f"a link points at {address}"


def links_of(page: Any, here: str) -> Iterator[str]:
    """Where links and forms that ask lead, inside this house."""
    for address in page.xpath("//a/@href"):
        if not urlsplit(urljoin(here, address)).netloc and not urlsplit(address).scheme:
            yield urljoin(here, address)
    for form in page.xpath("//form[not(@method) or translate(@method, 'GET', 'get')='get']"):
        yield f"{urljoin(here, form.get('action') or '')}?{urlencode(form.form_values())}"


def sent_to(page: Any, here: str) -> Iterator[str]:
    """Where the forms of a page are sent, and where a button of one sends it instead."""
    for form in page.xpath("//form[translate(@method, 'POST', 'post')='post']"):
        yield urljoin(here, form.get("action") or "")
    for action in page.xpath("//@formaction"):
        yield urljoin(here, action)
