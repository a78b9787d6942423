"""The pages of a base: each answers, to those who may see it, in a few queries."""

import io

import openpyxl
import pytest
from django.test import Client

from bases import NOW, at, span
from juzu.edge.files.base_xlsx import write_base
from juzu.edge.files.wall_file import empty_wall
from juzu.web.account.models import Membership
from juzu.web.base import reads, writes
from juzu.web.base.models import Block, Booking, Guest
from juzu.web.production.models import Catalogue, Member

pytestmark = pytest.mark.django_db
PAGES = ["", "crews/", "floors/", "bookings/", "catalogue/", "sets.svg", "crews.svg"]
OPERATORS = ["occupancy/", "guests/", "wall/", "wall/blank/", "catalogue/xlsx/"]
EDITORS = ["catalogue/set/", "catalogue/set/?id=病房二", "catalogue/base/"]


@pytest.fixture(autouse=True)
def _then(monkeypatch):
    """It is the Monday of tests/bases.py."""
    monkeypatch.setattr(reads, "now_min", lambda: NOW)


@pytest.fixture
def full(base, guest):
    """A base with bookings of two crews."""
    for set_id, party, hours in (
        ("别墅", "甲", "12-05 08:00-12:00"),
        ("病房二", "乙", "12-05 08:00-12:00"),
        ("现代医院", "乙", "12-05 09:00-10:00"),
    ):
        writes.hold(base, guest(party), set_id, span(hours), now=NOW)
    return base


