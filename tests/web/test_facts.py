"""The facts of a production as a form: who fills it in, what is saved, what the core says against it."""

from dataclasses import replace

import pytest

from juzu.chain.production import PRODUCTION
from juzu.shoot.palette import USUAL
from juzu.web.production import reads


def facts(drama):
    return reads.current(drama, PRODUCTION)


def posted(client, drama, **changes: str):
    """The form as the page gives it, with some fields changed."""
    context = client.get(f"/p/{drama.slug}/facts/").context
    said = {}
    for _, fields in context["sections"]:
        said |= {field.name: field.text for field in fields} | {f"b:{field.column.key}": field.before for field in fields}
    for rows in context["lists"]:
        said[f"b:{rows.listing.key}"] = rows.before
        said |= {field.name: field.text for row in rows.rows for field in row}
    return said | changes


def save(client, drama, form):
    return client.post(f"/p/{drama.slug}/facts/", form)


@pytest.mark.parametrize(("role", "status"), [("producer", 200), ("scheduler", 200), ("department", 403), ("brand", 403), (None, 404)])
def test_who_fills_the_facts_in(drama, member, role, status):
    _, client = member(role)
    assert client.get(f"/p/{drama.slug}/facts/").status_code == status


def test_a_form_that_says_nothing_new_changes_nothing(drama, owner, client_of):
    client, before = client_of(owner), facts(drama)
    assert save(client, drama, posted(client, drama)).status_code == 302
    assert facts(drama) == before


def test_single_facts_and_lists_are_saved(drama, owner, client_of):
    client, before = client_of(owner), facts(drama)
    changes = {"v:days": "14", "v:sheet.breakfast": "6:30 三楼", "unit-0-1": "31000.5", "contact-0-0": "统筹", "contact-0-1": "老周"}
    assert save(client, drama, posted(client, drama, **changes)).status_code == 302
    now = facts(drama)
    assert (now.days, now.sheet.breakfast, now.units[0].day_fen, now.contacts[0].name) == (14, "6:30 三楼", 3_100_050, "老周")
    assert now.start == before.start


def test_a_rule_gets_a_price_and_another_an_exception(drama, owner, client_of):
    client = client_of(owner)
    form = posted(client, drama)
    rules = [name for name in form if name.startswith("rules-") and name.endswith("-0")]
    first = next(rule for rule in facts(drama).rules)
    form |= {"rules-0-2": "500"}
    other = form[rules[1]]
    form |= {"exception-0-0": other, "exception-0-1": "制片人", "exception-0-2": "200", "exception-0-3": "2026-12-05"}
    assert save(client, drama, form).status_code == 302
    now = facts(drama)
    assert (now.rules[0].id, now.rules[0].hard, now.rules[0].price_fen) == (first.id, False, 50_000)
    exception, day = now.exceptions[0]
    assert (exception.approver, exception.fen, str(day)) == ("制片人", 20_000, "2026-12-05")


def test_a_new_title_is_the_productions_name_everywhere(drama, owner, client_of):
    client = client_of(owner)
    save(client, drama, posted(client, drama, **{"v:title": "灯下新戏"}))
    assert "灯下新戏" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("v:days", "0", "填 1 至 400 的数"),
        ("v:crew_size", "四十", "基地按人数分档计价"),
        ("v:days", "很多", "填 1 至 400 的数"),
        ("v:start", "明天", "写作 2026-12-05"),
        ("v:open", "早到晚", "写作 06:00-26:00"),
        ("v:zone", "Mars/Base", "写作 Asia/Shanghai"),
        ("v:latitude", "nan", "填 -66 至 66 的数"),
        ("unit-0-1", "-5", "填元"),
        ("pay_percent-0-0", "元旦", "写作 2026-12-05"),
    ],
)
def test_a_field_that_is_not_understood_says_what_is_expected_and_nothing_is_saved(drama, owner, client_of, field, text, expected):
    client, before = client_of(owner), facts(drama)
    answer = save(client, drama, posted(client, drama, **{field: text, "v:director": "新导演"}))
    assert answer.status_code == 422
    said = answer.content.decode()
    assert expected in said
    assert text in said
    assert "新导演" in said
    assert facts(drama) == before


def test_the_core_says_that_an_exception_names_no_approver(drama, owner, client_of):
    client, before = client_of(owner), facts(drama)
    form = posted(client, drama)
    answer = save(client, drama, form | {"exception-0-0": form["rules-0-0"]})
    assert answer.status_code == 422
    assert "没有批准人" in answer.content.decode()
    assert facts(drama) == before


def test_a_production_keeps_a_unit(drama, owner, client_of):
    client = client_of(owner)
    form = {name: "" if name.startswith("unit-") else text for name, text in posted(client, drama).items()}
    answer = save(client, drama, form)
    assert answer.status_code == 422
    assert "一个拍摄组也没有" in answer.content.decode()


def test_an_assumed_fact_is_confirmed_or_changed(new_drama, owner, client_of):
    drama = new_drama("dengxiaxi")
    marks = [key for key, _ in facts(drama).assumed]
    client = client_of(owner)
    for key in marks:
        save(client, drama, posted(client, drama, **{f"k:{key}": "on"}))
        assert key not in [k for k, _ in facts(drama).assumed]


def test_two_people_who_change_different_facts_both_keep_their_work(drama, owner, client_of):
    client = client_of(owner)
    mine, theirs = posted(client, drama, **{"v:days": "15"}), posted(client, drama, **{"v:director": "别人"})
    assert save(client, drama, theirs).status_code == 302
    assert save(client, drama, mine).status_code == 302
    assert (facts(drama).days, facts(drama).director) == (15, "别人")


def test_the_same_fact_shows_the_second_what_the_first_wrote(drama, owner, client_of):
    client = client_of(owner)
    mine, theirs = posted(client, drama, **{"v:days": "15"}), posted(client, drama, **{"v:days": "16"})
    save(client, drama, theirs)
    answer = save(client, drama, mine)
    assert answer.status_code == 409
    assert "别人刚改成“16”，你写的是“15”" in answer.content.decode()
    assert facts(drama).days == 16


def test_what_hinders_planning_is_told_after_a_change(drama, owner, client_of):
    client = client_of(owner)
    save(client, drama, posted(client, drama, **{"v:start": "2027-06-01"}))
    assert "照现在填的还排不了期" in client.get(f"/p/{drama.slug}/facts/").content.decode()


def test_the_page_asks_the_database_little(drama, owner, client_of, django_assert_max_num_queries):
    client = client_of(owner)
    client.get(f"/p/{drama.slug}/facts/")
    with django_assert_max_num_queries(8):
        client.get(f"/p/{drama.slug}/facts/")


def test_the_strips_take_the_colours_that_a_production_chooses(drama, owner, client_of):
    client, here = client_of(owner), f"/p/{drama.slug}/"
    page = client.get(f"{here}facts/").content.decode()
    assert page.count('type="color"') == 5
    said = {"v:sheet.palette.ext_night": "#112233", "b:sheet.palette.ext_night": USUAL.ext_night.lower()}
    assert client.post(f"{here}facts/", said).status_code == 302
    assert reads.current(drama, PRODUCTION).sheet.palette == replace(USUAL, ext_night="#112233")
    assert "#112233" in client.get(f"{here}board/palette.css").content.decode()
    assert (
        client.post(f"{here}facts/", said | {"b:sheet.palette.ext_night": "#112233", "v:sheet.palette.ext_night": "red"}).status_code == 422
    )
