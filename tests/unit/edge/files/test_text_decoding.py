"""Bytes of a text file become text, whatever encoding a Chinese writer's program chose."""

from __future__ import annotations

import random

import pytest

from juzu.edge.files.text import decode
from juzu.kernel.errors import InputError

SIMPLE = "第1集\n1-1 日 内 客厅\n人物：张三、李四\n△张三推门进来，看见他坐在灯下。\n张三：你怎么还没睡？\n"
TRADITIONAL = "第1集\n1-1 日 內 客廳\n人物：張三、李四\n△張三推門進來，看見他坐在燈下。\n張三：你怎麼還沒睡？\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"])
def test_simplified_chinese_is_read_in_every_encoding(encoding: str):
    assert decode(SIMPLE.encode(encoding)) == (SIMPLE, encoding)


def test_traditional_chinese_in_big5_is_told_from_gb18030():
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5hkscs")
    assert decode(TRADITIONAL.encode("gb18030")) == (TRADITIONAL, "gb18030")


def test_one_short_line_is_enough():
    assert decode("1-1 日 内 客厅".encode("gb18030")) == ("1-1 日 内 客厅", "gb18030")


def test_english_with_curly_quotes_is_read():
    assert decode("INT. CAFE - DAY\n\nShe doesn’t look up from the empty cup on the table.\n".encode("cp1252"))[1] == "cp1252"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, random.Random(1).randbytes(5000), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random.Random(2).randbytes(900)]
)
def test_bytes_that_are_no_text_are_refused(data: bytes):
    with pytest.raises(InputError, match="not a text file"):
        decode(data)


def test_one_broken_byte_is_reported_with_its_line_instead_of_being_guessed_over():
    data = (SIMPLE * 20).encode()
    with pytest.raises(InputError, match="line 6 holds broken bytes"):
        decode(data[: len(SIMPLE.encode()) + 1] + b"\xff" + data[len(SIMPLE.encode()) + 1 :])


def test_an_empty_file_is_empty_text():
    assert decode(b"") == ("", "utf-8")
