"""web: an act -> a line that stays."""

from __future__ import annotations

from juzu.kernel.text import Text
from juzu.web.account.models import Audit, User

ACTS: dict[str, Text] = {
    "production made": Text("新建制作", "made the production"),
    "production removed": Text("删除制作", "removed the production"),
    "joint plan adopted": Text("采用合排的计划", "adopted a plan made together"),
    "demo reset": Text("重置演示数据", "reset the demo data"),
    "member invited": Text("邀请成员", "invited a member"),
    "member joined": Text("加入", "joined"),
    "role changed": Text("更改角色", "changed a role"),
    "member removed": Text("移除成员", "removed a member"),
    "invitation revoked": Text("收回邀请", "revoked an invitation"),
    "document saved": Text("保存", "saved"),
    "sheet issued": Text("发出通告单", "issued a call sheet"),
    "call answered": Text("代记答复", "noted an answer for somebody"),
    "call link revoked": Text("收回个人链接", "revoked a personal link"),
    "token made": Text("生成令牌", "made a token"),
    "token revoked": Text("收回令牌", "revoked a token"),
    "plan published": Text("发布计划", "published the plan"),
    "private kept": Text("保存私密资料", "kept a private fact"),
    "private read": Text("看了私密资料", "read a private fact"),
    "private removed": Text("删除私密资料", "deleted a private fact"),
    "signed in": Text("登录", "signed in"),
}


def note(user: User | None, act: str, about: str, detail: str | Text = "") -> None:
    """Adds a line. An act that nobody named has no words for the page, so it is refused."""
    if act not in ACTS:
        raise KeyError(f"no audit act {act!r}; add it to ACTS in both languages")
    zh, en = (detail.zh, detail.en) if isinstance(detail, Text) else (detail, "")
    Audit.objects.create(user=user, act=act, about=about, detail=zh[:400], detail_en=en[:400])
