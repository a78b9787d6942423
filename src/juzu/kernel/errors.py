"""kernel: what went wrong -> one message with place, reason and next step, in both languages.

JuzuError
├── InputError        the input cannot be used as it is: wrong file, wrong cell, missing fact   (exit 2)
├── ImpossibleError   the input is sound and no legal plan exists; names the facts that clash  (exit 3)
└── BrokenPlanError   a plan breaks a rule or misstates its cost; a defect, or an edited plan  (exit 4)
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.source import Source
from juzu.kernel.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: what was found, what to do next, and where (None: the whole input)."""

    what: Text
    next_step: Text
    source: Source | None = None

    def line(self, lang: Lang) -> str:
        """One printable line: `file:line:column: what. next step`."""
        where = f"{self.source}: " if self.source else ""
        return f"{where}{self.what.to(lang)} {'→' if lang == 'zh' else '->'} {self.next_step.to(lang)}"


class JuzuError(Exception):
    """Anything a person can be told about; carries every problem found, not only the first, and each once."""

    exit_code = 1

    def __init__(self, *faults: Fault) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__("; ".join(f.line("en") for f in self.faults))


class InputError(JuzuError):
    """The input cannot be used as it is."""

    exit_code = 2


class ImpossibleError(JuzuError):
    """The input is sound and no legal plan exists for it."""

    exit_code = 3


class BrokenPlanError(JuzuError):
    """A plan breaks a rule, or its cost lines do not add up."""

    exit_code = 4
