"""web: paper, language -> HTML that looks as printed: the one renderer of every paper.

Colours of the palette are data and the content policy forbids style attributes, so cells carry the old attribute `bgcolor`, which browsers obey
and which prints; widths likewise on `col`. Heads have scopes, bands head their rows, and a table wider than its page scrolls by keyboard.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from juzu.edge.papers.sheet import PADDING_EM, Pair, fact_lines, setting
from juzu.kernel.text import Lang
from juzu.shoot.palette import Colour, ink_on
from juzu.shoot.paper import Block, Cell, Column, Facts, Head, Notes, Paper, Row, Table
from juzu.shoot.words import shown

EM_PX = 12
WHITE = ("", "#FFFFFF")


def paper_html(paper: Paper, lang: Lang) -> SafeString:
    """One paper as an article."""
    title = escape(paper.title.to(lang))
    subtitle = f"<p>{escape(shown(paper.subtitle, lang))}</p>" if paper.subtitle else ""
    page = "a3" if setting(paper).page.name == "A3" else "a4" if paper.landscape else "a4-upright"
    blocks = "".join(_block(block, title, lang) for block in paper.blocks)
    foot = escape(paper.foot.to(lang))
    return mark_safe(  # noqa: S308 - every word passed `escape`
        f'<article class="paper {page}" aria-label="{title}"><header><h2>{title}</h2>{subtitle}</header>{blocks}<footer>{foot}</footer></article>'
    )


def _block(block: Block, title: str, lang: Lang) -> str:
    if isinstance(block, Facts):
        return "".join(_facts(line, lang) for line in fact_lines(block, lang))
    if isinstance(block, Notes):
        lines = "".join(f"<li>{_text(shown(line, lang))}</li>" for line in block.lines)
        return f'<section class="notes"><h3>{escape(block.title.to(lang))}</h3><ul>{lines}</ul></section>' if lines else ""
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{title}">{_table(block, title, lang)}</div>'


def _facts(line: Iterable[Pair], lang: Lang) -> str:
    cells = ((label, item if isinstance(item, Cell) else Cell(item)) for label, item in line)
    said = (
        f'<th scope="row">{escape(label.to(lang))}</th><td{_dress(cell.fill)}>{_strong(cell, _said(cell, lang))}</td>'
        for label, cell in cells
    )
    return f"<table class='facts'><tbody><tr>{''.join(said)}</tr></tbody></table>"


def _table(table: Table, title: str, lang: Lang) -> str:
    widths = "".join(f'<col width="{round((column.width + PADDING_EM) * EM_PX)}">' for column in table.columns)
    head = "".join(f"<tr>{''.join(_head(cell, lang) for cell in line)}</tr>" for line in table.head)
    body = "".join(_rows(table, lang))
    return (
        f'<table class="printed"><caption class="visually-hidden">{title}</caption><colgroup>{widths}</colgroup>'
        f"<thead>{head}</thead>{body}</table>"
    )


def _head(head: Head, lang: Lang) -> str:
    text = shown(head.value, lang)
    spans = (f' colspan="{head.columns}"' if head.columns > 1 else "") + (f' rowspan="{head.rows}"' if head.rows > 1 else "")
    stands = head.upright and len(text) > 1
    wide = all(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    kinds = [head.align, *(["large"] if head.large else []), *((["stack"] if wide else ["turn"]) if stands else [])]
    if not text:
        return f"<td{spans}></td>"
    inner = f"<span>{_text(text)}</span>" if stands else _text(text)
    return f'<th scope="{"colgroup" if head.columns > 1 else "col"}"{spans} class="{" ".join(kinds)}">{inner}</th>'


def _rows(table: Table, lang: Lang) -> Iterator[str]:
    """A body per day or place, so that its band is the head of the rows below."""
    count = len(table.columns)
    yield "<tbody>"
    for row in table.rows:
        if row.kind in ("day", "band"):
            yield "</tbody><tbody>"
        yield _whole(row, count, lang) if row.whole else _row(row, table.columns, lang)
    yield "</tbody>"


def _whole(row: Row, count: int, lang: Lang) -> str:
    cell = row.cells[0]
    small = f" <small>{escape(shown(cell.small, lang))}</small>" if cell.small is not None else ""
    inner = f"<div><span>{_text(shown(cell.value, lang))}</span>{small}</div>"
    if row.kind == "note":
        return f'<tr class="note"><td colspan="{count}"{_dress(row.fill)}>{inner}</td></tr>'
    return f'<tr class="{row.kind}"><th scope="rowgroup" colspan="{count}"{_dress(row.fill)}>{inner}</th></tr>'


def _row(row: Row, columns: Iterable[Column], lang: Lang) -> str:
    cells = "".join(
        f"<td{_dress(cell.fill or row.fill, column.align)}>{_strong(cell, _said(cell, lang, column))}</td>"
        for cell, column in zip(row.cells, columns, strict=True)
    )
    return f'<tr class="{row.kind}">{cells}</tr>'


def _said(cell: Cell, lang: Lang, column: Column | None = None) -> str:
    text = shown(cell.value, lang, column.kind if column else "text")
    value = '<span class="tick">✓</span>' if text == "√" else _text(text)
    small = escape(shown(cell.small, lang))
    if not small:
        return value
    return f"{value}<br><small>{small}</small>" if value else f"<small>{small}</small>"


def _strong(cell: Cell, inner: str) -> str:
    return f"<strong>{inner}</strong>" if cell.bold and inner else inner


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _dress(fill: Colour, align: str = "") -> str:
    """The attributes of a cell: alignment, ink that can be read on its colour, and the colour."""
    dark = fill not in WHITE and ink_on(fill) == "#FFFFFF"
    kinds = " ".join(kind for kind in (align, "on-dark" if dark else "") if kind)
    return (f' class="{kinds}"' if kinds else "") + (f' bgcolor="{fill}"' if fill not in WHITE else "")
