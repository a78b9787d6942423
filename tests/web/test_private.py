"""Private facts of people: sealed apart, shown one at a time, every look written down, gone on their day."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from juzu.shoot.private import is_identity
from juzu.web.account.models import Audit
from juzu.web.job.worker import Worker
from juzu.web.private import writes
from juzu.web.private.models import PrivateFact

NUMBER = "11010519491231002X"  # the example of GB 11643-1999
NEXT_YEAR = {"purpose": "contract", "expires": "2099-01-01"}


@pytest.fixture
def kept(drama, owner):
    return writes.keep(drama, "沈照", "identity", NUMBER, purpose="contract", expires=timezone.localdate() + timedelta(9), author=owner)


def test_an_identity_number_is_known_by_its_check_digit():
    assert is_identity(NUMBER)
    assert is_identity("110105 19491231 002x")
    assert not is_identity("110105194912310021")
    assert not is_identity("11010519491331002X")
    assert not is_identity("")


def test_a_fact_is_kept_sealed_and_stands_nowhere_in_the_database(drama, owner, client_of):
    client_of(owner).post(f"/p/{drama.slug}/private/", {"person": "沈照", "kind": "identity", "value": NUMBER, **NEXT_YEAR})
    assert PrivateFact.objects.get().sealed
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert NUMBER not in repr(cursor.fetchall()), table


def test_the_page_shows_no_fact_until_it_is_asked_for_and_every_look_leaves_a_line(drama, owner, client_of, kept):
    client = client_of(owner)
    assert NUMBER not in client.get(f"/p/{drama.slug}/private/").content.decode()
    assert not Audit.objects.filter(act="private read").exists()
    answer = client.post(f"/p/{drama.slug}/private/{kept.pk}/read/")
    assert NUMBER in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    client.post(f"/p/{drama.slug}/private/{kept.pk}/read/")
    lines = Audit.objects.filter(act="private read")
    assert [(line.user, line.about) for line in lines] == [(owner, drama.channel)] * 2
    assert all("沈照" in line.detail and NUMBER not in line.detail for line in lines)
    assert "看了私密资料" in client.get(f"/p/{drama.slug}/audit/").content.decode()


def test_the_day_until_which_a_fact_is_kept_is_written_as_a_browser_reads_it(drama, owner, client_of):
    page = client_of(owner).get(f"/p/{drama.slug}/private/").content.decode()
    assert re.search(r'<input type="date" name="expires" value="\d{4}-\d\d-\d\d"', page)


@pytest.mark.parametrize("role", ["scheduler", "department", "cast", "base operator", "brand", "outsider", None])
def test_only_producers_see_that_there_is_one(drama, member, kept, role):
    _, client = member(role)
    for path in ("", f"{kept.pk}/read/", f"{kept.pk}/remove/"):
        assert client.post(f"/p/{drama.slug}/private/{path}").status_code == (403 if role else 404)
    assert "/private/" not in client.get(f"/p/{drama.slug}/").content.decode()
    assert PrivateFact.objects.get() == kept


def test_a_fact_of_another_production_is_not_reached_through_mine(new_drama, kept, owner, client_of):
    other = new_drama("zhenzhu")
    assert client_of(owner).post(f"/p/{other.slug}/private/{kept.pk}/read/").status_code == 404
    assert not Audit.objects.filter(act="private read").exists()


@pytest.mark.parametrize(
    "wrong",
    [{"value": "110105194912310021"}, {"expires": "2001-01-01"}, {"purpose": "curiosity"}, {"kind": "shoe size"}, {"person": ""}],
    ids=str,
)
def test_what_is_wrong_is_not_kept(drama, owner, client_of, wrong):
    said = {"person": "沈照", "kind": "identity", "value": NUMBER, **NEXT_YEAR} | wrong
    assert client_of(owner).post(f"/p/{drama.slug}/private/", said).status_code == 422
    assert not PrivateFact.objects.exists()


def test_a_newer_fact_takes_the_place_of_the_older_and_a_deleted_one_is_gone(drama, owner, client_of, kept):
    writes.keep(drama, "沈照", "identity", "other", purpose="pay", expires=kept.expires, author=owner)
    fact = PrivateFact.objects.get()
    assert writes.read(fact, reader=owner) == "other"
    client_of(owner).post(f"/p/{drama.slug}/private/{fact.pk}/remove/")
    assert not PrivateFact.objects.exists()


def test_a_worker_deletes_what_is_kept_no_longer(drama, owner, kept):
    gone = writes.keep(drama, "韩骁", "bank", "6222", purpose="pay", expires=timezone.localdate() - timedelta(1), author=owner)
    Worker(0).step()
    assert list(PrivateFact.objects.all()) == [kept]
    assert Audit.objects.filter(act="private removed", user=None, detail__contains=gone.person).count() == 1
