"""edge: `juzu pull ADDRESS [DIR]`: a production on a site -> a folder of it on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from juzu.edge.cli.places import add_token, at, server
from juzu.edge.cli.terminal import add_parser, say, tell
from juzu.edge.server.copy import pull
from juzu.kernel.text import Text


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers,
        "pull",
        Text("把网站上的制作取到文件夹里", "fetch a production from a site into a folder"),
        Text(
            "取到文件夹里，用 Excel 改表、用 juzu plan 排期，再用 juzu push 送回。取过的文件夹可以再取，没送回的改动不会被盖掉。",
            "Fetches into a folder: edit the tables in Excel, plan with juzu plan, send back with juzu push. A folder that was fetched "
            "before is brought up to date; changes that were not sent back are never written over.",
        ),
    )
    parser.add_argument("address", type=at, help=tell(Text("制作的地址 http://主机/p/剧名", "the production: http://HOST/p/NAME")))
    parser.add_argument(
        "folder_to", nargs="?", type=Path, metavar="DIR", help=tell(Text("文件夹（默认用剧名）", "folder (called NAME by default)"))
    )
    add_token(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Fetches; says what to do next."""
    path: Path = options.folder_to or Path(options.address.slug)
    folder = pull(server(options.address, options.token), path)
    say("{n} 场已取到 {path}", "{n} scenes are in {path}", n=len(folder.tables.scenes), path=path)
    say("下一步：改表，juzu plan {path}，juzu push {path}", "Next: edit the tables, juzu plan {path}, juzu push {path}", path=path)
    return 0
