from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
import typst

import juzu.edge.papers
from juzu.edge.files.read import read_script
from juzu.edge.files.samples import CHECKOUT
from juzu.kernel.errors import InputError

FONTS = Path(next(iter(juzu.edge.papers.__path__))) / "fonts"
SAMPLES = Path(__file__).parents[3] / "data" / "scripts"
CHINESE = "第1集\n1-1 日 内 客厅\n△ 门开了。\n小鹿：走吧。\n阿岚：好。\n"
FOUNTAIN = "INT. HALL - DAY\n\nMARA\nLet us go.\n\nIVO\nFine.\n"


def place(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.fountain", "a.md", "a", "a.docx", "a.fdx"])
def test_what_a_file_is_shows_in_its_bytes_not_its_name(tmp_path: Path, name: str):
    assert read_script(place(tmp_path, name, CHINESE.encode("gb18030"))).grammar.pattern == "号 时 内外 地"
    assert read_script(place(tmp_path, name, FOUNTAIN.encode())).format == "fountain"
    assert read_script(place(tmp_path, name, (SAMPLES / "fdx" / "wildwinter_TestFDX-FD.fdx").read_bytes())).format == "fdx"


def test_a_docx_is_read(tmp_path: Path):
    document = docx.Document()
    for line in CHINESE.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.txt"))
    script = read_script(tmp_path / "a.txt")
    assert (script.format, [s.id for s in script.scenes]) == ("docx", ["1-1"])


def test_a_markdown_export_is_read(tmp_path: Path):
    text = "# 第1集 收摊\n\n**1-1 日 内 客厅**\n\n△ 门开了。\n\n**小鹿**：走吧。\n\n# 第2集\n\n**2-1 夜 外 老街**\n\n阿岚：好。\n"
    script = read_script(place(tmp_path, "a.md", text.encode()))
    assert [(s.id, s.header.places) for s in script.scenes] == [("1-1", ("客厅",)), ("2-1", ("老街",))]


def test_a_given_grammar_is_used(tmp_path: Path):
    script = read_script(place(tmp_path, "a.txt", CHINESE.encode()), grammar="号 时 内外 地")
    assert script.grammar.given


def test_scene_numbers_in_the_margins_of_a_shooting_script_are_read(tmp_path: Path):
    text = "12  INT. HALL - DAY  12\n\nMARA\nGo.\n\n13A.  EXT. YARD - NIGHT\n\nIVO\nFine.\n"
    script = read_script(place(tmp_path, "a.txt", text.encode()))
    assert [(s.id, s.header.places, s.header.time) for s in script.scenes] == [("12", ("HALL",), "DAY"), ("13A", ("YARD",), "NIGHT")]


def test_a_pdf_keeps_its_running_heads_in_a_note(tmp_path: Path):
    pages = "#pagebreak()\n".join(f"{n}-1 日 内 客厅\n\n△ 门开了。\n\n小鹿：走吧。\n\n阿岚：好。\n" for n in range(1, 5))
    setup = '#set page(paper: "a4", margin: 2.5cm, header: align(right)[第三稿 保密], numbering: "1")\n#set text(font: "Noto Sans SC", size: 12pt)\n'
    data = typst.compile((setup + pages).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    assert isinstance(data, bytes)
    script = read_script(place(tmp_path, "a.pdf", data))
    assert (script.format, [s.id for s in script.scenes]) == ("pdf", ["1-1", "2-1", "3-1", "4-1"])
    assert [(e.mark, e.text) for e in script.front] == [("page margin", "第三稿 保密")]
    assert "page-margins" in [w.code for w in script.warnings]


def test_the_samples_are_read_in_every_form():
    told = {name: read_script(CHECKOUT / name) for name in ("dengxiaxi/script.txt", "dengxiaxi/script.docx", "longstay/script.fountain")}
    assert {name: (len(s.episodes), len(s.scenes), len(s.unknown)) for name, s in told.items()} == {
        "dengxiaxi/script.txt": (60, 120, 0),
        "dengxiaxi/script.docx": (60, 120, 0),
        "longstay/script.fountain": (24, 52, 0),
    }


@pytest.mark.parametrize("path", sorted(p for p in SAMPLES.glob("*/*") if p.suffix in (".fountain", ".fdx")), ids=lambda path: path.name)
def test_every_public_sample_is_read(path: Path):
    assert read_script(path).line_count > 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"\0" * 64, "empty"),
        (b"Hello.\nThis is a letter.\n", "no scene header"),
        (bytes(range(128, 256)) * 20, "not a text file"),
        (b"{\\rtf1 x}", "RTF"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "web page"),
        (b'<?xml version="1.0"?><score/>', "XML"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "picture"),
        (zipped("xl/workbook.xml"), "juzu new"),
        (zipped("content.xml"), "OpenDocument"),
        (zipped("photo.jpg"), "archive"),
        (zipped("word/document.xml"), "broken"),
        (b"PK\x03\x04 cut off", "broken"),
        (b"%PDF-1.7 cut off", "broken"),
    ],
)
def test_what_cannot_be_read_is_told_with_place_reason_and_next_step(tmp_path: Path, data: bytes, says: str):
    with pytest.raises(InputError, match=says) as caught:
        read_script(place(tmp_path, "a.txt", data))
    (fault,) = caught.value.faults
    assert fault.source is not None
    assert fault.source.file.endswith("a.txt")
    assert fault.next_step.zh
    assert fault.next_step.en


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path):
    with pytest.raises(InputError, match="folder"):
        read_script(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read_script(tmp_path / "none.docx")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(InputError, match="65 MB"):
        read_script(path)
