"""Two hundred people answer at once for ten minutes while two analysts code: `python -m benchmarks.crowd`.

They go through the pages as a browser without script does, each from an address of its own, and think between
pages. Held: every answer, every kept draft and every code that the server acknowledged is in the database
afterwards, and the middle page takes less than 50 ms. `--minutes` and `--people` measure less.
GOLDENTHREAD_DATABASE_URL chooses an empty PostgreSQL database instead of SQLite.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urljoin

import httpx
import lxml.html

from benchmarks.api import environment_in, server
from benchmarks.crowd_made import words_of

PEOPLE, MINUTES, MOST_MS = 200, 10.0, 50.0
THINKS = (5.0, 15.0)
"""Seconds between two pages: less than anybody needs who writes, so more is asked than by real people."""
LEAVES = 0.1
"""So many stop in the middle, and keep what they wrote."""
CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")


@dataclass
class Seen:
    """What the server acknowledged, how long each page took, and what went wrong."""

    until: float
    milliseconds: dict[str, list[float]] = field(default_factory=dict)
    sent: dict[str, list[str]] = field(default_factory=dict)
    kept: dict[str, list[str]] = field(default_factory=dict)
    coded: list[tuple[str, str]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self.until


class Browser:
    """One person’s browser: follows where it is sent, and fills in the form of the page."""

    def __init__(self, client: httpx.AsyncClient, seen: Seen, who: str, chance: random.Random) -> None:
        self.client, self.seen, self.who, self.chance = client, seen, who, chance
        self.at, self.page = "", lxml.html.fromstring("<html></html>")

    async def opens(self, path: str) -> None:
        await self._ask("GET", path)

    async def sends(self, **values: Any) -> None:
        """The form of the page, with these values; a list is several boxes of one name."""
        form = self.page.xpath("//main//form[@method='post']")[0]
        fields = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
        await asyncio.sleep(self.chance.uniform(*THINKS))
        await self._ask("POST", urljoin(self.at, form.get("action") or self.at), fields | values)

    def asks(self, name: str) -> list[str]:
        """The values that the page offers under this name; one empty value where it asks for words."""
        found = self.page.xpath(f"//main//form//*[@name='{name}']")
        return [one.get("value") or "" for one in found]

    async def _ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> None:
        began = time.perf_counter()
        answer = await self.client.request(method, path, data=data)
        self.seen.milliseconds.setdefault(self.who, []).append((time.perf_counter() - began) * 1000)
        if answer.is_redirect:
            return await self._ask("GET", urljoin(path, answer.headers["location"]))
        if answer.status_code != 200:
            raise RuntimeError(f"{method} {path} answered {answer.status_code}")
        self.at, self.page = path, lxml.html.fromstring(answer.text)
        return None


@asynccontextmanager
async def browser(number: int, address: str, seen: Seen, who: str, **how: Any) -> AsyncIterator[Browser]:
    """From an address of its own: else two hundred people were one source, which is slowed down."""
    transport = httpx.AsyncHTTPTransport(local_address=f"127.0.1.{number}")
    async with httpx.AsyncClient(transport=transport, base_url=address, timeout=30, **how) as client:
        yield Browser(client, seen, who, random.Random(number))  # noqa: S311 - no secret


async def answers(number: int, address: str, seen: Seen, conversation: str) -> None:
    """A person after another at this address, until the time is over."""
    await asyncio.sleep(random.Random(number).uniform(0, THINKS[1]))  # noqa: S311 - as above
    while not seen.is_over:
        async with browser(number, address, seen, "answering") as own:
            try:
                await _answer(own, conversation)
            except (RuntimeError, httpx.HTTPError, IndexError) as error:
                seen.failed.append(f"{own.at}: {error!r}")


async def _answer(own: Browser, conversation: str) -> None:
    await own.opens(f"/conversation/{conversation}/")
    await own.sends()
    code = CODE.findall(own.page.text_content())[0]
    written = own.seen.kept[code] = []
    leaves_at = own.chance.randint(2, 6) if own.chance.random() < LEAVES else 0
    await own.opens(f"/conversation/{conversation}/questions/1/")
    for place in range(1, 8):
        if place == leaves_at:
            return
        await _to_question(own, written)
    await own.opens(f"/conversation/{conversation}/about/who/")
    while "/check/" not in own.at:
        name = next(one for one in ("who", "region", "age", "organisation", "helped_by") if own.asks(one))
        await own.sends(**{name: own.chance.choice(own.asks(name))})
    await own.sends(may_quote="on")
    if code not in own.page.text_content().replace("\u2011", "-"):
        raise RuntimeError("No receipt came")
    own.seen.sent[code] = own.seen.kept.pop(code)


async def _to_question(own: Browser, written: list[str]) -> None:
    """Words count as acknowledged once the next page is there."""
    words = words_of(own.chance, own.chance.randint(5, 120)) if own.asks("words") else ""
    if words:
        await own.sends(words=words)
        written.append(words)
    else:
        await own.sends(choice=own.chance.choice(own.asks("choice")))


async def codes(number: int, address: str, seen: Seen, made: dict[str, Any]) -> None:
    """An analyst goes from answer to answer of the sample."""
    name = ("Ann", "Bob")[number]
    cookies = {"sessionid": made["sessions"][number]}
    async with browser(250 + number, address, seen, "coding", cookies=cookies) as own:
        try:
            await own.opens(f"/themes/questions/{made['question']}/code/")
            while not seen.is_over and (themes := own.asks("themes")):
                coded = own.at.split("/themes/answers/")[1].split("/")[0]
                await own.sends(themes=own.chance.sample(themes, own.chance.randint(1, 3)))
                seen.coded.append((coded, name))
        except (RuntimeError, httpx.HTTPError, IndexError) as error:
            seen.failed.append(f"{name} at {own.at}: {error!r}")


async def _crowd(address: str, made: dict[str, Any], people: int, minutes: float) -> Seen:
    seen = Seen(until=time.monotonic() + minutes * 60)
    async with asyncio.TaskGroup() as group:
        for number in range(1, people + 1):
            group.create_task(answers(number, address, seen, made["conversation"]))
        for number in range(len(made["sessions"])):
            group.create_task(codes(number, address, seen, made))
    return seen


def measure_crowd(people: int = PEOPLE, minutes: float = MINUTES) -> tuple[list[str], bool]:
    """The table of the page of performance, and whether every limit was held."""
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_in(Path(folder))
        if url := os.environ.get("GOLDENTHREAD_DATABASE_URL"):
            environment["GOLDENTHREAD_DATABASE_URL"] = url
        made = _of_it("make", environment, "")
        with server(environment) as address:
            seen = asyncio.run(_crowd(address, made, people, minutes))
        acknowledged = {"sent": seen.sent, "kept": seen.kept, "coded": seen.coded}
        lost = _of_it("look", environment, json.dumps(acknowledged))
    return _rows(seen, lost, people, minutes)


def _of_it(what: str, environment: dict[str, str], said: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.crowd_made", what]
    done = subprocess.run(command, env=environment, input=said, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _rows(seen: Seen, lost: dict[str, Any], people: int, minutes: float) -> tuple[list[str], bool]:
    number = sum(map(len, seen.milliseconds.values()))
    took = {who: (median(each), quantiles(each, n=20)[-1]) for who, each in seen.milliseconds.items()}
    missing = [f"{what}: {one}" for what, each in lost.items() for one in each]
    print(*seen.failed[:10], *missing[:10], sep="\n", file=sys.stderr)
    held = not missing and not seen.failed and max(middle for middle, _ in took.values()) < MOST_MS
    return [
        f"{people} people answer at once for {minutes:.0f} minutes while two analysts code: "
        f"{number:,} pages, {number / minutes / 60:.0f} a second.",
        "",
        "| What | Measured | Limit |",
        "|---|---:|---:|",
        f"| Answers sent, drafts kept, answers coded; of them lost | {len(seen.sent):,}, {len(seen.kept):,}, "
        f"{len(seen.coded):,}; {len(missing)} | 0 |",
        f"| Pages that failed | {len(seen.failed)} | 0 |",
        *[
            f"| Page of somebody {who}, ms: median ({most:.0f} for 1 in 20) | {middle:.0f} | {MOST_MS:.0f} |"
            for who, (middle, most) in took.items()
        ],
    ], held


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--people", type=int, default=PEOPLE)
    asked.add_argument("--minutes", type=float, default=MINUTES)
    given = asked.parse_args()
    lines, held = measure_crowd(given.people, given.minutes)
    print("\n".join(lines))
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
