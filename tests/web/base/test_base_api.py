"""A base through the API: what the pages do, a program can do."""

import pytest

from bases import NOW, span
from juzu.web.base import reads, writes
from juzu.web.base.models import Booking
from juzu.web.production.models import Member

pytestmark = pytest.mark.django_db
ASKED = {"set": "病房二", "crew": "丙", "day": "2026-12-05", "start_min": 480, "minutes": 240}


@pytest.fixture(autouse=True)
def _then(monkeypatch):
    """It is the Monday of tests/bases.py."""
    monkeypatch.setattr(reads, "now_min", lambda: NOW)


@pytest.fixture
def api(base, owner, client_of):
    client = client_of(owner)

    def call(address, **body):
        url = f"/api/b/{base.slug}{address}"
        answer = client.post(url, body, content_type="application/json") if body else client.get(url)
        return answer.status_code, answer.json()

    return call


def test_a_hold_a_refusal_with_what_is_free_and_a_confirmation(api):
    status, held = api("/bookings", **ASKED)
    assert (status, held["state"], held["fee_fen"]) == (201, "held", 60_000)
    assert set(held["can"]) == {"pay", "confirm", "cancel"}
    status, refused = api("/bookings", **ASKED | {"crew": "丁"})
    assert (status, refused["kind"]) == (409, "taken")
    assert refused["free"][0] == {"set": "病房二", "day": "2026-12-05", "start_min": 735, "minutes": 240}
    status, confirmed = api(f"/bookings/{held['number']}/act", act="confirm")
    assert (status, confirmed["state"]) == (200, "confirmed")
    assert api(f"/bookings/{held['number']}/act", act="confirm")[0] == 409
    assert api(f"/bookings/{held['number']}")[1]["crew"] == "丙"
    assert [one["number"] for one in api("/bookings?first=2026-12-01")[1]] == [held["number"]]
    assert api("/catalogue")[1]["name"] == "小基地"


def test_what_cannot_be_is_refused_with_the_field(api):
    for wrong in ({"minutes": 0}, {"start_min": 2880}, {"day": "morgen"}, {"set": "\0"}, {"people": -1}):
        assert api("/bookings", **ASKED | wrong)[0] == 422
    assert api("/bookings/1/act", act="fly")[0] == 422
    assert api("/bookings/99999999999999999999999")[0] == 404
    assert not Booking.objects.exists()


def test_a_guest_books_for_its_own_and_sees_no_other_name(base, guest, drama, new_user, client_of):
    writes.hold(base, guest("甲"), "病房二", span("12-05 08:00-12:00"), now=NOW)
    scheduler = new_user("scheduler")
    Member.objects.create(production=drama, user=scheduler, role="scheduler")
    writes.guest(base, drama.title, production=drama)
    client, address = client_of(scheduler), f"/api/b/{base.slug}/bookings"
    assert [one["crew"] for one in client.get(f"{address}?first=2026-12-01").json()] == [reads.SOMEBODY]
    statuses = {
        crew: client.post(address, ASKED | {"set": "宴会厅", "start_min": 540, "crew": crew}, content_type="application/json").status_code
        for crew in ("甲", drama.title)
    }
    assert statuses == {"甲": 404, drama.title: 201}
    other = Booking.objects.get(guest__name="甲")
    assert client.post(f"{address}/{other.pk}/act", {"act": "cancel"}, content_type="application/json").status_code == 404
