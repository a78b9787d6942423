"""docs/rooms/base.md names what the code knows, no more and no less."""

import re
from pathlib import Path

from juzu.base.kinds import KINDS
from juzu.edge.files.base_toml import BaseToml, BlackOutToml, SetToml, TariffToml

PAGE = (Path(__file__).parents[3] / "docs" / "rooms" / "base.md").read_text("utf-8")


def test_every_kind_stands_in_the_page_with_its_english_name_and_worlds():
    rows = re.findall(r"^\| (\S+) \| ([^|]+?) \| ([^|]*?) ?\|$", PAGE.split("## Kinds")[1], re.MULTILINE)
    said = {zh: (en, worlds) for zh, en, worlds in rows if zh in KINDS or zh not in ("kind", "---")}
    assert said == {zh: (kind.name.en, "、".join(kind.worlds)) for zh, kind in KINDS.items()}


def test_every_key_of_base_toml_stands_in_the_page():
    keys = {name for struct in (BaseToml, SetToml, TariffToml, BlackOutToml) for name in struct.__struct_encode_fields__}
    assert {key for key in keys if f"`{key}`" not in PAGE and f"`[{key}]`" not in PAGE and f"`[[{key}]]`" not in PAGE} == set()
