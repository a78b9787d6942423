"""The site under load, on one server process and SQLite: a board of 200 scenes while 50 people read, and pages while 100 event streams are open.

    python bench/site.py                     a folder and a port of its own; half a minute
    python bench/site.py --browser           also when a browser first paints the board (Chromium)

Times are what a client on the same machine waits for; beside them stands the processor time that the server used for one page, which other work on
the machine does not change. Ends with non-zero when a limit of the design is missed.
"""

from __future__ import annotations

import argparse
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

SCENES, READERS, STREAMS = 200, 50, 100
BOARD_MS, PAINT_MS, LOSS = 100, 1_000, 0.10
PAINTED = "performance.getEntriesByName('first-contentful-paint')"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A running site: where it listens, the session of its user, the production's address."""

    port: int
    cookie: str
    slug: str
    pid: int

    def get(self, line: http.client.HTTPConnection, path: str) -> float:
        """One page; the seconds that it took."""
        began = time.perf_counter()
        line.request("GET", path, headers={"Cookie": f"sessionid={self.cookie}; juzu_lang=zh", "Accept-Encoding": "gzip"})
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return time.perf_counter() - began

    def line(self) -> http.client.HTTPConnection:
        """A connection that is kept."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def used_s(self) -> float:
        """Processor seconds of the server and its children so far."""
        return sum(_used(pid) for pid in (self.pid, *_children(self.pid)))


def _children(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *_children(child)]
    return found


def _used(pid: int) -> float:
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / TICKS


@dataclass
class Crowd:
    """People who read a page, pause, and read the next, until told to stop; `others` counts their pages."""

    server: Server
    pause_s: float
    over: threading.Event = field(default_factory=threading.Event)
    others: list[float] = field(default_factory=list)

    def read(self, number: int) -> None:
        """One person."""
        pages = ("", "scenes/", "script/", "board/", "sheets/")
        line, turn = self.server.line(), number
        self.over.wait(self.pause_s * number / READERS)
        while not self.over.is_set():
            self.others.append(self.server.get(line, f"/p/{self.server.slug}/{pages[turn % len(pages)]}"))
            turn += 1
            self.over.wait(self.pause_s)


@contextmanager
def crowd(server: Server, people: int, pause_s: float) -> Iterator[Crowd]:
    """So many people at once."""
    made = Crowd(server, pause_s)
    threads = [threading.Thread(target=made.read, args=(number,), daemon=True) for number in range(people)]
    for thread in threads:
        thread.start()
    yield made
    made.over.set()
    for thread in threads:
        thread.join(60)


@contextmanager
def streams(server: Server, count: int) -> Iterator[None]:
    """So many open event streams."""
    opened = [_stream(server) for _ in range(count)]
    yield
    for line, _ in opened:
        line.close()


def _stream(server: Server) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    line = server.line()
    line.request("GET", f"/p/{server.slug}/events/", headers={"Cookie": f"sessionid={server.cookie}"})
    answer = line.getresponse()
    answer.readline()
    return line, answer


def throughput(server: Server, seconds: float, hands: int = 4) -> tuple[float, float]:
    """Overview pages a second by hands that never rest, and the processor time of one in ms."""
    ends, counts = time.perf_counter() + seconds, [0] * hands

    def work(at: int) -> None:
        line = server.line()
        while time.perf_counter() < ends:
            server.get(line, f"/p/{server.slug}/")
            counts[at] += 1

    used = server.used_s()
    threads = [threading.Thread(target=work, args=(at,)) for at in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds, 1000 * (server.used_s() - used) / max(1, sum(counts))


def boards(server: Server, times: int) -> tuple[float, float]:
    """The median time of the board in ms, and its processor time."""
    line = server.line()
    used = server.used_s()
    spent = [server.get(line, f"/p/{server.slug}/board/") for _ in range(times)]
    return 1000 * statistics.median(spent), 1000 * (server.used_s() - used) / times


def first_paint(server: Server) -> float:
    """When a browser that has the site's files first paints the board, in ms."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it was asked for

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context()
        context.add_cookies([{"name": "sessionid", "value": server.cookie, "url": f"http://127.0.0.1:{server.port}"}])
        page, found = context.new_page(), []
        for _ in range(5):
            page.goto(f"http://127.0.0.1:{server.port}/p/{server.slug}/board/", wait_until="load")
            page.wait_for_function(f"{PAINTED}.length")
            found.append(page.evaluate(f"{PAINTED}[0].startTime"))
        browser.close()
    return float(statistics.median(found))


