"""script: a name as written -> the name itself and what was added to it: age, the part played, voice (沈照（少年） 韩骁（饰督军） YOUNG MAYA).

What cannot be told apart from the name stays in it.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from juzu.script.words.castwords import AGES_EN, AGES_ZH, NOT_A_FORM, VOICE_FORMS
from juzu.script.words.lines import narrow

_PAREN = re.compile(r"\s*[(（【\[]([^()（）【】\[\]]*)[)）】\]]\s*")
_PLAYS = re.compile(r"(?:饰演|饰|扮演|扮|演)\s*(?P<part>.+)|(?:AS|PLAYING) (?P<role>.+)", re.IGNORECASE)
_YEARS = re.compile(r"(?:AGED?\s*)?(?P<years>\d{1,3})(?:S|岁|\s*YEARS? OLD)?", re.IGNORECASE)
_VOICE_TAIL = re.compile(
    r"(?<=.)[\s.·]*(?P<voice>(?<![A-Za-z])(?:V\.?O\.?|O\.?S\.?|OV|OC)|画外音|的声音|’S VOICE|'S VOICE)$", re.IGNORECASE
)
_AGE_HEAD = re.compile(rf"(?P<age>{'|'.join(sorted((a for a in AGES_ZH if len(a) > 1), key=len, reverse=True))})(?:的)?(?=.{{2,}})")
_AGE_TAIL = re.compile(r"(?<=.{2})[·・\-—](?P<age>" + "|".join(sorted(AGES_ZH, key=len, reverse=True)) + r")$")
_EN_AGE_HEAD = re.compile(rf"(?P<age>{'|'.join(AGES_EN)})\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """A written form taken apart. `age` is the word (少年, YOUNG), `years` a number of years (0: none), `plays` the part in a drama in the drama."""

    written: str
    base: str
    age: str = ""
    years: int = 0
    plays: str = ""
    voice: bool = False

    @property
    def span(self) -> tuple[int, int] | None:
        """The years of age that the form says, or None."""
        if self.age:
            return AGES_ZH.get(self.age) or AGES_EN.get(self.age.upper())
        return (self.years, self.years) if self.years else None


def is_of_name(remark: str) -> bool:
    """Whether a remark after a name says which version of the person speaks (少年, 饰督军), not how."""
    return remark in AGES_ZH or remark.upper() in AGES_EN or bool(_PLAYS.fullmatch(remark) and remark[0] == "饰")


def read_form(written: str) -> Form:
    """The parts of a written name. An English age word before it (YOUNG MAYA) is left to `known_age`, since YOUNG MAN is a role of its own."""
    form = Form(written, written)
    for inner in _PAREN.findall(written):
        form = _added(form, inner.strip())
    base = _PAREN.sub(" ", narrow(written) if written.isascii() else written).strip(" ：:^")
    if voiced := _VOICE_TAIL.search(base):
        base, form = base[: voiced.start()].strip(), replace(form, voice=True)
    if tail := _AGE_TAIL.search(base):
        base, form = base[: tail.start()], replace(form, age=tail["age"])
    return replace(form, base=" ".join(base.split()) or written.strip())


def known_age(form: Form, known: AbstractSet[str]) -> Form:
    """The form with an age word taken off its front, where the rest is a name that is known: 少年沈照, YOUNG MAYA."""
    for pattern in (_AGE_HEAD, _EN_AGE_HEAD):
        found = pattern.match(form.base)
        if found and (rest := form.base[found.end() :].strip()) in known:
            return replace(form, base=rest, age=found["age"])
    return form


def _added(form: Form, inner: str) -> Form:
    key = narrow(inner).upper()
    if key in VOICE_FORMS:
        return replace(form, voice=True)
    if key in NOT_A_FORM:
        return form
    if plays := _PLAYS.fullmatch(inner):
        return replace(form, plays=(plays["part"] or plays["role"]).strip())
    if inner in AGES_ZH or key in AGES_EN:
        return replace(form, age=inner)
    if years := _YEARS.fullmatch(key):
        return replace(form, years=int(years["years"]))
    return form
