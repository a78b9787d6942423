"""Productions in the browser: the list, a new one from a script, people, and what is told when something is wrong."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from juzu.chain.production import PRODUCTION, TABLES
from juzu.edge.files.samples import sample
from juzu.script.document import SCRIPT
from juzu.web.account import writes as account_writes
from juzu.web.account.models import Audit
from juzu.web.production import people, reads, writes
from juzu.web.production.models import Member, Production
from juzu.web.production.summary import summaries

SCRIPT_TEXT = """1-1 日 内 客厅
人物：林晚、周衡
△林晚推门进来。
林晚：你怎么在这里？
周衡：等你。
1-2 夜 外 江边
人物：林晚
△林晚一个人走。
"""


def _new(client, company, **said):
    return client.post("/new/", {"base": "sample", "organisation": company.pk, "title": "", "text": "", "start": ""} | said)


def test_a_script_that_is_dropped_becomes_a_production(client_of, owner, company):
    path = sample("dengxiaxi/script.docx")
    answer = _new(client_of(owner), company, script=SimpleUploadedFile("灯下戏.docx", path.read_bytes()))
    production = Production.objects.get()
    assert answer["Location"] == f"/p/{production.slug}/"
    assert len(reads.current(production, SCRIPT).scenes) == 120
    assert production.uploads.get().name == "灯下戏.docx"
    assert client_of(owner).get(answer["Location"]).status_code == 200


def test_pasted_text_is_a_script_too(client_of, owner, company):
    _new(client_of(owner), company, text=SCRIPT_TEXT, title="江边", start="2026-12-05")
    standing = reads.standing(Production.objects.get())
    assert (standing.production.title, standing.production.start) == ("江边", date(2026, 12, 5))
    assert [row.id for row in standing.tables.scenes] == ["1-1", "1-2"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.docx", b"", "空"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(99), "图"),
        ("坏.docx", b"PK\x03\x04 nothing", ""),
        ("x.xlsx", b"PK\x03\x04", ""),
    ],
)
def test_a_file_that_is_no_script_is_refused_and_nothing_is_kept(client_of, owner, company, name, data, said):
    answer = _new(client_of(owner), company, script=SimpleUploadedFile(name, data))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Production.objects.exists()


def test_nothing_handed_in_is_told_beside_the_field(client_of, owner, company):
    answer = _new(client_of(owner), company)
    assert answer.status_code == 422
    assert "放一个剧本文件" in answer.content.decode()


def test_a_file_that_is_too_large_is_refused(client_of, owner, company, settings):
    settings.UPLOAD_MB = 0
    assert "MB" in _new(client_of(owner), company, script=SimpleUploadedFile("大.txt", b"x" * 100)).content.decode()


def test_nobody_makes_a_production_for_somebody_elses_company(client_of, new_user, company):
    rival = new_user("rival")
    account_writes.found(rival, "对家")
    answer = _new(client_of(rival), company, text=SCRIPT_TEXT)
    assert answer.status_code == 422
    assert not Production.objects.exists()


@pytest.mark.parametrize("name", ["dengxiaxi", "longstay", "zhenzhu"])
def test_a_sample_is_opened_changed_and_reset_with_its_members(client_of, owner, company, new_user, name):
    client = client_of(owner)
    client.post("/sample/", {"sample": name})
    production = Production.objects.get()
    Member.objects.create(production=production, user=new_user("mei"), role="scheduler")
    facts = reads.current(production, PRODUCTION)
    changed = replace(facts, director="改过")
    writes.save(production, PRODUCTION, changed, author=owner, parent=reads.current_document(production, PRODUCTION))
    client.post(f"/p/{production.slug}/reset/")
    fresh = Production.objects.get()
    assert (fresh.slug, reads.current(fresh, PRODUCTION)) == (production.slug, facts)
    assert fresh.members.get().role == "scheduler"


def test_the_list_says_money_only_to_those_who_may_see_it(drama, member, owner, client_of):
    department, client = member("department")
    assert "see money" in reads.productions_of(owner)[0].can
    assert "see money" not in reads.productions_of(department)[0].can
    assert drama.title in client.get("/").content.decode()


def test_the_list_of_many_productions_costs_no_query_more(new_drama, owner, client_of, django_assert_max_num_queries):
    client = client_of(owner)
    for name in ("dengxiaxi", "longstay", "zhenzhu"):
        new_drama(name)
    client.get("/")
    with django_assert_max_num_queries(9):
        client.get("/")


def test_a_hot_overview_asks_little(drama, owner, client_of, django_assert_max_num_queries):
    client = client_of(owner)
    client.get(f"/p/{drama.slug}/")
    with django_assert_max_num_queries(8):
        client.get(f"/p/{drama.slug}/")


def test_days_left_are_those_with_scenes_to_shoot(drama):
    (line,) = summaries([drama], date(2026, 12, 1))
    assert (line.scenes, line.shot, line.days_left, line.cost_fen) == (120, 0, None, None)


def test_an_invitation_makes_one_person_a_member_once(drama, owner, new_user, client_of):
    secret = people.invite(drama, "scheduler", "小梅", author=owner)
    mei, other = new_user("mei"), new_user("other")
    assert "灯下戏" in client_of(mei).get(f"/join/{secret}/").content.decode()
    client_of(mei).post(f"/join/{secret}/")
    assert client_of(other).post(f"/join/{secret}/").status_code == 404
    assert [(m.user, m.role) for m in drama.members.all()] == [(mei, "scheduler")]
    assert Audit.objects.filter(about=drama.channel, act="member joined", user=mei).count() == 1


def test_an_invitation_that_was_taken_back_opens_nothing(drama, owner, new_user, client_of):
    secret = people.invite(drama, "scheduler", "", author=owner)
    assert people.revoke(drama, drama.invitations.get().pk, author=owner)
    assert client_of(new_user("mei")).get(f"/join/{secret}/").status_code == 404


def test_somebody_new_is_brought_back_to_the_invitation_after_making_an_account(drama, owner, client):
    secret = people.invite(drama, "cast", "", author=owner)
    client.get(f"/join/{secret}/")
    form = client.get("/account/signup/")
    assert "company" not in form.context["form"].fields
    said = {"name": "小梅", "email": "mei@example.com", "password1": "a long pass phrase", "password2": "a long pass phrase"}
    assert client.post("/account/signup/", said)["Location"] == f"/join/{secret}/"


def test_the_secret_of_a_link_is_kept_only_as_a_hash(drama, owner):
    secret = people.invite(drama, "cast", "", author=owner)
    assert secret not in drama.invitations.get().token_hash


def test_a_role_is_changed_and_a_member_taken_out(drama, owner, member, client_of):
    _, client = member("department")
    row = drama.members.get()
    client_of(owner).post(f"/p/{drama.slug}/people/{row.pk}/role/", {"role": "scheduler"})
    assert drama.members.get().role == "scheduler"
    assert client.get(f"/p/{drama.slug}/audit/").status_code == 200
    client_of(owner).post(f"/p/{drama.slug}/people/{row.pk}/remove/")
    assert client.get(f"/p/{drama.slug}/").status_code == 404


def test_too_many_tries_at_links_are_held_back(client, db):
    answers = [client.get(f"/join/{n}/").status_code for n in range(70)]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_a_cast_member_is_invited_as_somebody_and_then_has_a_page_of_their_own(drama, owner, client_of, new_user):
    client, here = client_of(owner), f"/p/{drama.slug}"
    assert client.post(f"{here}/people/invite/", {"role": "cast"}).status_code == 422
    who = reads.current(drama, TABLES).cast[0].id
    page = client.post(f"{here}/people/invite/", {"role": "cast", "person": who}).content.decode()
    link = page.partition("/join/")[2].partition('"')[0]
    actor = client_of(new_user("actor"))
    assert actor.get(f"{here}/call/").status_code == 404
    actor.post(f"/join/{link}")
    assert actor.get(f"{here}/call/").status_code == 200
    assert drama.members.get().person == who
