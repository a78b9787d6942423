"""edge: Production -> production.toml, with a comment on every line. Written once; people edit it, it is never rewritten."""

from __future__ import annotations

import json

from juzu.chain.cells import write_span
from juzu.chain.production import Production
from juzu.kernel.text import Text


def _quoted(value: str) -> str:
    """A TOML basic string is a JSON string."""
    return json.dumps(value, ensure_ascii=False)


def write_production(production: Production, comments: dict[str, Text]) -> bytes:
    """production.toml for a new production, each rule with its sentence from `comments` (rule id -> text)."""
    unit, sheet, palette = production.units[0], production.sheet, production.sheet.palette
    lang = production.language

    def say(zh: str, en: str) -> str:
        return f"  # {zh if lang == 'zh' else en}"

    lines = [
        f"title = {_quoted(production.title)}",
        f"language = {_quoted(lang)}" + say("纸面与提示的语言：zh 或 en", "language of the papers: zh or en"),
        f"script = {_quoted(production.script)}",
        f"base = {_quoted(production.base)}" + say("拍摄基地的目录文件", "the base's catalogue"),
        f"director = {_quoted(production.director)}",
        f"crew_size = {production.crew_size}"
        + say("每天来基地多少人，决定分档价；0 即没说", "people who come to the base a day, for its prices by size of crew; 0: not stated"),
        "",
        "[dates]",
        f"start = {production.start}" + say("第一个可拍的日子", "first day open for shooting"),
        f"days = {production.days}" + say("从这天起有多少个日历天可用（不必用完）", "calendar days from then that may be used"),
        "rest = []" + say("不拍的日子", "days without shooting"),
        "cover = []" + say("留给下雨的备用日", "days kept free as rain cover"),
        "locked = []" + say("锁定的日子，只拍锁在这天的场次", "locked days: only scenes locked to them"),
        "",
        "[hours]",
        f"open = {_quoted(write_span(production.open, lang))}"
        + say("全组可工作的时段，26:00 即次日凌晨两点", "when the crew may work; 26:00 is two in the morning"),
        f"relight_min = {production.relight_min}" + say("同景日夜戏之间改光", "relighting between day and night on one set"),
        f"move_min = {production.move_min}" + say("两处之间转场", "move between two sites"),
        "",
        "[place]" + say("用来算日出日落", "for sunrise and sunset"),
        f"latitude = {production.latitude}",
        f"longitude = {production.longitude}",
        f"zone = {_quoted(production.zone)}",
        "",
        "[[unit]]" + say("一个拍摄组；双机位分组就再写一个", "one shooting unit; write another for a B unit"),
        f"id = {_quoted(unit.id)}",
        f"day_yuan = {unit.day_fen // 100}"
        + say("剧组每拍摄日的固定支出（不含演员、场地）", "crew's cost per shooting day, cast and sets apart"),
        f"included_hours = {unit.included_min / 60:g}",
        f"overtime_yuan_per_hour = {unit.overtime_fen_per_hour // 100}",
        f"setup_min = {unit.setup_min}" + say("到场至开机", "from call to the first scene"),
        f"strike_min = {unit.strike_min}" + say("末场至收工", "from the last scene to wrap"),
        "",
        "[rules]" + say("删去一行即不再要求；数字可改", "take a line out to lift the rule; numbers may be changed"),
        *(f"{rule.id} = {rule.number}" + (say(c.zh, c.en) if (c := comments.get(rule.id)) else "") for rule in production.rules),
        "",
        "# [[exception]]" + say("谁批准在哪天破哪条规则，代价多少", "who allows which rule to be broken, when, at what price"),
        '# rule = "longest-day"',
        '# approver = ""',
        "# yuan = 0",
        "# date = 2026-12-05",
        "",
        "[wishes]" + say("有价的愿望，0 即不要求", "priced wishes; 0 asks for nothing"),
        "story_order_yuan = 0" + say("同一天里倒着拍，每处", "each time a scene follows a later one on a day"),
        "heavy_last_yuan = 0" + say("重场戏排在收工前，每天", "each day that ends with a heavy scene"),
        "waiting_yuan_per_hour = 0" + say("演员每等一小时", "each hour that an actor waits"),
        "",
        "[pay_percent]" + say('节假日薪酬倍数，例："2027-01-01" = 300', 'holiday pay, as in "2027-01-01" = 300'),
        *(f'"{day}" = {share}' for day, share in production.pay_percent),
        "",
        *(
            line
            for item in production.contacts
            for line in (
                "[[contact]]",
                f"post = {_quoted(item.post)}",
                f"name = {_quoted(item.name)}",
                f"phone = {_quoted(item.phone)}",
                "",
            )
        ),
        "[sheet]" + say("印在通告单上", "printed on call sheets"),
        'state = "advance"' + say("advance 预备，published 正式，corrected 更正", "advance, published or corrected"),
        "version = 1",
        'breakfast = ""' + say("早餐时间地点", "breakfast, when and where"),
        'departure = ""',
        'weather = ""',
        'tips = ""',
        'note = ""',
        f"safety = {_quoted(sheet.safety)}",
        'makeup_place = ""',
        "makeup_at_hotel = false" + say("在住地化好妆再出发", "made up where they sleep, before they leave"),
        "# travel_min = 20" + say("住地到现场", "from where people sleep to the set"),
        f"round_min = {sheet.round_min}"
        + say(
            "纸面时间取 5 分钟整，只提前不推后；1 即不取整",
            "times on papers go down to steps of 5 minutes, never later; 1 shows each minute",
        ),
        "",
        "[palette]" + say("条板的颜色", "colours of the strips"),
        f'int_day = "{palette.int_day}"' + say("日内", "day inside"),
        f'ext_day = "{palette.ext_day}"' + say("日外", "day outside"),
        f'int_night = "{palette.int_night}"' + say("夜内", "night inside"),
        f'ext_night = "{palette.ext_night}"' + say("夜外", "night outside"),
        f'day_break = "{palette.day_break}"' + say("日间隔", "between days"),
        "",
        "# [[day]]" + say("某一天单独的话，比上面的优先", "words for one date, before those above"),
        f"# date = {production.start}",
        '# weather = ""',
        '# breakfast = ""',
        '# departure = ""',
        '# tips = ""',
        '# note = ""',
        '# placement = ""' + say("商植（插播）", "placements"),
        '# transfers = ""' + say("演员转场备注", "actors' changes"),
        "",
        "[assumed]"
        + say("剧组替你假设的值；改了上面的值，它就不再算假设", "what Juzu assumed; change the value above and it no longer counts"),
        *(f"{_quoted(key)} = {value}" for key, value in production.assumed),
    ]
    return ("\n".join(lines) + "\n").encode()
