"""script: the uses of names -> the roles of the script, each with all its written forms and why they are one.

A child or a version far from the role's age (沈照（少年）, YOUNG MAYA) is a role of its own: another actor plays it. A part in the drama in the
drama (饰督军) or a near age is a look of the same role.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from juzu.kernel.text import Lang, Text
from juzu.script.corrections import Corrections
from juzu.script.people.merging import Evidence, Families, merge
from juzu.script.people.uses import Use, Uses
from juzu.script.reading.front import Fact
from juzu.script.words.castwords import ADULT_AGE, CHILD_EN, CHILD_ZH, NEAR_AGE
from juzu.script.words.forms import Form, known_age
from juzu.script.words.wording import say

_CHILD = re.compile(CHILD_ZH)
_CHILD_EN = re.compile(CHILD_EN, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """One role. `adult` is the role whose younger or older self this is (""), `surfaces` every form by which action may name it."""

    id: str
    names: tuple[str, ...]
    merged: tuple[tuple[str, Text], ...]
    surfaces: tuple[str, ...]
    years: int = 0
    minor: str = ""
    adult: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """All roles by id, and for each written form the role and how the form reads."""

    roles: Mapping[str, Role]
    forms: Mapping[str, tuple[str, Form]] = field(default_factory=dict)

    def of(self, use: Use) -> tuple[str, Form]:
        """The role of a use, and its form."""
        return self.forms[use.form.written]


def find_roles(uses: Uses, facts: tuple[Fact, ...], corrections: Corrections, lang: Lang) -> Cast:
    """The roles of all uses. People whom only the character list names are roles too; `breaking` lists those who are in some scene."""
    forms = _forms(uses, facts)
    by_name = _facts_by_name(facts)
    apart = frozenset(w for w, f in forms.items() if _plays_other_actor(f, by_name.get(f.base)))
    evidence = _evidence(uses, forms, apart, by_name)
    merges = {m.name: m.into for m in corrections.merges if {m.name, m.into} <= evidence.scenes.keys() and m.name != m.into}
    families = merge(evidence, by_name.values(), merges, frozenset(corrections.splits))
    namer = _Namer(forms, apart, families, by_name, frozenset(corrections.splits), _family_names(families, evidence, uses, forms, by_name))
    ids = {written: namer.role_of(written) for written in forms}
    counts = Counter(use.form.written for use in uses.names)
    own: dict[str, list[str]] = {namer.names[families.find(name)]: [] for name in evidence.scenes}
    for written in sorted(ids, key=lambda w: (-counts[w], w)):
        own.setdefault(ids[written], []).append(written)
    return Cast({role: namer.role(role, own[role], lang) for role in sorted(own)}, {w: (ids[w], f) for w, f in forms.items()})


@dataclass(frozen=True, slots=True)
class _Namer:
    """All that is known of names, from which roles are made. `names` is family -> the name that the role goes by; `apart` are forms that are
    another actor's."""

    forms: Mapping[str, Form]
    apart: frozenset[str]
    families: Families
    facts: Mapping[str, Fact]
    splits: frozenset[str]
    names: Mapping[str, str]

    def role_of(self, written: str) -> str:
        """The id of the role that a written form belongs to."""
        form = self.forms[written]
        if written in self.splits:
            return written
        name = self.names[self.families.find(form.base)]
        if written not in self.apart:
            return name
        label = form.age or str(form.years)
        return f"{label.upper()} {name}" if name.isascii() and form.age else f"{name}（{label}）"

    def role(self, role: str, own: list[str], lang: Lang) -> Role:
        """The role of that id; `own` are its written forms, the most used first."""
        version = next((self.forms[w] for w in own if w in self.apart), None)
        if version:
            return self._version(role, own, version, lang)
        listed = {name for name in self.facts if self.names.get(self.families.find(name)) == role}
        bases = sorted({self.forms[w].base for w in own} | listed)
        merged = [(w, why) for w in own if w != role and (why := self._why(w, role))]
        merged += [(b, self.families.because[b]) for b in bases if b not in own and b in self.families.because]
        notes = tuple(hint.to(lang) for base in bases for hint in self.families.hints.get(base, ()))
        known = [self.facts[b] for b in bases if b in self.facts]
        years = next((fact.years for fact in known if fact.years), 0)
        names = tuple(dict.fromkeys((role, *own)))
        return Role(role, names, tuple(merged), tuple(sorted({role, *bases})), years, _minor(names, known, lang), "", notes)

    def _version(self, role: str, own: list[str], version: Form, lang: Lang) -> Role:
        """Another age of a role, played by another actor. Action names it as it names the role."""
        adult = self.names[self.families.find(version.base)]
        low, high = version.span or (0, 0)
        label = version.age or str(version.years)
        merged = tuple((w, Text(f"{adult}的另一年龄", f"another age of {adult}")) for w in own if w != role)
        minor = say(f"“{label}”按未成年人计，待确认", f"{label}: taken for a minor, to be confirmed", lang) if high < ADULT_AGE else ""
        note = say(f"{adult}的另一年龄，按另一演员计", f"another age of {adult}; counted as another actor", lang)
        return Role(role, tuple(own), merged, (version.base,), low, minor, "" if adult == role else adult, (note,))

    def _why(self, written: str, role: str) -> Text:
        """The reason stands with whichever of the two names joined the other."""
        form = self.forms[written]
        because = self.families.because
        return because.get(form.base) or (because.get(role) if form.base != role else None) or _remark(form)


