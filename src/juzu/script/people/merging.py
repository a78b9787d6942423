"""script: the names used in a script and what it says about its people -> which names are one role, each merge with its reason.

Evidence that merges: the script says so (又名 人称, 沈照的爷爷, 韩骁（饰督军）); a given name or familiar form (威哥, 一舟) that fits exactly one full
name and never shares a scene with it; a surname with a title (李总) that is also said to that person's face. Anything less is only a hint.
No rule depends on the order of scenes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from juzu.kernel.text import Text
from juzu.script.reading.front import Fact
from juzu.script.words.castwords import (
    COMPOUND_SURNAMES,
    ELDER_AGE,
    FAMILIAR_AFTER_GIVEN,
    FAMILIAR_BEFORE,
    FEMALE_TITLES,
    GENERIC_ZH,
    KIN_ALONE,
    MALE_TITLES,
    ONE_PERSON_EN,
    TITLES_AFTER_SURNAME,
    TITLES_EN,
)

_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$")
_TOKENS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What merging looks at: where each name is used, who plays whom, which names are said while whom is present."""

    scenes: Mapping[str, frozenset[str]]
    plays: tuple[tuple[str, str], ...] = ()
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Scenes in whose speech the name is said."""


@dataclass(slots=True)
class Families:
    """Names joined into roles. `because` holds the reason for each name that joined another, `hints` what might be joined by a person."""

    parent: dict[str, str] = field(default_factory=dict)
    because: dict[str, Text] = field(default_factory=dict)
    hints: dict[str, list[Text]] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """The name that stands for the family."""
        while (up := self.parent.get(name, name)) != name:
            name = up
        return name

    def join(self, name: str, into: str, why: Text) -> None:
        """Make `name` another name of `into`."""
        low, high = self.find(name), self.find(into)
        if low != high:
            self.parent[low] = high
            self.because[name] = why

    def hint(self, name: str, of: str, why: Text) -> None:
        """Note for a person that `name` may be `of`."""
        del name
        self.hints.setdefault(of, []).append(why)


def merge(evidence: Evidence, facts: Iterable[Fact], merges: Mapping[str, str], splits: AbstractSet[str]) -> Families:
    """The families of the names in `evidence.scenes`. `merges` (name -> into) and `splits` are a person's corrections and always hold."""
    families = Families()
    names = set(evidence.scenes)
    facts = tuple(facts)
    for name in sorted(merges):
        families.join(name, merges[name], Text("人工合并", "merged by hand"))
    free = names - splits - set(merges)
    _by_statement(families, evidence, facts, free)
    _by_part_played(families, evidence, {f.name for f in facts}, free)
    stated = {f.name for f in facts}
    short = sorted(n for n in free if n not in stated and families.find(n) == n)
    full = sorted(n for n in (names - splits) if _is_full(n, stated))
    _by_nickname(families, evidence, short, full, {f.name: f.years for f in facts})
    _by_tokens(families, evidence, free)
    return families


def _is_full(name: str, stated: AbstractSet[str]) -> bool:
    if name in stated:
        return True
    return bool(_HAN_NAME.match(name)) and name not in GENERIC_ZH and name[0] not in FAMILIAR_BEFORE and not _is_titled(name)


def _is_titled(name: str) -> bool:
    return any(name.endswith(title) and len(name) - len(title) <= 1 for title in TITLES_AFTER_SURNAME)


def _apart(evidence: Evidence, a: str, b: str) -> bool:
    return not evidence.scenes.get(a, frozenset()) & evidence.scenes.get(b, frozenset())


def _by_statement(families: Families, evidence: Evidence, facts: tuple[Fact, ...], free: AbstractSet[str]) -> None:
    """Other names and relations that the script states."""
    stated = {f.name for f in facts}
    for fact in sorted(facts, key=lambda f: f.name):
        for alias in fact.aliases:
            if alias in free and alias not in stated:
                families.join(
                    alias, fact.name, Text(f"人物小传：{fact.name}又叫{alias}", f"the character list says that {fact.name} is also {alias}")
                )
    holders: dict[str, set[str]] = {}
    for fact in facts:
        for _, relation in fact.relations:
            holders.setdefault(relation, set()).add(fact.name)
    for relation, people in sorted(holders.items()):
        if relation not in free or relation in stated or len(people) != 1:
            continue
        person = next(iter(people))
        whose = next(w for f in facts if f.name == person for w, r in f.relations if r == relation)
        if _apart(evidence, relation, person):
            zh, en = (
                f"人物小传：{person}是{whose}的{relation}，且两个称呼从不同场",
                f"{person} is stated to be {whose}'s {relation}; they never share a scene",
            )
            families.join(relation, person, Text(zh, en))
        else:
            families.hint(
                relation,
                person,
                Text(f"“{relation}”可能是此人，但两者同场出现过", f"{relation!r} may be this person, yet both are in one scene"),
            )


