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
from juzu.script.castwords import ADULT_AGE, CHILD_EN, CHILD_ZH, NEAR_AGE
from juzu.script.corrections import Corrections
from juzu.script.forms import Form, known_age
from juzu.script.front import Fact
from juzu.script.merging import Evidence, Families, merge
from juzu.script.uses import Use, Uses
from juzu.script.wording import say

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
    """The roles of all uses. People whom only the character list names are roles once action names them (`presence` drops the rest)."""
    forms = _forms(uses, facts)
    by_name = _facts_by_name(facts)
    apart = {w: f for w, f in forms.items() if _plays_other_actor(f, by_name.get(f.base))}
    evidence = _evidence(uses, forms, apart, by_name)
    merges = {m.name: m.into for m in corrections.merges if m.name in evidence.scenes and m.into in evidence.scenes and m.name != m.into}
    splits = frozenset(corrections.splits)
    families = merge(evidence, by_name.values(), merges, splits)
    names = _family_names(families, evidence, uses, forms, by_name)
    written = {w: _role_id(w, f, w in apart, families, names, splits) for w, f in forms.items()}
    counts = Counter(use.form.written for use in uses.names)
    roles: dict[str, Role] = {}
    for role in sorted({*written.values(), *(names[families.find(n)] for n in evidence.scenes)}):
        own = [w for w, r in written.items() if r == role]
        roles[role] = _role(role, own, counts, forms, apart, families, names, by_name, lang)
    return Cast(roles, {w: (written[w], f) for w, f in forms.items()})


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


def _evidence(uses: Uses, forms: Mapping[str, Form], apart: Mapping[str, Form], facts: Mapping[str, Fact]) -> Evidence:
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


def _role_id(written: str, form: Form, apart: bool, families: Families, names: Mapping[str, str], splits: frozenset[str]) -> str:
    if written in splits:
        return written
    name = names[families.find(form.base)]
    if not apart:
        return name
    label = form.age or str(form.years)
    return f"{label.upper()} {name}" if name.isascii() and form.age else f"{name}（{label}）"


def _role(
    role: str,
    own: list[str],
    counts: Counter[str],
    forms: Mapping[str, Form],
    apart: Mapping[str, Form],
    families: Families,
    names: Mapping[str, str],
    facts: Mapping[str, Fact],
    lang: Lang,
) -> Role:
    own = sorted(own, key=lambda w: (-counts[w], w))
    version = next((forms[w] for w in own if (w in apart and w != role) or w in apart), None)
    bases = {forms[w].base for w in own} | ({n for n in facts if names.get(families.find(n)) == role} if version is None else set())
    adult = names[families.find(version.base)] if version else ""
    if adult == role:
        adult = ""
    fact = next((facts[b] for b in sorted(bases) if b in facts), None) if version is None else None
    years = fact.years if fact else version.span[0] if version and version.span else 0
    notes = [hint.to(lang) for base in sorted(bases) for hint in families.hints.get(base, ())] if not adult else []
    if adult:
        notes.append(say(f"{adult}的另一年龄，按另一演员计", f"another age of {adult}; counted as another actor", lang))
    merged = tuple((w, why) for w in own if (why := _why(w, role, forms[w], families, adult)) is not None)
    joined = tuple((b, families.because[b]) for b in sorted(bases - set(own)) if b in families.because)
    names_of = tuple(dict.fromkeys((role, *own) if version is None else own))
    return Role(
        role,
        names_of,
        merged + joined,
        _surfaces(role, bases, version),
        years,
        _minor(role, own, version, fact, bases, facts, lang),
        adult,
        tuple(notes),
    )


def _why(written: str, role: str, form: Form, families: Families, adult: str) -> Text | None:
    if written == role:
        return None
    if adult:
        return Text(f"{adult}的另一年龄", f"another age of {adult}")
    if form.base in families.because:
        return families.because[form.base]
    if form.plays:
        return Text(f"戏中戏：饰{form.plays}", f"drama in the drama: plays {form.plays}")
    if form.voice:
        return Text("画外音仍是本人", "the voice is the same person's")
    if form.age or form.years:
        return Text(
            f"年龄相近（{form.age or form.years}），同一演员换造型", f"near age ({form.age or form.years}): the same actor in another look"
        )
    return Text("同一个名字，括号里是说明", "the same name with a remark")


def _surfaces(role: str, bases: set[str], version: Form | None) -> tuple[str, ...]:
    names = {version.base} if version else {role, *bases}
    return tuple(sorted(names))


def _minor(
    role: str, own: list[str], version: Form | None, fact: Fact | None, bases: set[str], facts: Mapping[str, Fact], lang: Lang
) -> str:
    """Why the role is taken for a child, empty when it is not."""
    known = [facts[b] for b in bases if b in facts] if version is None else []
    years = min((f.years for f in known if f.years), default=0)
    if 0 < years < ADULT_AGE:
        return say(f"剧本写{years}岁，按未成年人计，待确认", f"the script says {years} years: taken for a minor, to be confirmed", lang)
    if version and version.span and version.span[1] < ADULT_AGE:
        return say(
            f"“{version.age or version.years}”按未成年人计，待确认",
            f"{version.age or version.years!s}: taken for a minor, to be confirmed",
            lang,
        )
    word = next((f for f in (*own, role) if _CHILD.search(f) or _CHILD_EN.search(f)), "")
    if (word and not years) or any(f.child for f in known):
        return say(f"“{word or role}”按未成年人计，待确认", f"{word or role}: taken for a minor, to be confirmed", lang)
    del fact
    return ""
