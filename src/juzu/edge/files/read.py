"""edge: the path of a script in any format -> Script. What the file is shows in its bytes; its name only breaks a tie.

docx and doc, PDF, FDX, Fountain, Chinese text in any encoding, Markdown exports. Raises InputError with place, reason and next step.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Literal

from juzu.edge.files.docx import docx_lines
from juzu.edge.files.fdx import read_fdx
from juzu.edge.files.pdf import PdfText, read_pdf
from juzu.edge.files.sniff import Kind, kind_of, refusal
from juzu.edge.files.text import decode
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.document import Element, Script, Warning
from juzu.script.fountain.reader import read_fountain
from juzu.script.headers.slug import is_slug
from juzu.script.reading.text import read_text

LARGEST_MB = 64
BLANK_BYTES = b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"
_FOUNTAIN_NAMES = (".fountain", ".spmd")
_NUMBERED = re.compile(
    r"^(?P<gap>\s*)(?P<number>\d{1,4}[A-Z]{0,2}|[A-Z]\d{1,4})[.)]?\s+(?P<slug>(?:INT|EXT|I/E|I\./E)[./\s].*?)(?:\s+(?P=number)[.)]?)?\s*$",
    re.MULTILINE,
)
_TextFormat = Literal["text", "docx", "pdf"]


def read_script(path: Path, *, grammar: str | None = None) -> Script:
    """The script of a file. `grammar` corrects how headers of a Chinese script are read; it does not concern FDX."""
    return read_data(read_bytes(path), path.name, grammar=grammar)


def read_data(data: bytes, file: str, *, grammar: str | None = None) -> Script:
    """The script in the bytes of a file that was called so."""
    if not data.strip(BLANK_BYTES):
        raise InputError(_empty(file))
    try:
        return _read(data, file, PurePath(file).suffix.lower(), grammar)
    except InputError as error:
        raise InputError(*(replace(fault, source=fault.source or Source(file)) for fault in error.faults)) from error


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that exists, is a file, is not empty and not too large."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError(_folder(path))
        if size > LARGEST_MB * 1024 * 1024:
            raise InputError(_large(path, size))
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_unreadable(path, error)) from error
    if not data.strip(BLANK_BYTES):
        raise InputError(_empty(str(path)))
    return data


def _read(data: bytes, file: str, suffix: str, grammar: str | None) -> Script:
    kind = kind_of(data)
    if kind is Kind.PDF:
        return _from_pdf(read_pdf(data), file, grammar)
    if kind in (Kind.DOCX, Kind.DOC):
        return _from_words(docx_lines(data), file, "docx", "utf-8", grammar, fountain=False)
    if kind is Kind.FDX:
        return read_fdx(data, file)
    if kind is not Kind.TEXT:
        raise InputError(refusal(kind, Source(file)))
    text, encoding = decode(data)
    return _from_words(text, file, "text", encoding, grammar, fountain=suffix in _FOUNTAIN_NAMES)


def _from_words(text: str, file: str, format: _TextFormat, encoding: str, grammar: str | None, *, fountain: bool) -> Script:
    """Fountain or Chinese text, by which of the two explains more of the file."""
    if grammar and grammar.strip():
        return read_text(text, file, grammar=grammar, format=format, encoding=encoding)
    numbered = text if fountain else _NUMBERED.sub(r"\g<gap>\g<slug> #\g<number>#", text)
    slugs = any(is_slug(line) for line in numbered.splitlines())
    if not slugs and not fountain:
        return read_text(text, file, format=format, encoding=encoding)
    screenplay = read_fountain(numbered, file, encoding=encoding)
    if not (slugs and fountain):
        try:
            other = read_text(text, file, format=format, encoding=encoding)
        except InputError:
            return screenplay
        if _explained(other) > _explained(screenplay):
            return other
    return screenplay


def _explained(script: Script) -> int:
    """How much a reading makes of a file, in characters of speech; an episode, or a scene with a place, counts as sixty."""
    spoken = sum(len(e.text) for scene in script.scenes for e in scene.elements if e.kind == "speech")
    return spoken + 60 * (sum(bool(e.number) for e in script.episodes) + sum(bool(s.header.places) for s in script.scenes))


def _from_pdf(pdf: PdfText, file: str, grammar: str | None) -> Script:
    """The script of a PDF; what stood in its margins is kept in front, and said."""
    script = _from_words(pdf.text, file, "pdf", "utf-8", grammar, fountain=False)
    source = Source(file)
    notes, warnings = list[Element](), list[Warning]()
    if pdf.margins:
        texts = list(dict.fromkeys(m.text for m in pdf.margins if not m.text.strip(" -–—.").isdigit()))
        listed = "\n".join(texts)
        notes = [Element("note", listed, source, listed, mark="page margin")] if listed else []
        what = Text("{n} 行页眉、页脚、页码没有算进场次", "{n} running heads, feet and page numbers were kept out of the scenes")
        look = Text("页眉页脚的文字保留在最前面的备注里", "their words are kept in a note in front")
        warnings.append(Warning("page-margins", what.format(n=len(pdf.margins)), look, source))
    if pdf.pictures:
        pages = "、".join(map(str, pdf.pictures[:12])) + ("…" if len(pdf.pictures) > 12 else "")
        what = Text("第 {p} 页是图片，没有文字", "pages {p} are pictures without text").format(p=pages)
        look = Text("看一看这些页；是剧本的话先做文字识别", "look at these pages; if they hold script, run text recognition first")
        warnings.append(Warning("picture-pages", what, look, source))
    return replace(script, format="pdf", front=(*notes, *script.front), warnings=(*warnings, *script.warnings))


def _folder(path: Path) -> Fault:
    return Fault(
        Text("这是文件夹，不是剧本文件", "this is a folder, not a script"),
        Text("给出文件夹里剧本文件的路径", "name the script inside it"),
        Source(str(path)),
    )


def _large(path: Path, size: int) -> Fault:
    return Fault(
        Text("文件有 {n} MB，剧本不会超过 {most} MB", "the file has {n} MB; no script has over {most} MB").format(
            n=size // 1024 // 1024, most=LARGEST_MB
        ),
        Text("把正文另存为 docx 或 txt，不带图片", "save the text alone as docx or txt, without pictures"),
        Source(str(path)),
    )


def _unreadable(path: Path, error: OSError) -> Fault:
    if isinstance(error, FileNotFoundError):
        what = Text("没有这个文件", "there is no such file")
    else:
        what = Text("文件读不了：{why}", "the file cannot be read: {why}").format(why=error.strerror or type(error).__name__)
    return Fault(what, Text("检查路径、文件名和权限", "check the path, the name and the permissions"), Source(str(path)))


def _empty(file: str) -> Fault:
    return Fault(
        Text("文件是空的", "the file is empty"),
        Text("换一个有剧本正文的文件", "choose a file that holds the script"),
        Source(file),
    )
