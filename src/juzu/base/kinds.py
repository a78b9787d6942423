"""base: the kinds of sets that filming bases offer, the words by which scripts name them, and the worlds and eras they belong to.

From set lists that bases publish (docs/rooms/base.md). The list is data: a base may use kinds that are not here, by their own name.
A word in Latin letters is matched as whole words; `…` before a word means only at the end of a level (`…家`
matches 林晚家, not 家具店), `#` only after a number (`#房` matches 308房, not 洗衣房).
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.text import Text


@dataclass(frozen=True, slots=True)
class World:
    """A house of the story that lends its look to every room in it: the corridor of a hospital is no villa's corridor."""

    name: Text
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of room. `worlds` are those whose look it has (none: it passes in any, except in those it stands `apart` from).

    A `timeless` room passes in a story of any era; every other one is modern unless the set's name or state says its era.
    """

    name: Text
    words: tuple[str, ...]
    worlds: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    timeless: bool = False


def _by_zh(*kinds: Kind) -> dict[str, Kind]:
    return {kind.name.zh: kind for kind in kinds}


def _world(zh: str, en: str, *words: str) -> World:
    return World(Text(zh, en), words)


def _kind(zh: str, en: str, *words: str, worlds: tuple[str, ...] = (), apart: tuple[str, ...] = (), timeless: bool = False) -> Kind:
    return Kind(Text(zh, en), words, worlds, apart, timeless)


WORLDS: dict[str, World] = {
    world.name.zh: world
    for world in (
        _world(
            "医院",
            "hospital",
            "医院",
            "卫生院",
            "卫生所",
            "医务室",
            "诊所",
            "急诊",
            "医生",
            "护士",
            "院长",
            "住院部",
            "hospital",
            "clinic",
            "doctor's",
        ),
        _world("酒店", "hotel", "酒店", "宾馆", "旅馆", "旅店", "民宿", "客栈", "招待所", "hotel", "inn", "motel", "hostel", "guesthouse"),
        _world("公司", "company", "公司", "集团", "写字楼", "大厦", "企业", "company", "firm", "headquarters", "corporation"),
        _world("公安", "police", "公安局", "派出所", "警局", "警察局", "刑警队", "刑侦队", "警署", "police", "precinct"),
        _world(
            "学校", "school", "学校", "大学", "中学", "小学", "高中", "校园", "校长", "教学楼", "幼儿园", "school", "college", "university"
        ),
        _world("别墅", "villa", "别墅", "豪宅", "总裁家", "庄园", "大宅", "公馆", "villa", "mansion", "manor", "penthouse"),
        _world(
            "民居",
            "flat",
            "出租屋",
            "出租房",
            "公寓",
            "宿舍",
            "合租房",
            "小区",
            "筒子楼",
            "居民楼",
            "flat",
            "apartment",
            "dormitory",
            "dorm",
        ),
        _world("老宅", "old house", "老宅", "老屋", "四合院", "祖宅", "祖屋", "宅院", "老家", "农家", "祠堂", "old house", "farmhouse"),
        _world("餐馆", "restaurant", "餐厅", "饭店", "酒楼", "饭馆", "餐馆", "火锅店", "面馆", "食堂", "restaurant", "diner", "canteen"),
        _world("娱乐场所", "nightlife", "KTV", "夜总会", "会所", "歌厅", "karaoke", "nightclub"),
        _world("民国府", "warlord's house", "民国", "大帅府", "少帅府", "督军府", "司令府", "督军府", "republican", "warlord's"),
        _world("地铁", "underground", "地铁", "subway", "metro", "underground"),
        _world("车站", "station", "火车站", "汽车站", "高铁站", "客运站", "train station", "railway station", "bus station"),
        _world("车", "vehicle", "车内", "车里", "车上", "car", "taxi", "bus", "train"),
        _world("飞机", "aircraft", "机场", "飞机", "机舱", "airport", "plane"),
    )
}

ERAS: dict[str, tuple[str, ...]] = {
    "民国": ("民国", "大帅", "少帅", "军阀", "租界", "公馆", "百乐门", "司令府", "督军府", "republican", "warlord"),
    "年代": ("年代", "知青", "公社", "供销社", "生产队", "八零", "七零", "九零", "period", "1970s", "1980s"),
    "古装": ("古装", "皇宫", "宫殿", "王府", "侯府", "相府", "将军府", "御书房", "寝宫", "大殿", "闺房", "palace", "imperial"),
    "现代": ("现代", "当代", "modern"),
}

INNER = (
    "内", "里", "里面", "中", "上", "下", "前", "旁", "边", "处", "店内", "店里", "屋内", "屋里", "室内", "内部", "里间", "外间", "一角", "角落", "尽头", "转角",
    "中央", "深处", "门内", "inside", "interior", "corner",
)  # fmt: skip
"""Levels that add nothing: 便利店·店内 is the shop itself. Floors (三楼, 2F) are among them, see base/words.py."""

# In the order in which a word that several kinds share is understood when nothing else decides: 客厅 alone is a living room of no world.
KINDS: dict[str, Kind] = _by_zh(
    _kind("走廊", "corridor", "走廊", "过道", "楼道", "楼梯间", "楼梯", "楼梯口", "门口", "门外", "…外", "corridor", "hallway", "stairwell", "stairs",
          apart=("老宅", "车", "飞机")),
    _kind("酒店走廊", "hotel corridor", "走廊", "过道", "楼道", "客房外", "门口", "门外", "…外", "corridor", "hallway", worlds=("酒店",)),
    _kind("别墅走廊", "villa corridor", "走廊", "过道", "楼梯", "楼梯口", "楼道", "门口", "门外", "…外", "corridor", "hallway", "stairs", worlds=("别墅",)),
    _kind("通告间", "production office", "通告间", "调度室", "统筹室", "制片办公室", "production office"),
    _kind("办公室", "office", "办公室", "办公区", "工位", "办公间", "office", apart=("老宅",)),
    _kind("公司办公区", "company office", "公司", "集团", "办公室", "办公区", "工位", "部门", "茶水间", "company", "office", "headquarters", worlds=("公司",)),
    _kind("总裁办公室", "chief's office", "总裁办公室", "总裁办", "董事长办公室", "总经理办公室", "总经理室", "老板办公室", "制片人办公室", "ceo office",
          "ceo's office", "president's office", worlds=("公司",)),
    _kind("会议室", "meeting room", "会议室", "会议厅", "会客室", "meeting room", "conference room", "boardroom"),
    _kind("酒店大堂", "hotel lobby", "大堂", "酒店", "宾馆", "旅馆", "民宿", "客栈", "大厅", "前台", "门厅", "lobby", "hotel", "front desk", "reception", worlds=("酒店",)),
    _kind("公司前台", "company reception", "前台", "大厅", "大堂", "reception", "front desk", "lobby", worlds=("公司",)),
    _kind("酒店房间", "hotel room", "客房", "#房", "套房", "标间", "房间", "卧室", "room", "guest room", "suite", "bedroom", worlds=("酒店",)),
    _kind("医院病房", "hospital ward", "病房", "病床", "病室", "#房", "监护室", "ICU", "ward", "hospital room", "patient room", worlds=("医院",)),
    _kind("医院走廊", "hospital corridor", "医院", "卫生院", "急诊", "急诊室", "走廊", "过道", "大厅", "候诊区", "候诊室", "护士站", "楼道",
          "抢救室外", "手术室外", "…外", "门口", "门外", "hospital", "corridor", "hallway", "waiting room", "emergency room", "lobby",
          worlds=("医院",)),
    _kind("医院诊室", "doctor's room", "诊室", "诊所", "办公室", "检查室", "手术室", "抢救室", "药房", "clinic", "office", "operating room", "surgery", worlds=("医院",)),
    _kind("客厅", "living room", "客厅", "…家", "家里", "家中", "living room", "drawing room", "house", apart=("酒店",)),
    _kind("卧室", "bedroom", "卧室", "睡房", "主卧", "次卧", "房间", "bedroom", "room", apart=("老宅", "学校", "公司", "公安")),
    _kind("别墅客厅", "villa living room", "别墅", "豪宅", "总裁家", "大宅", "客厅", "大厅", "餐厅", "玄关", "门厅", "villa", "mansion", "living room",
          "drawing room", "dining room", "hall", worlds=("别墅",)),
    _kind("别墅卧室", "villa bedroom", "卧室", "主卧", "次卧", "睡房", "房间", "bedroom", "room", worlds=("别墅",)),
    _kind("书房", "study", "书房", "study"),
    _kind("出租屋", "flat", "出租屋", "出租房", "公寓", "宿舍", "合租房", "客厅", "卧室", "房间", "…家", "家里", "flat", "apartment", "dormitory", "dorm",
          "living room", "bedroom", "room", worlds=("民居",)),
    _kind("厨房", "kitchen", "厨房", "kitchen", apart=("酒店", "餐馆", "老宅")),
    _kind("后厨", "restaurant kitchen", "后厨", "厨房", "操作间", "kitchen", worlds=("酒店", "餐馆")),
    _kind("餐厅", "restaurant", "餐厅", "饭店", "酒楼", "饭馆", "餐馆", "火锅店", "食堂", "包间", "包厢", "雅间", "restaurant", "diner", "dining room", "private room",
          worlds=("餐馆",)),
    _kind("宴会厅", "banquet hall", "宴会厅", "多功能厅", "婚礼", "婚礼现场", "礼堂", "晚宴", "酒会", "寿宴", "订婚宴", "生日宴", "发布会", "颁奖", "年会", "拍卖会",
          "banquet hall", "ballroom", "wedding hall"),
    _kind("洗衣房", "laundry", "洗衣房", "洗衣店", "布草间", "干洗店", "laundry", "laundry room"),
    _kind("戏台", "stage", "戏台", "舞台", "剧场", "剧院", "戏园", "戏楼", "皮影", "stage", "theatre", "theater", timeless=True),
    _kind("后台", "backstage", "后台", "backstage"),
    _kind("化妆间", "dressing room", "化妆间", "化妆室", "更衣室", "服装间", "梳妆台", "dressing room", "make-up room", "makeup room"),
    _kind("KTV", "karaoke room", "KTV", "夜总会", "会所", "歌厅", "包间", "包厢", "karaoke", "nightclub", "private room", worlds=("娱乐场所",)),
    _kind("歌舞厅", "dance hall", "歌舞厅", "舞厅", "百乐门", "dance hall"),
    _kind("酒吧", "bar", "酒吧", "清吧", "吧台", "bar", "pub"),
    _kind("咖啡厅", "café", "咖啡厅", "咖啡馆", "咖啡店", "cafe", "café", "coffee shop"),
    _kind("奶茶店", "tea bar", "奶茶店", "茶饮店", "甜品店"),
    _kind("茶馆", "tea house", "茶馆", "茶楼", "茶室", "tea house", "tea room", timeless=True),
    _kind("便利店", "convenience store", "便利店", "超市", "小卖部", "杂货店", "convenience store", "corner shop", "supermarket"),
    _kind("商店", "shop", "商店", "专柜", "珠宝店", "首饰店", "服装店", "礼服店", "婚纱店", "奢侈品店", "柜台", "shop", "boutique", "store", "jewellery shop"),
    _kind("公安局", "police station", "公安局", "派出所", "警局", "警察局", "审讯室", "讯问室", "调解室", "询问室", "police station", "interview room",
          "interrogation room", worlds=("公安",)),
    _kind("牢房", "prison cell", "牢房", "监狱", "地牢", "大牢", "天牢", "拘留室", "看守所", "cell", "prison", "jail", "dungeon", timeless=True),
    _kind("法庭", "courtroom", "法庭", "法院", "审判庭", "courtroom", "court"),
    _kind("教室", "classroom", "教室", "课堂", "学校", "classroom", "school", worlds=("学校",)),
    _kind("图书馆", "library", "图书馆", "library"),
    _kind("剪辑室", "edit suite", "剪辑室", "剪辑房", "后期机房", "机房", "edit suite", "editing room", "cutting room"),
    _kind("监控室", "control room", "监控室", "控制室", "保安室", "control room", "security room"),
    _kind("直播间", "studio", "直播间", "演播厅", "摄影棚", "片场", "绿幕", "studio", "soundstage"),
    _kind("民国大堂", "republican hall", "民国大堂", "大帅府", "督军府", "司令府", "大堂", "大厅", "正厅", "hall", worlds=("民国府",)),
    _kind("堂屋", "hall of an old house", "堂屋", "正房", "正厅", "厅堂", "祠堂", "老宅", "老屋", "四合院", "房间", "里屋", "…家", "hall", "old house",
          worlds=("老宅",), timeless=True),
    _kind("院子", "courtyard", "院子", "院落", "天井", "庭院", "后院", "老宅", "老屋", "四合院", "门口", "courtyard", "yard", worlds=("老宅",), timeless=True),
    _kind("古装宫殿", "palace hall", "宫殿", "皇宫", "大殿", "御书房", "寝宫", "金銮殿", "palace", "throne room"),
    _kind("古装闺房", "boudoir", "闺房", "绣楼", "厢房", "boudoir"),
    _kind("仓库", "warehouse", "仓库", "库房", "道具间", "道具库", "车间", "地下室", "warehouse", "basement", "storage", "store room", "storeroom"),
    _kind("电梯", "lift", "电梯", "电梯间", "电梯口", "elevator", "lift", apart=("老宅",)),
    _kind("卫生间", "restroom", "卫生间", "洗手间", "厕所", "浴室", "bathroom", "restroom", "toilet", apart=("老宅",)),
    _kind("地铁站", "underground station", "地铁站", "地铁", "站台", "地铁口", "subway", "metro", "platform", worlds=("地铁",)),
    _kind("地铁车厢", "underground carriage", "车厢", "地铁车厢", "carriage", worlds=("地铁",)),
    _kind("车站", "station", "火车站", "汽车站", "高铁站", "客运站", "候车室", "候车厅", "站台", "售票厅", "train station", "bus station", "platform",
          worlds=("车站",)),
    _kind("车内", "in a vehicle", "车内", "车里", "车上", "车厢", "in the car", "inside the car", "car", "taxi", worlds=("车",)),
    _kind("飞机", "aircraft", "飞机", "机舱", "机场", "plane", "airport", worlds=("飞机",)),
    _kind("车库", "garage", "车库", "地下车库", "地库", "地下停车场", "停车场", "garage", "car park"),
    _kind("停车场", "car park", "停车场", "停车处", "后门", "car park", "parking lot", apart=("老宅",)),
    _kind("天台", "rooftop", "天台", "屋顶", "楼顶", "rooftop", "roof", apart=("老宅", "别墅")),
    _kind("广场", "forecourt", "广场", "plaza", "square", "forecourt", apart=("老宅",)),
    _kind("楼门口", "entrance of a building", "门口", "门外", "大门", "大门口", "正门", "楼下", "entrance",
          worlds=("公司", "酒店", "医院", "公安", "餐馆", "娱乐场所")),
    _kind("家门口", "door of a house", "门口", "门外", "大门", "大门口", "正门", "楼下", "front door"),
    _kind("街道", "street", "街道", "老街", "街", "街头", "马路", "路边", "巷子", "小巷", "巷口", "胡同", "street", "road", "alley", "lane"),
)  # fmt: skip
