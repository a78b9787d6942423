"""script: the words of Chinese and English headers and bodies -> patterns over narrowed text; data, no decisions."""

from __future__ import annotations

import re

_COUNT = r"[一二三四五六七八九十两几数\d]{1,3}"
_PREFIX = rf"(?:次日|翌日|隔日|隔天|当日|当天|当晚|同日|{_COUNT}(?:天|日|年|个?月|小时|周)后|第{_COUNT}[天日])"
_SKY = r"(?:暴风雨|雷雨|风雪|风雨|暴雨|大雨|小雨|雨|大雪|雪|阴|晴|雾|月)"
_HOUR = (
    r"(?:大?清早|白天|白日|日间|夜间|夜晚|夜里|深夜|午夜|半夜|子夜|入夜|前夜|凌晨|清晨|早晨|早上|上午|中午|正午|午后|午间|下午|傍晚|黄昏"
    r"|黎明|拂晓|破晓|日出|日落|晚上|晚间|日景|夜景|晨景|日戏|夜戏|晨|昏|午|晚|早|夜|日)"
)
_WATCH = r"(?:[子丑寅卯辰巳午未申酉戌亥]时(?:[初正末]|[一二三四]刻)?|[一二三四五]更天?)"
_HALF = r"(?:上午|下午|凌晨|早上|早|中午|傍晚|晚上|晚|夜里|夜)"
_CLOCK = rf"(?:{_HALF}?\s?\d{{1,2}}(?::\d{{2}}(?:\s?[AP]\.?M\b\.?)?|\s?[AP]\.?M\b\.?|点(?:半|一刻|三刻|\d{{1,2}}分?|钟)?)|{_HALF}{_COUNT}点(?:半|钟)?)"
_ENGLISH = (
    r"(?:(?:EARLY |LATE |MID-?)?(?:DAY|NIGHT|DAWN|DUSK|MORNING|EVENING|AFTERNOON|NOON|MIDNIGHT|SUNSET|SUNRISE|TWILIGHT|MAGIC HOUR)"
    r"|CONTINUOUS|MOMENTS LATER|LATER|SAME TIME|SAME)"
)
TIME = (
    rf"(?:{_ENGLISH}|{_CLOCK}|{_PREFIX}?\s?{_WATCH}|{_PREFIX}?·?{_SKY}?{_HOUR}(?:[/转至到>]{_SKY}?{_HOUR})*(?:·?{_SKY})?(?!间|子)|{_PREFIX})"
    r"(?:\s?\([^()]{1,10}\))?"
)
INSIDE = (
    r"(?:INT\.?\s?/\s?EXT\.?|EXT\.?\s?/\s?INT\.?|I\.?/E\.?|INT(?:ERIOR)?\.?|EXT(?:ERIOR)?\.?|内外景|内/外景|内景/外景|外景/内景|内景|外景"
    r"|内/外|外/内|内-外|内外|外内|室内|室外|户外|户内|内|外)"
)
SEPARATOR = r" ,、/|·;:\-_>.【】\[\]"
CAST_LABELS = ("出场人物", "登场人物", "出场角色", "人物", "角色", "出场", "演员", "CHARACTERS", "CHARACTER", "CAST")
EXTRAS_LABELS = ("群演", "特约", "龙套", "群众演员")
PART_LABELS = {
    "地": ("地点", "场景", "景点", "场地", "地", "LOCATION", "PLACE", "SETTING"),
    "时": ("时间", "日/夜", "夜/日", "日夜", "夜日", "气氛", "TIME"),
    "内外": ("内外景", "内/外景", "内外", "内/外", "景别", "景", "INT/EXT"),
    "人": (*CAST_LABELS, "人"),
}
PART_OF_LABEL = {label: part for part, labels in PART_LABELS.items() for label in labels}
LABELS = "|".join(sorted(map(re.escape, PART_OF_LABEL), key=len, reverse=True))
LABEL = re.compile(rf"(?:^|(?<=[{SEPARATOR})]))(?P<label>{LABELS})\s?:\s*", re.IGNORECASE)

CAMERA_MARKS = (
    *("画面", "动作", "特写", "大特写", "空镜", "空镜头", "慢镜头", "慢动作", "近景", "中景", "远景", "全景", "航拍", "镜头", "主观镜头"),
    *("俯拍", "推镜", "蒙太奇", "快切", "定格", "黑屏", "黑场", "分屏", "延时"),
)
TIME_MARKS = ("闪回", "闪前", "回忆", "插叙", "倒叙", "想象", "幻想", "梦境", "幻觉", "现实", "时空")
NOTE_MARKS = (
    *(
        "字幕",
        "花字",
        "人名条",
        "BGM",
        "音效",
        "音乐",
        "背景音乐",
        "配乐",
        "插曲",
        "歌词",
        "♪",
        "特效",
        "道具",
        "服装",
        "化妆",
        "妆造",
        "转场",
    ),
    *(
        "反转",
        "高潮",
        "爽点",
        "付费点",
        "备注",
        "注",
        "提示",
        "说明",
        "弹幕",
        "片头",
        "片尾",
        "商植",
        "植入",
        "SFX",
        "VFX",
        "MUSIC",
        "SUPER",
        "TITLE",
    ),
)
HOOK_MARKS = ("卡点", "钩子", "悬念", "HOOK", "CLIFFHANGER")
VOICES = (
    *(
        "内心OS",
        "内心VO",
        "内心独白",
        "画外音",
        "OS",
        "VO",
        "O.S.",
        "V.O.",
        "O.S",
        "V.O",
        "OV",
        "OC",
        "O.C.",
        "心声",
        "内心",
        "独白",
        "电话音",
    ),
    *("电话", "广播", "旁白"),
)
VOICE = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, VOICES), key=len, reverse=True))})", re.IGNORECASE)
END = re.compile(
    rf"[(\[【\-—*<《\s]*(?:本集|全片|全剧|全文|剧|第?{_COUNT}集|第\d{{1,3}}集|THE)?\s*(?:完结|完|终|END|结束|剧终)[)\]】\-—*>》。!.\s]*$",
    re.IGNORECASE,
)
TO_BE_CONTINUED = re.compile(r"[(\[【\-—\s]*(?:未完待续|待续|TO BE CONTINUED)[)\]】\-—。.\s]*$", re.IGNORECASE)
NOT_SPEAKERS = re.compile(r"(?:写着|说道|说|道|显示|传来|喊|问|想|是|着|了|出|到|为|如下|响起|念)$")
ACTION_SIGNS = "△▲■◆●"
