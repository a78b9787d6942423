"""web: `python -m juzu.web serve`: brings the database up to date, then runs the site until Ctrl-C ends all of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from juzu.kernel.text import Text
from juzu.web.site.language import tell

PATIENCE_S = 12
LOOK_S = 0.2
A_YEAR_S = 31_536_000
RUNNING = Text("网站在 {address}    按 Ctrl-C 结束", "The site is at {address}    Ctrl-C ends it")
TAKEN = Text("端口 {port} 已有程序在用；用 --port 换一个", "port {port} is taken; choose another with --port")


class Command(BaseCommand):
    """The site, in one process group."""

    help = "运行网站；Ctrl-C 全部结束。Runs the web site; Ctrl-C ends all of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, with how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, default=1)
        parser.add_argument("--open", default="", metavar="PATH", help="在桌面上打开这一页。Opens this page on a desktop.")
        parser.add_argument("--no-worker", action="store_true", help="任务由别的机器运行。Jobs run on other machines.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs until it is told to stop, or until a part of it ends."""
        del args
        if not free(options["host"], options["port"]):
            raise CommandError(tell(TAKEN.format(port=options["port"])))
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        site = [sys.executable, "-m", "granian", "--interface", "asginl", "--no-ws", "--no-access-log", "--log-level", "warning"]
        site += ["--host", options["host"], "--port", str(options["port"]), "--workers", str(options["processes"])]
        site += ["--static-path-mount", str(settings.STATIC_ROOT), "--static-path-expires", str(A_YEAR_S)]  # names carry their digest
        address = f"http://{options['host']}:{options['port']}"
        self.stdout.write(tell(RUNNING.format(address=address)))
        parts = [subprocess.Popen([*site, "juzu.web.asgi:application"])]  # noqa: S603 - our own words
        if not options["no_worker"]:
            parts.append(subprocess.Popen([sys.executable, "-m", "juzu.web", "worker"]))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _stop)
        if options["open"] and desktop():
            threading.Thread(target=_open, args=(address, options["open"]), daemon=True).start()
        try:
            while all(part.poll() is None for part in parts):
                time.sleep(LOOK_S)
        except KeyboardInterrupt:
            pass
        finally:
            _end(parts)


def free(host: str, port: int) -> bool:
    """Whether nobody listens there. granian would share the port with another server, and visitors would meet either of the two."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def desktop() -> bool:
    """Whether somebody sits before a screen here."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str, page: str) -> None:
    """Opens a page in the browser as soon as the site answers."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{address}/account/login/", timeout=2):  # noqa: S310 - our own address
                webbrowser.open(address + page)
                return
        except OSError:
            time.sleep(LOOK_S)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(parts: list[subprocess.Popen[bytes]]) -> None:
    """Asks every part to end, and ends what does not."""
    for part in parts:
        part.terminate()
    for part in parts:
        try:
            part.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            part.kill()
