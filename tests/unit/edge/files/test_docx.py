"""A Word document becomes the lines a reader sees."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import docx
import pytest

from juzu.edge.files import docx as door
from juzu.edge.files.docx import docx_lines
from juzu.edge.files.docx_numbering import chinese
from juzu.kernel.errors import InputError
from juzu.script.reading.text import read_text

if TYPE_CHECKING:
    from docx.document import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines_of(build: Callable[[Document], None]) -> str:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return docx_lines(out.getvalue())


def raw_docx(body: str, **others: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, xml in others.items():
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_paragraph_is_a_line_and_a_soft_break_starts_a_new_one():
    def build(document: Document) -> None:
        document.add_heading("第1集：回乡", 1)
        bold = document.add_paragraph()
        bold.add_run("1-1 日 ").bold = True
        bold.add_run("内 客厅")
        document.add_paragraph()
        soft = document.add_paragraph("△他坐下。")
        soft.add_run().add_break()
        soft.add_run("张三：坐。")

    assert lines_of(build) == "第1集：回乡\n1-1 日 内 客厅\n\n△他坐下。\n张三：坐。\n"


def test_list_numbers_that_word_counts_are_written_out():
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="space"/><w:lvlText w:val="第%1场"/></w:lvl>'
    numbering = f'<w:numbering {W}><w:abstractNum w:abstractNumId="5">{level}</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    body = paragraph("日 内 客厅", numbered) + paragraph("△ 灯亮。") + paragraph("夜 外 街口", numbered)
    text = docx_lines(raw_docx(body, numbering=numbering))
    assert text == "第一场 日 内 客厅\n△ 灯亮。\n第二场 夜 外 街口\n"
    assert [s.id for s in read_text(text, "f").scenes] == ["1", "2"]


def test_a_table_row_is_a_line_and_a_label_cell_is_read_with_its_value():
    def build(document: Document) -> None:
        table = document.add_table(1, 6)
        for cell, text in zip(table.rows[0].cells, ("场次", "1-1", "时间", "日", "地点", "客厅"), strict=True):
            cell.text = text

    text = lines_of(build)
    assert text.strip() == "场次：1-1\t时间：日\t地点：客厅"
    header = read_text(text, "f").scenes[0].header
    assert (header.number, header.time, header.places) == ("1-1", "日", ("客厅",))


def test_a_table_of_two_columns_writes_who_speaks_and_what_is_done():
    rows = (("人物", "李威、王芳"), ("△", "李威推门进来。"), ("李威", "你好：世界"), ("王芳（OS）", "他来了。"), ("1-2", "夜 内 走廊"))

    def build(document: Document) -> None:
        table = document.add_table(len(rows), 2)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    said = ["人物：李威、王芳", "△ 李威推门进来。", "李威：你好：世界", "王芳（OS）：他来了。", "1-2\t夜 内 走廊"]
    assert lines_of(build).strip().split("\n") == said


def test_a_cell_of_several_paragraphs_keeps_them_as_lines():
    def build(document: Document) -> None:
        document.add_table(1, 2).rows[0].cells[1].text = "△他坐下。\n张三：坐。"

    assert lines_of(build).split() == ["△他坐下。", "张三：坐。"]


def test_inserted_text_is_read_and_deleted_text_is_not():
    body = "<w:p><w:r><w:t>张三：</w:t></w:r><w:del><w:r><w:delText>走</w:delText></w:r></w:del><w:ins><w:r><w:t>留下。</w:t></w:r></w:ins></w:p>"
    assert docx_lines(raw_docx(body)) == "张三：留下。\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 and nothing more", "broken or has a password"),
        (b"", "broken or has a password"),
        (raw_docx("<w:p>")[:-40], "broken or has a password"),
        (door.OLE_MAGIC + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_next_step(data: bytes, message: str):
    with pytest.raises(InputError, match=message):
        docx_lines(data)


def test_another_archive_is_no_word_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(InputError, match="no Word document"):
        docx_lines(out.getvalue())


def test_a_legacy_doc_without_a_reader_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(InputError, match="save it as docx, or install antiword"):
        docx_lines(door.OLE_MAGIC + b"\0" * 512)


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(door, "LARGEST", 10_000)
    with pytest.raises(InputError, match="unpacks to over"):
        docx_lines(raw_docx(paragraph("长" * 10_000)))


def test_entities_are_not_expanded():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>',
        )
    with pytest.raises(InputError, match="broken"):
        docx_lines(out.getvalue())


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1000, "1000")]
)
def test_chinese_list_numbers_are_written_as_word_writes_them(number: int, text: str):
    assert chinese(number) == text
