"""script: the text of a file -> its lines, each as written, as a person reads it, and as the grammar compares it.

Three views of one line: `raw` is the file's own text from its first visible character, so that `column` plus an offset in `raw`
is a place in the file; `text` is without invisible characters and Markdown marks; `key` is `text` with every full-width digit,
letter and mark narrowed and the traditional characters of headers and marks simplified, character for character, so that a match in
`key` can be cut out of `text`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_BREAK = re.compile("\r\n|[\r\n\v\u2028\u2029]")
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = str.maketrans("", "", INVISIBLE)
_SPACES = "\t\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
BLANKS = " " + _SPACES + INVISIBLE
_TRADITIONAL = "內場時間點劇終閃憶鏡頭傳畫動話號後曉員樂詞轉現實夢鉤懸獨廣電陰霧風氣備註說問結開關門廳樓層數眾羣隊應聲"
_SIMPLIFIED = "内场时间点剧终闪忆镜头传画动话号后晓员乐词转现实梦钩悬独广电阴雾风气备注说问结开关门厅楼层数众群队应声"
_NARROW = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("・•‧∙●", "·")
    | dict.fromkeys("–—‐‑‒―−－~～﹣", "-")
    | dict.fromkeys("。｡", "。")
    | dict.fromkeys("∶︰", ":")
    | dict.fromkeys("〔［", "[")
    | dict.fromkeys("〕］", "]")
    | dict.fromkeys("▵Δ∆🔺▴", "△")
    | dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
    | {"︿": "^", "➔": ">", "→": ">", "｜": "|", "│": "|"}
)
_ESCAPE = re.compile(r"\\([-.()\[\]#*_+!~>|])")
_BOLD = re.compile(r"\*\*|__")
_HEADING = re.compile(r"#{1,6}(?!#)\s*|>\s+|={3,}\s*|\*\s?(?=[^*]*\*$)")
_ORNAMENT = re.compile(
    r"[▷▶►➤◇○◎□★☆※❖✦]\s*(?=\S)|[■◆]\s*(?=[【\[(]?(?:第|场)?[\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,4}\s*[-之.场集])"
)
_TAIL = re.compile(r"\s*(?:#{1,6}|={3,}|(?<=\S)\*)$")


@dataclass(frozen=True)
class Line:
    """One line that is not blank. `number` counts from 1; `column` is the place of its first visible character, from 1.

    `marked` is true where Markdown or `===` marks stood round it, as headings are marked.
    """

    number: int
    column: int
    raw: str

    @cached_property
    def text(self) -> str:
        """The line without invisible characters, bold, heading and escape marks, and the ornament that typists set before labels."""
        text = self.raw.translate(_INVISIBLE)
        if "\\" in text:
            text = _ESCAPE.sub(r"\1", text)
        if "**" in text or "__" in text:
            text = _BOLD.sub("", text)
        while text and text[0] in "#>=*" and (mark := _HEADING.match(text)) and (bare := _TAIL.sub("", text[mark.end() :])):
            text = bare
        text = text.strip(BLANKS)
        if ornament := _ORNAMENT.match(text):
            text = text[ornament.end() :]
        return text or self.raw

    @cached_property
    def key(self) -> str:
        """`text` narrowed for comparison; the same length."""
        return self.text.translate(_NARROW)

    @cached_property
    def marked(self) -> bool:
        """Whether a writer set the line off as a heading."""
        return self.raw.startswith(("#", "===", "**"))


def split_lines(text: str) -> tuple[tuple[Line, ...], int]:
    """The lines that are not blank, and how many lines there are in all."""
    rows = _BREAK.split(text.removeprefix("\ufeff"))
    if rows and not rows[-1]:
        rows.pop()
    lines = []
    for number, row in enumerate(rows, 1):
        if raw := row.strip(BLANKS):
            lines.append(Line(number, len(row) - len(row.lstrip(BLANKS)) + 1, raw))
    return tuple(lines), len(rows)


def narrow(text: str) -> str:
    """Any text as the grammar compares it, the same length."""
    return text.translate(_NARROW)
