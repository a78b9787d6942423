"""plan: the states, heads of money and kinds of slots of a plan -> what people call them."""

from __future__ import annotations

from juzu.kernel.text import Text
from juzu.plan.document import CostHead, SlotKind, Status

STATUSES: dict[Status, Text] = {
    "proven best": Text("已证明最优", "proven best"),
    "best found": Text("目前最好", "best found"),
    "by hand": Text("手排", "by hand"),
    "impossible": Text("无合规计划", "impossible"),
    "out of time": Text("时间用完", "out of time"),
}
HEADS: dict[CostHead, Text] = {
    "crew": Text("剧组日", "crew days"),
    "overtime": Text("剧组超时", "crew overtime"),
    "worked": Text("演员工作日", "cast, worked"),
    "held": Text("演员待工", "cast, held"),
    "package": Text("演员打包", "cast, packages"),
    "person overtime": Text("演员超时", "cast, overtime"),
    "extras": Text("群演", "extras"),
    "set": Text("场地", "sets"),
    "site": Text("基地通票", "base passes"),
    "option": Text("换景差价", "other sets"),
    "move": Text("转场", "moves"),
    "exception": Text("破例", "exceptions"),
    "rule": Text("有价规则", "priced rules"),
    "wish": Text("愿望", "wishes"),
}
SLOTS: dict[SlotKind, Text] = {
    "setup": Text("准备", "set-up"),
    "scene": Text("拍摄", "scene"),
    "change": Text("换景", "change-over"),
    "move": Text("转场", "move"),
    "relight": Text("改光", "relight"),
    "look": Text("换造型", "look change"),
    "dress": Text("置景", "dressing"),
    "meal": Text("用餐", "meal"),
    "wait": Text("等待", "wait"),
    "strike": Text("收工", "strike"),
}
