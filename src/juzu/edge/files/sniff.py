"""edge: the first bytes of a file -> what kind of file it is, and what to tell a person whose file is no script."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

from juzu.edge.files.doc import OLE_MAGIC
from juzu.kernel.errors import Fault
from juzu.kernel.source import Source
from juzu.kernel.text import Text

_HEAD = 4096
_FDX = re.compile(r"<\s*(?:\w+:)?(?:FinalDraft|Content)[\s>]", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_XML = re.compile(r"\s*(?:<\?xml|<!--|<!DOCTYPE)", re.IGNORECASE)


class Kind(Enum):
    """What a file is; the value is what a person calls it."""

    TEXT = Text("文本", "text")
    DOCX = Text("Word 文档", "a Word document")
    DOC = Text("旧版 Word 文档", "a legacy Word document")
    PDF = Text("PDF", "a PDF")
    FDX = Text("Final Draft 剧本", "a Final Draft script")
    SHEET = Text("表格（xlsx）", "a spreadsheet (xlsx)")
    ODT = Text("OpenDocument 文档（odt）", "an OpenDocument text (odt)")
    ARCHIVE = Text("压缩包", "an archive")
    RTF = Text("RTF 文档", "an RTF document")
    HTML = Text("网页", "a web page")
    XML = Text("XML 文件，但不是 Final Draft 剧本", "an XML file, yet no Final Draft script")
    PICTURE = Text("图片", "a picture")


_MAGIC = (
    (OLE_MAGIC, Kind.DOC),
    (b"{\\rtf", Kind.RTF),
    *((magic, Kind.PICTURE) for magic in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")),
    *((magic, Kind.ARCHIVE) for magic in (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")),
)
_SAVE = Text("用 Word 或 WPS 打开，另存为 docx", "open it in a word processor and save it as docx")
_NEXT = {
    Kind.SHEET: Text("分场表请用 juzu new 文件夹 --script 表格.xlsx", "for a breakdown use: juzu new DIR --script SHEET.xlsx"),
    Kind.ARCHIVE: Text(
        "解压后给出里面的剧本；Fade In 等软件请导出 .fdx", "unpack it and name the script; from Fade In and others export .fdx"
    ),
    Kind.XML: Text("在写作软件里导出 .fdx 或 .fountain", "export .fdx or .fountain from the writing program"),
    Kind.PICTURE: Text(
        "向编剧要 docx 或 txt；或先做文字识别（OCR）", "ask the writer for docx or txt, or run text recognition (OCR) first"
    ),
}


def kind_of(data: bytes) -> Kind:
    """The kind, by content alone."""
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK"):
        return _zipped(data)
    if found := next((kind for magic, kind in _MAGIC if data.startswith(magic)), None):
        return found
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe")
    if _XML.match(head) or _HTML.match(head.lstrip()) or _FDX.match(head.lstrip()):
        return Kind.FDX if _FDX.search(head) else Kind.HTML if _HTML.search(head) else Kind.XML
    return Kind.TEXT


def _zipped(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):
        return Kind.DOCX
    if "word/document.xml" in names:
        return Kind.DOCX
    if "xl/workbook.xml" in names:
        return Kind.SHEET
    return Kind.ODT if "content.xml" in names else Kind.ARCHIVE


def refusal(kind: Kind, source: Source) -> Fault:
    """What is said about a file that no script can be read from as it is."""
    what = Text("这是{kind}，不能直接读作剧本", "this is {kind} and cannot be read as a script").format(kind=kind.value)
    return Fault(what, _NEXT.get(kind, _SAVE), source)
