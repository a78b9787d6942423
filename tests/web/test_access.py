"""Who sees what."""

import pytest

from juzu.web.production.roles import MAY, PERMISSIONS, ROLE_HINTS, ROLE_NAMES, ROLES


def test_every_role_has_a_name_a_hint_and_a_line_in_the_table():
    assert set(ROLES) == set(MAY) == set(ROLE_NAMES) == set(ROLE_HINTS)


def test_every_permission_is_somebodys():
    assert set(PERMISSIONS) == frozenset().union(*MAY.values())


def test_an_owner_acts_as_producer(drama, owner, client_of):
    assert client_of(owner).get(f"/p/{drama.slug}/").status_code == 200


@pytest.mark.parametrize(
    ("role", "status"), [("producer", 200), ("scheduler", 200), ("department", 200), ("cast", 403), ("brand", 403), (None, 404)]
)
def test_the_overview_is_open_to_some(drama, member, role, status):
    _, client = member(role)
    assert client.get(f"/p/{drama.slug}/").status_code == status


def test_a_visitor_is_led_to_the_door(drama, client):
    answer = client.get(f"/p/{drama.slug}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有这个页面"), ("en", "There is no such page")])
def test_errors_speak_the_readers_language(client, lang, said):
    client.cookies["juzu_lang"] = lang
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert said in answer.content.decode()


def test_pages_forbid_scripts_and_styles_of_others(client, owner):
    policy = client.get("/account/login/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
