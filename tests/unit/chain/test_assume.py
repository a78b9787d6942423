"""What is assumed of a script and a base says why, in the words of the person's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from juzu.chain.assume import assume_tables
from juzu.edge.files.assumptions import Assumed
from juzu.edge.files.base_toml import read_base
from juzu.edge.files.samples import sample
from juzu.kernel.text import Lang
from small_scripts import broken

BASE = read_base(Path(sample("bases/yinhe.toml")).read_bytes(), "yinhe.toml")
BREAKDOWN = broken("1-1 日 内 商场·化妆间\n人物：敏姐、群众演员40人\n敏姐：这么多人？")


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("zh", "最接近的是 化妆间：就叫“化妆间”，但只容 30 人，最多一场要 41 人；假设另租外景地"),
        ("en", "the nearest is 化妆间: is called '化妆间', but holds 30 people, and one scene needs 41; a hired location is assumed"),
    ],
)
def test_a_set_that_is_too_small_is_named_where_a_location_is_hired_instead(lang: Lang, note: str):
    tables = assume_tables(BREAKDOWN, BASE, Assumed().tables(), date(2026, 12, 1), 3, lang)
    assert [row.note for row in tables.places] == [note]


def test_a_base_without_any_such_set_is_said_to_have_none():
    tables = assume_tables(BREAKDOWN, replace(BASE, sets=()), Assumed().tables(), date(2026, 12, 1), 3, "zh")
    assert [row.note for row in tables.places] == ["基地没有合适的景，假设另租外景地"]
