"""base: a question in words (`slot+1`, `医院病房+1`, `stay-0.5`, `night`) -> the base and settings it asks about.

Raises InputError for words that mean nothing, and for changes after which nothing would be left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from juzu.base.catalogue import Base
from juzu.base.kinds import KINDS, WORLDS
from juzu.base.year.settings import YearSettings
from juzu.base.year.supply import with_copy
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text

SLOT, STAY, NIGHT = ("slot", "slots", "组位"), ("stay", "场期"), ("night", "夜班")
HOW = Text(
    "写 组位+1、场期-0.5、夜班，或景的种类加几处，如 医院病房+1；一整处医院写 医院+1；几样一起用逗号连",
    "write slot+1, stay-0.5, night, or a kind of set and how many more, as 医院病房+1; 医院+1 adds a whole hospital; join several with commas",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A base with its settings, and whether two crews a day share each set."""

    base: Base
    settings: YearSettings
    night: bool = False

    @property
    def hours(self) -> float:
        """A crew's hours a day."""
        return min(self.settings.hours_per_day, self.settings.night_hours) if self.night else self.settings.hours_per_day

    @property
    def stretch(self) -> float:
        """How much longer a stay lasts than the settings say: the same hours of work in shorter days."""
        return self.settings.hours_per_day / self.hours


def changed(question: str, case: Case) -> tuple[Case, Text]:
    """The case after the changes of a question, and the question in words."""
    parts = [part.strip() for part in re.split(r"[,，、]", question) if part.strip()]
    if not parts:
        raise _unclear(question)
    said = []
    for part in parts:
        case, words = _change(part, case)
        said.append(words)
    return case, Text("，".join(words.zh for words in said), ", ".join(words.en for words in said))


def _change(part: str, case: Case) -> tuple[Case, Text]:
    if part.casefold() in NIGHT:
        return replace(case, night=True), Text("夜班：一景一天两个组", "night shift: two crews a day on a set")
    match = re.fullmatch(r"(.+?)\s*([+-])\s*(\d+(?:\.\d+)?)", part.replace("＋", "+").replace("－", "-").replace("−", "-"))
    if match is None:
        raise _unclear(part)
    name, amount = match[1].strip(), float(match[2] + match[3])
    if name.casefold() in STAY:
        words = Text(f"每部戏在基地的天数 {amount:+g}，场数不变", f"{amount:+g} days of stay a drama for the same scenes")
        return replace(case, settings=_stay(part, case.settings, amount)), words
    if amount != int(amount):
        raise _unclear(part)
    if name.casefold() in SLOT:
        words = Text(f"组位 {amount:+g}（每天能进的组数）", f"{amount:+g} crew slots a day")
        return replace(case, settings=_settings(part, case.settings, slots=case.settings.slots + int(amount))), words
    if amount <= 0:
        raise _unclear(part)
    return _more_sets(part, name, int(amount), case)


def _more_sets(part: str, name: str, count: int, case: Case) -> tuple[Case, Text]:
    asked = tuple(kind for kind, _ in case.settings.demand)
    if not case.base.sets:
        what = Text(f"“{part}”要先知道基地有哪些景", f"{part!r} needs to know the sets of the base")
        raise InputError(Fault(what, Text("用 --base 给出 base.toml", "give a base.toml with --base")))
    kinds = (name,) if name in asked else tuple(kind for kind in asked if kind in KINDS and _means(name, kind))
    if not kinds:
        what = Text(f"没有戏用到“{name}”", f"no drama asks for {name!r}")
        known = "、".join(asked) or "-"
        raise InputError(Fault(what, Text(f"需求表里有：{known}", f"the table of demand has {known}")))
    base = case.base
    for number in range(count):
        for kind in kinds:
            base = with_copy(base, kind, len(base.sets) + number)
    en = ", ".join(KINDS[kind].name.en if kind in KINDS else kind for kind in kinds)
    return replace(case, base=base), Text(f"再搭 {count} 处{'、'.join(kinds)}", f"{count} more: {en}")


def _means(name: str, kind: str) -> bool:
    own = KINDS[kind]
    return name.casefold() == own.name.en or any(name.casefold() in (WORLDS[world].name.zh, WORLDS[world].name.en) for world in own.worlds)


def _stay(part: str, settings: YearSettings, more: float) -> YearSettings:
    shorter = _settings(part, settings, stay_days=settings.stay_days + more)
    pace = settings.scenes_per_crew_day * settings.stay_days / shorter.stay_days
    return _settings(part, shorter, scenes_per_crew_day=pace)


def _settings(part: str, settings: YearSettings, **new: float) -> YearSettings:
    try:
        return replace(settings, **new)  # type: ignore[arg-type]
    except ValueError as error:
        what = Text(f"“{part}”之后不成立：{error}", f"after {part!r} nothing holds: {error}")
        raise InputError(Fault(what, Text("改小这个变化", "make the change smaller"))) from error


def _unclear(part: str) -> InputError:
    return InputError(Fault(Text(f"看不懂“{part}”", f"{part!r} is not understood"), HOW))
