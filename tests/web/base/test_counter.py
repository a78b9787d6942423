"""`juzu base hold|confirm|…`: the desk from the terminal."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone

from bases import BASE
from juzu.base.booking.acts import ACTS
from juzu.edge.cli.base_desk import WORDS as SPOKEN
from juzu.edge.cli.main import build_parser, main
from juzu.edge.files.base_xlsx import write_base
from juzu.edge.files.wall_file import empty_wall
from juzu.kernel.errors import InputError
from juzu.web.base.counter import WORDS
from juzu.web.base.models import Booking

pytestmark = pytest.mark.django_db
TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()


def told(*words: str) -> dict[str, object]:
    """What the terminal would hand over."""
    given = ["base", *words]
    return vars(build_parser(given).parse_args(given))


def do(*words: str) -> None:
    WORDS[words[0]](told(*words))


@pytest.fixture
def opened(tmp_path):
    file = tmp_path / "base.xlsx"
    file.write_bytes(write_base(BASE, "zh"))
    do("open", str(file))
    return file


def test_every_word_of_the_terminal_is_done_at_the_counter():
    assert WORDS.keys() == SPOKEN.keys()
    assert {word.replace("-", "_") for word in SPOKEN} >= ACTS.keys() - {"expire"}


def test_a_set_is_held_by_its_alias_confirmed_and_shown(opened, capsys, tmp_path):
    do("hold", "小病房", TOMORROW, "08:00-12:00", "--for", "灯下戏")
    number = str(Booking.objects.get().pk)
    do("confirm", number)
    do("extend", number, "13:00")
    do("bookings", "--day", TOMORROW)
    do("show", "--day", TOMORROW)
    do("show", "--day", TOMORROW, "--crews", "--to", str(tmp_path / "crews.svg"))
    said = capsys.readouterr().out
    assert f"{number}  病房二  {TOMORROW} 08:00-13:00  灯下戏  已确认" in said
    assert "████" in said
    assert (tmp_path / "crews.svg").read_text("utf-8").startswith("<svg")
    do("open", str(opened))  # the same catalogue again changes nothing
    assert Booking.objects.get().state == "confirmed"


def test_an_overrun_pushes_the_next_back_from_the_terminal(opened):
    do("hold", "小病房", TOMORROW, "08:00-12:00", "--for", "灯下戏")
    do("hold", "小病房", TOMORROW, "12:15-13:00", "--for", "长住")
    first, second = Booking.objects.order_by("pk")
    do("confirm", str(first.pk))
    with pytest.raises(InputError, match="长住 moves to") as caught:
        do("extend", str(first.pk), "12:30")
    assert "--push" in caught.value.faults[0].next_step.en
    do("extend", str(first.pk), "12:30", "--push")
    assert Booking.objects.get(pk=second.pk).start_min == second.start_min + 30


def test_refusals_and_slips_end_with_a_next_step(opened):
    do("hold", "病房二", TOMORROW, "08:00-12:00", "--for", "灯下戏")
    for words, said in (
        (("hold", "病房二", TOMORROW, "08:00-12:00", "--for", "长住"), "灯下戏"),
        (("hold", "病房二", "明天", "08:00-12:00", "--for", "长住"), "not understood"),
        (("hold", "病房二", TOMORROW, "早上", "--for", "长住"), "not understood"),
        (("confirm", "999999"), "no such booking"),
        (("show", "--base", "nowhere"), "which base"),
        (("show", "--to", "x.png"), "cannot write"),
    ):
        with pytest.raises(InputError, match=said):
            do(*words)
    assert Booking.objects.count() == 1


def test_a_schedule_with_contradictions_is_listed_and_imported_when_accepted(opened, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(empty_wall("zh")))
    for row in (("病房二", TOMORROW, "09:00-12:00", "", "戊"), ("小病房", TOMORROW, "11:00-14:00", "", "己")):
        book["排期表"].append(row)
    book.save(tmp_path / "wall.xlsx")
    with pytest.raises(InputError, match="1 contradictions; nothing was imported"):
        do("import", str(tmp_path / "wall.xlsx"))
    assert not Booking.objects.exists()
    do("import", str(tmp_path / "wall.xlsx"), "--accept", "wait")
    assert sorted(Booking.objects.values_list("state", flat=True)) == ["confirmed", "waiting"]


def test_the_terminal_reaches_a_database_file_without_the_site(tmp_path, capfd, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "juzu.web.settings")
    monkeypatch.setenv("JUZU_DATA", str(tmp_path))
    file = tmp_path / "base.xlsx"
    file.write_bytes(write_base(BASE, "zh"))
    where = ["--database", str(tmp_path / "desk.sqlite3")]
    assert main(["base", "open", str(file), *where]) == 0
    assert main(["--lang", "en", "base", "confirm", "7", *where]) == 2
    assert "there is no such booking" in capfd.readouterr().err