def _by_part_played(families: Families, evidence: Evidence, stated: AbstractSet[str], free: AbstractSet[str]) -> None:
    players: dict[str, set[str]] = {}
    for player, part in evidence.plays:
        players.setdefault(part, set()).add(player)
    for part, people in sorted(players.items()):
        if part in free and part not in stated and len(people) == 1:
            player = next(iter(people))
            families.join(part, player, Text(f"剧本写明{player}饰{part}", f"the script says that {player} plays {part}"))


def _by_nickname(families: Families, evidence: Evidence, short: list[str], full: list[str], years: Mapping[str, int]) -> None:
    for nick in short:
        fits = {
            name: kind
            for name in full
            if name != nick and (kind := _fits(nick, name)) and not (nick[0] in "小阿" and years.get(name, 0) >= ELDER_AGE)
        }
        if not fits:
            continue
        apart = [name for name in fits if _apart(evidence, nick, name)]
        if len(fits) > 1 or not apart:
            for name in fits:
                families.hint(nick, name, _doubt(nick, others=len(fits) - 1))
            continue
        name, kind = apart[0], fits[apart[0]]
        told = bool(evidence.said.get(nick, frozenset()) & evidence.scenes[name])
        if kind == "given" or told:
            zh = f"“{nick}”只合{name}一人的名字，两个称呼从不同场" + ("，并有人当面这样叫" if told else "")
            families.join(
                nick,
                name,
                Text(zh, f"{nick} fits only the name {name} and never shares a scene with it" + ("; it is said to them" if told else "")),
            )
        else:
            families.hint(nick, name, _doubt(nick, others=0))


def _doubt(nick: str, *, others: int) -> Text:
    if others:
        return Text(f"“{nick}”可能是此人，也可能是另外{others}人", f"{nick!r} may be this person, or {others} other(s)")
    return Text(f"“{nick}”可能是此人，证据不足，未合并", f"{nick!r} may be this person; not enough evidence to merge")


def _fits(nick: str, name: str) -> str:
    """`given`: built on the given name (威哥, 阿威, 一舟, 照照); `surname`: on the surname (李总, 老李) or half the given name; empty: neither."""
    if not _HAN_NAME.match(name) or not _HAN_NAME.match(nick):
        return ""
    size = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
    surname, given = name[:size], name[size:]
    if nick == given and len(given) > 1:
        return "given"
    if not given or nick in KIN_ALONE or nick in GENERIC_ZH:
        return ""
    familiar = {s + after for s in (given, given[-1]) for after in FAMILIAR_AFTER_GIVEN} | {
        before + given[-1] for before in FAMILIAR_BEFORE
    }
    if nick in familiar | {given[-1] * 2}:
        return "given"
    half = {before + given[0] for before in FAMILIAR_BEFORE} | {given[0] + after for after in FAMILIAR_AFTER_GIVEN}
    titled = half | {surname + title for title in TITLES_AFTER_SURNAME} | {before + surname for before in FAMILIAR_BEFORE}
    return "surname" if nick in titled else ""


def _by_tokens(families: Families, evidence: Evidence, free: AbstractSet[str]) -> None:
    """English: MARA is MARA LINDEN when no other name holds it. Longer names that have a shorter one of their own are taken first."""
    english = {name: tokens for name in evidence.scenes if name.isascii() and (tokens := _tokens(name))}
    taken: set[str] = set()
    waiting = sorted(name for name in english if name in free and families.find(name) == name)
    for rounds in (False, True):
        for name in waiting:
            if families.find(name) != name:
                continue
            longer = [n for n in sorted(english) if n != name and english[name] < english[n] and n not in taken and _sexes_agree(name, n)]
            same = [
                n
                for n in sorted(english)
                if n != name and english[name] == english[n] and _sexes_agree(name, n) and (len(n), n) > (len(name), name)
            ]
            if len(longer) == 1 or (same and not longer):
                other = (longer or same)[0]
                families.join(
                    name,
                    other,
                    Text(f"{name}是{other}的简称，没有别人用这个名字", f"{name} is short for {other}; nobody else has that name"),
                )
                taken.add(other)
            elif longer and rounds:
                for other in longer:
                    families.hint(name, other, _doubt(name, others=len(longer) - 1))


def _tokens(name: str) -> frozenset[str]:
    words = _TOKENS.findall(name.upper())
    if "'S " in name.upper() or "’S " in name.upper() or not words or words[-1] in TITLES_EN | ONE_PERSON_EN:
        return frozenset()
    named = frozenset(t.strip("'’-") for t in words) - TITLES_EN - {"THE", "A", "OF", "JR", "SR"}
    return named | frozenset(re.findall(r"\d+", name)) if named else named


def _sexes_agree(a: str, b: str) -> bool:
    words = set(_TOKENS.findall(a.upper())) | set(_TOKENS.findall(b.upper()))
    return not (words & MALE_TITLES and words & FEMALE_TITLES)
