"""edge: a solve on the terminal: best cost, bound, time left; Ctrl-C keeps the best so far."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from juzu.base.joint.told import STAGES, Told
from juzu.edge.cli.terminal import err, lang, say
from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.progress import Report

QUIET_EVERY_S = 5.0
LINE = Text("最低 {cost} 元，下界 {bound} 元，差 {gap:.1f}%", "best {cost} yuan, bound {bound}, gap {gap:.1f} %")
WAITING = Text("正在找第一个计划 …", "looking for a first plan …")


class SolveProgress:
    """Takes a solve's reports and draws them; `left` is the time until the limit."""

    def __init__(self, limit_s: float) -> None:
        self.limit_s = limit_s
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn(), TextColumn("{task.fields[left]}"), console=err
        )
        self._task = self._bar.add_task(WAITING.to(lang()), total=limit_s, left="")
        self._said = 0.0

    def __enter__(self) -> Self:
        if err.is_terminal:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def __call__(self, report: Report) -> None:
        """Draws one report."""
        line = WAITING.to(lang())
        if report.cost_fen:
            gap = 100 * (report.cost_fen - report.bound_fen) / report.cost_fen
            line = LINE.format(cost=yuan(report.cost_fen), bound=yuan(report.bound_fen), gap=gap).to(lang())
        self.draw(report.seconds, line)

    def draw(self, seconds: float, line: str) -> None:
        """The bar on a terminal, a line every few seconds elsewhere."""
        left = max(0, round(self.limit_s - seconds))
        if err.is_terminal:
            self._bar.update(
                self._task, completed=seconds, description=line, left=Text("还剩 {s} 秒", "{s} s left").format(s=left).to(lang())
            )
        elif seconds - self._said >= QUIET_EVERY_S:
            self._said = seconds
            say("{s} 秒  {line}", "{s} s  {line}", s=round(seconds), line=line)


class JointProgress:
    """The same for several productions planned together."""

    def __init__(self, limit_s: float) -> None:
        self._solve = SolveProgress(limit_s)

    def __enter__(self) -> Self:
        self._solve.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._solve.__exit__(*error)

    def __call__(self, told: Told) -> None:
        """Draws one report: the stage, the production at work, what all cost so far and what they save."""
        line = STAGES[told.stage].to(lang()) + (f" · {told.crew}" if told.crew else "")
        if told.cost_fen:
            line += Text("：{c} 元", ": {c} yuan").format(c=yuan(told.cost_fen)).to(lang())
        if told.cost_fen and told.sequential_fen > told.cost_fen:
            line += Text("，省 {s} 元", ", {s} saved").format(s=yuan(told.sequential_fen - told.cost_fen)).to(lang())
        self._solve.draw(told.seconds, line)


@contextmanager
def stop_on_interrupt() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets; the second one interrupts at once."""
    asked = threading.Event()

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        say(
            "正在收尾，保留目前最好的计划（再按一次 Ctrl-C 立即退出）…",
            "Stopping and keeping the best plan so far (Ctrl-C again quits at once) …",
        )

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
