"""edge: `juzu push DIR`: what was changed in a folder that was fetched -> the site; the work of others there stays."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from juzu.edge.cli.places import add_token, report, server
from juzu.edge.cli.terminal import add_parser, tell
from juzu.edge.server.copy import home, push
from juzu.kernel.text import Text


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers,
        "push",
        Text("把文件夹里的改动送回网站", "send a folder's changes back to the site"),
        Text(
            "只送改过的：格子并入网站上最新的表；资料和排期若已被别人改过就不送，并说明是谁。",
            "Sends only what was changed: cells are merged into the newest tables; facts or a plan that somebody else has changed "
            "meanwhile are not written over, and you are told who it was.",
        ),
    )
    parser.add_argument("path", type=Path, metavar="DIR", help=tell(Text("juzu pull 取来的文件夹", "a folder that juzu pull fetched")))
    add_token(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Sends; says what was sent."""
    to = home(options.path)
    report(push(server(to, options.token), options.path), to)
    return 0
