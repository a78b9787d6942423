"""web: the kind of a document -> what people call it."""

from __future__ import annotations

from juzu.kernel.text import Text

KIND_NAMES: dict[str, Text] = {
    "Script": Text("剧本", "script"),
    "Breakdown": Text("分场", "breakdown"),
    "Corrections": Text("剧本改正", "corrections of the script"),
    "Revision": Text("改稿对照", "revision"),
    "Base": Text("基地目录", "base catalogue"),
    "Production": Text("制作信息", "production facts"),
    "Tables": Text("表格", "tables"),
    "Problem": Text("排期题目", "planning problem"),
    "Plan": Text("排期", "plan"),
}