def prepare() -> tuple[str, str]:
    """A database with a drama of 200 scenes on days; the session of its owner, and its address."""
    import django  # noqa: PLC0415 - the folder is chosen first

    from juzu.web.surroundings import keep_secret  # noqa: PLC0415

    keep_secret(Path(os.environ["JUZU_DATA"]))
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from juzu.web.account import writes as account_writes  # noqa: PLC0415
    from juzu.web.account.models import User  # noqa: PLC0415
    from juzu.web.production import writes  # noqa: PLC0415
    from juzu.web.production.first import from_sample  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    owner = User.objects.create(email="owner@example.com", name="小梅")
    company = account_writes.found(owner, "长河影视")
    production = writes.create(company, from_sample("dengxiaxi"), author=owner)
    enlarge(production, owner)
    client = Client()
    client.force_login(owner)
    return client.cookies["sessionid"].value, production.slug


def enlarge(production: Any, owner: Any) -> None:
    """Scenes again under other numbers until there are 200, all of them put on days."""
    from juzu.chain.production import PRODUCTION, TABLES, Tables  # noqa: PLC0415
    from juzu.plan.document import PLAN  # noqa: PLC0415
    from juzu.plan.solve import solve  # noqa: PLC0415
    from juzu.plan.stop import Steps  # noqa: PLC0415
    from juzu.web.plan import reads  # noqa: PLC0415
    from juzu.web.production import writes  # noqa: PLC0415

    def more(tables: Tables) -> Tables:
        known = tables.scenes
        extra = [replace(known[n % len(known)], id=f"{100 + n}-1", after=(), same_day=()) for n in range(SCENES - len(known))]
        cast = tuple(replace(row, leave=row.leave.replace(year=2028) if row.leave else None) for row in tables.cast)
        return replace(tables, scenes=(*known, *extra), cast=cast)

    writes.merge(production, TABLES, more, author=owner)
    writes.merge(production, PRODUCTION, lambda facts: replace(facts, days=SCENES // 10 + 2), author=owner)
    board = reads.board(production)
    plan = solve(board.problem, threads=1, stop=Steps(500))
    writes.save(production, PLAN, plan, author=owner, parent=None)


@contextmanager
def served() -> Iterator[Server]:
    """A site on a folder and a port of its own, with one server process and no worker."""
    with tempfile.TemporaryDirectory(prefix="juzu-site-") as folder:
        os.environ |= {"JUZU_DATA": folder, "JUZU_DATABASE": f"{folder}/site.sqlite3", "DJANGO_SETTINGS_MODULE": "juzu.web.settings"}
        cookie, slug = prepare()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "juzu.web", "serve", "--port", str(port), "--no-worker"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            server = Server(port, cookie, slug, process.pid)
            _until(lambda: server.get(server.line(), f"/p/{slug}/board/"))
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def _until(ask: Callable[[], object]) -> None:
    for _ in range(300):
        try:
            ask()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the site does not answer")


def main() -> int:
    """Measures, prints a table, says what was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--pause", type=float, default=5, help="seconds that a reader stays on a page")
    parser.add_argument("--seconds", type=float, default=6, help="of each throughput")
    options = parser.parse_args()
    missed = []
    with served() as server:
        for page in ("", "scenes/", "script/", "sheets/"):
            server.get(server.line(), f"/p/{server.slug}/{page}")
        alone, used = boards(server, 15)
        print(f"board of {SCENES} scenes, alone          {alone:6.0f} ms at the median, {used:.0f} ms of the processor each")
        with crowd(server, READERS, options.pause) as people:
            time.sleep(2)
            busy, _ = boards(server, 40)
            paint = first_paint(server) if options.browser else 0.0
        print(
            f"the same while {READERS} people read       {busy:6.0f} ms at the median; their {len(people.others)} pages "
            f"{1000 * statistics.median(people.others):.0f} ms"
        )
        missed += [f"the board takes {busy:.0f} ms, not {BOARD_MS}"] if busy > BOARD_MS else []
        if options.browser:
            print(f"first paint of the board meanwhile   {paint:6.0f} ms at the median")
            missed += [f"first paint after {paint:.0f} ms, not {PAINT_MS}"] if paint > PAINT_MS else []
        before, before_ms = throughput(server, options.seconds)
        with streams(server, STREAMS):
            during, open_ms = throughput(server, options.seconds)
        after, after_ms = throughput(server, options.seconds)
        page_ms = (before_ms + after_ms) / 2
        loss = open_ms / page_ms - 1
        print(f"overview pages a second              {before:6.0f} before, {during:.0f} with {STREAMS} streams open, {after:.0f} after")
        print(f"processor time of a page             {page_ms:6.1f} ms without, {open_ms:.1f} ms with the streams: {loss:+.0%}")
        missed += [f"{STREAMS} streams cost {loss:.0%} of a page, not {LOSS:.0%}"] if loss > LOSS else []
    print("; ".join(missed) or "no limit was missed")
    return len(missed)


if __name__ == "__main__":
    sys.exit(main())
