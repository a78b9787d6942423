"""edge: `juzu web`: the web site on this machine, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from juzu.edge.cli.terminal import add_parser, lang, tell
from juzu.edge.cli.values import above
from juzu.kernel.text import Text

FIRST_PORT = 8000
PORTS = 50


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers,
        "web",
        Text("打开网站（Ctrl-C 结束）", "serve the web site (Ctrl-C ends it)"),
        Text(
            "在本机打开网站，数据在 JUZU_DATA；别的设置见 docs/rooms/web.md。第一次打开时建第一个账户。",
            "Serves the web site on this machine, data in JUZU_DATA; other settings are in docs/rooms/web.md. The first visitor makes the first account.",
        ),
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help=tell(Text("监听的地址（默认只有本机）", "where to listen (this machine only by default)"))
    )
    parser.add_argument(
        "--port", type=above(1, tell), help=tell(Text("端口（默认 8000 起第一个空的）", "port (the first free one from 8000)"))
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serves until it is ended."""
    return serve(["serve", "--host", options.host, "--port", str(options.port or free_port(options.host)), "--open", "/"])


def serve(words: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Runs the site as a process of its own: the terminal does not import it. Ctrl-C reaches it too, and it ends by itself; who ends this
    process (kill, a service manager) ends the site with it."""
    said = {**os.environ, **(environment or {}), "JUZU_LANG": lang()}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN), signal.getsignal(signal.SIGTERM)
    try:
        with subprocess.Popen([sys.executable, "-m", "juzu.web", *words], env=said) as site:  # noqa: S603 - our own words
            signal.signal(signal.SIGTERM, lambda *_: site.terminate())
            return site.wait()
    finally:
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGTERM, before[1])


def free_port(host: str = "127.0.0.1") -> int:
    """The first port from 8000 on that nobody listens on."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return FIRST_PORT