@pytest.fixture
def people(full, company, drama, new_user, owner, client_of):
    """Everybody whom a base may meet, by what they are."""
    operator, scheduler, department, stranger = (new_user(name) for name in ("operator", "scheduler", "department", "stranger"))
    Membership.objects.create(user=operator, organisation=company, role=Membership.MEMBER)
    Member.objects.create(production=drama, user=scheduler, role="scheduler")
    Member.objects.create(production=drama, user=department, role="department")
    writes.guest(full, drama.title, production=drama)
    return {
        "owner": client_of(owner),
        "operator": client_of(operator),
        "guest": client_of(scheduler),
        "department": client_of(department),
        "stranger": client_of(stranger),
        "visitor": Client(),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", [*PAGES, *OPERATORS, *EDITORS, "hold/"])
def test_every_page_answers_its_owner(full, owner, client_of, address, lang):
    client = client_of(owner)
    client.cookies["juzu_lang"] = lang
    answer = client.get(f"/b/{full.slug}/{address}", {"day": "2026-12-05"} if "?" not in address else None)
    assert answer.status_code == 200


def test_who_may_open_what(full, people):
    asked = {"see": PAGES, "book": ["hold/"], "operate": OPERATORS, "edit": EDITORS}
    may = {
        "owner": {"see": 200, "book": 200, "operate": 200, "edit": 200},
        "operator": {"see": 200, "book": 200, "operate": 200, "edit": 403},
        "guest": {"see": 200, "book": 200, "operate": 403, "edit": 403},
        "department": {"see": 404, "book": 404, "operate": 404, "edit": 404},
        "stranger": {"see": 404, "book": 404, "operate": 404, "edit": 404},
        "visitor": {"see": 302, "book": 302, "operate": 302, "edit": 302},
    }
    found = {
        who: {right: {client.get(f"/b/{full.slug}/{address}").status_code for address in addresses} for right, addresses in asked.items()}
        for who, client in people.items()
    }
    assert found == {who: {right: {status} for right, status in rights.items()} for who, rights in may.items()}


def test_acts_are_for_those_who_may(full, people):
    booking = Booking.objects.get(set="病房二")
    statuses = {
        who: {act: client.post(f"/b/{full.slug}/bookings/{booking.pk}/{act}/").status_code for act in ("start", "fly")}
        for who, client in people.items()
    }
    assert statuses == {
        "owner": {"start": 302, "fly": 404},
        "operator": {"start": 302, "fly": 404},
        "guest": {"start": 404, "fly": 404},  # it is another crew's
        "department": {"start": 404, "fly": 404},
        "stranger": {"start": 404, "fly": 404},
        "visitor": {"start": 302, "fly": 302},
    }
    assert Booking.objects.get(pk=booking.pk).state == "held"  # it was not confirmed, so nobody went in


def test_a_guest_sees_that_a_set_is_taken_and_not_by_whom(full, people):
    page = people["guest"].get(f"/b/{full.slug}/?day=2026-12-05").content.decode()
    assert reads.SOMEBODY in page
    assert "甲" not in page.replace("甲方", "")
    assert people["guest"].get(f"/b/{full.slug}/bookings/").content.decode().count("<tr>") == 0


def form(**more: str) -> dict[str, str]:
    return {"set": "宴会厅", "day": "2026-12-05", "start": "09:00", "end": "11:00", "crew": "丙", **more}


def test_holding_confirming_and_cancelling(full, people):
    owner = people["owner"]
    answer = owner.post(f"/b/{full.slug}/hold/", form(people="20"))
    booking = Booking.objects.get(set="宴会厅")
    assert answer["Location"] == f"/b/{full.slug}/bookings/{booking.pk}/"
    assert (booking.guest.name, booking.start_min, booking.fee_fen) == ("丙", at("12-05 09:00"), 50_000)
    owner.post(f"{answer['Location']}confirm/")
    assert Booking.objects.get(pk=booking.pk).state == "confirmed"
    page = owner.get(answer["Location"]).content.decode()
    assert "¥500" in page
    assert "开始前不足 72 小时收 30%，开始前不足 24 小时收 50%，开始后收 100%。现在取消要付 ¥0" in page
    owner.post(f"{answer['Location']}cancel/")
    assert not Block.objects.filter(booking=booking).exists()


def test_an_overrun_offers_to_push_back_whoever_comes_next(full, guest, people):
    owner, booking = people["owner"], Booking.objects.get(set="病房二")
    writes.hold(full, guest("丁"), "病房二", span("12-05 13:00-14:00"), now=NOW)
    address = f"/b/{full.slug}/bookings/{booking.pk}/extend/"
    owner.post(f"/b/{full.slug}/bookings/{booking.pk}/confirm/")
    answer = owner.post(address, {"until": "13:30"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "最多延到 2026-12-05 12:45" in page
    assert "2026-12-05 13:45-14:45" in page
    assert 'name="push" required' in page
    assert owner.post(address, {"until": "13:30", "push": "on"}).status_code == 302
    assert Booking.objects.get(pk=booking.pk).end_min == at("12-05 13:30")
    assert Booking.objects.get(guest__name="丁").start_min == at("12-05 13:45")
    assert people["guest"].post(address, {"until": "15:00", "push": "on"}).status_code == 404  # another crew's


def test_a_refusal_says_who_and_offers_what_is_free(full, people):
    answer = people["owner"].post(f"/b/{full.slug}/hold/", form(set="病房二", start="08:00", end="10:00"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "归 乙" in page
    assert "start=12%3A15" in page or "start=12:15" in page
    waiting = people["owner"].post(f"/b/{full.slug}/hold/", form(set="病房二", start="08:00", end="10:00", wait="on"))
    assert waiting.status_code == 302
    assert Booking.objects.get(guest__name="丙").state == "waiting"
    assert "丙" in people["owner"].get(f"/b/{full.slug}/bookings/").content.decode()


@pytest.mark.parametrize("wrong", [{"start": "早上"}, {"end": "08:00"}, {"crew": ""}, {"set": "x"}, {"day": "x"}, {"people": "-1"}])
def test_a_form_that_says_nothing_useful_is_told(full, people, wrong):
    assert people["owner"].post(f"/b/{full.slug}/hold/", form() | wrong).status_code == 422
    assert not Booking.objects.filter(guest__name="丙").exists()


def test_a_set_is_edited_cell_by_cell(full, people):
    owner, address = people["owner"], f"/b/{full.slug}/catalogue/set/?id=病房二"
    seen = str(Catalogue.objects.get().document_id)
    answer = owner.post(address, {"c:open": "早上", "seen": seen})
    assert answer.status_code == 422
    assert "“开放”看不懂：早上" in answer.content.decode()
    assert owner.post(address, {"c:open": "08:00-20:00", "c:tariff.fee_fen": "700", "seen": seen}).status_code == 302
    item = reads.base_of(Catalogue.objects.get()).set("病房二")
    assert (item.open.end, item.tariff.fee_fen, item.aliases) == (1200, 70_000, ("小病房",))
    assert owner.post(address, {"c:people": "3", "seen": seen}).status_code == 409  # somebody was quicker
    taken = owner.post(address, {"delete": "1"})
    assert taken.status_code == 422
    assert "已有 乙 的预订" in taken.content.decode()


def test_a_workbook_takes_the_catalogues_place_whole_or_not_at_all(full, people):
    owner, address = people["owner"], f"/b/{full.slug}/catalogue/"
    book = io.BytesIO(owner.get(f"{address}xlsx/").content)
    book.name = "base.xlsx"
    wrong = openpyxl.load_workbook(book)
    wrong["景"]["O5"] = "早上"
    file = io.BytesIO()
    wrong.save(file)
    file.seek(0)
    file.name = "base.xlsx"
    answer = owner.post(f"{address}upload/", {"file": file})
    assert answer.status_code == 422
    assert "base.xlsx[景]!O5" in answer.content.decode()
    book.seek(0)
    assert owner.post(f"{address}upload/", {"file": book}).status_code == 302
    assert reads.base_of(Catalogue.objects.get()) == reads.base_of(full)
    assert write_base(reads.base_of(full), "en")


def wall(*rows: tuple[str, ...]) -> io.BytesIO:
    book = openpyxl.load_workbook(io.BytesIO(empty_wall("zh")))
    for row in rows:
        book["排期表"].append(row)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "wall.xlsx"
    return file


GOOD = ("宴会厅", "2026-12-05", "09:00-12:00", "", "戊", "", "40", "")
BAD = ("小病房", "2026-12-05", "11:00-14:00", "", "己", "", "", "")


def test_a_wall_schedule_is_imported_whole_or_not_at_all(full, people):
    owner, address = people["owner"], f"/b/{full.slug}/wall/"
    answer = owner.post(address, {"file": wall(GOOD, BAD)})
    assert answer.status_code == 409
    assert "wall.xlsx[排期表]!3" in answer.content.decode()
    assert not Guest.objects.filter(name__in="戊己").exists()
    assert owner.post(address, {"file": wall(GOOD, BAD), "accept": "wait"}).status_code == 302
    assert dict(Booking.objects.filter(guest__name__in="戊己").values_list("guest__name", "state")) == {"戊": "confirmed", "己": "waiting"}


def test_a_csv_of_the_wall_is_read_in_its_old_encoding(full, people):
    file = io.BytesIO("景,日期,时段,到哪天,组,状态,人数,备注\n宴会厅,2026-12-07,09:00-12:00,,庚,预留,,\n".encode("gb18030"))
    file.name = "wall.csv"
    assert people["owner"].post(f"/b/{full.slug}/wall/", {"file": file}).status_code == 302
    assert Booking.objects.get(guest__name="庚").state == "held"


@pytest.mark.parametrize(
    ("address", "most"), [("", 12), ("crews/", 12), ("floors/", 12), ("bookings/", 12), ("occupancy/", 13), ("catalogue/", 11)]
)
def test_a_page_costs_the_same_few_queries_however_full_the_base(full, guest, people, django_assert_max_num_queries, address, most):
    for number in range(12):
        writes.hold(full, guest(f"组{number}"), "宴会厅", span(f"12-08 {8 + number}:00-{8 + number}:30"), now=NOW)
    people["owner"].get(f"/b/{full.slug}/")
    with django_assert_max_num_queries(most):
        people["owner"].get(f"/b/{full.slug}/{address}?day=2026-12-05&days=7")


def test_the_list_of_bases_and_opening_one(people):
    owner = people["owner"]
    assert "小基地" in owner.get("/b/").content.decode()
    assert "小基地" not in people["stranger"].get("/b/").content.decode()
    file = io.BytesIO('id = "c"\nname = "新基地"\n[[set]]\nid = "a"\nname = "甲"\nkinds = ["客厅"]\n'.encode())
    file.name = "base.toml"
    made = owner.post("/b/", {"file": file})
    assert made.status_code == 302
    assert "没有价目" in owner.get(made["Location"]).content.decode()
