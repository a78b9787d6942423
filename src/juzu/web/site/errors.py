"""web: error pages, in both languages: what happened, what happened to the data, what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from juzu.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of error page."""

    status: int
    title: Text
    what: Text
    next_step: Text


SAFE = Text("数据没有改动。", "No data was changed.")
BAD_REQUEST = Trouble(400, Text("请求看不懂", "That request was not understood"), SAFE, Text("返回上一页再试。", "Go back and try again."))
FORBIDDEN = Trouble(
    403,
    Text("你没有这个权限", "You may not do that"),
    SAFE,
    Text("需要的话，请制片人在“成员”页给你相应的角色。", "If you need it, ask the producer for the role on the people page."),
)
NOT_FOUND = Trouble(
    404,
    Text("没有这个页面", "There is no such page"),
    Text("它可能已移走，或不属于你所在的剧组。", "It may have moved, or it belongs to a production that you are not in."),
    Text("从首页重新进入。", "Start again from the first page."),
)
BROKEN = Trouble(
    500,
    Text("程序出错了", "Something broke"),
    Text("这次操作没有写入任何数据。", "Nothing of this action was written."),
    Text(
        "再试一次；还不行，请把时间和所做的操作告诉管理员。",
        "Try once more; if it stays, tell the administrator the time and what you did.",
    ),
)
NO_COOKIE = Trouble(
    403,
    Text("表单已过期", "The form has expired"),
    SAFE,
    Text("刷新页面再提交一次；浏览器要允许 cookie。", "Reload the page and send it again; the browser must allow cookies."),
)
TOO_LARGE = Trouble(
    413,
    Text("文件太大", "The file is too large"),
    SAFE,
    Text(
        f"一次最多 {settings.UPLOAD_MB} MB；把文件拆开，或去掉图片再试。",
        f"At most {settings.UPLOAD_MB} MB at once; split it, or take pictures out, and try again.",
    ),
)
TOO_OFTEN = Trouble(429, Text("太频繁了", "Too often"), SAFE, Text("等一分钟再试。", "Wait a minute and try again."))


def page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """One error page."""
    return render(request, "site/error.html", {"trouble": trouble}, status=trouble.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    del exception
    return page(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    del exception
    return page(request, FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    del exception
    return page(request, NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(request, BROKEN)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its secret."""
    del reason
    return page(request, NO_COOKIE)
