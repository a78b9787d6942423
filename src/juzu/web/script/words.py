"""web: the names of item kinds and line kinds in the trade's words."""

from __future__ import annotations

from collections.abc import Mapping

from juzu.kernel.text import Text

ITEM_NAMES: Mapping[str, Text] = {
    "prop": Text("道具", "prop"),
    "special_prop": Text("特殊道具", "special prop"),
    "costume": Text("服装", "costume"),
    "makeup": Text("化妆", "make-up"),
    "vehicle": Text("车辆", "vehicle"),
    "animal": Text("动物", "animal"),
    "stunt": Text("特技", "stunt"),
    "effect": Text("特效", "effect"),
    "placement": Text("商植", "placement"),
    "music": Text("音乐", "music"),
    "sound": Text("音效", "sound"),
    "subtitle": Text("字幕", "subtitle"),
}
LINE_NAMES: Mapping[str, Text] = {
    "header": Text("场头", "scene header"),
    "cast": Text("人物行", "cast line"),
    "action": Text("动作", "action"),
    "speech": Text("对白", "speech"),
    "mark": Text("标记（字幕、音效 …）", "mark (subtitle, sound …)"),
    "hook": Text("卡点", "hook"),
    "transition": Text("转场", "transition"),
    "note": Text("备注，不是戏", "note, not script"),
}
