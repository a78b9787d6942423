"""edge: bytes of a Word document -> its text, a paragraph a line, as a reader sees it: list numbers, soft breaks, table rows.

Deleted text of tracked changes is left out, inserted text is in. A table row is one line of cells set apart by tabs, unless a cell holds
several paragraphs: then every paragraph is a line. Raises InputError for another kind of file, a broken or oversized one.
Source: ECMA-376 part 1, sections 17.3 (paragraphs), 17.4 (tables), 17.9 (numbering).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from juzu.edge.files.doc import OLE_MAGIC, doc_lines
from juzu.edge.files.docx_numbering import Numbering
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.script.words.vocabulary import PART_OF_LABEL

LARGEST = 100 * 1024 * 1024
ACTION_SIGNS = ("△", "▲")
_NAME = re.compile(r"[^\W\d_]{1,8}([（(][^（()）]{1,8}[)）])?")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SILENT = frozenset((f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}tbl", _FALLBACK))
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def docx_lines(data: bytes) -> str:
    """The text of a .docx; of a legacy .doc too where the machine has a reader for it."""
    if data.startswith(OLE_MAGIC):
        return doc_lines(data)
    parts = _parts(data)
    body = parts["word/document.xml"].find(f"{W}body")
    numbering = Numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
    return "".join(f"{line}\n" for line in _lines(body if body is not None else [], numbering))


def _parts(data: bytes) -> dict[str, Element]:
    wanted = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if wanted[0] not in names:
                raise InputError(_not_word())
            return {name: fromstring(_bytes(archive, name)) for name in wanted if name in names}
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(_broken()) from error


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        content = member.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise InputError(_too_large())
    return content.replace(_STRICT[1:-1].encode(), W[1:-1].encode())


def _lines(blocks: Iterable[Element], numbering: Numbering) -> Iterator[str]:
    for block in blocks:
        if block.tag == f"{W}p":
            text = _text(block)
            label = numbering.label(block) if text.strip() else ""
            yield from f"{label}{text}".split("\n")
            for box in block.iter(f"{W}txbxContent"):
                yield from _lines(box, numbering)
        elif block.tag == f"{W}tbl":
            for row in block.iter(f"{W}tr"):
                yield from _row(row, numbering)
        elif block.tag in (f"{W}sdt", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            content = block.find(f"{W}sdtContent")
            yield from _lines(block if content is None else content, numbering)


def _text(block: Element) -> str:
    """The words of a paragraph's runs; text boxes and nested tables speak for themselves."""
    out: list[str] = []

    def walk(node: Element) -> None:
        for child in node:
            if child.tag == f"{W}t":
                out.append(child.text or "")
            elif child.tag in _SIGNS:
                out.append(_SIGNS[child.tag])
            elif child.tag not in _SILENT and child.tag != f"{W}txbxContent":
                walk(child)

    walk(block)
    return "".join(out)


def _row(row: Element, numbering: Numbering) -> Iterator[str]:
    cells = [[line for line in _lines(cell, numbering) if line.strip()] for cell in row.findall(f"{W}tc")]
    if any(len(cell) > 1 for cell in cells):
        for cell in cells:
            yield from cell
        return
    texts = [cell[0].strip() for cell in cells if cell]
    if len(cells) == 2 and len(texts) == 2 and (sign := _spoken(*texts)):
        yield f"{texts[0]}{sign}{texts[1]}"
        return
    yield "".join(_with_gap(text, last=at == len(texts) - 1) for at, text in enumerate(texts))


def _spoken(who: str, words: str) -> str:
    """What stands between the two cells of a row (李威 | 你好。) that writes speech or action: a colon after a name, a space after △."""
    if who in ACTION_SIGNS:
        return " "
    return "：" if _NAME.fullmatch(who) and words not in ("内", "外", "日", "夜") else ""


def _with_gap(text: str, *, last: bool) -> str:
    """A cell that is only a label (时间 | 日) is read with the cell after it: 时间：日."""
    if last:
        return text
    return f"{text}：" if text.upper() in (*PART_OF_LABEL, "场次", "场号", "集数") else f"{text}\t"


def _not_word() -> Fault:
    return Fault(
        Text("这个压缩包不是 Word 文档（docx）", "this archive is no Word document (docx)"),
        Text("表格请用对应的表格命令；剧本请用 Word 或 WPS 另存为 docx", "for a script, save it as docx from a word processor"),
    )


def _broken() -> Fault:
    return Fault(
        Text("docx 文件已损坏或加了密码，读不出来", "the docx is broken or has a password"),
        Text(
            "用 Word 或 WPS 打开，去掉密码，另存为新的 docx", "open it in a word processor, remove the password and save it as a new docx"
        ),
    )


def _too_large() -> Fault:
    return Fault(
        Text("docx 解开后超过 {n} MB，不像剧本", "the docx unpacks to over {n} MB, which is no script").format(n=LARGEST // 1024 // 1024),
        Text("把正文另存为新的 docx 或 txt", "save the text alone as a new docx or txt"),
    )
