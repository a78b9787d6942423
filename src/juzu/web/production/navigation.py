"""web: the pages of a production, in the order of the work. A room adds its pages here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.text import Text
from juzu.web.production.roles import Permission


@dataclass(frozen=True, slots=True)
class Page:
    """One entry: the name of its address, its title, who sees it."""

    address: str
    title: Text
    may: Permission


PAGES = (
    Page("production:overview", Text("概况", "Overview"), "see production"),
    Page("facts:page", Text("拍摄设定", "Set-up"), "edit production"),
    Page("script:page", Text("剧本", "Script"), "see script"),
    Page("scenes:page", Text("分场表", "Scenes"), "see tables"),
    Page("cast:page", Text("演员", "Cast"), "see tables"),
    Page("places:page", Text("场景", "Places"), "see tables"),
    Page("plan:board", Text("条板", "Stripboard"), "see plan"),
    Page("plan:why", Text("为什么", "Why"), "see plan"),
    Page("ours:page", Text("基地", "Base"), "see base"),
    Page("shoot:days", Text("通告单", "Call sheets"), "see sheets"),
    Page("production:people", Text("成员", "People"), "see people"),
    Page("private:page", Text("私密资料", "Private"), "see private"),
    Page("production:audit", Text("记录", "Audit"), "see audit"),
)
