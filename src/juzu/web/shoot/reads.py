"""web: rows and values -> what the pages of call sheets ask. Nothing here is saved."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from juzu.kernel.text import Text
from juzu.shoot.answers import Mark, Status, status
from juzu.shoot.book import Book
from juzu.shoot.daysheet import DAY_SHEET, NOT_PLANNED, DaySheet, PersonalCall, content_digest, day_sheet
from juzu.shoot.differences import Notice, changed_since, differences
from juzu.shoot.issue import Act, Issue, may
from juzu.shoot.production import SHEET_STATES, SheetState
from juzu.shoot.words import short_day
from juzu.web.account.secrets import hashed, unseal
from juzu.web.production import reads
from juzu.web.production.bodies import kept
from juzu.web.production.models import Document, Production
from juzu.web.production.reads import Placed
from juzu.web.shoot.models import CallMark, IssuedSheet, Recipient
from juzu.web.shoot.papers import book_of
from juzu.web.shoot.source import Source

SEAL = "call link"


def sheet_of(issued: IssuedSheet) -> DaySheet:
    """What was issued."""
    return kept(("DaySheet", issued.digest), lambda: DAY_SHEET.load(zlib.decompress(bytes(issued.body))))


def issue_of(issued: IssuedSheet | None) -> Issue | None:
    """The issue as the core knows it."""
    if issued is None:
        return None
    return Issue(issued.version, issued.state, issued.content)  # type: ignore[arg-type]  # choices are SheetState


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on one day: their call (None: no longer called), where it stands, what changed in the newest version, what they did last."""

    who: str
    name: Text
    call: PersonalCall | None
    status: Status
    since: int
    notice: Notice | None
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One date: what the plan says now, what was issued, and where everybody stands. `content` is the digest of the draft."""

    when: date
    draft: DaySheet
    content: str
    issues: tuple[IssuedSheet, ...]
    people: tuple[Person, ...]

    @property
    def newest(self) -> IssuedSheet | None:
        """The issue that holds."""
        return self.issues[-1] if self.issues else None

    @property
    def sheet(self) -> DaySheet | None:
        """What the newest issue says."""
        return sheet_of(self.newest) if self.newest else None

    @property
    def state(self) -> Text:
        """预备, 正式, 更正, or that nothing was issued."""
        return SHEET_STATES[self.newest.state] if self.newest else Text("未发", "not issued")  # type: ignore[index]  # choices are SheetState

    @property
    def acts(self) -> tuple[Act, ...]:
        """What can be done next."""
        return may(issue_of(self.newest))

    @property
    def stale(self) -> bool:
        """Whether the plan has moved on since the newest issue."""
        return self.newest is not None and self.newest.content != self.content

    @property
    def counts(self) -> Counter[Status]:
        """How many people stand where; units do not answer."""
        return Counter(person.status for person in self.people if person.call and person.call.kind == "person")

    @property
    def confirmed(self) -> int:
        """How many will come."""
        return self.counts["confirmed"]

    @property
    def declined(self) -> int:
        """How many cannot."""
        return self.counts["declined"]

    @property
    def units(self) -> list[PersonalCall]:
        """The units of the draft."""
        return [call for call in self.draft.people if call.kind == "unit"]

    @property
    def scenes(self) -> int:
        """How many scenes the draft shoots."""
        return sum(len(unit.scenes) for unit in self.units)

    @property
    def cast(self) -> int:
        """How many people the draft calls."""
        return len(self.draft.people) - len(self.units)

    @property
    def asked(self) -> int:
        """How many people are called."""
        return sum(self.counts.values())


def days(production: Production, origin: Source) -> tuple[Day, ...]:
    """Every date that the plan shoots or that was issued, in order."""
    standing = origin.placed
    book = book_of(standing)
    issues: dict[date, list[IssuedSheet]] = defaultdict(list)
    for issued in IssuedSheet.objects.filter(production=production).select_related("by"):
        issues[issued.date].append(issued)
    marks: dict[date, list[CallMark]] = defaultdict(list)
    for mark in CallMark.objects.filter(production=production):
        marks[mark.date].append(mark)
    dates = {when for day in book.days if (when := book.date(day.day))} | set(issues)
    return tuple(_day(book, standing, when, issues[when], marks[when]) for when in sorted(dates))


def day(production: Production, origin: Source, when: date) -> Day | None:
    """One date; None when it is neither planned nor issued."""
    standing = origin.placed
    book = book_of(standing)
    issues = list(IssuedSheet.objects.filter(production=production, date=when).select_related("by"))
    if not issues and all(book.date(each.day) != when for each in book.days):
        return None
    marks = list(CallMark.objects.filter(production=production, date=when))
    return _day(book, standing, when, issues, marks)


def _day(book: Book, standing: Placed, when: date, issues: Sequence[IssuedSheet], marks: Sequence[CallMark]) -> Day:
    number = day_number(book, when)
    digests = tuple(f"{kind} {document.digest}" for kind, document in sorted(standing.documents.items()))
    content = kept(("content", str(when), *digests), lambda: content_digest(book, number, when))
    draft = kept(("draft", str(when), *digests), lambda: day_sheet(book, number, when))
    following = replace(draft, state=next_state(issues[-1] if issues else None), version=len(issues) + 1)
    return Day(when, following, content, tuple(issues), tuple(people(issues, marks)))


def next_state(newest: IssuedSheet | None) -> SheetState:
    """What an issue made now would be called when the usual thing is done."""
    if newest is None or newest.state == "advance":
        return "advance"
    return "corrected"


def day_number(book: Book, when: date) -> int:
    """The plan day of a date."""
    listed = book.problem.days if book.problem else ()
    return next((number for number, day in enumerate(listed) if day.date == when.isoformat()), NOT_PLANNED)


def people(issues: Sequence[IssuedSheet], marks: Iterable[CallMark]) -> Iterable[Person]:
    """Everybody of the newest issue, and who was called by an older one and is no longer."""
    sheets = [sheet_of(issue) for issue in issues]
    if not sheets:
        return
    own: dict[str, list[CallMark]] = defaultdict(list)
    for mark in marks:
        own[mark.who].append(mark)
    newest = sheets[-1]
    notices = {notice.who: notice for notice in differences(sheets[-2] if len(sheets) > 1 else None, newest)}
    names = {call.who: call.name for sheet in sheets for call in sheet.people}
    called = [call.who for call in newest.people]
    for who in (*called, *(who for who in names if who not in called)):
        since = changed_since(sheets, who)
        last = own[who][-1] if own[who] else None
        yield Person(
            who=who,
            name=names[who],
            call=newest.call(who),
            status=status((Mark(mark.act, mark.version) for mark in own[who]), since),  # type: ignore[arg-type]  # choices are Act
            since=since,
            notice=notices.get(who),
            reason=next((mark.reason for mark in reversed(own[who]) if mark.act == "declined" and mark.version >= since), ""),
            at=last.at if last and last.version >= since else None,
        )


def moved_scenes(book: Book) -> dict[str, Text]:
    """On which day each scene is shot now."""
    return {slot.scene: short_day(when) for each in book.days if (when := book.date(each.day)) for slot in each.slots if slot.scene}


def standing_then(issued: IssuedSheet) -> Placed:
    """The production as it stood when the sheet was issued."""
    found = {document.kind: document for document in Document.objects.filter(pk__in=issued.documents.values())}
    return reads.placed(found)


def links(production: Production) -> dict[str, Recipient]:
    """The open links of a production by person."""
    found = Recipient.objects.filter(production=production, revoked=None)
    return {recipient.who: recipient for recipient in found if recipient.open}


def token_of(recipient: Recipient) -> str:
    """The secret in somebody's address, for whoever may send it."""
    return unseal(recipient.sealed, SEAL)


