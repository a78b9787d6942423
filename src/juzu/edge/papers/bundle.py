"""edge: book, language -> every file that `juzu papers` writes, one by one: file name and bytes.

Workbooks by family, PDFs one per paper, personal calls as text, calendars per person and per set, and the plan as a USS file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from juzu.edge.files.ical import write_ical
from juzu.edge.files.uss import write_uss
from juzu.edge.papers.pdf import Press, press
from juzu.edge.papers.xlsx import workbook
from juzu.kernel.text import Lang, Text
from juzu.shoot.book import Book
from juzu.shoot.calendar import person_calendars, set_calendars
from juzu.shoot.daysheet import day_sheets
from juzu.shoot.paper import Paper
from juzu.shoot.papers import FAMILIES, PAPERS
from juzu.shoot.personal import call_lines

PERSONAL = Text("个人通告", "Personal calls")
PERSON_CALENDARS = Text("演员日历", "Calendars by person")
SET_CALENDARS = Text("场地日历", "Calendars by set")
FORBIDDEN = str.maketrans(dict.fromkeys([*'<>:"/\\|?*', *map(chr, range(32))], "_"))
LONGEST_NAME = 60

File = tuple[str, bytes]


def files(book: Book, lang: Lang, ids: Collection[str] = ()) -> Iterator[File]:
    """The files of some kinds of paper (all when none is named); calendars and personal calls come with the call sheets."""
    warm = press()
    for number, (family, kinds) in enumerate(groupby(PAPERS.values(), key=lambda kind: kind.family), start=1):
        wanted = [kind for kind in kinds if not ids or kind.id in ids]
        if not wanted or (family != "lists" and not book.days):
            continue
        papers = [paper for kind in wanted for paper in kind.build(book)]
        folder = f"{number} {FAMILIES[family].to(lang)}"
        yield f"{folder}.xlsx", workbook(papers, lang)
        yield from _pdfs(warm, folder, papers, lang)
        if family == "calls":
            yield from _personal(book, lang)
    if not ids and book.problem and book.plan:
        yield f"{file_name(book.production.title)}.uss", write_uss(book.breakdown, book.problem, book.plan)


def _pdfs(warm: Press, folder: str, papers: list[Paper], lang: Lang) -> Iterator[File]:
    for number, paper in enumerate(papers, start=1):
        yield f"{folder}/{number:02d} {file_name(paper.sheet.to(lang))}.pdf", warm.pdf(paper, lang)


def _personal(book: Book, lang: Lang) -> Iterator[File]:
    folder, names = PERSONAL.to(lang), dict[str, str]()
    sheets = day_sheets(book)
    for who in dict.fromkeys(call.who for sheet in sheets for call in sheet.people if call.kind == "person"):
        days = (call_lines(sheet, call) for sheet in sheets if (call := sheet.call(who)))
        text = "\n\n".join("\n".join(line.to(lang) for line in lines) for lines in days)
        yield f"{folder}/{name_of(who, book.role(who), names)}.txt", f"{text}\n".encode()
    if all(book.date(day.day) for day in book.days):
        for folder_name, calendars in ((PERSON_CALENDARS, person_calendars(book)), (SET_CALENDARS, set_calendars(book))):
            names = {}
            for calendar in calendars:
                yield f"{folder_name.to(lang)}/{name_of(calendar.id, calendar.name.to(lang), names)}.ics", write_ical(calendar, lang)


def name_of(id: str, wanted: str, taken: dict[str, str]) -> str:
    """A file's name for somebody; of two with the same name the later one gets a number. `taken` keeps who has which."""
    name, number = file_name(wanted), 2
    while taken.setdefault(name.casefold(), id) != id:
        name, number = f"{file_name(wanted)} {number}", number + 1
    return name


def file_name(wanted: str) -> str:
    """A name that every file system takes."""
    return wanted.translate(FORBIDDEN).strip(" .")[:LONGEST_NAME] or "_"
