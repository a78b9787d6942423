"""Which set of the base a scheduler sees assumed for a place of the story, and which never."""

from pathlib import Path

import pytest

from juzu.base.catalogue import Base, BaseSet
from juzu.base.kinds import KINDS, WORLDS
from juzu.base.match import GOOD, Use, match_place
from juzu.edge.files.base_toml import read_base
from juzu.kernel.span import Span

SAMPLE = Path(__file__).parents[3] / "examples" / "bases" / "yinhe.toml"
YINHE = read_base(SAMPLE.read_bytes(), SAMPLE.name)


def assumed(place: str, base: Base = YINHE, *, inside: bool = True) -> tuple[str, ...]:
    """The sets that are good enough to be assumed for a place, best first."""
    return tuple(match.set for match in match_place(tuple(place.split("·")), inside=inside, base=base) if match.score >= GOOD)


@pytest.mark.parametrize(
    ("place", "sets"),
    [
        # every place of the sample dramas that ought to be on the base
        ("沈家老宅·堂屋", ("四合院堂屋",)),
        ("银河商场·三楼·通告间", ("通告间",)),
        ("银河商场·一楼·民国大堂", ("民国大堂",)),
        ("银河商场·二楼·化妆间", ("化妆间",)),
        ("银河商场·四楼·戏台", ("戏台",)),
        ("银河商场·三楼·剪辑室", ("剪辑室",)),
        ("银河商场·二楼·别墅客厅", ("别墅客厅",)),
        ("省城·地铁站", ("地铁站",)),
        ("惠民便利店·店内", ("便利店",)),
        ("临河大酒店·房间", ("酒店房间",)),
        ("县医院·走廊", ("现代医院走廊",)),
        ("县医院·病房", ("现代病房",)),
        ("城西公寓·出租屋", ("出租屋",)),
        ("县派出所·调解室", ("派出所调解室",)),
        ("金夜KTV·包间", ("KTV包间",)),
        ("SANDPIPER HOTEL·LOBBY", ("酒店大堂",)),
        ("SANDPIPER HOTEL·CORRIDOR", ("酒店走廊",)),
        ("SANDPIPER HOTEL·ROOM 31", ("酒店房间",)),
        ("SANDPIPER HOTEL·KITCHEN", ("后厨",)),
        ("SANDPIPER HOTEL·OFFICE", ("办公区",)),
        ("MARA'S FLAT", ("出租屋",)),
        ("THE WINCH BAR", ("酒吧",)),
        ("POLICE STATION·INTERVIEW ROOM", ("派出所调解室",)),
        ("COTTAGE HOSPITAL·WARD", ("现代病房",)),
        # the usual places of other dramas
        ("顾氏集团·总裁办公室", ("总裁办公室",)),
        ("顾家别墅·客厅", ("别墅客厅",)),
        ("女总裁家客厅", ("别墅客厅",)),
        ("别墅·餐厅", ("别墅客厅",)),
        ("林晚家", ("别墅客厅",)),
        ("出租屋·卧室", ("出租屋",)),
        ("火锅店·包厢", ("餐厅包间",)),
        ("医院·食堂", ("餐厅包间",)),
        ("婚纱店", ("珠宝专柜",)),
        ("病房302", ("现代病房",)),
        ("病房外", ("现代医院走廊",)),
        ("公司·走廊", ("电梯间",)),
        ("云栖大酒店·308房", ("酒店房间",)),
        ("医院·302房", ("现代病房",)),
        ("1988年·棉纺厂医务室·走廊", ("年代医院走廊",)),
        ("督军府·大厅", ("民国大堂",)),
        ("天牢", ("牢房",)),
        ("御书房", ("古装大殿",)),
    ],
)
def test_a_place_inside_gets_the_set_a_scheduler_would_write(place: str, sets: tuple[str, ...]):
    assert assumed(place) == sets


@pytest.mark.parametrize(
    ("place", "sets"),
    [
        ("沈家老宅·天井", ("四合院天井",)),
        ("银河商场·外广场", ("外广场",)),
        ("银河商场·天台", ("天台",)),
        ("SANDPIPER HOTEL·CAR PARK", ("后院停车场",)),
        ("公司门口", ("外广场",)),
    ],
)
def test_a_place_outside_gets_a_set_in_the_open(place: str, sets: tuple[str, ...]):
    assert assumed(place, inside=False) == sets


@pytest.mark.parametrize(
    "place",
    [
        "临河县·老街",
        "临河县·河堤",
        "临河县·汽车站",
        "PIER",
        "LIGHTHOUSE·GALLERY",
        "HARBOUR STREET",
        "小区·楼下",
        "别墅·门口",
        "贺记裁缝铺·门口",
    ],
)
def test_what_no_base_has_is_left_to_a_hired_location(place: str):
    assert assumed(place, inside=False) == ()