def _forms(uses: Uses, facts: tuple[Fact, ...]) -> dict[str, Form]:
    read = {use.form.written: use.form for use in uses.names}
    known = {form.base for form in read.values()} | {fact.name for fact in facts}
    aged = {f.name: f.years for f in facts if f.years}
    return {w: _without_own_years(known_age(f, known - {f.base}), aged) for w, f in read.items()}


def _without_own_years(form: Form, aged: Mapping[str, int]) -> Form:
    """MAYA (34) says her age, it is no other version of her, unless it is far from the age that is known."""
    known = aged.get(form.base, form.years)
    return replace(form, years=0) if form.years and abs(form.years - known) <= NEAR_AGE else form


def _facts_by_name(facts: Iterable[Fact]) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for fact in facts:
        have = found.get(fact.name)
        found[fact.name] = fact if have is None else replace(have, years=have.years or fact.years, child=have.child or fact.child)
    return found


def _plays_other_actor(form: Form, fact: Fact | None) -> bool:
    """Whether this age of a role needs another actor: a child's version of an adult, or an age more than NEAR_AGE years away."""
    if form.span is None:
        return False
    low, high = form.span
    years = fact.years if fact else 0
    if not years:
        return high < ADULT_AGE or low >= 60
    gap = max(low - years, years - high, 0)
    return gap > NEAR_AGE or (high < ADULT_AGE <= years)


def _evidence(uses: Uses, forms: Mapping[str, Form], apart: frozenset[str], facts: Mapping[str, Fact]) -> Evidence:
    scenes: dict[str, set[str]] = {name: set() for name in facts if " " not in name or not name.isupper()}
    plays: set[tuple[str, str]] = set()
    for use in uses.names:
        form = forms[use.form.written]
        scenes.setdefault(form.base, set())
        if use.form.written not in apart:
            scenes[form.base].add(use.scene)
        if form.plays:
            plays.add((form.base, form.plays))
    shorts = sorted((name for name in scenes if len(name) <= 4 and not name.isascii()), key=len, reverse=True)
    said: dict[str, set[str]] = {}
    if shorts:
        pattern = re.compile("|".join(map(re.escape, shorts)))
        for scene, beats in uses.beats.items():
            for beat in beats:
                if beat.kind == "speech":
                    for name in pattern.findall(beat.text):
                        said.setdefault(name, set()).add(scene)
    frozen = {name: frozenset(at) for name, at in scenes.items()}
    return Evidence(frozen, tuple(sorted(plays)), {name: frozenset(at) for name, at in said.items()})


def _family_names(
    families: Families, evidence: Evidence, uses: Uses, forms: Mapping[str, Form], facts: Mapping[str, Fact]
) -> dict[str, str]:
    """Root -> the name the role goes by: the character list's, else the one that speaks most (English) or is longest (Chinese)."""
    speeches = Counter(forms[u.form.written].base for u in uses.names if u.kind != "intro")
    members: dict[str, list[str]] = {}
    for name in evidence.scenes:
        members.setdefault(families.find(name), []).append(name)
    chosen = {}
    for root, names in members.items():
        listed = [n for n in names if n in facts and not n.isascii()]
        pool = listed or names
        chosen[root] = max(pool, key=lambda n: (root == n and not n.isascii(), speeches[n] if n.isascii() else 0, len(n), n))
    return chosen


def _remark(form: Form) -> Text:
    """Why a form with a remark after the name is the same role."""
    age = form.age or str(form.years or "")
    if form.plays:
        return Text(f"戏中戏：饰{form.plays}", f"drama in the drama: plays {form.plays}")
    if age:
        return Text(f"年龄相近（{age}），同一演员换造型", f"near age ({age}): the same actor in another look")
    if form.voice:
        return Text("画外音仍是本人", "the voice is the same person's")
    return Text("同一个名字，括号里是说明", "the same name with a remark")


def _minor(names: tuple[str, ...], known: list[Fact], lang: Lang) -> str:
    """Why the role is taken for a child, empty when it is not."""
    years = min((f.years for f in known if f.years), default=0)
    if 0 < years < ADULT_AGE:
        return say(f"剧本写{years}岁，按未成年人计，待确认", f"the script says {years} years: taken for a minor, to be confirmed", lang)
    word = next((f for f in names if _CHILD.search(f) or _CHILD_EN.search(f)), "")
    if (word and not years) or any(f.child for f in known):
        word = word or names[0]
        return say(f"“{word}”按未成年人计，待确认", f"{word}: taken for a minor, to be confirmed", lang)
    return ""
