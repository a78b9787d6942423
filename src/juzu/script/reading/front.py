"""script: front matter (人物小传, character lists) and introductions in capitals -> what the script itself says about its people.

Only what is written counts: a name before a colon with its description, other names (又名 人称 外号 本名), age, whose relative; MARA LINDEN (34).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from juzu.kernel.source import Source
from juzu.script.document import Script
from juzu.script.words.castwords import CHILD_EN, CHILD_ZH, RELATIONS, RELATIVES_OF
from juzu.script.words.lines import narrow
from juzu.script.words.wording import CJK, plain

_ENTRY = re.compile(
    rf"(?:\d{{1,2}}[.、)]\s*|[-*•●]\s*)?[【\[]?(?P<name>[{CJK}A-Za-z·.' ]{{1,20}}?)[】\]]?\s*(?:\((?P<paren>[^()]*)\))?\s*(?::|——|--|,|-(?=\s)|(?<=\s)-)\s*(?P<about>.+)"
)
_ALIAS = re.compile(
    rf"(?:又名|又叫|别名|化名|艺名|人称|外号|绰号|诨号|小名|乳名|昵称|本名|原名|真名|也叫|都叫[他她]|称作|尊称|A\.?K\.?A\.?|ALSO KNOWN AS|KNOWN AS|NICKNAMED|CALLED)"
    rf"[为是:\s]*[“\"「'‘]?(?P<alias>(?![不没很无])[{CJK}]{{2,5}}|[A-Z][A-Za-z.' -]{{1,20}}?)(?=[”\"」'’,，、;；。.)）\s]|$)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?<![\d后前])(?P<years>\d{1,3})\s*(?:岁|多岁|来岁|YEARS? OLD|Y/?O\b)|AGED? (?P<aged>\d{1,3})|^(?P<bare>\d{1,2})(?=\s*[,，;])",
    re.IGNORECASE,
)
_RELATION = re.compile(
    rf"(?P<whose>[{CJK}]{{2,4}})的(?:亲生?)?(?P<relation>{'|'.join(sorted(RELATIONS, key=len, reverse=True))})(?![{CJK}]{{0,2}}[的:])"
)
_LISTS = re.compile(r"人物(?:小传|介绍|表|简介|设定)|主要人物|主要角色|角色(?:介绍|表|设定)|CHARACTERS|CAST OF|DRAMATIS", re.IGNORECASE)
_NOT_NAMES = re.compile(
    r"一句话|故事|梗概|简介|类型|题材|集数|时长|编剧|作者|导演|备注|主题|大纲|风格|剧名|片名|出品|受众|标签|卖点|人设|背景|第.+集|TITLE|AUTHOR|GENRE|LOGLINE|FORMAT|DRAFT",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?<![A-Za-z'])(?P<name>(?:[A-Z][A-Z'’.-]*[A-Z.](?: (?=[A-Z]))?){1,4})\s*(?:\((?P<paren>[^()]*\d[^()]*)\)|,\s+(?P<age>\d{1,2})\b(?!\s*(?:of|dollars|pounds|minutes|years?\s+(?:ago|later))))"
)
_PAREN_YEARS = re.compile(r"\b(?P<years>\d{1,2})(?P<tens>s)?\b", re.IGNORECASE)
_MINOR_NOTE = re.compile(r"\bMINORS?\s*:\s*(?P<names>[A-Z][A-Z ,'&]+)|未成年人?\s*[:：]\s*(?P<han>[^\s，。;；]+)")


@dataclass(frozen=True, slots=True)
class Fact:
    """What the script says about one person, with the place where it says it. `years` 0: not said."""

    name: str
    source: Source
    years: int = 0
    aliases: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    child: bool = False


def find_facts(script: Script) -> tuple[Fact, ...]:
    """The facts in the order written: front matter first, then introductions and notes."""
    front = tuple(_front(script))
    names = tuple(fact.name for fact in front)
    sure = (replace(f, relations=tuple((whose, word) for whose, word in f.relations if whose.endswith(names))) for f in front)
    return (*sure, *_introductions(script), *_minor_notes(script))


def _front(script: Script) -> Iterable[Fact]:
    listed = False
    for element in script.front:
        for row in (element.raw or element.text).splitlines():
            key = narrow(row).strip(" △*#")
            if _LISTS.search(key):
                listed = True
                continue
            if listed and (found := _ENTRY.match(key)) and not _NOT_NAMES.search(found["name"]):
                yield _entry(found, element.source)


def _entry(found: re.Match[str], source: Source) -> Fact:
    about = f"{found['paren'] or ''},{found['about']}".lstrip(",")
    years = next((int(y["years"] or y["aged"] or y["bare"]) for y in _YEARS.finditer(about)), 0)
    aliases = [a["alias"].strip() for a in _ALIAS.finditer(about)]
    relations = [
        (r["whose"], word)
        for r in _RELATION.finditer(about.split("。")[0])
        for word in (r["relation"], *RELATIVES_OF.get(r["relation"], ()))
    ]
    child = bool(re.search(CHILD_ZH, found["name"]) or re.search(CHILD_EN, found["name"], re.IGNORECASE))
    return Fact(found["name"].strip(), source, years, tuple(aliases), tuple(dict.fromkeys(relations)), child)


def _introductions(script: Script) -> Iterable[Fact]:
    for scene in script.scenes:
        for element in scene.elements:
            if element.kind != "action":
                continue
            for found in _INTRODUCED.finditer(plain(element.text)):
                years = _PAREN_YEARS.search(found["paren"] or found["age"] or "")
                if years:
                    child = bool(re.search(CHILD_EN, found["name"]))
                    yield Fact(found["name"].strip(), element.source, int(years["years"]), child=child)


def _minor_notes(script: Script) -> Iterable[Fact]:
    held = (elements for episode in script.episodes for elements in (episode.elements, *(scene.elements for scene in episode.scenes)))
    for note in (e for elements in held for e in elements if e.kind == "note"):
        for found in _MINOR_NOTE.finditer(note.text):
            for name in re.split(r"[,、&]| AND ", (found["names"] or found["han"]).strip(" ,")):
                yield Fact(name.strip(), note.source, child=True)
