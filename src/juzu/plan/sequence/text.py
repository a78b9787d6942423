"""plan: the published text format of talent instances -> an instance, and back.

Name; number of scenes n; number of actors m; m lines of n flags and the actor's pay per unit of time; one line of n durations. Raises
InputError with the line that does not fit.
"""

from __future__ import annotations

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.sequence.instance import TalentInstance

FORMAT = Text(
    "格式：名称；场数；演员数；每个演员一行 0/1 标记加单位时间片酬；最后一行各场时长",
    "format: name; number of scenes; number of actors; per actor a line of 0/1 flags and the pay per unit of time; a line of durations",
)
MOST = 10_000


def read_talent(text: str, file: str) -> TalentInstance:
    """The instance that a text holds."""
    rows = [(number, line.split()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(rows) < 3:
        raise _fault(file, 0, Text("不是人员排序实例：不足三行", "not a talent instance: fewer than three lines"))
    name = " ".join(rows[0][1])
    scenes, actors = (_numbers(file, number, words, 1, Text("一个数", "one number"))[0] for number, words in rows[1:3])
    if scenes > MOST or actors > MOST:
        raise _fault(file, rows[1][0], Text(f"场数或演员数超过 {MOST}", f"more than {MOST} scenes or actors"))
    wanted = 3 + actors + (1 if scenes else 0)
    if len(rows) != wanted:
        what = Text(f"有 {len(rows)} 行，应有 {wanted} 行", f"{len(rows)} lines that are not empty, expected {wanted}")
        raise _fault(file, rows[-1][0], what)
    plays, pays = [], []
    for number, words in rows[3 : 3 + actors]:
        flags = _numbers(file, number, words, scenes + 1, Text(f"{scenes} 个标记和片酬", f"{scenes} flags and the pay"))
        if any(flag > 1 for flag in flags[:-1]):
            raise _fault(file, number, Text("标记只能是 0 或 1", "a flag is 0 or 1"))
        plays.append(tuple(flag == 1 for flag in flags[:-1]))
        pays.append(flags[-1])
    last = rows[3 + actors] if scenes else (0, [])
    durations = _numbers(file, last[0], last[1], scenes, Text(f"{scenes} 个时长", f"{scenes} durations"))
    return TalentInstance(name, tuple(pays), tuple(plays), tuple(durations))


def write_talent(instance: TalentInstance) -> str:
    """The text of an instance."""
    rows = [" ".join("1" if here else "0" for here in row) + f"  {pay}" for row, pay in zip(instance.plays, instance.pays, strict=True)]
    durations = " ".join(map(str, instance.durations))
    return "\n".join([instance.name, str(len(instance.durations)), str(len(instance.pays)), *rows, durations]) + "\n"


def _numbers(file: str, number: int, words: list[str], wanted: int, expected: Text) -> list[int]:
    if len(words) != wanted or not all(word.isdecimal() for word in words):
        found = " ".join(words)[:40]
        what = Text("读到“{found}”，应为{expected}", 'found "{found}", expected {expected}').format(found=found, expected=expected)
        raise _fault(file, number, what)
    return [int(word) for word in words]


def _fault(file: str, line: int, what: Text) -> InputError:
    return InputError(Fault(what, FORMAT, Source(file, line)))
