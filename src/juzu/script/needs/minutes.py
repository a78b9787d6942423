"""script: the size of a scene -> an estimate of the minutes to shoot it, with its reason (docs/rules/minutes.md has worked numbers).

minutes = (set-up + speech + action lines + cast) × kind, rounded to 5. It is a first guess for a micro-drama day of 15 to 30 scenes; a person or
the set's own record replaces it.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.text import Lang, Text
from juzu.script.breakdown import Estimate, Inside, Light


@dataclass(frozen=True, slots=True)
class Pace:
    """The crew's pace. Percentages multiply the sum; a scene takes at least `least_min`, and is rounded to `grain_min`."""

    setup_min: int = 12
    speech_sec_per_character: int = 4
    speech_sec_per_word: int = 7
    action_line_min: int = 2
    person_min: int = 2
    free_people: int = 2
    fight_percent: int = 200
    crowd_percent: int = 125
    crowd: int = 10
    mass_percent: int = 150
    mass: int = 50
    night_outside_percent: int = 115
    rain_percent: int = 120
    care_percent: int = 115
    least_min: int = 10
    grain_min: int = 5


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be shot. `speech` counts characters (Chinese) or words (English); `care` children, animals, vehicles, stunts, effects."""

    speech: int
    action_lines: int
    people: int
    extras: int = 0
    inside: Inside = "INT"
    light: Light = "any"
    fight: bool = False
    rain: bool = False
    care: tuple[Text, ...] = ()


DEFAULT_PACE = Pace()


def estimate(work: Work, lang: Lang, pace: Pace = DEFAULT_PACE) -> Estimate:
    """The minutes of one scene and the sum behind them."""
    per = pace.speech_sec_per_character if lang == "zh" else pace.speech_sec_per_word
    speech = (work.speech * per + 30) // 60
    action = work.action_lines * pace.action_line_min
    people = max(0, work.people - pace.free_people) * pace.person_min
    total = pace.setup_min + speech + action + people
    factors = _factors(work, pace)
    minutes = total
    for percent, _ in factors:
        minutes = minutes * percent // 100
    minutes = max(pace.least_min, (2 * minutes + pace.grain_min) // (2 * pace.grain_min) * pace.grain_min)
    zh = f"起拍 {pace.setup_min} + 台词 {work.speech} 字 {speech} + 动作 {work.action_lines} 行 {action} + {work.people} 人 {people} = {total} 分"
    en = f"set-up {pace.setup_min} + {work.speech} {'characters' if lang == 'zh' else 'words'} of speech {speech}"
    en += f" + {work.action_lines} lines of action {action} + {work.people} people {people} = {total} min"
    for percent, why in factors:
        zh, en = f"{zh}，{why.zh} ×{percent / 100:g}", f"{en}, {why.en} ×{percent / 100:g}"
    return Estimate(minutes, Text(f"{zh}，约 {minutes} 分钟", f"{en}, about {minutes} minutes"))


def _factors(work: Work, pace: Pace) -> list[tuple[int, Text]]:
    found = []
    if work.fight:
        found.append((pace.fight_percent, Text("武戏", "fight")))
    if work.extras >= pace.crowd:
        percent = pace.mass_percent if work.extras >= pace.mass else pace.crowd_percent
        found.append((percent, Text(f"群众 {work.extras} 人", f"{work.extras} extras")))
    if work.inside == "EXT" and work.light == "night":
        found.append((pace.night_outside_percent, Text("夜外", "night outside")))
    if work.rain and work.inside != "INT":
        found.append((pace.rain_percent, Text("雨戏", "rain")))
    if work.care:
        zh, en = "、".join(t.zh for t in work.care), ", ".join(t.en for t in work.care)
        found.append((pace.care_percent, Text(zh, en)))
    return found
