"""A number out of bounds, a zone or a date that nobody has: told by key with how to write it, in Chinese without English in it."""

import re
from pathlib import Path

import pytest

from juzu.edge.cli.main import main
from juzu.edge.files.folder import load
from juzu.edge.files.production_toml import read_production
from juzu.edge.files.samples import sample
from juzu.kernel.errors import InputError

SCRIPT = "《渡口》\n\n第1集\n\n1-1 日 内 茶馆\n人物：阿岚\n阿岚：我来卖房子。\n"


@pytest.mark.parametrize(
    ("line", "wrong", "key"),
    [
        (r"crew_size = \d+", "crew_size = -1", "crew_size"),
        (r"days = \d+", "days = 0", "dates.days"),
        (r"relight_min = \d+", "relight_min = -5", "hours.relight_min"),
        (r"latitude = .*", "latitude = 134.75", "place.latitude"),
        (r"zone = .*", 'zone = "Asia/Beijing"', "place.zone"),
        (r'open = "[^"]*"', 'open = "早六点到晚十点"', "hours.open"),
        (r"day_yuan = \d+", "day_yuan = -1", "unit.A.day_yuan"),
        (r"int_day = .*", 'int_day = "白"', "palette"),
        (r"\[pay_percent\].*", '[pay_percent]\n"2026-12-99" = 300', "pay_percent"),
    ],
)
def test_a_value_that_cannot_be_is_told_by_its_key(tmp_path: Path, line: str, wrong: str, key: str) -> None:
    (tmp_path / "渡口.txt").write_text(SCRIPT, "utf-8")
    folder = tmp_path / "制作"
    assert main(["--lang", "zh", "new", str(folder), "--script", str(tmp_path / "渡口.txt"), "--start", "2026-12-01"]) == 0
    toml = folder / "production.toml"
    toml.write_text(re.sub(line, wrong, toml.read_text("utf-8"), count=1), "utf-8")
    with pytest.raises(InputError) as caught:
        load(folder)
    (fault,) = caught.value.faults
    assert fault.what.zh.startswith(key)
    assert not re.search(r"[a-z]{3,} [a-z]{2,}", fault.what.zh)


def test_words_of_one_date_and_colours_of_strips_are_read():
    data = (sample("dengxiaxi") / "production" / "production.toml").read_bytes()
    sheet = read_production(data.replace(b'int_night = "#BBD7F2"', b'int_night = "#bfe3b8"'), "production.toml").sheet
    assert [day.weather for day in sheet.days][:2] == ["晴，-2 至 7 度，北风 3 级", "多云，-1 至 8 度"]
    assert (sheet.round_min, sheet.palette.int_night) == (5, "#BFE3B8")