@pytest.mark.parametrize(
    ("place", "never", "reason"),
    [
        ("县医院·走廊", "别墅走廊", "a hospital's corridor is no villa's"),
        ("县医院·走廊", "年代医院走廊", "nothing says that the story plays in the eighties"),
        ("1985年县医院·走廊", "现代医院走廊", "the year says that it does"),
        ("酒店·房间", "别墅卧室", "a hotel's room is no villa's bedroom"),
        ("县医院·太平间", "现代医院走廊", "a mortuary is a room of its own that no kind knows"),
        ("县医院太平间", "现代医院走廊", "the same, written in one level"),
        ("酒店商务中心", "酒店大堂", "what follows the word 酒店 names another room"),
        ("火车站·站台", "地铁站", "a platform of a railway station is none of the underground's"),
        ("大堂", "民国大堂", "a hall without an era is a modern one"),
        ("火锅店·包厢", "KTV包间", "a private room of a restaurant has no karaoke"),
        ("KTV·包间", "餐厅包间", "and the reverse"),
        ("车内", "地铁站", "a car is no carriage"),
        ("酒店·锅炉房", "酒店房间", "a boiler room has no number and no bed"),
        ("总裁办公室", "办公区", "办公室 inside 总裁办公室 says nothing of its own"),
    ],
)
def test_a_wrong_set_is_never_assumed(place: str, never: str, reason: str):
    assert never not in assumed(place), reason


def test_no_place_outside_ever_gets_a_set_inside_nor_the_reverse():
    inside = {item.id: item.inside for item in YINHE.sets}
    for item in YINHE.sets:  # even under the exact name of a set
        for side in (True, False):
            assert all(inside[match.set] == side for match in match_place((item.name,), inside=side, base=YINHE))


def test_every_set_is_found_alone_under_its_own_name():
    for item in YINHE.sets:
        assert assumed(item.name, inside=item.inside) == (item.id,)


def test_an_exact_name_beats_a_kind_and_leaves_no_second_best():
    base = _base(_set("A", "大办公室", "办公室"), _set("B", "账房", "办公室", aliases=("陈记办公室",)))
    assert assumed("陈记·办公室", base) == ("B",)


def test_a_name_is_the_same_whatever_its_case_spaces_and_dots():
    base = _base(_set("A", "KTV 包间", "KTV"))
    assert assumed("ktv·包间", base) == ("A",)


def test_equal_sets_stay_side_by_side_in_the_order_of_their_ids():
    # two offices of the same kind: 84 each, neither is the better assumption
    base = _base(_set("B", "乙室", "办公室"), _set("A", "甲室", "办公室"))
    assert [(m.set, m.score) for m in match_place(("办公室",), inside=True, base=base)] == [("A", 84), ("B", 84)]


def test_a_set_counts_less_for_its_later_kinds():
    # first kind 84, second kind four less
    base = _base(_set("A", "甲室", "通告间", "办公室"), _set("B", "乙室", "办公室"))
    assert [(m.set, m.score) for m in match_place(("办公室",), inside=True, base=base)] == [("B", 84), ("A", 80)]


def test_a_room_that_passes_anywhere_gives_way_to_the_worlds_own():
    base = _base(_set("A", "走廊", "走廊"), _set("B", "病区过道", "医院走廊"))
    assert assumed("过道", base) == ("A",)
    assert assumed("医院·过道", base) == ("B",)
    assert assumed("公司·过道", base) == ("A",)


def test_a_kind_the_list_does_not_know_is_matched_by_its_own_name():
    base = _base(_set("A", "三号棚", "太空舱"))
    assert assumed("远航号太空舱", base) == ("A",)


def test_a_base_without_sets_and_a_place_without_words_match_nothing():
    assert match_place(("客厅",), inside=True, base=_base()) == ()
    assert match_place((), inside=True, base=YINHE) == ()
    assert match_place(("", " "), inside=True, base=YINHE) == ()


def test_the_reason_says_the_word_the_world_and_the_kind_in_both_languages():
    best = match_place(("SANDPIPER HOTEL", "KITCHEN"), inside=True, base=YINHE)[0]
    assert best.reason.zh == "“KITCHEN”里的“kitchen”在酒店里，算后厨"
    assert best.reason.en == "'kitchen' in 'KITCHEN', in a hotel, counts as restaurant kitchen"


def test_every_world_that_a_kind_names_exists_and_no_kind_lists_a_word_twice():
    for kind in KINDS.values():
        assert {*kind.worlds, *kind.apart} <= set(WORLDS)
        assert len(kind.words) == len(set(kind.words)), kind.name.zh


def test_every_kind_of_the_sample_base_is_known():
    assert {kind for item in YINHE.sets for kind in item.kinds} <= set(KINDS)


def _set(id: str, name: str, *kinds: str, aliases: tuple[str, ...] = ()) -> BaseSet:
    return BaseSet(id, name, kinds, aliases=aliases)


def _base(*sets: BaseSet) -> Base:
    return Base("b", "基地", sets)


def test_a_set_that_is_too_small_or_shut_in_the_right_light_is_not_assumed():
    small = BaseSet("小厅", "小厅", ("宴会厅",), people=30)
    large = BaseSet("大厅", "大厅", ("宴会厅",), people=200)
    yard = BaseSet("院", "院", ("广场",), inside=False, open=Span(8 * 60, 18 * 60))
    base = Base("b", "b", (small, large, yard))
    found = match_place(("宴会厅",), inside=True, base=base, use=Use(people=80))
    assert [(m.set, m.score >= GOOD) for m in found] == [("大厅", True), ("小厅", False)]
    assert found[1].reason.zh.endswith("但只容 30 人，最多一场要 80 人")
    (by_night,) = match_place(("广场",), inside=False, base=base, use=Use(dark=True))
    (by_day,) = match_place(("广场",), inside=False, base=base, use=Use(daylight=True))
    assert by_night.score < GOOD <= by_day.score
    assert by_night.reason.en.endswith("but shuts before dark")
