"""edge: where a command works: a production folder, or a production on a site, which is fetched for as long as the command runs.

A command that makes a plan sends it back at its end (`sends`); where the site refuses, the folder is kept and named.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from juzu.edge.cli.terminal import Parser, say, tell
from juzu.edge.server.client import TOKEN, Address, Server, address
from juzu.edge.server.copy import Sent, pull, push
from juzu.kernel.errors import Fault, InputError, JuzuError
from juzu.kernel.money import yuan
from juzu.kernel.text import Text

FOLDER = Text("制作文件夹，或网站上的制作 http://主机/p/剧名", "production folder, or a production on a site: http://HOST/p/NAME")
NO_TOKEN = Text("没有令牌", "no token")
MAKE_ONE = Text(
    f"在网页的“账号”里生成令牌，写进环境变量 {TOKEN}，或用 --token", f"make one on your account page; put it into {TOKEN}, or give --token"
)
NO_ADDRESS = Text("{a} 不是制作的地址", "{a} is no address of a production")
WRITE_SO = Text("写成 http://主机/p/剧名", "write it as http://HOST/p/NAME")


def place(text: str) -> Path | Address:
    """What a person typed: an address when it begins with http, else a folder."""
    if not text.startswith(("http://", "https://")):
        return Path(text)
    return at(text)


def at(text: str) -> Address:
    """An address. Raises ArgumentTypeError for anything else."""
    found = address(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{tell(NO_ADDRESS.format(a=text))}，{tell(WRITE_SO)}")
    return found


def add_folder(parser: Parser, help: Text = FOLDER) -> None:
    """The folder that a command works on, and the token for one on a site."""
    parser.add_argument("folder", type=place, help=tell(help))
    add_token(parser)


def add_token(parser: Parser) -> None:
    """`--token`."""
    parser.add_argument("--token", default=os.environ.get(TOKEN, ""), help=tell(Text(f"令牌（或 {TOKEN}）", f"token (or {TOKEN})")))


def server(of: Address, token: str) -> Server:
    """The site, for somebody with a token."""
    if not token:
        raise InputError(Fault(NO_TOKEN, MAKE_ONE))
    return Server(of, token)


def run(options: argparse.Namespace) -> int:
    """Runs a command where its `folder` says."""
    work: Callable[[argparse.Namespace], int] = options.run
    of = getattr(options, "folder", None)
    if not isinstance(of, Address):
        return work(options)
    site = server(of, options.token)
    copy = Path(tempfile.mkdtemp(prefix=f"juzu-{of.slug}-"))
    try:
        pull(site, copy)
        options.folder, options.slug = copy, of.slug
        code = work(options)
        if getattr(options, "sends", False):
            report(push_or_keep(site, copy), of)
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return code


def push_or_keep(site: Server, copy: Path) -> Sent:
    """Sends back; what the site refuses is kept in a folder beside the person."""
    try:
        return push(site, copy)
    except JuzuError:
        kept = Path(tempfile.mkdtemp(prefix=f"{site.at.slug}-", dir="."))
        shutil.copytree(copy, kept, dirs_exist_ok=True)
        say("没有送成；结果留在 {path}", "It was not sent; the result is kept in {path}", path=kept)
        raise


KINDS = {"Production": Text("制作资料", "production facts"), "Tables": Text("表格", "tables"), "Plan": Text("排期", "plan")}


def report(sent: Sent, to: Address) -> None:
    """Says what was sent."""
    if not sent.kinds:
        say("没有改动，什么也没有送。", "Nothing was changed, nothing was sent.")
        return
    names = [KINDS[kind] for kind in sent.kinds]
    said = Text("、".join(name.zh for name in names), ", ".join(name.en for name in names)).format()
    say("已送到 {to}：{what}", "Sent to {to}: {what}", to=to, what=tell(said))
    if "Plan" in sent.kinds:
        say(
            "条板上的排期 {cost} 元，违反规则 {n} 处。",
            "The plan on the board costs {cost} yuan and breaks {n} rules.",
            cost=yuan(sent.cost_fen),
            n=len(sent.broken),
        )
    for what in sent.broken:
        say("  {what}", "  {what}", what=tell(what))
