"""script: the lines in front -> the drama's title, as far as one stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from juzu.script.words.lines import Line

_NAMED = re.compile(r"(?:剧名|片名|剧本名称?|作品名称?|短剧名称?|项目名称?|TITLE)\s*:\s*(?P<title>.+)", re.IGNORECASE)
_BOOK = re.compile(r"《(?P<title>[^《》]{1,40})》")
_NOT_TITLE = re.compile(r"[:。!?,;]|^(?:第|人物|故事|剧情|编剧|作者|导演|目录|简介|前言|\d)")
_LOOK_AT = 8


def find_title(front: Sequence[Line], file: str) -> str:
    """剧名：…, else the first 《…》 near the top, else a short first line, else the file's own name without folder and ending."""
    for line in front:
        if named := _NAMED.match(line.key):
            return line.text[named.start("title") :].strip("《》 ")
    for line in front[:_LOOK_AT]:
        if book := _BOOK.search(line.text):
            return book["title"].strip()
    if front and len(front[0].text) <= 20 and not _NOT_TITLE.search(front[0].key):
        return front[0].text
    name = re.split(r"[/\\]", file)[-1]
    return name.rpartition(".")[0] or name
