"""web: the only place where issues, personal links and answers are saved. Each function is one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.shoot.answers import STATUSES, check_answer
from juzu.shoot.answers import Act as MarkAct
from juzu.shoot.daysheet import DAY_SHEET
from juzu.shoot.issue import Act, next_issue, overtaken
from juzu.shoot.production import SHEET_STATES
from juzu.web.account import audit
from juzu.web.account.models import User
from juzu.web.account.secrets import new_secret, seal
from juzu.web.production.bodies import pack
from juzu.web.production.models import Production
from juzu.web.shoot import reads
from juzu.web.shoot.models import CallMark, IssuedSheet, Recipient
from juzu.web.shoot.source import source
from juzu.web.site import events
from juzu.web.site.faults import ConflictError

LINK_LASTS = timedelta(days=14)
"""After the last shooting day: long enough for a pick-up day and for questions about pay."""

ISSUED = Text("{d} {s} 第{v}版", "{d} {s} v{v}")
ANSWERED = Text("{d} {who} {s}", "{d} {who}: {s}")
MOVED_ON = Fault(
    Text(
        "计划或通告内容刚变了，和你看到的不一样；没有发出", "the plan or the words have just changed from what you saw; nothing was issued"
    ),
    Text("看过新的预览再发", "look at the new preview, then issue"),
)


@transaction.atomic
def issue(production: Production, when: date, act: Act, *, seen: int, content: str, author: User | None) -> IssuedSheet:
    """Issues the call sheet of a date as it stands now. `seen` and `content` are the version and the draft that the author had before them.

    Raises ConflictError when somebody was first or the draft has changed, InputError when there is nothing to issue.
    """
    production = Production.objects.select_for_update().get(pk=production.pk)
    origin = source(production)
    found = reads.day(production, origin, when)
    if found is None:
        what = Text("{d} 没有拍摄", "nothing is shot on {d}").format(d=when)
        raise InputError(Fault(what, Text("先排计划", "make a plan first")))
    last = reads.issue_of(found.newest)
    if seen != (last.version if last else 0):
        raise ConflictError(overtaken(last))
    following = next_issue(last, act, found.content, seen)
    if content != found.content:
        raise ConflictError(MOVED_ON)
    now = timezone.now()
    sheet = replace(found.draft, state=following.state, version=following.version, issued=now)
    made = IssuedSheet.objects.create(
        production=production,
        date=when,
        version=following.version,
        state=following.state,
        content=following.content,
        digest=DAY_SHEET.digest(sheet),
        documents={kind: document.pk for kind, document in origin.placed.documents.items()},
        body=pack(DAY_SHEET, sheet),
        by=author,
        at=now,
    )
    audit.note(author, "sheet issued", production.channel, ISSUED.format(d=when, s=SHEET_STATES[following.state], v=following.version))
    events.tell(production.channel, "sheet", {"date": str(when), "version": following.version, "author": str(author or "")})
    return made


@transaction.atomic
def make_links(production: Production, people: Iterable[str], *, last_day: date, author: User | None) -> dict[str, Recipient]:
    """An open link for each of these people: the one they have, or a new one. Links end some days after the last shooting day."""
    ends = timezone.make_aware(datetime.combine(last_day, time())) + LINK_LASTS
    ends = max(ends, timezone.now() + LINK_LASTS)
    have = reads.links(production)
    for who in people:
        if who not in have:
            have[who] = _new_link(production, who, ends, author)
    return have


def _new_link(production: Production, who: str, ends: datetime, author: User | None) -> Recipient:
    """A new link; an expired one that was never revoked makes room, and of two made at once the first stays."""
    Recipient.objects.filter(production=production, who=who, revoked=None, expires__lte=timezone.now()).update(revoked=timezone.now())
    token, kept_hash = new_secret()
    facts = {"token_hash": kept_hash, "sealed": seal(token, reads.SEAL), "expires": ends, "made_by": author}
    try:
        with transaction.atomic():
            return Recipient.objects.create(production=production, who=who, **facts)
    except IntegrityError:
        return Recipient.objects.get(production=production, who=who, revoked=None)


@transaction.atomic
def revoke_link(recipient: Recipient, *, author: User | None) -> bool:
    """The link no longer opens; False when it was revoked before."""
    ended = Recipient.objects.filter(pk=recipient.pk, revoked=None).update(revoked=timezone.now())
    if ended:
        audit.note(author, "call link revoked", recipient.production.channel, recipient.who)
    return bool(ended)


@transaction.atomic
def mark_sent(production: Production, when: date, version: int, people: Iterable[str], *, author: User | None) -> int:
    """Notes that these people were sent a version; returns for how many that was new."""
    count = sum(_once(production, who, when, version, "sent", author) for who in people)
    _tell(production, when)
    return count


@transaction.atomic
def mark_opened(production: Production, when: date, version: int, who: str) -> bool:
    """Notes that somebody opened a version; False when they had before."""
    new = _once(production, who, when, version, "opened", None)
    if new:
        _tell(production, when)
    return new


def _once(production: Production, who: str, when: date, version: int, act: MarkAct, author: User | None) -> bool:
    return CallMark.objects.get_or_create(production=production, who=who, date=when, version=version, act=act, defaults={"by": author})[1]


@transaction.atomic
def answer(
    production: Production, who: str, when: date, version: int, act: MarkAct, *, reason: str = "", author: User | None = None
) -> CallMark:
    """Confirms or declines a version. Raises ConflictError when the call has changed since that version; nothing is kept then."""
    Production.objects.select_for_update().get(pk=production.pk)
    own = next((day for day in reads.own_days(production, who) if day.sheet.date == when), None)
    if own is None:
        what = Text("{d} 没有你的通告", "you have no call on {d}").format(d=when)
        raise InputError(Fault(what, Text("刷新页面", "reload the page")))
    if act == "declined" and not reason.strip():
        what = Text("来不了要写原因", "say why you cannot come")
        raise InputError(Fault(what, Text("写一句原因，统筹好另作安排", "one sentence, so that the scheduler can plan around it")))
    try:
        check_answer(version, own.since, own.sheet.version)
    except InputError as error:
        raise ConflictError(*error.faults) from error
    made = CallMark.objects.create(
        production=production, who=who, date=when, version=version, act=act, reason=reason.strip()[:200], by=author
    )
    if author:
        audit.note(
            author, "call answered", production.channel, ANSWERED.format(d=when, who=own.call.name if own.call else who, s=STATUSES[act])
        )
    _tell(production, when)
    return made


def _tell(production: Production, when: date) -> None:
    events.tell(production.channel, "sheet", {"date": str(when)})
