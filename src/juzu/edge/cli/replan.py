"""edge: `juzu replan DIR …`: a new plan after what happened, with few people told anew; nothing is written unless `--accept`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from juzu.edge.cli.answers import allowance, answer, clocked, planned, question
from juzu.edge.cli.terminal import say, tell
from juzu.edge.files.folder import save_plan
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.problem import Problem
from juzu.plan.questions.happening import Happening, HappeningKind
from juzu.plan.questions.replan import REPLAN, replan

DATES = Text("日期写成 2026-12-05，几天用逗号隔开", "write dates as 2026-12-05, several with commas")


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = question(
        subparsers,
        "replan",
        Text("出了事之后重排：少惊动人", "plan anew after what happened, telling few people anew"),
        Text(
            "出了事之后重排。例：juzu replan 我的剧 --away 沈照=2026-12-05\n不加 --accept 什么也不写。" + DATES.zh + "。",
            "Plans anew after what happened, for example: juzu replan mydrama --away 沈照=2026-12-05\n"
            "Writes nothing without --accept; " + DATES.en + ".",
        ),
    )
    allowance(parser, 6)
    options: tuple[tuple[str, str, Text], ...] = (
        ("--away", "谁=日期", Text("演员来不了", "an actor cannot come: WHO=DATES")),
        (
            "--closed",
            "景=日期",
            Text("景用不了（不写日期：往后都用不了）", "a set cannot be used: SET=DATES (from today on without dates)"),
        ),
        ("--lost", "日期", Text("整天拍不成（下雨）", "days lost, to rain for example")),
        ("--shot", "场", Text("已经拍完的场", "scenes that were shot")),
        ("--missed", "场", Text("今天以前没拍成的场", "scenes before today that were not shot")),
        ("--drop", "场", Text("删掉的场", "scenes that are dropped")),
        ("--lock", "场=日期", Text("把一场锁在一天", "lock a scene to a day: SCENE=DATE")),
        ("--release", "谁", Text("这些人可以随便改", "people whose calls may change freely")),
        ("--published", "日期", Text("通告已发的日子（默认全部）", "days whose call sheets are out (all by default)")),
    )
    for name, metavar, help in options:
        parser.add_argument(name, action="append", default=[], metavar=metavar, help=tell(help))
    parser.add_argument(
        "--today", default="", help=tell(Text("第一个还没拍的日子，之前的照旧", "the first day not shot yet; days before stay"))
    )
    parser.add_argument("--accept", action="store_true", help=tell(Text("采用推荐的计划", "take the recommended plan")))
    parser.set_defaults(run=run, sends=True)


def run(options: argparse.Namespace) -> int:
    """Replans, prints the curve and what changes, and saves the recommended plan when told to."""
    folder, problem, plan = planned(options.folder)
    today = _day(problem, options.today) if options.today else 0
    published = tuple(day for text in options.published for day in _days(problem, text))
    answered = replan(
        problem,
        plan,
        tuple(_happenings(problem, options, today)),
        stop=clocked(options),
        today=today,
        published_days=published or None,
        released=frozenset(_person(problem, name) for text in options.release for name in _parts(text)),
        seed=options.seed,
    )
    answer(REPLAN, answered, answered.lines, json=options.json)
    if options.accept:
        save_plan(folder, answered.problem, answered.plan)
        say(
            "已采用，写入 {p}/plan.json。请把变动也写进表格，下次 juzu plan 才会知道。",
            "Taken and written to {p}/plan.json. Write what happened into the tables too, so that the next juzu plan knows.",
            p=folder.path,
        )
    else:
        say("什么也没有写；加 --accept 采用。", "Nothing was written; --accept takes it.")
    return 0


def _happenings(problem: Problem, options: argparse.Namespace, today: int) -> Iterable[Happening]:
    for text in options.away:
        who, dates = _split(text)
        yield Happening("actor away", _person(problem, who), _days(problem, dates))
    for text in options.closed:
        where, _, dates = text.partition("=")
        days = _days(problem, dates) if dates else tuple(range(today, len(problem.days)))
        yield Happening("set closed", _set(problem, where), days)
    for text in options.lost:
        yield Happening("day lost", days=_days(problem, text))
    kinds: tuple[tuple[HappeningKind, list[str]], ...] = (
        ("scene shot", options.shot),
        ("scene missed", options.missed),
        ("scene dropped", options.drop),
    )
    for kind, texts in kinds:
        for scene in (name for text in texts for name in _parts(text)):
            yield Happening(kind, scene=_scene(problem, scene))
    for text in options.lock:
        scene, date = _split(text)
        yield Happening("scene locked", days=(_day(problem, date),), scene=_scene(problem, scene))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _split(text: str) -> tuple[str, str]:
    name, equals, rest = text.replace("＝", "=").partition("=")
    if not equals or not rest.strip():
        raise InputError(Fault(Text(f"“{text}”里没有日期", f'"{text}" has no date'), DATES))
    return name.strip(), rest


def _days(problem: Problem, text: str) -> tuple[int, ...]:
    return tuple(_day(problem, part) for part in _parts(text))


def _day(problem: Problem, text: str) -> int:
    found = [n for n, day in enumerate(problem.days) if day.date in (text, f"{day.date[:5]}{text}")]
    if not found:
        span = f"{problem.days[0].date} – {problem.days[-1].date}"
        raise InputError(Fault(Text(f"没有 {text} 这一天；日程是 {span}", f"there is no day {text}; the dates are {span}"), DATES))
    return found[0]


def _person(problem: Problem, name: str) -> str:
    return _named(name, {p.id: (p.id, p.role, p.name) for p in problem.people}, Text("演员", "actor"))


def _set(problem: Problem, name: str) -> str:
    return _named(name, {s.id: (s.id, s.name) for s in problem.sets}, Text("景", "set"))


def _scene(problem: Problem, name: str) -> str:
    return _named(name, {s.id: (s.id,) for s in problem.scenes}, Text("场", "scene"))


def _named(name: str, known: dict[str, tuple[str, ...]], what: Text) -> str:
    """The id of what carries that name."""
    found = [id for id, names in known.items() if name in names]
    if len(found) == 1:
        return found[0]
    close = [names[-1] or names[0] for names in known.values() if any(name and name in each for each in names)][:5]
    hint = Text("写全名", "give the full name") if not close else Text(f"是不是：{'、'.join(close)}", f"perhaps: {', '.join(close)}")
    if found:
        said = Text("有 {n} 个{w}叫“{name}”", '{n} of kind {w} are called "{name}"').format(n=len(found), w=what, name=name)
        raise InputError(Fault(said, Text(f"用编号：{'、'.join(found)}", f"give the id: {', '.join(found)}")))
    raise InputError(Fault(Text("没有叫“{name}”的{w}", 'there is no {w} called "{name}"').format(w=what, name=name), hint))
