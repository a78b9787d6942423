"""edge: `juzu base hold|confirm|…`: bookings in the site's database, or any SQLite file, without the site running.

What is said is read here and handed to the site's own command as JSON: the terminal does not import the site.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from juzu.edge.cli.terminal import Parser, add_parser, tell
from juzu.edge.cli.web import serve
from juzu.kernel.text import Text

Declare = Callable[[Parser], object]


@dataclass(frozen=True, slots=True)
class Word:
    """One command at the desk: what it is, and what it takes."""

    about: Text
    takes: tuple[Declare, ...] = ()


def _number(parser: Parser) -> object:
    return parser.add_argument("number", type=int, help=tell(Text("预订号", "the booking's number")))


def _file(parser: Parser) -> object:
    return parser.add_argument("file", type=_whole, metavar="FILE", help=tell(Text("文件", "the file")))


def _whole(text: str) -> str:
    """The path from the root: the command runs elsewhere."""
    return str(Path(text).resolve())


def _hold(parser: Parser) -> None:
    parser.add_argument("set", help=tell(Text("景的编号、名称或别名", "a set's id, name or alias")))
    parser.add_argument("day", help="2026-12-05")
    parser.add_argument("hours", help="08:00-22:00")
    parser.add_argument("--for", dest="crew", required=True, metavar="CREW", help=tell(Text("给哪个组", "for which crew")))
    parser.add_argument("--until", default="", metavar="DATE", help=tell(Text("到哪天（跨天）", "the last date, when longer than a day")))
    parser.add_argument("--people", type=int, default=0, help=tell(Text("人数", "how many people")))
    parser.add_argument("--note", default="", help=tell(Text("备注", "a note")))
    parser.add_argument("--wait", action="store_true", help=tell(Text("被占就候补", "join the waiting list when it is taken")))


def _window(parser: Parser) -> None:
    parser.add_argument("--day", default="", help=tell(Text("从哪天（默认今天）", "the first day (today by default)")))
    parser.add_argument("--days", type=int, default=1, help=tell(Text("几天（默认 1）", "how many days (1 by default)")))


def _show(parser: Parser) -> None:
    _window(parser)
    parser.add_argument("--crews", action="store_true", help=tell(Text("按组看", "by crew")))
    parser.add_argument("--to", type=_whole, metavar="FILE", help=tell(Text("存成 .svg 或 .pdf", "write it as .svg or .pdf")))


WORDS: dict[str, Word] = {
    "open": Word(Text("把目录存进数据库，开始订景", "keep a catalogue in the database, to book from"), (_file,)),
    "hold": Word(Text("预留一处景", "hold a set"), (_hold,)),
    "pay": Word(
        Text("收押金（元）", "take a deposit (yuan)"),
        (_number, lambda p: p.add_argument("yuan", help=tell(Text("多少元", "how many yuan")))),
    ),
    "confirm": Word(
        Text("确认预订", "confirm a booking"),
        (_number, lambda p: p.add_argument("--without-deposit", action="store_true", help=tell(Text("免押金", "let the deposit pass")))),
    ),
    "start": Word(Text("进场", "the crew goes in"), (_number,)),
    "extend": Word(
        Text("延长到几点", "extend until a time"),
        (
            _number,
            lambda p: p.add_argument("until", help=tell(Text("如 18:30", "such as 18:30"))),
            lambda p: p.add_argument(
                "--push", action="store_true", help=tell(Text("后面的组已同意顺延", "those who come next agreed to be pushed back"))
            ),
        ),
    ),
    "hand-over": Word(Text("交景", "the crew goes out"), (_number,)),
    "close": Word(Text("复位完成", "the set is reset"), (_number,)),
    "cancel": Word(Text("取消预订", "cancel a booking"), (_number,)),
    "bookings": Word(Text("列出预订和候补", "list bookings and the waiting list"), (_window,)),
    "import": Word(
        Text("导入墙上的排期表（.xlsx 或 .csv）", "import a wall schedule (.xlsx or .csv)"),
        (
            _file,
            lambda p: p.add_argument(
                "--accept",
                choices=("none", "wait", "skip"),
                default="none",
                help=tell(
                    Text("矛盾的行：候补或略过（默认都不导入）", "rows that contradict: wait or skip (by default nothing is imported)")
                ),
            ),
        ),
    ),
    "show": Word(Text("排期图、占用、空置、被拒", "charts, occupancy, idle hours, refusals"), (_show,)),
}


def register(questions: Any) -> None:
    """Declares every command."""
    for name, word in WORDS.items():
        parser = add_parser(questions, name, word.about)
        for declare in word.takes:
            declare(parser)
        parser.add_argument(
            "--base",
            dest="slug",
            default="",
            metavar="SLUG",
            help=tell(Text("哪个基地（只有一个时不用写）", "which base, when there are several")),
        )
        parser.add_argument(
            "--database",
            default="",
            metavar="FILE",
            help=tell(Text("SQLite 文件或 postgresql://…（默认网站的）", "an SQLite file or postgresql://… (the site's by default)")),
        )
        parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hands what was said to the site's command."""
    said = {name: value for name, value in vars(options).items() if name not in ("run", "command", "lang", "database")}
    where = options.database if "://" in options.database else _whole(options.database) if options.database else ""
    return serve(["desk", json.dumps(said, ensure_ascii=False)], {"JUZU_DATABASE": where} if where else {})
