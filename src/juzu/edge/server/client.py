"""edge: requests to a site's API -> their answers; whatever goes wrong is an InputError in both languages that says what happened to the data."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import Any

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text

TIMEOUT_S = 60
SITE = re.compile(r"(https?://[^/\s]+)/p/([a-z0-9-]+)/?")
TOKEN = "JUZU_TOKEN"  # noqa: S105 - the name of a variable
DOORS: dict[int, tuple[Text, Text]] = {
    401: (
        Text("服务器不认识你的令牌", "the server does not know your token"),
        Text(f"在网页的“账号”里生成令牌，写进环境变量 {TOKEN}", f"make a token on your account page and put it into {TOKEN}"),
    ),
    403: (
        Text("你在这个制作里的角色不能这样做", "your role in this production may not do that"),
        Text("请制片人给你相应的角色", "ask the producer for the role"),
    ),
    404: (
        Text("没有这个制作，或不属于你", "there is no such production, or it is not yours"),
        Text("核对地址：http://主机/p/剧名", "check the address: http://HOST/p/NAME"),
    ),
    429: (Text("请求太频繁", "too many requests"), Text("等一分钟再试", "wait a minute and try again")),
}


class TakenError(InputError):
    """Somebody else was faster (409); the faults say who."""


@dataclass(frozen=True, slots=True)
class Address:
    """A production on a site: https://HOST/p/SLUG."""

    site: str
    slug: str

    def __str__(self) -> str:
        return f"{self.site}/p/{self.slug}"


def address(text: str) -> Address | None:
    """The address of a production; None for what is none."""
    found = SITE.fullmatch(text.strip())
    return Address(found[1], found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the body, and its headers."""

    body: bytes
    headers: Message

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def digest(self) -> str:
        """The digest of the document that the body is."""
        return str(self.headers["ETag"] or "").strip('"')


@dataclass(frozen=True, slots=True)
class Server:
    """A production's part of the API, with a person's token."""

    at: Address
    token: str

    def get(self, path: str, **query: str) -> Answer:
        """Reads."""
        return self._ask("GET", path, query, None)

    def put(self, path: str, body: bytes, **query: str) -> Answer:
        """Saves. Raises TakenError when somebody else was faster."""
        return self._ask("PUT", path, query, body)

    def _ask(self, method: str, path: str, query: dict[str, str], body: bytes | None) -> Answer:
        url = f"{self.at.site}/api/p/{self.at.slug}/{path}".rstrip("/")
        said = f"{url}?{urllib.parse.urlencode(query)}" if query else url
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        request = urllib.request.Request(said, body, headers, method=method)  # noqa: S310 - the address is http or https
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310 - the same
                return Answer(answer.read(), answer.headers)
        except urllib.error.HTTPError as error:
            raise refusal(error.code, error.read()) from error
        except (OSError, ValueError) as error:
            what = Text(f"连不上 {self.at.site}：{error}", f"cannot reach {self.at.site}: {error}")
            step = Text("核对地址和网络再试；没有改动任何数据", "check the address and the network; no data was changed")
            raise InputError(Fault(what, step)) from error


def refusal(status: int, body: bytes) -> InputError:
    """What a refused request means: the site's own faults, or what its status says."""
    try:
        told = json.loads(body).get("faults", [])
    except (ValueError, AttributeError):
        told = []
    faults = [Fault(Text(**fault["what"]), Text(**fault["next"])) for fault in told]
    if status in DOORS:
        faults = [Fault(*DOORS[status])]
    if not faults:
        what = Text("服务器答复 {n}", "the server answered {n}").format(n=status)
        faults = [Fault(what, Text("稍后再试；还不行，请告诉管理员", "try again later; if it stays, tell the administrator"))]
    return TakenError(*faults) if status == 409 else InputError(*faults)
