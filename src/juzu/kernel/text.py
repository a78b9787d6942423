"""kernel: a sentence in both languages -> the sentence in one.

Every text that a person may read is a `Text`, so neither language can be missing (docs/decisions/0002-two-languages.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label, Chinese and English. Both are required and neither may be blank."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        if not self.zh.strip() or not self.en.strip():
            raise ValueError(f"a text needs both languages, got zh={self.zh!r} en={self.en!r}")

    def to(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.zh if lang == "zh" else self.en

    def format(self, **values: object) -> Text:
        """The same sentence with `{name}` fields filled in both languages; a `Text` value is filled per language."""
        return Text(
            self.zh.format(**{k: _side(v, "zh") for k, v in values.items()}),
            self.en.format(**{k: _side(v, "en") for k, v in values.items()}),
        )


def _side(value: object, lang: Lang) -> object:
    return value.to(lang) if isinstance(value, Text) else value
