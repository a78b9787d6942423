"""Call sheets in the site: issued once, told apart for each person, answered on a phone without an account."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from juzu.chain.production import PRODUCTION, TABLES
from juzu.kernel.text import Text
from juzu.plan.document import PLAN
from juzu.plan.hand.draft import moved as draft_moved
from juzu.plan.hand.edit import Put
from juzu.shoot.daysheet import PersonalCall
from juzu.web.account.models import Audit
from juzu.web.plan import reads as board_reads
from juzu.web.plan import writes as board_writes
from juzu.web.production import reads as production_reads
from juzu.web.production import writes as production_writes
from juzu.web.shoot import reads, writes
from juzu.web.shoot.models import CallMark, IssuedSheet, Recipient
from juzu.web.shoot.source import source
from juzu.web.site.faults import ConflictError
from planned_drama import with_plan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget_limits():
    cache.clear()


@pytest.fixture
def planned(drama, owner):
    return with_plan(drama, owner)


def day_of(production, when=None):
    days = reads.days(production, source(production))
    return next(day for day in days if when in (None, day.when))


def issued(production, owner, act="publish"):
    """The first day issued as it stands."""
    day = day_of(production)
    seen = day.newest.version if day.newest else 0
    return writes.issue(production, day.when, act, seen=seen, content=day.content, author=owner)


def said(production, owner, **words: str):
    """Other words on the call sheet."""
    facts = production_reads.current(production, PRODUCTION)
    changed = replace(facts, sheet=replace(facts.sheet, **words))
    production_writes.save(production, PRODUCTION, changed, author=owner, parent=production_reads.current_document(production, PRODUCTION))


def shot_later(production, owner, minutes):
    """The plan of the first day, everything later by some minutes."""
    plan = production_reads.current(production, PLAN)
    first = plan.days[0]
    moved = replace(
        first,
        call=first.call + minutes,
        wrap=first.wrap + minutes,
        slots=tuple(replace(s, start=s.start + minutes, end=s.end + minutes) for s in first.slots),
        people=tuple(replace(c, call=c.call + minutes, first=c.first + minutes, wrap=c.wrap + minutes) for c in first.people),
    )
    parent = production_reads.current_document(production, PLAN)
    production_writes.save(production, PLAN, replace(plan, days=(moved, *plan.days[1:])), author=owner, parent=parent)


def somebody(publication) -> PersonalCall:
    return next(call for call in reads.sheet_of(publication).people if call.kind == "person")


def link_of(production, who, owner):
    return reads.token_of(writes.make_links(production, [who], last_day=date(2026, 12, 12), author=owner)[who])


def post(client, token, publication, act="confirmed", **more: str):
    return client.post(f"/call/{token}/answer/", {"date": publication.date.isoformat(), "version": publication.version, "act": act} | more)


def test_a_day_goes_from_advance_to_final_to_corrected(planned, owner):
    versions = [issued(planned, owner, "advance"), issued(planned, owner)]
    said(planned, owner, departure="07:00 北门大巴")
    versions.append(issued(planned, owner))
    assert [(each.version, each.state, each.by) for each in versions] == [
        (1, "advance", owner),
        (2, "published", owner),
        (3, "corrected", owner),
    ]
    assert list(Audit.objects.filter(act="sheet issued").values_list("detail", flat=True))[-1].endswith("更正 第3版")


def moved(production, owner):
    """A scene of the first day to another day by hand on the board, the first such move that breaks no rule."""
    now = board_reads.board(production)
    first, *others = now.draft.plan.days
    moves = ((Put(scene, other.day, other.unit),) for scene in first.scenes for other in others)
    legal = next(puts for puts in moves if draft_moved(now.ready, now.draft, puts).plan.checked)
    board_writes.edit(production, legal, Text("挪", "move"), author=owner)


def test_call_sheets_follow_the_published_plan_and_not_the_board(planned, owner, client_of):
    here, client = f"/p/{planned.slug}/sheets/", client_of(owner)
    assert "草稿：按条板" in client.get(here).content.decode()
    board_writes.publish(planned, author=owner)
    assert "发布的排期" in client.get(here).content.decode()
    first = issued(planned, owner)
    scenes = day_of(planned).scenes
    moved(planned, owner)
    assert (day_of(planned).scenes, day_of(planned).stale) == (scenes, False)
    assert "条板之后有改动" in client.get(f"{here}{first.date}/").content.decode()
    board_writes.publish(planned, author=owner)
    assert (day_of(planned).scenes, day_of(planned).stale) == (scenes - 1, True)
    assert issued(planned, owner).state == "corrected"


def test_papers_are_of_the_published_plan_unless_the_board_is_asked_for(planned, owner, client_of):
    here, client = f"/p/{planned.slug}/papers/one-line/", client_of(owner)
    board_writes.publish(planned, author=owner)
    published = client.get(here).content.decode()
    moved(planned, owner)
    assert client.get(here).content.decode().partition("<article")[2] == published.partition("<article")[2]
    assert client.get(f"{here}?of=board").content.decode().partition("<article")[2] != published.partition("<article")[2]


def test_what_was_published_stays_readable_when_its_scenes_are_gone_from_the_tables(planned, owner, client_of):
    board_writes.publish(planned, author=owner)
    shown = day_of(planned).scenes
    production_writes.merge(planned, TABLES, lambda now: replace(now, scenes=now.scenes[:1]), author=owner)
    assert client_of(owner).get(f"/p/{planned.slug}/sheets/").status_code == 200
    assert day_of(planned).scenes == shown


def test_words_on_the_sheet_are_todays_and_need_no_publication(planned, owner):
    board_writes.publish(planned, author=owner)
    issued(planned, owner)
    said(planned, owner, tips="带雨衣")
    assert day_of(planned).stale


def test_what_was_issued_stays_as_it_was_when_the_plan_moves_on(planned, owner, client_of):
    first = issued(planned, owner)
    path = f"/p/{planned.slug}/sheets/{first.date}/"
    before = client_of(owner).get(f"{path}sheet.pdf?v=1").content
    shot_later(planned, owner, 30)
    assert client_of(owner).get(f"{path}sheet.pdf?v=1").content == before
    assert client_of(owner).get(f"{path}sheet.pdf").content != before
    assert day_of(planned).stale


def test_two_who_publish_at_once_make_one_issue(planned, owner):
    day = day_of(planned)
    writes.issue(planned, day.when, "publish", seen=0, content=day.content, author=owner)
    with pytest.raises(ConflictError, match="somebody was first"):
        writes.issue(planned, day.when, "publish", seen=0, content=day.content, author=owner)
    assert IssuedSheet.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_the_same_moment_make_one_issue(planned, owner):
    day = day_of(planned)
    outcomes: list[str] = []

    def click() -> None:
        try:
            writes.issue(planned, day.when, "publish", seen=0, content=day.content, author=owner)
            outcomes.append("issued")
        except ConflictError:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["issued"] + ["told"] * 9


def test_a_draft_that_changed_under_the_publishers_eyes_is_not_issued(planned, owner):
    day = day_of(planned)
    said(planned, owner, tips="带雨衣")
    with pytest.raises(ConflictError, match="have just changed"):
        writes.issue(planned, day.when, "publish", seen=0, content=day.content, author=owner)
    assert not IssuedSheet.objects.exists()


def test_a_person_sees_their_own_call_and_nobody_elses(planned, owner):
    publication = issued(planned, owner)
    people = [call for call in reads.sheet_of(publication).people if call.kind == "person"]
    page = Client().get(f"/call/{link_of(planned, people[0].who, owner)}/").content.decode()
    assert people[0].name.zh in page
    assert all(other.name.zh not in page for other in people[1:])
    assert all(scene.scene in page for scene in people[0].scenes)


def test_opening_confirming_and_a_change_move_the_status(planned, owner):
    publication = issued(planned, owner)
    who = somebody(publication).who
    token, phone = link_of(planned, who, owner), Client()
    own = lambda: reads.own_days(planned, who)[0]  # noqa: E731
    assert own().status == "unsent"
    writes.mark_sent(planned, publication.date, 1, [who], author=owner)
    assert own().status == "sent"
    phone.get(f"/call/{token}/")
    assert own().status == "opened"
    assert post(phone, token, publication).status_code == 302
    assert own().status == "confirmed"
    shot_later(planned, owner, 30)
    issued(planned, owner)
    assert own().status == "unsent"
    assert any("→" in change.zh for change in own().changes)
    assert "你确认第1版之后的变动" in phone.get(f"/call/{token}/").content.decode()


def test_a_confirmation_of_an_old_version_is_not_kept_and_the_page_shows_the_new_one(planned, owner):
    old = issued(planned, owner)
    who = somebody(old).who
    token = link_of(planned, who, owner)
    shot_later(planned, owner, 30)
    issued(planned, owner)
    answer = post(Client(), token, old)
    assert answer.status_code == 409
    assert "有更正" in answer.content.decode()
    assert not CallMark.objects.filter(act="confirmed").exists()


def test_declining_needs_a_reason_and_keeps_it(planned, owner):
    publication = issued(planned, owner)
    who = somebody(publication).who
    token = link_of(planned, who, owner)
    assert post(Client(), token, publication, "declined").status_code == 422
    post(Client(), token, publication, "declined", reason="发烧")
    assert next(person for person in day_of(planned).people if person.who == who).reason == "发烧"


@pytest.mark.parametrize("ended", ["revoked", "expired", "unknown"])
def test_a_link_that_ended_opens_nothing(planned, owner, ended):
    publication = issued(planned, owner)
    token = link_of(planned, somebody(publication).who, owner)
    if ended == "revoked":
        assert writes.revoke_link(Recipient.objects.get(), author=owner)
    if ended == "expired":
        Recipient.objects.update(expires=timezone.now() - timedelta(seconds=1))
    if ended == "unknown":
        token = "x" * 43
    for path in ("", "calendar.ics", f"{publication.date}/sheet.pdf"):
        assert Client().get(f"/call/{token}/{path}").status_code == 404
    assert post(Client(), token, publication).status_code == 404


def test_a_revoked_link_is_replaced_by_another(planned, owner):
    who = somebody(issued(planned, owner)).who
    first = link_of(planned, who, owner)
    assert link_of(planned, who, owner) == first
    writes.revoke_link(Recipient.objects.get(), author=owner)
    second = link_of(planned, who, owner)
    assert second != first
    assert Client().get(f"/call/{second}/").status_code == 200


def test_the_secret_of_a_link_stands_nowhere_in_the_database(planned, owner):
    token = link_of(planned, somebody(issued(planned, owner)).who, owner)
    row = Recipient.objects.values().get()
    assert token not in str(row)


def test_a_link_tells_nobody_where_it_leads_from_and_sets_no_cookie(planned, owner):
    token = link_of(planned, somebody(issued(planned, owner)).who, owner)
    answer = Client().get(f"/call/{token}/")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_guessing_links_is_slowed_down(planned):
    phone = Client()
    answers = [phone.get(f"/call/{n:043d}/").status_code for n in range(25)]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_the_calendar_moves_its_entry_when_the_day_moves(planned, owner):
    publication = issued(planned, owner)
    token = link_of(planned, somebody(publication).who, owner)

    def entry():
        return icalendar.Calendar.from_ical(Client().get(f"/call/{token}/calendar.ics").content).walk("VEVENT")[0]

    before = entry()
    shot_later(planned, owner, 30)
    issued(planned, owner)
    after = entry()
    assert before["uid"] == after["uid"]
    assert after["dtstart"].dt - before["dtstart"].dt == timedelta(minutes=30)
    assert after["sequence"] > before["sequence"]


def test_the_page_speaks_english_when_asked(planned, owner):
    token = link_of(planned, somebody(issued(planned, owner)).who, owner)
    assert "Confirm: I will be there" in Client().get(f"/call/{token}/?lang=en").content.decode()


def test_a_cast_member_who_is_signed_in_sees_and_answers_their_own_call(planned, owner, member):
    publication = issued(planned, owner)
    call = somebody(publication)
    _, client = member("cast", person=call.who)
    assert call.name.zh in client.get(f"/p/{planned.slug}/call/").content.decode()
    client.post(f"/p/{planned.slug}/call/answer/", {"date": publication.date.isoformat(), "version": 1, "act": "confirmed"})
    assert reads.own_days(planned, call.who)[0].status == "confirmed"


@pytest.mark.parametrize(
    ("role", "reads_them", "sends_them"),
    [("scheduler", 200, 200), ("department", 200, 403), ("cast", 403, 403), ("brand", 403, 403), ("outsider", 403, 403), (None, 404, 404)],
)
def test_who_may_see_sheets_and_who_may_send_them(planned, owner, member, role, reads_them, sends_them):
    publication = issued(planned, owner)
    _, client = member(role)
    here = f"/p/{planned.slug}"
    for path in ("sheets/", f"sheets/{publication.date}/", f"sheets/{publication.date}/sheet.pdf", "papers/", "papers/one-line/"):
        assert client.get(f"{here}/{path}").status_code == reads_them, path
    assert client.get(f"{here}/sheets/{publication.date}/people/").status_code == sends_them
    posted = client.post(f"{here}/sheets/{publication.date}/issue/", {"act": "publish", "seen": "0", "content": ""}).status_code
    assert posted == (409 if sends_them == 200 else sends_them)
    assert Client().get(f"{here}/sheets/").status_code == 302


def test_a_link_of_another_production_is_not_reachable_through_mine(planned, owner, new_drama, client_of):
    publication = issued(planned, owner)
    link_of(planned, somebody(publication).who, owner)
    other, pk = new_drama("longstay"), Recipient.objects.get().pk
    assert client_of(owner).get(f"/p/{other.slug}/sheets/links/{pk}/code.svg").status_code == 404
    assert client_of(owner).post(f"/p/{other.slug}/sheets/links/{pk}/revoke/").status_code == 404


@pytest.mark.parametrize(
    "path", ["sheets/2026-02-30/", "sheets/1999-01-01/", "papers/nothing/", "papers/nothing.pdf", "sheets/2026-12-01/?v=9"]
)
def test_what_is_not_there_is_not_found(planned, owner, client_of, path):
    assert client_of(owner).get(f"/p/{planned.slug}/{path}").status_code == 404


def test_a_production_without_a_plan_says_what_to_do(drama, owner, client_of):
    assert "还没有排期" in client_of(owner).get(f"/p/{drama.slug}/sheets/").content.decode()
    assert client_of(owner).get(f"/p/{drama.slug}/papers/story-order/").status_code == 200
    assert client_of(owner).get(f"/p/{drama.slug}/papers/one-line/").status_code == 404


def test_the_people_page_has_a_message_a_link_and_a_code_for_everybody(planned, owner, client_of):
    publication, client = issued(planned, owner), client_of(owner)
    path = f"/p/{planned.slug}/sheets/{publication.date}/people/"
    client.post(f"{path}links/")
    page = client.get(path).content.decode()
    assert page.count("code.svg") == len(reads.sheet_of(publication).people)
    assert "http://testserver/call/" in page
    client.post(f"{path}sent/", {"who": ""})
    assert day_of(planned).counts["sent"] == day_of(planned).asked


def test_hot_pages_cost_few_queries(planned, owner, client_of, django_assert_max_num_queries):
    publication, client = issued(planned, owner), client_of(owner)
    who = somebody(publication).who
    token = link_of(planned, who, owner)
    pages = {
        f"/p/{planned.slug}/sheets/": (client, 8),
        f"/p/{planned.slug}/sheets/{publication.date}/": (client, 8),
        f"/p/{planned.slug}/sheets/{publication.date}/?v=1": (client, 9),
        f"/p/{planned.slug}/sheets/{publication.date}/people/": (client, 9),
        f"/call/{token}/": (Client(), 3),
    }
    for page, (browser, most) in pages.items():
        browser.get(page)
        with django_assert_max_num_queries(most):
            assert browser.get(page).status_code == 200
