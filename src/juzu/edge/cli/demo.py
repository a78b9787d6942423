"""edge: `juzu demo`: the main job on the sample productions, without a question, a server or an account."""

from __future__ import annotations

import argparse
import shutil
import time
from datetime import date
from pathlib import Path
from typing import Any

from juzu.edge.cli.new import make
from juzu.edge.cli.papers import print_papers
from juzu.edge.cli.plan import plan_folder
from juzu.edge.cli.terminal import add_parser, err, out, say, tell
from juzu.edge.cli.web import free_port, serve
from juzu.edge.files.folder import load
from juzu.edge.files.samples import sample
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text

SAMPLES = ("dengxiaxi", "longstay", "zhenzhu")
START = date(2026, 12, 1)
MARK = ".juzu-demo"


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers,
        "demo",
        Text("用样例剧做一遍：读剧本、排期、核对、出通告单", "do the main job on the sample dramas: read, plan, check, write the papers"),
    )
    parser.add_argument("--out", type=Path, default=Path("demo-out"), help=tell(Text("写到哪个文件夹", "the folder to write into")))
    parser.add_argument("--seconds", type=float, default=20, help=tell(Text("每部剧排期多少秒", "seconds of planning per drama")))
    parser.add_argument(
        "--no-web", action="store_true", help=tell(Text("出完纸面就停，不开网站", "stop after the papers, without the web site"))
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads, plans, checks and prints the samples, says where everything lies, and opens the web site on them."""
    started = time.monotonic()
    folder: Path = options.out
    _clear(folder)
    for name in SAMPLES:
        out.print()
        target = folder / name
        ready = sample(name) / "production"
        if ready.is_dir():
            shutil.copytree(ready, target)
        else:
            make(target, script_of(name), start=START, language="en" if name == "longstay" else "zh")
        production = load(target)
        plan_folder(production, seconds=options.seconds)
        print_papers(load(target), ())
    say(
        "完成，用时 {s} 秒。全部文件在 {path}",
        "Done in {s} s. Everything is in {path}",
        s=round(time.monotonic() - started),
        path=folder.resolve(),
    )
    if options.no_web or not err.is_terminal:
        return 0
    words = ["demo", *(str(folder / name) for name in SAMPLES), "--port", str(free_port())]
    return serve(words, {"JUZU_DATA": str(folder.resolve() / "site"), "JUZU_DATABASE": ""})


def script_of(name: str) -> Path:
    """The script of a sample: docx before Fountain before a breakdown."""
    for file in ("script.docx", "script.fountain", "breakdown.xlsx"):
        if (sample(name) / file).is_file():
            return sample(name) / file
    raise FileNotFoundError(sample(name))


def _clear(folder: Path) -> None:
    """Empties the folder of an earlier demo; never touches a folder that holds anything else."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        what = Text(f"{folder} 里有别的东西", f"{folder} holds something else")
        raise InputError(Fault(what, Text("用 --out 换一个文件夹", "choose another folder with --out"), Source(str(folder))))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
