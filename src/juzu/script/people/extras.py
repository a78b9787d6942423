"""script: an item of a cast line, a speaker, or a line of action -> groups of extras 群演, as written and how many.

`assumed` marks every count that the script does not state (若干, 几个, a bare plural); the usual size of that kind of group is assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from juzu.script.words.castwords import (
    ALWAYS_GROUPS,
    DEFAULT_GROUP,
    EVERYBODY,
    EXTRAS_BY_WORD,
    GROUP_WORDS_EN,
    GROUP_WORDS_ZH,
    NOT_PEOPLE_EN,
    ONE_PERSON_EN,
    ORDINALS,
    PEOPLE_ENDINGS_EN,
    WALKERS_ZH,
)
from juzu.script.words.lines import narrow
from juzu.script.words.wording import CJK, COUNT, ENGLISH_COUNTS, chinese_count

_BANDS = ("群", "帮", "队", "排", "伙")
_MEASURE = r"(?:号人|个人|人|名|位|个|员|口)"
_LEAD = re.compile(rf"(?P<n>{COUNT})(?P<more>[多余来])?(?P<m>名|位|个|号|群|帮|队|排|对|伙|众)(?:的)?(?P<name>[{CJK}]{{2,}})$")
_TAIL = re.compile(rf"(?P<name>[{CJK}A-Za-z]{{1,}}?)\s*[(]?(?P<n>{COUNT})(?P<more>[多余来])?{_MEASURE}(?:左右|以上)?[)]?$")
_TIMES = re.compile(r"(?P<name>.+?)\s*[×xX*]\s*(?P<n>\d{1,4})$")
_VAGUE = re.compile(rf"(?P<name>[{CJK}]{{1,}}?)\s*[(]?(?P<word>若干名?|数[人名位]|多[人名]|等人|等|们|一群|几[人名位个])[)]?$")
_ORDINAL = re.compile(rf"(?P<name>[{CJK}]{{2,}}?)(?P<ordinals>[{ORDINALS}]+(?:[、/][{ORDINALS}])*|[ABCDEF]|\d)$")
_CROWD = re.compile(rf"众(?P<name>[{CJK}]{{2,}})$")
_EN_WORDS = "|".join(sorted((re.escape(w) for w in ENGLISH_COUNTS), key=len, reverse=True))
_EN_COUNT = re.compile(rf"(?P<n>\d{{1,4}}|{_EN_WORDS})\s+(?P<name>[A-Z][A-Z'’ -]*[A-Z])$")
_EN_TIMES = re.compile(r"(?P<name>[A-Z][A-Z'’ -]*[A-Z])\s*(?:[(]\s*[xX×]?\s*(?P<n>\d{1,4})\s*[)]|[xX×]\s*(?P<m>\d{1,4}))$")
_EN_ACTION = re.compile(
    rf"(?<![A-Za-z-])(?:(?P<n>\d{{1,3}}|{_EN_WORDS}|SEVERAL|A FEW|SOME|MANY|A CROWD OF|A GROUP OF|[Tt]he|[Aa]n?|THE|AN)\s+)?(?P<name>[A-Z][A-Z'’-]*[A-Z](?: [A-Z][A-Z'’-]*[A-Z]){{0,2}})(?![A-Za-z'’])",
)
_ZH_ACTION = re.compile(
    rf"(?P<n>{COUNT})(?P<more>[多余来])?(?:名|位|个|号|群|帮|队|排|伙)(?:[{CJK}]{{1,4}}的)?(?P<name>[{CJK}]{{0,2}}(?:"
    r"保镖|壮汉|大汉|黑衣人|侍卫|护卫|家丁|丫鬟|宫女|太监|士兵|官兵|警察|特警|民警|记者|宾客|客人|打手|混混|小弟|手下|保安|护士|医生|学生|同学|工人|村民"
    r"|群众|观众|路人|孩子|姑娘|大妈|大爷|食客|乘客|员工|职员|服务员|伴娘|伴郎|武行|场工|街坊|卫兵|刺客|杀手))"
)


_WALKER = re.compile(rf"(?:^|(?<=[。！？，；\s]))(?P<name>{'|'.join(WALKERS_ZH)})(?=[{CJK}])(?![的们{ORDINALS}])")


@dataclass(frozen=True, slots=True)
class Group:
    """A group as named, with its size and whether the size is assumed."""

    name: str
    count: int
    assumed: bool


def read_group(written: str) -> Group | None:
    """The group that an item of a cast line is, or None when it is a role."""
    key = narrow(written).strip(" 。.;")
    found = _english(key) if key.isascii() else _chinese(key)
    return found if found and found.count > 0 else None


def _chinese(key: str) -> Group | None:
    if key in EVERYBODY or key in ALWAYS_GROUPS:
        return Group(key, GROUP_WORDS_ZH.get(key, DEFAULT_GROUP), assumed=True)
    return _chinese_counted(key) or _chinese_vague(key)


def _chinese_counted(key: str) -> Group | None:
    """侍卫×4, 三四个保镖, 观众300人."""
    if found := _TIMES.fullmatch(key):
        return Group(found["name"], int(found["n"]), assumed=False)
    for pattern in (_LEAD, _TAIL):
        if (found := pattern.fullmatch(key)) and (count := chinese_count(found["n"])):
            return _counted(found, count)
    return None


def _chinese_vague(key: str) -> Group | None:
    """侍卫若干, 众大臣, 路人甲乙丙."""
    if found := _VAGUE.fullmatch(key):
        return Group(found["name"], EXTRAS_BY_WORD.get(found["word"].rstrip("名")) or usual_size(found["name"]), assumed=True)
    if found := _CROWD.fullmatch(key):
        return Group(found["name"], usual_size(found["name"]), assumed=True)
    if (found := _ORDINAL.fullmatch(key)) and not found["ordinals"].isdigit():
        return Group(found["name"], len(re.sub(r"[、/]", "", found["ordinals"])), assumed=False)
    return None


def _counted(found: re.Match[str], count: int) -> Group | None:
    measure = found.groupdict().get("m")
    if measure in _BANDS and count == 1:
        return Group(found["name"], 10, assumed=True)
    if measure == "对":
        return Group(found["name"], 2 * count, assumed=False)
    vague = bool(found["more"]) or any(c in "几数" for c in found["n"]) or _is_range(found["n"])
    return Group(found["name"], count, assumed=vague)


def _is_range(number: str) -> bool:
    """三四 (three or four) is not stated for sure."""
    return len(number) == 2 and not number.isdigit() and "十" not in number and "百" not in number


def _english(key: str) -> Group | None:
    upper = key.upper()
    if found := _EN_COUNT.fullmatch(upper):
        count = ENGLISH_COUNTS.get(found["n"]) or int(found["n"])
        return Group(found["name"], count, assumed=False)
    if found := _EN_TIMES.fullmatch(upper):
        return Group(found["name"], int(found["n"] or found["m"]), assumed=False)
    bare = re.sub(r"^(?:THE|A|SOME|SEVERAL|A FEW) ", "", upper)
    if bare.split(" ")[-1] in GROUP_WORDS_EN:
        return Group(bare, usual_size(bare), assumed=True)
    return None


def usual_size(name: str) -> int:
    """How many a group of this name usually is: 宾客 12, 侍卫 4."""
    if name in GROUP_WORDS_ZH:
        return GROUP_WORDS_ZH[name]
    last = name.rsplit(" ", maxsplit=1)[-1].upper()
    if last in GROUP_WORDS_EN:
        return GROUP_WORDS_EN[last]
    return next((GROUP_WORDS_ZH[word] for word in GROUP_WORDS_ZH if name.endswith(word)), DEFAULT_GROUP)


def groups_in_action(text: str, names: frozenset[str]) -> Iterator[Group]:
    """Groups that action names with a number (三个黑衣人, SIX GUESTS) or in capitals in the plural (GUARDS). `names` are roles, never groups."""
    for found in _ZH_ACTION.finditer(text):
        if (count := chinese_count(found["n"])) and (count > 1 or found[0][len(found["n"])] in _BANDS):
            vague = any(c in "几数" for c in found["n"]) or _is_range(found["n"]) or bool(found["more"])
            big = found[0][len(found["n"])] in _BANDS
            yield Group(found["name"], 10 if big and count == 1 else count, assumed=vague or (big and count == 1))
    for found in _EN_ACTION.finditer(text):
        if (group := _english_action(found)) and group.name not in names:
            yield group


def walker_in(text: str) -> Iterator[str]:
    """Unnamed people who do something though no number stands with them: 刺客从树上一跃而下."""
    yield from (found["name"] for found in _WALKER.finditer(text))


def _english_action(found: re.Match[str]) -> Group | None:
    word, name = (found["n"] or "").upper(), found["name"]
    if word in ("", "THE", "A", "AN"):
        head, _, rest = name.partition(" ")
        if head in ENGLISH_COUNTS and rest:
            word, name = head, rest
    last = name.split(" ")[-1]
    if word in ("A", "AN", "THE") and last in ONE_PERSON_EN:
        return Group(name, 1, assumed=False)
    if last in NOT_PEOPLE_EN or not _is_plural(last):
        return None
    if count := ENGLISH_COUNTS.get(word) or (int(word) if word.isdigit() else 0):
        return Group(name, count, assumed=False) if count > 1 else None
    return Group(name, usual_size(name), assumed=True) if last in GROUP_WORDS_EN or last.endswith(PEOPLE_ENDINGS_EN) else None


def _is_plural(word: str) -> bool:
    return word in GROUP_WORDS_EN or word.endswith(PEOPLE_ENDINGS_EN) or (word.endswith("S") and not word.endswith("SS"))
