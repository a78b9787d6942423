"""What a day's work takes: a script of 100 episodes, a hundred call sheets, the first legal plan of 120 scenes; each in a process of its own.

    python bench/everyday.py

Seconds are the processor's, so that other programs on the machine do not count; memory is the most the process held. The script is the sample
drama with its first forty episodes told again as 61 to 100; the call sheets are those of the English sample, with a note that makes them three
pages long, each with a number of its own, so that nothing is printed twice.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2

from juzu.chain.sheet import paper_facts
from juzu.edge.files.folder import load
from juzu.edge.files.read import read_script
from juzu.edge.papers.pdf import press
from juzu.plan.progress import Report
from juzu.plan.solve import solve
from juzu.plan.stop import Seconds, Steps
from juzu.script.breaking import break_down
from juzu.shoot.book import open_book
from juzu.shoot.callsheet import call_sheets

ROOT = Path(__file__).resolve().parent.parent
EPISODES, SHEETS, PLAN_S = 100, 100, 20.0
LONG_NOTE = "Wet stairs behind the bar: soft shoes, and no cases on the landing. " * 90
EPISODE = re.compile(r"(?m)^(?=第\d+集 )")


def read() -> str:
    """Reading and breaking down a script of a hundred episodes."""
    front, *episodes = EPISODE.split((ROOT / "examples/dengxiaxi/script.txt").read_text("utf-8"))
    told = [_numbered(episodes[n % len(episodes)], n % len(episodes) + 1, n + 1) for n in range(EPISODES)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "script.txt")
        path.write_text(front + "".join(told), "utf-8")
        began = time.process_time()
        breakdown = break_down(read_script(path))
    return f"{time.process_time() - began:.2f} s for {EPISODES} episodes, {len(breakdown.scenes)} scenes"


def _numbered(episode: str, old: int, new: int) -> str:
    return re.sub(rf"(?m)^{old}-", f"{new}-", episode.replace(f"第{old}集", f"第{new}集", 1))


def sheets() -> str:
    """A hundred call sheets of three pages as PDF."""
    folder = load(ROOT / "examples/longstay/production")
    problem = folder.pose()
    plan = solve(problem, stop=Steps(1))
    facts = replace(paper_facts(folder.production, folder.base, folder.tables), note=LONG_NOTE)
    printer, pages, began = press(), 0, time.process_time()
    for number in range(1, SHEETS + 1):
        book = open_book(replace(facts, version=number), folder.breakdown, problem, plan)
        pages += len(pypdfium2.PdfDocument(printer.pdf(call_sheets(book)[number % 2], "en")))
    return f"{time.process_time() - began:.1f} s for {SHEETS} call sheets, {pages} pages"


def first_plan() -> str:
    """The first legal plan of the 120 scenes, and the memory of a whole search."""
    problem = load(ROOT / "examples/dengxiaxi/production").pose()
    heard: list[float] = []

    def report(news: Report) -> None:
        if news.cost_fen and not heard:
            heard.append(time.process_time() - began)

    began = time.process_time()
    plan = solve(problem, stop=Seconds(PLAN_S, time.monotonic), report=report)
    return f"first legal plan of {len(problem.scenes)} scenes after {heard[0]:.2f} s; {plan.cost_fen / 100:,.0f} yuan after {PLAN_S:g} s"


JOBS: dict[str, Callable[[], str]] = {"read": read, "sheets": sheets, "plan": first_plan}


def main() -> None:
    """Every job, or the one named."""
    if sys.argv[1:]:
        said = JOBS[sys.argv[1]]()
        print(f"{sys.argv[1]}: {said}; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        return
    for name in JOBS:
        subprocess.run([sys.executable, __file__, name], check=True)


if __name__ == "__main__":
    main()
