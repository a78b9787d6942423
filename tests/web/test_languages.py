"""Both languages are whole: a site walked in English shows no Chinese of its own, one walked in Chinese no English.

Every page that links lead to is looked at, with the pieces that it loads. What people wrote (names, scripts, notes) is in their language and left out.
"""

from __future__ import annotations

import html
import re
from collections import deque
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from pprint import pformat

import pytest
from django.urls import Resolver404, resolve

from juzu.kernel.text import LANGS, Text
from juzu.web.plan import writes as board_writes
from juzu.web.production import reads, writes
from juzu.web.production.first import SAMPLES
from juzu.web.production.models import Document, Member
from juzu.web.shoot import reads as sheet_reads
from juzu.web.shoot import writes as sheet_writes
from juzu.web.shoot.source import source
from planned_drama import with_plan
from web_fixtures import first_of

CHINESE = re.compile(r"[\u3400-\u9fff《》。]+")
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'-]{2,}(?: [A-Za-z'-]{2,})*")
ADDRESS = re.compile(r"(https?|webcal)://\S+|\S+\.(jpg|docx?|toml|xlsx)\b")
SAID_BY = ("title", "aria-label", "alt", "placeholder", "data-confirm", "data-head", "content", "label", "summary")
LINKS = ("href", "hx-get", "src")
FILES = re.compile(r"\.(pdf|xlsx|ics|svg|css|js|png|txt|zip)(\?|$)|/events/|/logout/|/api/|/static/|/file/")
PER_KIND = 3  # pages that one view shows, such as scenes of a script, are much alike
NAMES = {  # words that are the same in both languages
    "juzu", "excel", "xlsx", "pdf", "docx", "doc", "txt", "fountain", "final", "draft", "uss", "api", "csv", "json", "bearer", "ics", "iana",
    "asia", "shanghai", "int", "ext", "ctrl", "alt", "shift", "tab", "enter", "delete", "ctrl+z", "english", "toml", "base.toml", "http", "https",
    "production.toml", "authorization", "token", "code", "width", "device-width", "initial-scale", "noindex", "nofollow", "no-referrer", "min", "esc", "end", "home", "page", "up", "down", "email",
}  # fmt: skip


class Said(HTMLParser):
    """What a page says to people, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Attributes that are read out or shown; addresses."""
        said = dict(attributes)
        self.hidden += tag in ("script", "style")
        if tag == "input" and said.get("type") in ("submit", "button"):
            self.words.append(said.get("value") or "")
        self.words += [value for name, value in attributes if name in SAID_BY and value and tag != "meta"]
        self.links += [value for name, value in attributes if name in LINKS and value]

    def handle_endtag(self, tag: str) -> None:
        """Scripts say nothing to people."""
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self.hidden and data.strip():
            self.words.append(data)


def written(value: object) -> set[str]:
    """Every string that people wrote into a value; a Text is Juzu's own."""
    if isinstance(value, str):
        return {value} if value.strip() else set()
    if isinstance(value, Text):
        return set()
    if isinstance(value, dict):
        return set().union(*(written(part) for part in (*value, *value.values()))) if value else set()
    if isinstance(value, (tuple, list, set, frozenset)):
        return set().union(*map(written, value)) if value else set()
    if is_dataclass(value) and not isinstance(value, type):
        return set().union(*(written(getattr(value, field.name)) for field in fields(value))) if fields(value) else set()
    return set()


def pages(client, begin):
    """Every page and piece that is reached from some addresses: address, what it says."""
    waiting, seen, kinds = deque(begin), set(begin), {}
    while waiting:
        address = waiting.popleft()
        answer = client.get(address, headers={"HX-Request": "true"} if "hx" in address else {})
        while answer.status_code == 302:
            answer = client.get(answer["Location"])
        if "text/html" not in answer.get("Content-Type", ""):
            continue
        assert answer.status_code in (200, 422), f"{address}: {answer.status_code}"
        page = Said()
        page.feed(answer.content.decode())
        yield address, [html.unescape(word) for word in page.words]
        for link in page.links:
            path = link.partition("#")[0]
            if not path.startswith("/") or path in seen or FILES.search(path):
                continue
            try:
                kind = resolve(path.partition("?")[0]).view_name + str("?" in path)
            except Resolver404:
                raise AssertionError(f"{address} leads to {path}, which is nowhere") from None
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] <= PER_KIND:
                seen.add(path)
                waiting.append(path)


@pytest.fixture
def walked(owner, company, client_of, new_user):
    """A production that has been planned, published and called, in a company whose base stands on the site; where the walk begins, and what people wrote."""

    def make(sample: str, lang: str, name: str):
        company.name = name
        company.save()
        owner.name, owner.language = ("Ann", "en") if lang == "en" else ("小梅", "zh")
        owner.save()
        drama = with_plan(writes.create(company, first_of(sample), author=owner), owner, sample)
        writes.keep_catalogue(company, first_of(sample).standing.base, author=owner)
        Member.objects.create(production=drama, user=new_user("mei"), role="scheduler")
        board_writes.publish(drama, author=owner)
        day = sheet_reads.days(drama, source(drama))[0]
        issued = sheet_writes.issue(drama, day.when, "publish", seen=0, content=day.content, author=owner)
        who = next(call.who for call in sheet_reads.sheet_of(issued).people if call.kind == "person")
        link = sheet_writes.make_links(drama, [who], last_day=day.when, author=owner)[who]
        begin = ["/", "/account/", "/new/", f"/p/{drama.slug}/", f"/call/{sheet_reads.token_of(link)}/?lang={lang}"]
        theirs = written([value for _, value in reads.standing(drama).values()])
        theirs |= {
            name,
            "Ann",
            "小梅",
            "mei",
            owner.email,
            "mei@example.com",
            *(s.to(tongue) for s in SAMPLES.values() for tongue in LANGS),
        }
        theirs |= {*(d.note for d in Document.objects.all() if d.note), *written(first_of(sample).script)}
        return client_of(owner), begin, theirs | {drama.slug}

    return make


def left(words: list[str], theirs: list[str], pattern: re.Pattern[str]):
    """The words of a language that nobody wrote."""
    for word in words:
        rest = ADDRESS.sub("", word)
        if pattern.search(rest):
            for phrase in theirs:
                if phrase in rest:
                    rest = rest.replace(phrase, "\u0001")
        yield from (found.group() for found in pattern.finditer(rest))


def test_in_english_no_page_says_anything_in_chinese(walked):
    client, begin, theirs = walked("longstay", "en", "Long River Films")
    phrases = sorted((phrase for phrase in theirs if CHINESE.search(phrase)), key=len, reverse=True)
    found, seen = {}, 0
    for address, words in pages(client, begin):
        seen += 1
        if said := sorted({word for word in left(words, phrases, CHINESE) if word not in ("中文", "元")}):
            found[address] = said[:8]
    assert not found, pformat(found, width=200)
    assert seen > 30


def test_in_chinese_no_page_says_anything_in_english(walked):
    client, begin, theirs = walked("dengxiaxi", "zh", "长河影视")
    phrases = sorted((phrase for phrase in theirs if re.search("[A-Za-z]", phrase)), key=len, reverse=True)
    found, seen = {}, 0
    for address, words in pages(client, begin):
        seen += 1
        said = {word for word in left(words, phrases, ENGLISH) if not set(re.split(r"[ '-]", word.lower())) <= NAMES}
        if said:
            found[address] = sorted(said)[:8]
    assert not found, pformat(found, width=200)
    assert seen > 30
