"""edge: bytes of a text PDF -> its text as laid out: lines, indents, blank lines; page numbers and running heads set apart.

A line that only the page's width broke is joined again in Chinese text. A scan, a locked or a broken file is an InputError.
"""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw as pdfium

from juzu.edge.files.pdf_lines import Line, Margin, lay_out, read_rows
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text

MOST_PAGES = 3000
_LEAST_PER_PAGE = 8
_UNREADABLE = 0.3


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, the heads, feet and page numbers that were taken out of it, and the pages (from 1) that are pictures."""

    text: str
    margins: tuple[Margin, ...]
    pictures: tuple[int, ...]


def pdf_text(data: bytes) -> str:
    """The text alone."""
    return read_pdf(data).text


def read_pdf(data: bytes) -> PdfText:
    """The text and what was set apart. Raises InputError."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(_locked() if "password" in str(error).lower() else _broken()) from error
    try:
        return _read(document)
    except pypdfium2.PdfiumError as error:
        raise InputError(_broken()) from error
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> PdfText:
    if not 0 < len(document) <= MOST_PAGES:
        raise InputError(_pages(len(document)))
    pages: list[list[Line]] = []
    pictures = []
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        lines = read_rows(_fragments(textpage), page.get_height())
        if not lines and any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])):
            pictures.append(number + 1)
        pages.append(lines)
        textpage.close()
        page.close()
    shown = "".join(line.text for page in pages for line in page)
    visible = sum(not c.isspace() for c in shown)
    if visible < _LEAST_PER_PAGE * (len(pages) if pictures else 1):
        raise InputError(_scanned(len(pages)))
    if sum(_odd(c) for c in shown) > _UNREADABLE * visible:
        raise InputError(_garbled())
    text, margins = lay_out(pages)
    return PdfText(text, margins, tuple(pictures))


def _fragments(textpage: pypdfium2.PdfTextPage) -> list[Line]:
    """The runs of text that PDFium puts on one line, each with its box in points."""
    found, run = list[Line](), list[int]()
    chars = [pdfium.FPDFText_GetUnicode(textpage, i) for i in range(textpage.count_chars())]
    for index, code in enumerate([*chars, 10]):
        if code in (10, 13):
            ink = [i for i in run if chars[i] not in (0, 32, 0xA0, 0x3000)]
            if ink:
                boxes = [textpage.get_charbox(i) for i in ink]
                text = "".join(chr(chars[i]) for i in run if chars[i]).replace("\ufffe", "-")
                left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
                found.append(Line(text.strip(), left, bottom, max(b[2] for b in boxes), max(b[3] for b in boxes)))
            run = []
        else:
            run.append(index)
    return found


def _odd(char: str) -> bool:
    return char == "\ufffd" or 0xE000 <= ord(char) < 0xF900 or (ord(char) < 32 and char not in "\t\n")


def _scanned(pages: int) -> Fault:
    return Fault(
        Text(
            "PDF 共 {n} 页，里面是图片（扫描件），没有可读的文字", "the PDF of {n} pages holds pictures (a scan) and no text to read"
        ).format(n=pages),
        Text(
            "向编剧要 docx 或 txt 原稿；没有的话，先用 OCR 软件识别成文字",
            "ask the writer for the docx or txt; failing that, run text recognition (OCR) first",
        ),
    )


def _garbled() -> Fault:
    return Fault(
        Text("PDF 的文字是乱码：字体没有带字符编码", "the PDF's text is gibberish: its fonts do not say which characters they draw"),
        Text("向编剧要 docx 或 txt 原稿，或重新导出 PDF", "ask the writer for the docx or txt, or for a fresh PDF export"),
    )


def _locked() -> Fault:
    return Fault(
        Text("PDF 加了密码，读不出来", "the PDF has a password"),
        Text("去掉密码后另存一份，或向编剧要 docx", "save a copy without the password, or ask the writer for the docx"),
    )


def _broken() -> Fault:
    return Fault(
        Text("PDF 文件已损坏或不完整，读不出来", "the PDF is broken or incomplete"),
        Text("重新下载或重新导出这个文件", "download or export the file again"),
    )


def _pages(count: int) -> Fault:
    return Fault(
        Text("PDF 有 {n} 页；能读 1 到 {most} 页", "the PDF has {n} pages; 1 to {most} can be read").format(n=count, most=MOST_PAGES),
        Text("只导出剧本正文", "export the script alone"),
    )