def recipient_by(token: str) -> Recipient | None:
    """Whose link it is; None for an unknown, expired or revoked one."""
    found = Recipient.objects.select_related("production").filter(token_hash=hashed(token)).first()
    return found if found and found.open else None


@dataclass(frozen=True, slots=True)
class OwnDay:
    """One day of one person: the newest sheet, their call in it, where it stands, and what changed since they last confirmed."""

    sheet: DaySheet
    call: PersonalCall | None
    status: Status
    since: int
    changes: tuple[Text, ...]
    confirmed: int


def own_days(production: Production, who: str) -> tuple[OwnDay, ...]:
    """Every issued day on which somebody is or was called, in order; two queries."""
    issues: dict[date, list[DaySheet]] = defaultdict(list)
    for issued in IssuedSheet.objects.filter(production=production):
        issues[issued.date].append(sheet_of(issued))
    marks: dict[date, list[CallMark]] = defaultdict(list)
    for mark in CallMark.objects.filter(production=production, who=who):
        marks[mark.date].append(mark)
    return tuple(own for when, sheets in sorted(issues.items()) if (own := _own_day(sheets, marks[when], who)))


def _own_day(sheets: Sequence[DaySheet], marks: Sequence[CallMark], who: str) -> OwnDay | None:
    since, newest = changed_since(sheets, who), sheets[-1]
    if not since:
        return None
    confirmed = max((mark.version for mark in marks if mark.act == "confirmed"), default=0)
    before = next((sheet for sheet in sheets if sheet.version == confirmed), None)
    notices = differences(before, newest) if before else ()
    return OwnDay(
        sheet=newest,
        call=newest.call(who),
        status=status((Mark(mark.act, mark.version) for mark in marks), since),  # type: ignore[arg-type]  # choices are Act
        since=since,
        changes=next((notice.changes for notice in notices if notice.who == who), ()),
        confirmed=confirmed,
    )
